package studio.reprise.ui.speakers;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.Recording;
import studio.reprise.render.ReferenceDoctor;
import studio.reprise.ui.model.SpeakerCommands;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/**
 * What the doctor says of a clip and its words, and beside it what can be done about it at once.
 */
final class ClipFindings extends VBox {
  private final SpeakerCommands speakers;
  private final Messages messages;
  private final Label words = Widgets.paragraph("", "warning-text", "text-small");
  private final Button trim;
  private int asked;

  /**
   * @param trim cuts the silence off the ends of what was examined last
   */
  ClipFindings(SpeakerCommands speakers, Messages messages, Runnable trim) {
    this.speakers = speakers;
    this.messages = messages;
    this.trim = Widgets.button(Feather.SCISSORS, messages.text("clip.trim"), trim);
    this.trim.getStyleClass().addAll("small", "trim-silence");
    getStyleClass().add("clip-findings");
    getChildren().setAll(words, this.trim);
    tell("");
  }

  /** The doctor looks at a clip and its words; only what was asked last is shown. */
  void examine(Recording clip, String transcript) {
    int now = ++asked;
    speakers.examine(
        clip,
        transcript,
        found -> {
          if (now == asked) {
            show(found);
          }
        });
  }

  /** Says a sentence in the place of findings; "" says nothing. */
  void tell(String sentence) {
    asked++;
    write(sentence);
    Widgets.shown(trim).set(false);
  }

  private void show(List<ReferenceDoctor.Finding> found) {
    write(
        found.stream()
            .map(finding -> messages.sentence(finding.sentence()))
            .collect(Collectors.joining("\n")));
    Widgets.shown(trim).set(ReferenceDoctor.advisesTrimming(found));
  }

  private void write(String text) {
    words.setText(text);
    words.setGraphic(text.isEmpty() ? null : Widgets.icon(Feather.ALERT_TRIANGLE));
    Widgets.shown(words).set(!text.isEmpty());
    Widgets.shown(this).set(!text.isEmpty());
  }
}
