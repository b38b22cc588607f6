package studio.reprise.ui.take;

import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.VBox;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Settings;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.StudioDialog;

/** Settings for all selected lines at once. */
public final class SettingsDialog extends StudioDialog {
  public SettingsDialog(StudioModel model) {
    super(model.messages(), "settings.bulk");
    SettingsPane pane = new SettingsPane(model.messages());
    pane.show(Settings.INHERITED, model.manuscript().project().defaults().settings());
    pane.getStyleClass().add("padded");
    Settings[] chosen = {Settings.INHERITED};
    pane.onChange(settings -> chosen[0] = settings);
    ButtonType apply =
        new ButtonType(model.messages().text("settings.apply"), ButtonBar.ButtonData.OK_DONE);
    getDialogPane().setContent(new VBox(pane));
    getDialogPane().getButtonTypes().setAll(cancel(), apply);
    setOnHidden(
        event -> {
          if (getResult() == apply) {
            model.lines().onSelected(ids -> LineEdits.changeSettings(ids, chosen[0]));
          }
        });
  }
}
