package studio.reprise.audio.wave;

import java.util.Locale;
import java.util.Optional;
import studio.reprise.audio.tag.XmlText;

/**
 * The {@code iXML} chunk (iXML 3.01): which take of which scene a mono sound is, and where it
 * stands in time. A sound that is handed over is the one the author chose: a circled take.
 *
 * @param take number or name of the take
 * @param fileUid names this sound among all; of a take, its fingerprint
 * @param note free words
 * @param bits of a sample
 * @param startSample where it begins on its timeline, which begins at midnight
 * @param trackName of the one channel; the speaker
 */
public record Ixml(
    String project,
    String scene,
    String take,
    String fileUid,
    String note,
    int sampleRateHz,
    int bits,
    long startSample,
    String trackName,
    Optional<Aswg> aswg) {
  private static final String VERSION = "3.01";

  /** The document. */
  public String xml() {
    XmlText xml = XmlText.document().begin("BWFXML");
    xml.element("IXML_VERSION", VERSION);
    xml.element("PROJECT", project).element("SCENE", scene).element("TAKE", take);
    xml.element("CIRCLED", "TRUE").element("FILE_UID", fileUid).optional("NOTE", note);
    xml.begin("SPEED");
    xml.element("FILE_SAMPLE_RATE", number(sampleRateHz));
    xml.element("AUDIO_BIT_DEPTH", number(bits));
    xml.element("TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI", number(startSample >>> 32));
    xml.element("TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO", number(startSample & 0xffffffffL));
    xml.element("TIMESTAMP_SAMPLE_RATE", number(sampleRateHz));
    xml.end("SPEED");
    xml.begin("TRACK_LIST").element("TRACK_COUNT", "1");
    xml.begin("TRACK").element("CHANNEL_INDEX", "1").element("INTERLEAVE_INDEX", "1");
    xml.element("NAME", trackName);
    xml.end("TRACK").end("TRACK_LIST");
    aswg.ifPresent(fields -> fields.write(xml));
    return xml.end("BWFXML").toString();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%d", value);
  }
}
