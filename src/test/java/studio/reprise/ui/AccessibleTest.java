package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import studio.reprise.desk.VerificationOrder;
import studio.reprise.sentence.Sentence;
import studio.reprise.ui.deliver.DeliveryDesk;
import studio.reprise.ui.exports.ExportDialog;
import studio.reprise.ui.frame.CheatSheetDialog;
import studio.reprise.ui.frame.FailureDialog;
import studio.reprise.ui.frame.NewProjectDialog;
import studio.reprise.ui.frame.PackDialog;
import studio.reprise.ui.frame.PreferencesDialog;
import studio.reprise.ui.frame.ProjectDialog;
import studio.reprise.ui.frame.StudioWindow;
import studio.reprise.ui.frame.VoiceGuideDialog;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.speakers.SpeakersDesk;
import studio.reprise.ui.take.SettingsDialog;
import studio.reprise.ui.verify.VerifyDesk;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.StudioDialog;

/** A screen reader has something to say of everything that can have the keys. */
class AccessibleTest extends StudioTest {
  private static final Set<AccessibleRole> NO_ROLE =
      Set.of(AccessibleRole.NODE, AccessibleRole.PARENT);

  private final Set<String> nameless = new TreeSet<>();

  @Test
  void whateverCanHaveTheKeysHasARoleAndAName() {
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
    look("editor", scene().getRoot());
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
    assertEquals(Set.of(), nameless);
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
