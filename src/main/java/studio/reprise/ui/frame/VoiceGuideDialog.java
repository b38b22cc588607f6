package studio.reprise.ui.frame;

import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.StudioDialog;

/** The guide to voices, whenever it is wanted again. */
public final class VoiceGuideDialog extends StudioDialog {
  public VoiceGuideDialog(StudioModel model) {
    super(model.messages(), "guide.title");
    VoiceGuide guide =
        new VoiceGuide(
            model.messages(),
            folder -> {
              close();
              new PackDialog(model).showWith(folder);
            },
            () -> {
              close();
              new PackDialog(model).show();
            });
    guide.setPrefWidth(560);
    guide.getStyleClass().add("padded");
    getDialogPane().setContent(guide);
    getDialogPane().getButtonTypes().setAll(done());
  }
}
