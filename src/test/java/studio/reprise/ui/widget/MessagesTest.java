package studio.reprise.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Seed;
import studio.reprise.speech.Stage;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.render.Job;

class MessagesTest {
  private static Properties bundle(String name) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            MessagesTest.class.getResourceAsStream("/studio/reprise/ui/" + name),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Properties english = bundle("messages.properties");
    Properties chinese = bundle("messages_zh_CN.properties");
    assertEquals(
        new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(chinese.stringPropertyNames()));
    for (String key : english.stringPropertyNames()) {
      assertFalse(chinese.getProperty(key).isBlank(), key);
      assertEquals(places(english.getProperty(key)), places(chinese.getProperty(key)), key);
    }
  }

  private static Set<String> places(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{\\d}").matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    // A singular may say the number in words.
    found.remove("{0}");
    return found;
  }

  @Test
  void everythingThatCanHappenHasWords() {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
      Messages messages = Messages.in(locale);
      for (Action action : Action.values()) {
        messages.of("action", action);
        messages.of("menu", action.group());
      }
      for (Failure.Kind kind : Failure.Kind.values()) {
        for (String part : new String[] {"title", "kept", "do"}) {
          messages.text("failure." + kind + "." + part);
        }
      }
      Stream.of(Stage.values()).forEach(stage -> messages.of("stage", stage));
      Stream.of(Job.Status.values()).forEach(status -> messages.of("job", status));
      Stream.of(Seed.Origin.values()).forEach(origin -> messages.of("seed", origin));
    }
  }

  @Test
  void everyEditOfTheDocumentHasAChineseName() throws IOException {
    Properties chinese = bundle("messages_zh_CN.properties");
    Pattern names = Pattern.compile("(?:new Edit\\(|one\\(|many\\(|\\? |: )\\s*\"([A-Z][a-z ]+)\"");
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/studio/reprise/document"))) {
      for (Path file : files.filter(path -> path.toString().endsWith("Edits.java")).toList()) {
        Matcher matcher = names.matcher(Files.readString(file));
        while (matcher.find()) {
          String key = "edit." + matcher.group(1).toLowerCase(Locale.ROOT).replace(' ', '_');
          if (!chinese.containsKey(key)) {
            missing.add(key);
          }
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void chineseIsSpokenToChineseReadersAndEnglishToAllOthers() {
    assertEquals("撤销", Messages.in(Locale.TRADITIONAL_CHINESE).of("action", Action.UNDO));
    assertEquals("Undo", Messages.in(Locale.FRENCH).of("action", Action.UNDO));
    assertTrue(Messages.in(Locale.ENGLISH).count("queue.jobs", 3).startsWith("3 "));
  }
}
