package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.desk.EngineOpener;
import studio.reprise.document.Edit;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.UpgradeEdits;
import studio.reprise.speech.Arithmetic;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.TextRules;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.storage.ProjectFolder;

@Timeout(120)
class UpgradeCommandTest {
  @TempDir Path folder;
  private Terminal terminal;
  private Path project;

  @BeforeEach
  void renderEverything() {
    terminal = new Terminal(folder);
    project = terminal.project(6);
    edit(LineEdits.lock(List.of("l5")));
    terminal.run("render", "project", "--only", "all");
    edit(LineEdits.unlock(List.of("l5")));
    terminal.run("render", "project");
    edit(LineEdits.lock(List.of("l5")));
  }

  private void edit(Edit edit) {
    try (ProjectFolder opened = ProjectFolder.open(project)) {
      opened.save(edit.change().apply(opened.project()));
    }
  }

  /** The engine becomes another one, with the pack as it is. */
  private void installEngine(String version) {
    terminal.engines =
        (pack, options) ->
            new ToneSynthesizer(
                ToneSynthesizer.engine(
                    new Arithmetic(
                        "tone",
                        version,
                        "java",
                        "cpu-any",
                        "fp32",
                        options.mathMode(),
                        TextRules.of(Map.of("icu", "78.1")))),
                ToneSynthesizer.pack("starter"));
  }

  /** The starter's files become others: it sounds otherwise. */
  private void changePack(String content) {
    terminal.write("home/packs/starter/tone", content);
  }

  /** Packs that are called "starter" whatever their files hold. */
  private static final class Starters implements EngineOpener {
    @Override
    public Synthesizer open(Path pack, EngineOptions options) {
      return new ToneSynthesizer(ToneSynthesizer.engine(options.mathMode()), description(pack));
    }

    @Override
    public Optional<String> sha256(Path pack) {
      return Optional.of(description(pack).sha256());
    }

    private static PackDescription description(Path pack) {
      try {
        PackDescription tone = ToneSynthesizer.pack(Files.readString(pack.resolve("tone")));
        return new PackDescription(
            "starter",
            tone.version(),
            tone.sha256(),
            tone.files(),
            tone.sampleRateHz(),
            tone.languages(),
            tone.sampler(),
            tone.flow(),
            tone.clipUses());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private List<String> takes() {
    return terminal.read(project).lines().map(Line::takeFingerprint).toList();
  }

  private JsonNode json(int code, String... args) throws Exception {
    assertEquals(code, terminal.run(args), terminal.err);
    return new ObjectMapper().readTree(terminal.out);
  }

  @Test
  void nothingChangedIsSaidSo() {
    assertEquals(0, terminal.run("upgrade", "project"), terminal.err);
    assertEquals("Nothing changed under the project.\n", terminal.out);
  }

  @Test
  void anotherEngineIsNamedWithTheLinesItTouches() {
    installEngine("2");
    assertEquals(3, terminal.run("upgrade", "project"), terminal.err);
    assertTrue(
        terminal.out.contains("5 lines: The engine is tone 2 on java, it was tone 1 on java."),
        terminal.out);
    assertTrue(
        terminal.out.contains("5 lines would sound otherwise, 1 more are locked"), terminal.out);
  }

  @Test
  void renderLeavesALineAloneUnderWhichTheEngineChanged() {
    List<String> before = takes();
    installEngine("2");
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertTrue(terminal.out.startsWith("0 rendered"), terminal.out);
    assertTrue(terminal.err.contains("it was tone 1 on java"), terminal.err);
    assertTrue(terminal.err.contains("5 lines would sound otherwise now and stay"), terminal.err);
    assertEquals(before, takes());
  }

  @Test
  void renderDoesWhatTheAuthorChangedBesides() {
    installEngine("2");
    edit(LineEdits.changeText("l2", "Something else."));
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertTrue(terminal.out.startsWith("1 rendered"), terminal.out);
    assertTrue(terminal.err.contains("4 lines would sound otherwise now"), terminal.err);
  }

  @Test
  void anotherMathModeThatIsAskedForIsRendered() {
    assertEquals(0, terminal.run("render", "project", "--math", "portable"), terminal.err);
    assertTrue(terminal.out.startsWith("5 rendered"), terminal.out);
  }

  @Test
  void keptTakesAreFreshUntilTheAuthorChangesSomething() throws Exception {
    List<String> before = takes();
    installEngine("2");
    assertEquals(5, json(0, "upgrade", "project", "--keep", "--json").get("kept").asInt());
    assertEquals(before, takes());
    assertEquals(0, terminal.run("upgrade", "project"), terminal.out);
    terminal.run("render", "project");
    assertTrue(terminal.out.startsWith("0 rendered"), terminal.out);
    assertTrue(!terminal.err.contains("sound otherwise"), terminal.err);

    edit(LineEdits.changeText("l1", "Something else."));
    terminal.run("render", "project");
    assertTrue(terminal.out.startsWith("1 rendered"), terminal.out);

    installEngine("3");
    assertEquals(3, terminal.run("upgrade", "project"), "a third engine asks again");
  }

  @Test
  void hearingBothChoosesNothingAndPutsTheFarthestFirst() throws Exception {
    List<String> before = takes();
    changePack("another voice");
    JsonNode root = json(0, "upgrade", "project", "--compare", "3", "--json");
    assertEquals(3, root.get("compared").asInt());
    double last = Double.MAX_VALUE;
    for (JsonNode line : root.get("lines")) {
      assertTrue(line.get("decibels").asDouble() <= last, root.toString());
      last = line.get("decibels").asDouble();
      assertNotEquals(line.get("old_take"), line.get("new_take"));
    }
    assertEquals(before, takes());
    assertEquals(root, json(0, "upgrade", "project", "--compare", "3", "--json"), "the same lines");
  }

  @Test
  void movingOverIsOneStepAndLockedLinesStay() throws Exception {
    List<String> before = takes();
    changePack("another voice");
    Project old = terminal.read(project);
    JsonNode root = json(0, "upgrade", "project", "--move", "--json");
    assertEquals(5, root.get("moved").asInt());
    assertEquals(1, root.get("locked").asInt());
    List<String> after = takes();
    for (int i = 0; i < 5; i++) {
      assertNotEquals(before.get(i), after.get(i));
    }
    assertEquals(before.get(5), after.get(5));
    assertEquals("another voice", terminal.read(project).pack().id());
    assertEquals(0, terminal.run("upgrade", "project", "--pack", "starter"), terminal.out);
    Edit step = UpgradeEdits.moveOver(Map.of("l0", after.get(0)), terminal.read(project).pack());
    assertEquals("Move over", step.name());
    assertEquals(after.get(0), step.change().apply(old).line("l0").orElseThrow().takeFingerprint());
  }

  @Test
  void keptTakesAreVerifiedWithTheOldPackWhileItIsThere() throws Exception {
    terminal.engines = new Starters();
    changePack("another voice");
    terminal.run("upgrade", "project", "--keep");
    edit(LineEdits.changeText("l0", "Something else."));
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertTrue(terminal.out.startsWith("1 rendered"), terminal.out);
    assertEquals(3, terminal.run("verify", "project"), "without the old pack: " + terminal.out);

    Path aside = Files.createDirectories(folder.resolve("packs/starter"));
    Files.writeString(aside.resolve("tone"), "starter");
    assertEquals(0, terminal.run("verify", "project"), terminal.out + terminal.err);
    assertTrue(terminal.out.contains("6 identical"), terminal.out);
    assertTrue(terminal.err.contains("6/6"), terminal.err);
  }

  @Test
  void twoDecisionsAtOnceAreWrongUse() {
    assertEquals(2, terminal.run("upgrade", "project", "--keep", "--move"));
    assertEquals(0, terminal.run("upgrade", "--help"));
    assertTrue(terminal.out.contains("--compare 5"), terminal.out);
  }

  @Test
  void theMathModeIsAChangeLikeAnyOther() {
    assertEquals(
        3, terminal.run("upgrade", "project", "--math", MathMode.PORTABLE.name()), terminal.err);
    assertTrue(terminal.out.contains("The math mode is portable, it was fast."), terminal.out);
  }
}
