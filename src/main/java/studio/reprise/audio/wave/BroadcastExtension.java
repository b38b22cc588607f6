package studio.reprise.audio.wave;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import studio.reprise.audio.tag.Words;

/**
 * The {@code bext} chunk, version 2 (EBU Tech 3285, May 2011): who made a sound, when, and how loud
 * it is. Its fields are ASCII of fixed lengths: longer words are cut, other letters become "?".
 *
 * @param description what is heard
 * @param originator who made it: the studio or the program
 * @param originatorReference the maker's own name for the sound; of a take, its fingerprint
 * @param originationDate the author's, {@code yyyy-mm-dd}; empty when there is none
 * @param originationTime {@code hh:mm:ss}; empty when there is none
 * @param timeReferenceSamples where the sound begins on its timeline
 * @param codingHistory a line a step, as {@link #pcmStep} makes them
 */
public record BroadcastExtension(
    String description,
    String originator,
    String originatorReference,
    String originationDate,
    String originationTime,
    long timeReferenceSamples,
    MeasuredLoudness loudness,
    List<String> codingHistory) {
  static final int FIXED_BYTES = 602;

  private static final int VERSION = 2;
  private static final int UMID_BYTES = 64;
  private static final int RESERVED_BYTES = 180;
  private static final short UNKNOWN = 0x7fff;
  private static final double MOST = 99.99;

  public BroadcastExtension {
    codingHistory = List.copyOf(codingHistory);
    if (timeReferenceSamples < 0) {
      throw new IllegalArgumentException("A time reference of " + timeReferenceSamples);
    }
  }

  /** A sound without a date, of which nothing was measured, at the start of its timeline. */
  public static BroadcastExtension of(
      String description, String originator, String reference, List<String> codingHistory) {
    return new BroadcastExtension(
        description, originator, reference, "", "", 0, MeasuredLoudness.UNKNOWN, codingHistory);
  }

  public BroadcastExtension with(MeasuredLoudness measured) {
    return new BroadcastExtension(
        description,
        originator,
        originatorReference,
        originationDate,
        originationTime,
        timeReferenceSamples,
        measured,
        codingHistory);
  }

  /** The same sound at another place of its timeline. */
  public BroadcastExtension at(long samples) {
    return new BroadcastExtension(
        description,
        originator,
        originatorReference,
        originationDate,
        originationTime,
        samples,
        loudness,
        codingHistory);
  }

  /** The same sound, made on a day ({@code yyyy-mm-dd}) that the author names. */
  public BroadcastExtension on(String date) {
    return new BroadcastExtension(
        description,
        originator,
        originatorReference,
        date,
        originationTime,
        timeReferenceSamples,
        loudness,
        codingHistory);
  }

  /**
   * A line of the coding history for mono PCM.
   *
   * @param how free words, such as the program, the pack and the seed
   */
  public static String pcmStep(int sampleRateHz, int bits, String how) {
    return "A=PCM,F=" + sampleRateHz + ",W=" + bits + ",M=mono,T=" + how.replace(',', ';');
  }

  /** The chunk's content, without its head. */
  byte[] bytes() {
    StringBuilder history = new StringBuilder();
    for (String line : codingHistory) {
      history.append(Words.ascii(line)).append("\r\n");
    }
    ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + history.length());
    out.order(ByteOrder.LITTLE_ENDIAN);
    put(out, description, 256);
    put(out, originator, 32);
    put(out, originatorReference, 32);
    put(out, originationDate, 10);
    put(out, originationTime, 8);
    out.putInt((int) timeReferenceSamples).putInt((int) (timeReferenceSamples >>> 32));
    out.putShort((short) VERSION);
    out.position(out.position() + UMID_BYTES);
    out.putShort(hundredths(loudness.integratedLufs()));
    out.putShort(hundredths(loudness.rangeLu()));
    out.putShort(hundredths(loudness.truePeakDbtp()));
    out.putShort(hundredths(loudness.momentaryLufs()));
    out.putShort(hundredths(loudness.shortTermLufs()));
    out.position(out.position() + RESERVED_BYTES);
    out.put(history.toString().getBytes(StandardCharsets.US_ASCII));
    return out.array();
  }

  private static void put(ByteBuffer out, String text, int length) {
    byte[] ascii = Words.ascii(text).getBytes(StandardCharsets.US_ASCII);
    out.put(ascii, 0, Math.min(length, ascii.length));
    out.position(out.position() + length - Math.min(length, ascii.length));
  }

  private static short hundredths(double value) {
    boolean isKnown = Double.isFinite(value) && Math.abs(value) <= MOST;
    return isKnown ? (short) Math.round(100 * value) : UNKNOWN;
  }
}
