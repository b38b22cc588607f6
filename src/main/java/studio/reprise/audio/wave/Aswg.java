package studio.reprise.audio.wave;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import studio.reprise.audio.tag.Words;
import studio.reprise.audio.tag.XmlText;

/**
 * What a game studio's tools ask of a spoken line: the ASWG element of iXML. Fields without words
 * are left out; nothing of our own is added.
 */
public final class Aswg {
  private static final String SCHEMA_VERSION = "1.1";

  private final Map<AswgField, String> fields;

  private Aswg(Map<AswgField, String> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  /** A line that this program spoke: dialogue, generated, mono, words and no efforts. */
  public static Aswg generatedDialogue() {
    return new Aswg(new EnumMap<>(AswgField.class))
        .with(AswgField.CONTENT_TYPE, "dialogue")
        .with(AswgField.IS_GENERATED, "true")
        .with(AswgField.CHANNEL_CONFIG, "Mono")
        .with(AswgField.EFFORTS, "false")
        .with(AswgField.SCHEMA_VERSION, SCHEMA_VERSION);
  }

  /** The same with one field more; no words take it out. */
  public Aswg with(AswgField field, String words) {
    Map<AswgField, String> more = new EnumMap<>(AswgField.class);
    more.putAll(fields);
    if (Words.lines(words).isBlank()) {
      more.remove(field);
    } else {
      more.put(field, words);
    }
    return new Aswg(more);
  }

  /** The same with a figure; NaN and infinities take it out. */
  public Aswg with(AswgField field, double value) {
    return with(field, Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "");
  }

  /** Loudness, its range and the true peak, of those that are known. */
  public Aswg with(MeasuredLoudness measured) {
    return with(AswgField.LOUDNESS, measured.integratedLufs())
        .with(AswgField.LOUDNESS_RANGE, measured.rangeLu())
        .with(AswgField.MAX_PEAK, measured.truePeakDbtp());
  }

  /**
   * The same with a language; the format knows codes of two letters alone.
   *
   * @param tag BCP 47, such as {@code zh-CN}
   */
  public Aswg language(String tag) {
    String code = Locale.forLanguageTag(tag).getLanguage();
    return with(AswgField.LANGUAGE, code.length() == 2 ? code : "");
  }

  public Map<AswgField, String> fields() {
    return fields;
  }

  void write(XmlText xml) {
    xml.begin("ASWG");
    fields.forEach((field, words) -> xml.element(field.element(), words));
    xml.end("ASWG");
  }
}
