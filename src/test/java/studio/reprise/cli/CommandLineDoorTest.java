package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.document.Speaker;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.ToneSynthesizer;

@Timeout(120)
class CommandLineDoorTest {
  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void sitDown() {
    terminal = new Terminal(folder);
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
    assertEquals(0, terminal.run((command + " --help").split(" ")));
    assertTrue(terminal.out.contains("Example"), terminal.out);
    assertTrue(terminal.out.contains("reprise " + command.split(" ")[0]), terminal.out);
  }

  @Test
  void noExampleOfAnyHelpIsWiderThanATerminal() {
    List<String> wide = new ArrayList<>();
    Deque<CommandLine> left =
        new ArrayDeque<>(
            List.of(CommandLineDoor.commandLine(terminal.surroundings(System.out, System.err))));
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
    assertEquals(2, terminal.run(command.split(" ")), terminal.err);
    assertTrue(terminal.err.startsWith("reprise: "), terminal.err);
    assertTrue(terminal.err.contains("--help"), terminal.err);
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
  void whatIsNotThereIsASentenceAndTwo(String command) {
    assertEquals(2, terminal.run(command.split(" ")), terminal.err);
    assertTrue(terminal.err.startsWith("reprise: "), terminal.err);
    assertFalse(terminal.err.contains("\tat "), terminal.err);
    assertEquals("", terminal.out);
  }

  @Test
  void anUnexpectedProblemIsOneSentence() {
    terminal.project(1);
    terminal.engines =
        (pack, options) -> {
          throw new IllegalStateException("boom\nat somewhere");
        };
    assertEquals(1, terminal.run("render", "project", "--quiet"));
    assertEquals(1, terminal.err.lines().count(), terminal.err);
    assertTrue(terminal.err.contains("boom"), terminal.err);
  }

  @Test
  void aPackThatCannotBeOpenedIsASentence() {
    terminal.project(1);
    ToneSynthesizer broken = new ToneSynthesizer();
    terminal.use(broken);
    broken.onProgress(
        at -> {
          throw new SpeechException("The flow does not fit.");
        });
    assertEquals(1, terminal.run("render", "project"));
    assertTrue(terminal.err.contains("l0: The flow does not fit."), terminal.err);
  }

  @Test
  void anExportOfNothingCannotBeVerified() throws Exception {
    Files.createDirectories(folder.resolve("wavs"));
    terminal.write("wavs/metadata.json", "{\"format\": 1, \"lines\": []}");
    assertEquals(1, terminal.run("verify", "wavs"));
    assertTrue(terminal.err.contains("no take to verify"), terminal.err);
  }

  @Test
  void theCompletionScriptKnowsTheCommands() {
    assertEquals(0, terminal.run("completion"));
    assertTrue(terminal.out.contains("verify"), terminal.out);
    assertTrue(terminal.out.contains("keep-going"), terminal.out);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void aPackIsFoundByNameAndRemembered() throws Exception {
    Path other = folder.resolve("home/packs/other");
    Files.createSymbolicLink(other, Path.of("packs/starter").toAbsolutePath());

    assertEquals(0, terminal.run("pack", "list"), terminal.err);
    assertUsed("starter");
    assertEquals(0, terminal.run("pack", "use", "other"), terminal.err);
    assertEquals(0, terminal.run("pack", "list"));
    assertUsed("other");
    assertEquals(0, terminal.run("pack", "list", "--json"));
    assertTrue(terminal.out.contains("\"used\": true"), terminal.out);
    assertEquals(0, terminal.run("pack", "check"), terminal.out);
    Files.delete(other);
  }

  private void assertUsed(String pack) {
    String used =
        terminal.out.lines().filter(line -> line.startsWith("*")).findFirst().orElseThrow();
    assertTrue(used.endsWith(Path.of("packs", pack).toString()), terminal.out);
  }

  @Test
  void aPackThatIsNotWholeIsNotUsed() throws Exception {
    Files.createDirectories(folder.resolve("half"));
    assertEquals(1, terminal.run("pack", "check", "half"));
    assertEquals(1, terminal.run("pack", "use", "half"));
    assertTrue(terminal.err.contains("no whole voice pack"), terminal.err);
  }

  @Test
  void aSpeakerIsAddedWithItsClipAndSpeaks() {
    terminal.project(0);
    terminal.clip("cleo.wav", 0.2);
    assertEquals(
        0,
        terminal.run(
            "speaker",
            "add",
            "project",
            "--clip",
            "cleo.wav",
            "--text",
            "These are the exact words that Cleo says in it.",
            "--name",
            "Cleo É."),
        terminal.err);
    assertEquals("cleo-e", terminal.read(folder.resolve("project")).speakers().get(2).id());

    assertEquals(
        2,
        terminal.run(
            "speaker", "add", "project", "--clip", "none.wav", "--text", "x", "--name", "D"));
    String[] withoutWords = {
      "speaker", "add", "project", "--clip", "cleo.wav", "--name", "D", "--use", "full"
    };
    assertEquals(2, terminal.run(withoutWords));
    assertTrue(terminal.err.contains("transcript is empty"), terminal.err);
  }

  @Test
  void aSpeakerThatAScriptBroughtGetsItsClipAndLaterAnother() throws IOException {
    Files.writeString(folder.resolve("scene.csv"), "id,speaker,text\na1,Mara,Who is there?\n");
    assertEquals(0, terminal.run("import", "project", "scene.csv"), terminal.err);
    terminal.clip("first.wav", 0.2);
    terminal.clip("second.wav", 0.3);
    String[] add = {
      "speaker", "add", "project", "--clip", "first.wav", "--text", "First words.", "--name", "mara"
    };
    assertEquals(0, terminal.run(with(add, "--language", "en")), terminal.err);
    Speaker cast = terminal.read(folder.resolve("project")).speakers().get(0);
    assertEquals("Mara", cast.name());
    assertEquals("First words.", cast.transcript());
    assertEquals("en", cast.language());

    assertEquals(1, terminal.run(add));
    assertTrue(terminal.err.contains("already a speaker Mara"), terminal.err);
    String[] set = {"speaker", "set", "project", "Mara", "--clip", "second.wav"};
    assertEquals(0, terminal.run(with(set, "--text", "Second words.")), terminal.err);
    Speaker again = terminal.read(folder.resolve("project")).speakers().get(0);
    assertEquals("Second words.", again.transcript());
    assertNotEquals(cast.clipSha256(), again.clipSha256());
    String[] unusable = {"speaker", "set", "project", "Mara", "--use", "timbre", "--clip"};
    assertEquals(2, terminal.run(with(unusable, "none.wav")));
    assertEquals(again, terminal.read(folder.resolve("project")).speakers().get(0));
  }

  @Test
  void silenceAtTheEndsOfAClipIsTrimmedWhenAskedFor() throws IOException {
    terminal.project(0);
    Pcm spoken = WavFile.read(terminal.clip("late.wav", 0.2));
    float[] late = new float[spoken.length() + spoken.sampleRateHz()];
    System.arraycopy(spoken.samples(), 0, late, spoken.sampleRateHz(), spoken.length());
    WavFile.write(folder.resolve("late.wav"), new Pcm(late, spoken.sampleRateHz()));
    String[] add = {
      "speaker", "add", "project", "--clip", "late.wav", "--text", "Exact words.", "--name"
    };
    assertEquals(0, terminal.run(with(add, "Late")), terminal.err);
    assertTrue(terminal.err.contains("begins with 1.0 s of silence"), terminal.err);
    assertEquals(0, terminal.run(with(add, "Soon", "--trim-silence")), terminal.err);
    assertFalse(terminal.err.contains("silence"), terminal.err);
    assertEquals(
        0, terminal.run("speaker", "set", "project", "Late", "--trim-silence"), terminal.err);

    List<Speaker> speakers = terminal.read(folder.resolve("project")).speakers();
    assertEquals(speakers.get(3).clipSha256(), speakers.get(2).clipSha256());
    assertEquals("Exact words.", speakers.get(2).transcript());
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aStrangeVoiceIsSaidToBeOneAndItsUseCanBeChanged() {
    terminal.use(
        new ToneSynthesizer(
            ToneSynthesizer.engine(MathMode.FAST), ToneSynthesizer.packWithStandIn("tone")));
    terminal.project(0);
    terminal.clip("loud.wav", 0.8);
    assertEquals(
        0,
        terminal.run(
            "speaker", "add", "project", "--clip", "loud.wav", "--text", "Words.", "--name", "Lou"),
        terminal.err);
    assertTrue(terminal.err.contains("timbre only"), terminal.err);
    Path project = folder.resolve("project");
    assertEquals("", terminal.read(project).speakers().get(2).clipUse());

    assertEquals(
        0, terminal.run("speaker", "set", "project", "Lou", "--use", "full"), terminal.err);
    assertEquals("full", terminal.read(project).speakers().get(2).clipUse());
    assertEquals(
        0, terminal.run("speaker", "set", "project", "lou", "--use", "auto"), terminal.err);
    assertEquals("", terminal.read(project).speakers().get(2).clipUse());
    assertEquals(2, terminal.run("speaker", "set", "project", "Nobody", "--use", "auto"));
    assertEquals(2, terminal.run("speaker", "set", "project", "Lou"));
    assertEquals(2, terminal.run("speaker", "set", "project", "Lou", "--use", "some"));
  }

  @Test
  void theBenchMeasuresEveryStage() {
    assertEquals(
        0, terminal.run("bench", "--rounds", "1", "--lines", "50", "--json"), terminal.err);
    for (String figure :
        "opening_seconds text_characters_per_second milliseconds_per_lm_token milliseconds_per_ode_step rtf project_plan_seconds"
            .split(" ")) {
      assertTrue(terminal.out.contains(figure), terminal.out);
    }
  }
}
