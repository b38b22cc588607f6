package studio.reprise.ui;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import studio.reprise.render.Receipt;

/** A take's receipt in words: what decided its sound, and what was measured. */
final class ReceiptView extends VBox {
  private final Messages messages;
  private final Label words = Widgets.paragraph("");
  private final TextField fingerprint = new TextField();
  private String shown = "?";

  ReceiptView(Messages messages) {
    this.messages = messages;
    getStyleClass().add("receipt");
    fingerprint.setEditable(false);
    fingerprint.getStyleClass().add("fingerprint");
    fingerprint.setAccessibleText(messages.text("receipt.fingerprint"));
    getChildren()
        .setAll(
            words, Widgets.label(messages.text("receipt.fingerprint"), "field-label"), fingerprint);
    show(Optional.empty());
  }

  void show(Optional<Receipt> take) {
    String now = take.map(Receipt::fingerprint).orElse("");
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    fingerprint.setText(now);
    words.setText(take.map(this::inWords).orElse(messages.text("receipt.none")));
  }

  private String inWords(Receipt r) {
    return String.join(
        "\n",
        messages.text("receipt.spoken", r.normalizedText(), r.language()),
        messages.text("receipt.seed", r.seed(), messages.text("origin." + r.seedOrigin())),
        messages.text(
            "receipt.sampler",
            r.sampler().method().name().toLowerCase(Locale.ROOT),
            r.sampler().temperature(),
            r.sampler().topP(),
            r.sampler().topK()),
        messages.text("receipt.flow", r.flow().steps(), r.flow().cfg()),
        messages.text("receipt.clip", r.promptAudioSha256().substring(0, 12), r.promptText()),
        messages.text("receipt.pack", r.pack().name(), r.pack().sha256().substring(0, 12)),
        messages.text(
            "receipt.engine",
            r.engine().name() + " " + r.engine().version(),
            r.engine().backend(),
            r.engine().deviceClass(),
            r.engine().dtype(),
            r.engine().mathMode().name().toLowerCase(Locale.ROOT)),
        messages.text(
            "receipt.length",
            number("%.2f", r.durationSeconds()),
            r.tokenCount(),
            r.sampleRateHz()),
        messages.text(
            "receipt.loudness",
            number("%.1f", r.loudness().lufs()),
            number("%.1f", r.loudness().truePeakDb()),
            number("%.1f", r.loudness().noiseFloorDb())),
        messages.text("receipt.speed", number("%.2f", r.renderSeconds()), number("%.2f", r.rtf())));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
