package studio.reprise.ui.take;

import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.VBox;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Settings;
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;

/** Settings for all selected lines at once. */
public final class SettingsDialog extends StudioDialog {
  public SettingsDialog(Manuscript manuscript, LineCommands lines, Messages messages) {
    super(messages, "settings.bulk");
    SettingsPane pane = new SettingsPane(messages);
    pane.show(Settings.INHERITED, manuscript.project().defaults().settings());
    pane.getStyleClass().add("padded");
    Settings[] chosen = {Settings.INHERITED};
    pane.onChange(settings -> chosen[0] = settings);
    ButtonType apply =
        new ButtonType(messages.text("settings.apply"), ButtonBar.ButtonData.OK_DONE);
    getDialogPane().setContent(new VBox(pane));
    getDialogPane().getButtonTypes().setAll(cancel(), apply);
    setOnHidden(
        event -> {
          if (getResult() == apply) {
            lines.onSelected(ids -> LineEdits.changeSettings(ids, chosen[0]));
          }
        });
  }
}
