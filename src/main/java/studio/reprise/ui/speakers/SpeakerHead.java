package studio.reprise.ui.speakers;

import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The first row of a speaker's card: colour and name, the clip to hear, the rest to open. */
final class SpeakerHead extends HBox {
  private final Manuscript manuscript;
  private final Selection selection;
  private final ColorPicker colour = new ColorPicker();
  private final TextField name = new TextField();
  private Speaker shown;

  SpeakerHead(
      Manuscript manuscript, Selection selection, Messages messages, Button play, Speaker speaker) {
    this.manuscript = manuscript;
    this.selection = selection;
    this.shown = speaker;
    getStyleClass().add("row");
    colour.getStyleClass().addAll("button", "speaker-colour");
    colour.setAccessibleRole(AccessibleRole.COMBO_BOX);
    colour.setAccessibleText(messages.text("speakers.colour"));
    name.getStyleClass().add("speaker-name");
    name.setAccessibleText(messages.text("speakers.name"));
    HBox.setHgrow(name, Priority.ALWAYS);
    getChildren()
        .setAll(
            colour,
            name,
            play,
            Widgets.iconButton(
                Feather.MORE_VERTICAL, messages.text("speakers.open"), this::openOrClose));
    colour.setOnAction(
        event -> manuscript.edit(SpeakerEdits.recolour(speaker.id(), hex(colour.getValue()))));
    name.textProperty()
        .addListener(
            (value, old, now) -> {
              if (name.isFocused() && !now.equals(shown.name()) && !now.isBlank()) {
                manuscript.edit(SpeakerEdits.rename(shown.id(), now));
              }
            });
    name.focusedProperty().addListener((value, old, now) -> manuscript.settle());
  }

  void show(Speaker speaker) {
    shown = speaker;
    colour.setValue(Color.web(speaker.colour()));
    if (!name.getText().equals(speaker.name())) {
      name.setText(speaker.name());
    }
  }

  private void openOrClose() {
    boolean open = shown.id().equals(selection.speakerProperty().get());
    selection.speakerProperty().set(open ? "" : shown.id());
  }

  private static String hex(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }
}
