package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.ToneSynthesizer;

@Timeout(60)
class CommandLineDoorTest {
  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void sitDown() {
    desk = new Desk(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "render",
        "batch",
        "verify",
        "export",
        "deliver",
        "check",
        "book",
        "profile",
        "profile list",
        "profile show",
        "profile new",
        "pack",
        "pack list",
        "pack check",
        "pack use",
        "speaker",
        "speaker add",
        "speaker set",
        "speaker style",
        "project",
        "dictionary",
        "dictionary list",
        "dictionary set",
        "dictionary remove",
        "dictionary import",
        "dictionary export",
        "dictionary guessed",
        "import",
        "watch",
        "say",
        "pinyin",
        "bench",
        "completion"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    assertEquals(0, desk.run((command + " --help").split(" ")));
    assertTrue(desk.out.contains("Example"), desk.out);
    assertTrue(desk.out.contains("reprise " + command.split(" ")[0]), desk.out);
  }

  @Test
  void noExampleOfAnyHelpIsWiderThanATerminal() {
    List<String> wide = new ArrayList<>();
    Deque<CommandLine> left =
        new ArrayDeque<>(
            List.of(CommandLineDoor.commandLine(desk.surroundings(System.out, System.err))));
    while (!left.isEmpty()) {
      CommandLine command = left.pop();
      left.addAll(command.getSubcommands().values());
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        if (columns(line) >= 80) {
          wide.add(line);
        }
      }
    }
    assertEquals(List.of(), wide);
  }

  private static int columns(String line) {
    return line.codePoints().map(point -> point >= 0x2E80 && point <= 0xFFEF ? 2 : 1).sum();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "render",
        "batch tasks.jsonl",
        "render a b",
        "render . --threads x",
        "render . --math slow",
        "pack",
        "render . --only"
      })
  void wrongUseIsASentenceAndTwo(String command) {
    assertEquals(2, desk.run(command.split(" ")), desk.err);
    assertTrue(desk.err.startsWith("reprise: "), desk.err);
    assertTrue(desk.err.contains("--help"), desk.err);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "render nowhere",
        "verify nowhere",
        "export nowhere --out x",
        "batch none.jsonl --out x",
        "render nowhere --pack none",
        "pack use nowhere",
        "pack check nowhere",
        "verify . --device tpu"
      })
  void whatIsNotThereIsASentenceAndOne(String command) {
    assertEquals(1, desk.run(command.split(" ")), desk.err);
    assertTrue(desk.err.startsWith("reprise: "), desk.err);
    assertFalse(desk.err.contains("\tat "), desk.err);
    assertEquals("", desk.out);
  }

  @Test
  void anUnexpectedProblemIsOneSentence() {
    desk.project(1);
    desk.engines =
        (pack, options) -> {
          throw new IllegalStateException("boom\nat somewhere");
        };
    assertEquals(1, desk.run("render", "project", "--quiet"));
    assertEquals(1, desk.err.lines().count(), desk.err);
    assertTrue(desk.err.contains("boom"), desk.err);
  }

  @Test
  void aPackThatCannotBeOpenedIsASentence() {
    desk.project(1);
    ToneSynthesizer broken = new ToneSynthesizer();
    desk.use(broken);
    broken.onProgress(
        at -> {
          throw new SpeechException("The flow does not fit.");
        });
    assertEquals(1, desk.run("render", "project"));
    assertTrue(desk.err.contains("l0: The flow does not fit."), desk.err);
  }

  @Test
  void anExportOfNothingCannotBeVerified() throws Exception {
    Files.createDirectories(folder.resolve("wavs"));
    desk.write("wavs/metadata.json", "{\"format\": 1, \"lines\": []}");
    assertEquals(1, desk.run("verify", "wavs"));
    assertTrue(desk.err.contains("no take to verify"), desk.err);
  }

  @Test
  void theCompletionScriptKnowsTheCommands() {
    assertEquals(0, desk.run("completion"));
    assertTrue(desk.out.contains("verify"), desk.out);
    assertTrue(desk.out.contains("keep-going"), desk.out);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void aPackIsFoundByNameAndRemembered() throws Exception {
    Path other = folder.resolve("home/packs/other");
    Files.createSymbolicLink(other, Path.of("packs/starter").toAbsolutePath());

    assertEquals(0, desk.run("pack", "list"), desk.err);
    assertUsed("starter");
    assertEquals(0, desk.run("pack", "use", "other"), desk.err);
    assertEquals(0, desk.run("pack", "list"));
    assertUsed("other");
    assertEquals(0, desk.run("pack", "list", "--json"));
    assertTrue(desk.out.contains("\"used\": true"), desk.out);
    assertEquals(0, desk.run("pack", "check"), desk.out);
    Files.delete(other);
  }

  private void assertUsed(String pack) {
    String used = desk.out.lines().filter(line -> line.startsWith("*")).findFirst().orElseThrow();
    assertTrue(used.endsWith(Path.of("packs", pack).toString()), desk.out);
  }

  @Test
  void aPackThatIsNotWholeIsNotUsed() throws Exception {
    Files.createDirectories(folder.resolve("half"));
    assertEquals(1, desk.run("pack", "check", "half"));
    assertEquals(1, desk.run("pack", "use", "half"));
    assertTrue(desk.err.contains("no whole voice pack"), desk.err);
  }

  @Test
  void aSpeakerIsAddedWithItsClipAndSpeaks() {
    desk.project(0);
    desk.clip("cleo.wav", 0.2);
    assertEquals(
        0,
        desk.run(
            "speaker",
            "add",
            "project",
            "--clip",
            "cleo.wav",
            "--text",
            "These are the exact words that Cleo says in it.",
            "--name",
            "Cleo É."),
        desk.err);
    assertEquals("cleo-e", desk.read(folder.resolve("project")).speakers().get(2).id());

    assertEquals(
        1,
        desk.run("speaker", "add", "project", "--clip", "none.wav", "--text", "x", "--name", "D"));
    String[] withoutWords = {
      "speaker", "add", "project", "--clip", "cleo.wav", "--name", "D", "--use", "full"
    };
    assertEquals(1, desk.run(withoutWords));
    assertTrue(desk.err.contains("transcript is empty"), desk.err);
  }

  @Test
  void aStrangeVoiceIsSaidToBeOneAndItsUseCanBeChanged() {
    desk.use(
        new ToneSynthesizer(
            ToneSynthesizer.engine(MathMode.FAST), ToneSynthesizer.packWithStandIn("tone")));
    desk.project(0);
    desk.clip("loud.wav", 0.8);
    assertEquals(
        0,
        desk.run(
            "speaker", "add", "project", "--clip", "loud.wav", "--text", "Words.", "--name", "Lou"),
        desk.err);
    assertTrue(desk.err.contains("timbre only"), desk.err);
    Path project = folder.resolve("project");
    assertEquals("", desk.read(project).speakers().get(2).clipUse());

    assertEquals(0, desk.run("speaker", "set", "project", "Lou", "--use", "full"), desk.err);
    assertEquals("full", desk.read(project).speakers().get(2).clipUse());
    assertEquals(0, desk.run("speaker", "set", "project", "lou", "--use", "auto"), desk.err);
    assertEquals("", desk.read(project).speakers().get(2).clipUse());
    assertEquals(1, desk.run("speaker", "set", "project", "Nobody", "--use", "auto"));
    assertEquals(1, desk.run("speaker", "set", "project", "Lou"));
    assertEquals(2, desk.run("speaker", "set", "project", "Lou", "--use", "some"));
  }

  @Test
  void theBenchMeasuresEveryStage() {
    assertEquals(0, desk.run("bench", "--rounds", "1", "--lines", "50", "--json"), desk.err);
    for (String figure :
        "opening_seconds milliseconds_per_lm_token milliseconds_per_ode_step rtf project_plan_seconds"
            .split(" ")) {
      assertTrue(desk.out.contains(figure), desk.out);
    }
  }
}
