package studio.reprise.ui.speakers;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recorder;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** Records from the microphone; what was recorded is then trimmed like any file. */
final class RecordDialog extends StudioDialog {
  private final ProgressBar level = new ProgressBar(0);

  /**
   * @param trimming takes what was recorded on
   */
  RecordDialog(Consumer<Pcm> trimming, Messages messages) {
    super(messages, "record.title");
    level.setPrefWidth(360);
    level.setAccessibleText(messages.text("record.level"));
    VBox content = new VBox(Widgets.paragraph(messages.text("record.help")), level);
    content.getStyleClass().add("clip-pane");
    content.setPrefWidth(Look.scaled(420));
    getDialogPane().setContent(content);
    ButtonType done = new ButtonType(messages.text("record.done"), ButtonBar.ButtonData.OK_DONE);
    getDialogPane().getButtonTypes().setAll(cancel(), done);
    try {
      Recorder recorder = Recorder.start(peak -> Platform.runLater(() -> level.setProgress(peak)));
      setOnHidden(
          event -> {
            Pcm pcm = recorder.stop();
            if (getResult() == done && pcm.length() > 0) {
              trimming.accept(pcm);
            }
          });
    } catch (AudioFormatException e) {
      content
          .getChildren()
          .setAll(Widgets.icon(Feather.MIC_OFF), Widgets.paragraph(messages.text("record.none")));
      getDialogPane().getButtonTypes().setAll(cancel());
    }
  }
}
