package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;
import studio.reprise.desk.VerificationOrder;
import studio.reprise.document.Line;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.ui.deliver.DeliveryDesk;
import studio.reprise.ui.exports.ExportDialog;
import studio.reprise.ui.frame.CheatSheetDialog;
import studio.reprise.ui.frame.FailureDialog;
import studio.reprise.ui.frame.NewProjectDialog;
import studio.reprise.ui.frame.PackDialog;
import studio.reprise.ui.frame.PreferencesDialog;
import studio.reprise.ui.frame.ProjectDialog;
import studio.reprise.ui.frame.StudioWindow;
import studio.reprise.ui.frame.UpgradeDialog;
import studio.reprise.ui.frame.VoiceGuideDialog;
import studio.reprise.ui.imports.FollowDialog;
import studio.reprise.ui.imports.ImportDialog;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.speakers.SpeakersDesk;
import studio.reprise.ui.take.SettingsDialog;
import studio.reprise.ui.verify.VerifyDesk;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.StudioDialog;

/**
 * A screen reader has something to say of everything that can have the keys, and Tab goes there as
 * one reads.
 */
class AccessibleTest extends StudioTest {
  private static final Set<AccessibleRole> NO_ROLE =
      Set.of(AccessibleRole.NODE, AccessibleRole.PARENT);

  private final Set<String> nameless = new TreeSet<>();
  private final Set<String> astray = new TreeSet<>();

  @Test
  void whateverCanHaveTheKeysHasARoleAndANameAndTabGoesThereAsOneReads() throws IOException {
    look("welcome", scene().getRoot());
    openProject("One", "Two", "Three");
    interact(() -> model.rendering().audition(lines().get(0), 2));
    await("takes", () -> model.renders().states().takesOf(lines().get(0)).size() == 2);
    interact(
        () -> {
          model.listening().stop();
          model.selection().select("line1");
          model.selection().speakerProperty().set("ruben");
          ((StudioWindow) scene().getRoot()).run(Action.FIND);
        });
    look("window", scene().getRoot());
    interact(() -> ((StudioWindow) scene().getRoot()).run(Action.EDIT_TEXT));
    interact(() -> look("editor", scene().getRoot(), scene().getRoot()));
    interact(() -> find("#script").requestFocus()); // Tab would end it, too
    String speaker = model.manuscript().project().speakers().get(0).id();
    dialog(
        "new project",
        () -> new NewProjectDialog(model.projects(), model.places(), model.messages()));
    dialog("export", () -> new ExportDialog(model.exports(), model.messages()));
    dialog("project", () -> new ProjectDialog(model.manuscript(), () -> {}, model.messages()));
    dialog("dictionary", this::dictionaryPage);
    dialog(
        "verify",
        () ->
            new VerifyDesk(model)
                .page(
                    VerificationOrder.of(model.manuscript().folder(), model.manuscript().project()),
                    ""));
    dialog("preferences", () -> new PreferencesDialog(model.choices(), model.messages()));
    dialog("packs", () -> packPage());
    dialog("guide", () -> new VoiceGuideDialog(this::packPage, model.messages()));
    dialog("deliver", () -> new DeliveryDesk(model).page());
    dialog("keys", () -> new CheatSheetDialog(model.choices(), model.messages()));
    dialog(
        "settings", () -> new SettingsDialog(model.manuscript(), model.lines(), model.messages()));
    dialog("record", () -> new SpeakersDesk(model).clips().recording(speaker, ""));
    dialog(
        "failure",
        () ->
            new FailureDialog(
                model.messages(),
                new Failure(Failure.Kind.EDIT, Sentence.of("Two lines have the id {0}.", 1))));
    dialog("follow", () -> new FollowDialog(model.following(), model.messages()));
    dialog(
        "clip",
        () ->
            new SpeakersDesk(model)
                .clips()
                .trimming(speaker, "", Recording.of(new Pcm(new float[24_000], 24_000))));
    importAndUpdate();
    upgrade();
    askedBeforeLoss(this::look);
    assertEquals(Set.of(), nameless);
    assertEquals(Set.of(), astray);
  }

  /** A script that is new, and the same one after its writers went over it. */
  private void importAndUpdate() throws IOException {
    Path script = folder.resolve("bridge.csv");
    Files.writeString(script, "id,character,text\nline:1,Anna,Who goes there?\n");
    ImportDialog read = importDialog(script);
    await("the script", () -> lookup("#import-lines").tryQuery().isPresent());
    look("import", read.getDialogPane());
    interact(() -> this.<Button>find("#import-take").fire());
    await("its line", () -> lines().size() == 4);
    Files.writeString(script, "id,character,text\nline:1,Anna,Who goes there now?\n");
    ImportDialog again = importDialog(script);
    await("the changes", () -> lookup("#update-changes").tryQuery().isPresent());
    Parent update = (Parent) lookup("#update").query();
    look("update", update);
    interact(() -> update.getScene().getWindow().hide());
    interact(again::close);
  }

  private ImportDialog importDialog(Path script) {
    ImportDialog[] shown = new ImportDialog[1];
    interact(
        () -> {
          shown[0] =
              new ImportDialog(
                  model.scripts(), model.messages(), script, ImportDialog.As.FOUND_OUT);
          shown[0].show();
        });
    return shown[0];
  }

  /** Takes of another pack than the one that is here now. */
  private void upgrade() {
    Line first = lines().get(0);
    interact(() -> model.rendering().keep(first, model.renders().states().takesOf(first).get(0)));
    tone = new ToneSynthesizer(tone.engine(), ToneSynthesizer.pack("tone 2"));
    interact(() -> model.renders().pack().reload());
    await(
        "the notice",
        () -> model.notices().shown().stream().anyMatch(each -> each.id().equals("upgrade")));
    dialog(
        "upgrade",
        () ->
            new UpgradeDialog(
                model.upgrades(), model.listening(), model.selection(), model.messages()));
  }

  @Test
  void picturesOfSoundAreSaidInWords() {
    openProject("One", "Two");
    interact(() -> model.rendering().render(lines().subList(0, 1)));
    await("the take", () -> isRendered(lines().get(0)));
    interact(() -> model.selection().select("line1"));
    String seconds = "\\d+\\.\\d";
    await(
        "the waveform's words",
        () -> said("#take-wave").matches(".*" + seconds + ".*-\\d+\\.\\d dB.*-\\d+\\.\\d dB.*"));
    assertTrue(said("#take-mel").contains("12000 Hz"), said("#take-mel"));
    Node lanes = lookup(".lanes").query();
    assertTrue(lanes.getAccessibleText().matches(".*2.*1.*" + seconds + ".*1.*"), said(".lanes"));
  }

  private String said(String query) {
    return this.<Node>find(query).getAccessibleText();
  }

  private PackDialog packPage() {
    return new PackDialog(
        model.renders().pack(), model.notices(), model.background(), model.messages());
  }

  private void dialog(String name, Supplier<StudioDialog> dialog) {
    StudioDialog[] shown = new StudioDialog[1];
    interact(
        () -> {
          shown[0] = dialog.get();
          shown[0].show();
        });
    look(name, shown[0].getDialogPane());
    interact(() -> shown[0].close());
  }

  private void look(String where, Parent root) {
    interact(() -> look(where, root, root));
    interact(
        () -> {
          root.applyCss();
          root.layout();
          Node keys = root.getScene().getFocusOwner();
          FocusOrder.wrong(root).forEach(each -> astray.add(where + ": " + each));
          if (keys != null) {
            keys.requestFocus();
          }
        });
  }

  private void look(String where, Node node, Parent root) {
    if (!node.isVisible()) {
      return;
    }
    if (node.isFocusTraversable() && (isNameless(node, root) || NO_ROLE.contains(role(node)))) {
      nameless.add(where + ": " + node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(where, child, root));
    }
  }

  private static AccessibleRole role(Node node) {
    return node.getAccessibleRole() == null ? AccessibleRole.NODE : node.getAccessibleRole();
  }

  private static boolean isNameless(Node node, Parent root) {
    boolean saysItself = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
    boolean hasText =
        node instanceof Labeled labeled
            && labeled.getText() != null
            && !labeled.getText().isBlank();
    return !saysItself
        && !hasText
        && root.lookupAll(".label").stream()
            .noneMatch(each -> each instanceof Label label && label.getLabelFor() == node);
  }
}
