package studio.reprise.ui;

import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import studio.reprise.audio.Pcm;

/** Asks which stretch of a sound is the speaker's clip, and what it says. */
final class ClipDialog extends StudioDialog {
  ClipDialog(StudioModel model, String speakerId, Pcm pcm) {
    super(model, "clip.title");
    ClipPane pane = new ClipPane(model, speakerId, pcm);
    ButtonType use =
        new ButtonType(model.messages().text("clip.use"), ButtonBar.ButtonData.OK_DONE);
    getDialogPane().setContent(pane);
    getDialogPane().getButtonTypes().setAll(cancel(), use);
    getDialogPane().lookupButton(use).setId("use-clip");
    setOnHidden(
        event -> {
          model.playback().stop();
          if (getResult() == use) {
            pane.use();
          }
        });
  }
}
