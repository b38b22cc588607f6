package studio.reprise.ui.speakers;

import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.StudioDialog;

/** Asks which stretch of a sound is the speaker's clip, and what it says. */
public final class ClipDialog extends StudioDialog {
  public ClipDialog(StudioModel model, String speakerId, Pcm pcm) {
    this(model, speakerId, Recording.of(pcm));
  }

  /** A sound as a file gave it. */
  public ClipDialog(StudioModel model, String speakerId, Recording recording) {
    this(model, speakerId, "", recording);
  }

  /**
   * The same for one of the speaker's styles.
   *
   * @param style its name, or "" for the usual clip
   */
  public ClipDialog(StudioModel model, String speakerId, String style, Recording recording) {
    super(model.messages(), "clip.title");
    ClipPane pane = new ClipPane(model, speakerId, style, recording);
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
