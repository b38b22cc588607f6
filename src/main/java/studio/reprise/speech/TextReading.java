package studio.reprise.speech;

import java.util.List;
import java.util.Map;

/**
 * How a pack reads a text, told without speaking it.
 *
 * @param normalizedText the words that are said; "" for a pause
 * @param language BCP 47
 * @param segments what is spoken one after another
 * @param directions what the speaker is asked to do and what is not said
 * @param acted those of them that are done
 * @param guessed words that no lexicon has, whose phones are guessed
 * @param rules how often each kind of rule changed something, where the language's rules are
 *     counted
 */
public record TextReading(
    String normalizedText,
    String language,
    List<Segment> segments,
    List<String> directions,
    List<String> acted,
    List<String> guessed,
    Map<String, Integer> rules) {
  public TextReading {
    segments = List.copyOf(segments);
    directions = List.copyOf(directions);
    acted = List.copyOf(acted);
    guessed = List.copyOf(guessed);
  }

  /**
   * One segment.
   *
   * @param text its words
   * @param written as the model gets it: phones or pinyin as {@code <|X|>}, or letters
   * @param manner how it is said
   */
  public record Segment(String text, String written, Manner manner) {}
}
