package studio.reprise.ui.speakers;

import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;

/** Asks which stretch of a sound is the speaker's clip, and what it says. */
final class ClipDialog extends StudioDialog {
  /**
   * @param silence called when it closes
   */
  ClipDialog(ClipPane pane, Runnable silence, Messages messages) {
    super(messages, "clip.title");
    ButtonType use = new ButtonType(messages.text("clip.use"), ButtonBar.ButtonData.OK_DONE);
    getDialogPane().setContent(pane);
    getDialogPane().getButtonTypes().setAll(cancel(), use);
    getDialogPane().lookupButton(use).setId("use-clip");
    setOnHidden(
        event -> {
          silence.run();
          if (getResult() == use) {
            pane.use();
          }
        });
  }
}
