package studio.reprise.speech.text;

import java.util.List;
import java.util.stream.Collectors;
import studio.reprise.speech.Manner;
import studio.reprise.speech.Sounds;
import studio.reprise.speech.text.rewrite.SegmentEnd;
import studio.reprise.speech.text.rewrite.Tune;

/**
 * A text ready to be spoken.
 *
 * @param normalizedText the segments' words, joined by a blank
 * @param language BCP 47
 * @param segments pieces that are spoken one after another; none for a pause
 * @param directions what the speaker is asked to do and what is not said
 */
public record PreparedText(
    String normalizedText, String language, List<Segment> segments, List<String> directions) {
  public PreparedText {
    segments = List.copyOf(segments);
    directions = List.copyOf(directions);
  }

  /** Whether there is nothing to say: a scene break, lone marks, directions alone. */
  public boolean isPause() {
    return segments.isEmpty();
  }

  /** Whether a segment is a piece of a sentence that was cut. */
  public boolean isPiece(int segment) {
    return segments.get(segment).end().isCut()
        || segment > 0 && segments.get(segment - 1).end().isCut();
  }

  /** How it sounds, as receipts keep it; "" where that is how it is written. */
  public String sounds() {
    String sounds =
        segments.stream()
            .map(segment -> Sounds.of(segment.written()))
            .collect(Collectors.joining(" | "));
    return segments.stream().allMatch(segment -> segment.written().equals(segment.text()))
        ? ""
        : sounds;
  }

  /**
   * One piece.
   *
   * @param text its words
   * @param written as it goes to the tokenizer: phones, pinyin or letters
   * @param ids its text tokens; not to be written to
   * @param end what its end is in the sentence
   * @param tune how it is said; its symbols are those of {@code ids}
   * @param manner what a direction asks for; its text and tokens are the same in any
   */
  public record Segment(
      String text, String written, int[] ids, SegmentEnd end, Tune tune, Manner manner) {
    /** Said as the voice speaks. */
    public Segment(String text, String written, int[] ids, SegmentEnd end, Tune tune) {
      this(text, written, ids, end, tune, Manner.PLAIN);
    }
  }
}
