package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import studio.reprise.cli.Terminal;
import studio.reprise.cluster.LoopbackMachines;
import studio.reprise.render.LineState;
import studio.reprise.ui.model.render.LoadedPack;
import studio.reprise.ui.model.render.PackState;

/** The window and the command line over the same packs, settings and projects. */
class BothDoorsTest extends StudioTest {
  private Terminal terminal;
  private Path project;

  @Override
  LoadedPack.Source packs() {
    terminal = new Terminal(folder);
    pack("alto");
    project = terminal.project(2);
    return new LoadedPack.Source(terminal.packs(), terminal.engines, LoopbackMachines.none());
  }

  private void pack(String name) {
    try {
      Path pack = packFolder().resolve(name);
      Files.createDirectories(pack);
      Files.writeString(pack.resolve("tone"), name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void open(String pack) {
    interact(() -> model.projects().open(project));
    await("the project", () -> model.manuscript().project() != null);
    awaitPack(pack);
  }

  private void awaitPack(String name) {
    await("the pack " + name, () -> speaks(name));
  }

  private boolean speaks(String name) {
    return model.renders().pack().state() instanceof PackState.Open open
        && open.pack().name().equals(name);
  }

  private void closeProject() {
    interact(() -> model.projects().close(() -> {}));
    await("the project is closed", () -> model.manuscript().project() == null);
    await("its folder is let go of", () -> terminal.isFree(project));
  }

  @Test
  void whatTheWindowRenderedIsVerifiedWithoutNamingAPack() {
    open("starter");
    interact(() -> model.renders().pack().use(packFolder().resolve("alto")));
    awaitPack("alto");
    interact(() -> model.rendering().renderStale());
    await("both takes", () -> lines().stream().allMatch(this::isRendered));
    assertEquals("alto", model.manuscript().project().pack().id());
    closeProject();

    terminal.packs().use(packFolder().resolve("starter"));
    assertEquals(0, terminal.run("verify", project.toString()), terminal.err + terminal.out);
  }

  @Test
  void whatTheCommandLineRenderedIsFreshInTheWindow() {
    assertEquals(0, terminal.run("render", project.toString(), "--pack", "alto"), terminal.err);
    open("alto");
    await("the receipts", () -> lines().stream().allMatch(this::isRendered));
    lines()
        .forEach(
            line -> assertTrue(model.renders().states().state(line) instanceof LineState.Fresh));
    assertTrue(model.manuscript().savedProperty().get());
  }

  @Test
  void thePackPageAndPackUseChooseTheSameDefault() {
    awaitPack("starter");
    interact(() -> model.renders().pack().use(packFolder().resolve("alto")));
    awaitPack("alto");
    await("the choice", () -> terminal.run("pack", "list") == 0 && terminal.out.contains("* alto"));
    terminal.packs().use(packFolder().resolve("starter"));
    interact(() -> model.loadPack());
    awaitPack("starter");
  }

  @Test
  void aChoiceThatCannotBeReadIsSaidAndNotTakenForNone() throws IOException {
    interact(() -> model.projects().open(project));
    await("the project", () -> model.manuscript().project() != null);
    awaitPack();
    Files.createDirectories(config().path());
    Files.write(config().path().resolve("pack"), new byte[] {(byte) 0xff, (byte) 0xfe});
    interact(() -> model.loadPack());
    await("the reason", () -> model.renders().pack().state() instanceof PackState.Broken);
    String notice = model.notices().shown().get(0).text();
    assertTrue(notice.contains("choose a pack again"), notice);
  }

  @Test
  void aProjectWhosePackIsGoneSaysSoAndRendersWithNoOther() throws IOException {
    assertEquals(0, terminal.run("render", project.toString(), "--pack", "alto"), terminal.err);
    Files.delete(packFolder().resolve("alto/tone"));
    Files.delete(packFolder().resolve("alto"));
    interact(() -> model.projects().open(project));
    await("the project", () -> model.manuscript().project() != null);
    await("the pack", () -> model.renders().pack().state() instanceof PackState.Broken);
    assertTrue(model.notices().shown().get(0).text().contains("alto"));
    interact(() -> model.rendering().render(lines()));
    assertEquals(0, model.renders().jobs().count());

    interact(() -> model.renders().pack().use(packFolder().resolve("starter")));
    awaitPack("starter");
    assertFalse(
        model.renders().states().state(lines().get(0)) instanceof LineState.Fresh,
        "The take is of another pack");
  }

  @Test
  void undoKeepsThePackThatTakesAreOf() {
    open("starter");
    interact(() -> model.lines().changeText("l0", "Changed."));
    interact(() -> model.rendering().renderStale());
    await("both takes", () -> lines().stream().allMatch(this::isRendered));
    interact(() -> model.manuscript().undo());
    assertEquals("starter", model.manuscript().project().pack().id());
    assertEquals("This is line 0.", lines().get(0).text());
  }
}
