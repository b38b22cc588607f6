package studio.reprise.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.document.Settings;
import studio.reprise.storage.ProjectFolder;

class PhrasebookTest {
  private static final Path SOURCES = Path.of("src/main/java/studio/reprise");
  private static final Set<String> FOR_AUTHORS =
      Set.of(
          "AudioFormatException",
          "EditException",
          "RenderException",
          "SpeechException",
          "StorageException");

  private final Phrasebook chinese = Phrasebook.read("/studio/reprise/ui/sentences_zh_CN.txt");

  /** Every sentence that the code gives an exception for authors, its values as "7". */
  private static Set<String> sentencesOfTheCode() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> all = Files.walk(SOURCES)) {
      List<Path> files =
          all.filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.startsWith(SOURCES.resolve("cli")))
              .toList();
      var compiler = ToolProvider.getSystemJavaCompiler();
      try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
        JavacTask task =
            (JavacTask)
                compiler.getTask(
                    null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
        for (Tree unit : task.parse()) {
          unit.accept(sentencesInto(found), null);
        }
      }
    }
    return found;
  }

  private static TreeScanner<Void, Void> sentencesInto(Set<String> found) {
    return new TreeScanner<>() {
      @Override
      public Void visitNewClass(NewClassTree made, Void nothing) {
        if (FOR_AUTHORS.contains(made.getIdentifier().toString())) {
          String sentence = text(made.getArguments().get(0));
          if (sentence.chars().anyMatch(Character::isLetter)) {
            found.add(sentence);
          }
        }
        return super.visitNewClass(made, nothing);
      }
    };
  }

  private static String text(ExpressionTree expression) {
    if (expression instanceof LiteralTree literal && literal.getValue() instanceof String text) {
      return text;
    }
    if (expression instanceof BinaryTree sum) {
      return text(sum.getLeftOperand()) + text(sum.getRightOperand());
    }
    boolean formatted =
        expression instanceof MethodInvocationTree call
            && call.getMethodSelect().toString().equals("String.format");
    return formatted
        ? text(((MethodInvocationTree) expression).getArguments().get(1))
            .replaceAll("%(\\.\\d)?[fds]", "7")
        : "7";
  }

  @Test
  void everySentenceForAuthorsHasAChineseOne() throws IOException {
    List<String> unknown = new ArrayList<>();
    Set<String> sentences = sentencesOfTheCode();
    assertTrue(sentences.size() > 200, "The scan finds " + sentences.size() + " sentences only.");
    for (String sentence : sentences) {
      if (!chinese.knows(sentence) && !sentence.equals("7: 7")) {
        unknown.add(sentence);
      }
    }
    assertEquals(List.of(), unknown);
  }

  @Test
  void theMostParticularPhraseIsSaid() {
    assertEquals("缺少 /x/y。", chinese.say("/x/y is missing."));
    assertEquals("缺少 a；b 提到了它。", chinese.say("a is missing; b names it."));
  }

  @Test
  void aReasonInsideASentenceIsSaidToo() {
    assertEquals(
        "录音无法保存到 /p/takes：磁盘已满。之前的一切都保留着。",
        chinese.say(
            "The take cannot be kept in /p/takes: No space left on device. Everything before it is"
                + " kept."));
    assertEquals(
        "s.csv，第 3 行：种子“x”不是 64 位整数。",
        chinese.say("s.csv, line 3: the seed \"x\" is no whole number of 64 bits."));
  }

  @Test
  void sentencesInARowAreSaidOneByOne() {
    assertEquals(
        "已恢复程序结束时尚未保存的 3 次编辑。journal.jsonl 的第 9 行已损坏；保留了它之前的 3 次编辑。",
        chinese.say(
            "3 edits that had not been saved when the program ended were recovered. journal.jsonl,"
                + " line 9 is damaged; the 3 edits before it were kept."));
  }

  @Test
  void whatIsNotInTheBookStaysAsItIs() {
    assertEquals("Nobody knows this. Or this.", chinese.say("Nobody knows this. Or this."));
    String long3000 = "x is missing. ".repeat(300);
    assertEquals(long3000, chinese.say(long3000));
    assertFalse(chinese.knows("Nobody knows this."));
  }

  @Test
  void valuesWithSignsOfPatternsStayWhatTheyAre() {
    assertEquals("缺少 C:\\a$1{0}。", chinese.say("C:\\a$1{0} is missing."));
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

  private static String thrown(Failing failing) throws IOException {
    try {
      throw new AssertionError("This did not fail: " + failing.run());
    } catch (AudioFormatException | RuntimeException e) {
      return e.getMessage();
    }
  }

  private void assertChinese(String english) {
    String said = chinese.say(english);
    assertFalse(said.equals(english), english);
    assertTrue(said.codePoints().anyMatch(Character::isIdeographic), said);
  }
}
