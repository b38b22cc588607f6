package studio.reprise.ui.take;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import studio.reprise.render.Receipt;
import studio.reprise.render.Utterance;
import studio.reprise.speech.Arithmetic;
import studio.reprise.speech.Manner;
import studio.reprise.speech.Phonemes;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

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
    Utterance said = r.said();
    Receipt.Made made = r.made();
    Arithmetic by = r.arithmetic();
    return String.join(
        "\n",
        messages.text("receipt.spoken", made.normalizedText(), made.language())
            + (made.sounds().isEmpty()
                ? ""
                : "\n" + messages.text("receipt.sounds", made.sounds())),
        messages.text("receipt.seed", said.seed(), messages.of("origin", r.owner().seedOrigin())),
        messages.text(
            "receipt.sampler",
            said.sampler().method().name().toLowerCase(Locale.ROOT),
            said.sampler().temperature(),
            said.sampler().topP(),
            said.sampler().topK()),
        messages.text("receipt.flow", said.flow().steps(), said.flow().cfg()),
        messages.text("receipt.clip", said.clipSha256().substring(0, 12), said.promptText()),
        messages.text("receipt.use." + r.made().clipUsed().name().toLowerCase(Locale.ROOT))
            + directions(r)
            + (said.reading().phonemes() == Phonemes.ON
                ? "\n" + messages.text("receipt.phonemes")
                : ""),
        messages.text("receipt.pack", r.pack().name(), r.pack().sha256().substring(0, 12)),
        messages.text(
            "receipt.engine",
            by.engine() + " " + by.version(),
            by.backend(),
            by.deviceClass(),
            by.dtype(),
            by.mathMode().name().toLowerCase(Locale.ROOT)),
        by.textRules().isRecorded()
            ? messages.text("receipt.rules", by.textRules())
            : messages.text("receipt.rules.none"),
        made.render().processor().isRecorded()
            ? messages.text("receipt.processor", made.render().processor())
            : messages.text("receipt.processor.none"),
        messages.text(
            "receipt.length",
            number("%.2f", r.durationSeconds()),
            made.tokenCount(),
            made.sampleRateHz()),
        messages.text(
            "receipt.loudness",
            number("%.1f", r.measured().loudness().lufs()),
            number("%.1f", r.measured().loudness().truePeakDb()),
            number("%.1f", r.measured().loudness().noiseFloorDb())),
        messages.text(
            "receipt.speed",
            number("%.2f", made.render().seconds()),
            number("%.2f", made.render().rtf())));
  }

  private String directions(Receipt r) {
    return switch (r.said().reading().directions()) {
      case SILENT -> "";
      case SPOKEN -> "\n" + messages.text("receipt.directions");
      case ACTED -> "\n" + acted(r.made().manners());
    };
  }

  private String acted(List<Manner> manners) {
    return manners.stream().allMatch(manner -> manner == Manner.PLAIN)
        ? messages.text("receipt.acted.none")
        : messages.text(
            "receipt.acted",
            manners.stream()
                .map(manner -> messages.of("manner", manner))
                .collect(Collectors.joining(" | ")));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
