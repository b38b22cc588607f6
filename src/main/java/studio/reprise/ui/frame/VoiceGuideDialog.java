package studio.reprise.ui.frame;

import java.util.function.Supplier;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;

/** The guide to voices, whenever it is wanted again. */
public final class VoiceGuideDialog extends StudioDialog {
  public VoiceGuideDialog(Supplier<PackDialog> packs, Messages messages) {
    super(messages, "guide.title");
    VoiceGuide guide =
        new VoiceGuide(
            messages,
            folder -> {
              close();
              packs.get().showWith(folder);
            },
            () -> {
              close();
              packs.get().show();
            });
    guide.setPrefWidth(Look.scaled(560));
    guide.getStyleClass().add("padded");
    getDialogPane().setContent(guide);
    getDialogPane().getButtonTypes().setAll(done());
  }
}
