package studio.reprise.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.document.EditException;
import studio.reprise.document.Settings;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Said;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;

class CatalogueTest {
  /** Words of the system, which stand in no source. */
  private static final Set<String> OF_THE_SYSTEM =
      Set.of(
          "Is a directory",
          "No space left on device",
          "Permission denied",
          "Read-only file system");

  private static final Pattern PLACE = Pattern.compile("\\{\\d+}");

  private final Catalogue chinese = Catalogue.read("/studio/reprise/ui/sentences_zh_CN.txt");

  private static boolean hasWords(String pattern) {
    return PLACE.matcher(pattern).replaceAll("").chars().anyMatch(Character::isLetter);
  }

  @Test
  void everySentenceForAuthorsHasAChineseOne() throws IOException {
    Set<String> patterns = SentencesOfTheCode.read().patterns();
    assertTrue(patterns.size() > 300, "The scan finds " + patterns.size() + " sentences only.");
    Set<String> unknown = new TreeSet<>(patterns);
    unknown.removeIf(pattern -> !hasWords(pattern));
    unknown.removeAll(chinese.patterns());
    assertEquals(Set.of(), unknown);
  }

  @Test
  void noSentenceIsPutTogetherOfTextsAndValues() throws IOException {
    assertEquals(Set.of(), SentencesOfTheCode.read().sums());
  }

  @Test
  void everyEntryOfTheCatalogueIsSaidSomewhere() throws IOException {
    Set<String> unused = new TreeSet<>(chinese.patterns());
    unused.removeAll(SentencesOfTheCode.read().texts());
    unused.removeAll(OF_THE_SYSTEM);
    assertEquals(Set.of(), unused);
  }

  @Test
  void aTranslationHasThePlacesOfItsSentence() {
    for (String english : chinese.patterns()) {
      String said = chinese.say(Sentence.of(english));
      assertEquals(places(english), places(said), english);
    }
  }

  private static List<String> places(String pattern) {
    return PLACE.matcher(pattern).results().map(place -> place.group()).sorted().toList();
  }

  @Test
  void whatASystemSaysInsideASentenceIsSaidToo() {
    Exception full = new FileSystemException("/p/takes", null, "No space left on device");
    StorageException problem =
        new StorageException(
            full, "The take cannot be kept in {0}: {1}. Everything before it is kept.", "/p", full);
    assertEquals("录音无法保存到 /p：磁盘已满。之前的一切都保留着。", chinese.say(problem.sentence()));
    assertEquals(
        "The take cannot be kept in /p: No space left on device. Everything before it is kept.",
        problem.getMessage());
  }

  @Test
  void aSentenceInsideASentenceIsSaidToo() {
    EditException why = new EditException("A gap lasts 0 to 60 seconds, not {0}.", 70);
    StorageException problem = new StorageException(why, "{0}, line {1}: {2}", "s.csv", 3, why);
    assertEquals("s.csv, line 3: A gap lasts 0 to 60 seconds, not 70.", problem.getMessage());
    assertTrue(chinese.say(problem.sentence()).startsWith("s.csv，第 3 行："));
  }

  @Test
  void sentencesInARowAreSaidOneByOne() {
    Sentence row = Sentence.of("The line has no text.").then(Sentence.of("{0} is missing.", "a"));
    assertEquals("The line has no text. a is missing.", row.toString());
    assertEquals("这句台词没有文字。缺少 a。", chinese.say(row));
  }

  @Test
  void whatIsNotInTheCatalogueStaysEnglish() {
    assertEquals("Nobody knows 3.", chinese.say(Sentence.of("Nobody knows {0}.", 3)));
    assertEquals("/a/b", chinese.say(Sentence.of("{0}", Path.of("/a/b"))));
  }

  @Test
  void valuesWithSignsOfPatternsStayWhatTheyAre() {
    Sentence odd = Sentence.of("{0} is missing.", "C:\\a$1{0}");
    assertEquals("缺少 C:\\a$1{0}。", chinese.say(odd));
    assertEquals("C:\\a$1{0} is missing.", odd.toString());
  }

  @Test
  void realFailuresOfTheRoomsAreSaidInChinese(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("clip.wav"), "no sound");
    assertChinese(thrown(() -> SoundFile.read(text)));
    assertChinese(thrown(() -> ProjectFolder.open(folder.resolve("none"))));
    assertChinese(thrown(() -> new Settings(null, -1.0, null, null, null, null, null, null)));
  }

  private interface Failing {
    Object run() throws IOException;
  }

  private static Sentence thrown(Failing failing) throws IOException {
    try {
      throw new AssertionError("This did not fail: " + failing.run());
    } catch (AudioFormatException | AuthorException e) {
      return ((Said) e).sentence();
    }
  }

  private void assertChinese(Sentence english) {
    String said = chinese.say(english);
    assertFalse(said.equals(english.toString()), said);
    assertTrue(said.codePoints().anyMatch(Character::isIdeographic), said);
  }
}
