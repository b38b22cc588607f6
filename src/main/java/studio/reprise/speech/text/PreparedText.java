package studio.reprise.speech.text;

import java.util.List;

/**
 * A text ready to be spoken.
 *
 * @param normalizedText the segments' words, joined by a blank
 * @param language BCP 47
 * @param segments pieces that are spoken one after another
 */
public record PreparedText(String normalizedText, String language, List<Segment> segments) {
  public PreparedText {
    segments = List.copyOf(segments);
  }

  /**
   * One piece.
   *
   * @param text its words
   * @param ids its text tokens; not to be written to
   */
  public record Segment(String text, int[] ids) {}
}
