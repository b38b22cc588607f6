package studio.reprise.speech;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.reprise.audio.Mel;
import studio.reprise.audio.Pcm;

/**
 * What a request became.
 *
 * @param pcm the sound at the engine's rate
 * @param mel its log-mel, all segments in a row
 * @param tokens codebook ids of the speech, all segments in a row
 * @param normalizedText what was spoken: the segments' text, joined by a blank; "" for a pause
 * @param sounds how that sounds, see {@link Sounds}; "" where it tells no more
 * @param language the language that the text was read in
 * @param doubts what the engine noticed in one segment or another
 * @param manners in which each segment was said, where directions were to be acted; else empty
 * @param seconds wall time of each stage; tells nothing about the sound
 */
public record Speech(
    Pcm pcm,
    Mel mel,
    int[] tokens,
    String normalizedText,
    String sounds,
    String language,
    Set<Doubt> doubts,
    List<Manner> manners,
    Map<Stage, Double> seconds) {
  public Speech {
    manners = List.copyOf(manners);
    EnumSet<Doubt> sorted = EnumSet.noneOf(Doubt.class);
    sorted.addAll(doubts);
    doubts = Collections.unmodifiableSet(sorted);
  }

  /** Of a text whose directions are not acted. */
  public Speech(
      Pcm pcm,
      Mel mel,
      int[] tokens,
      String normalizedText,
      String sounds,
      String language,
      Set<Doubt> doubts,
      Map<Stage, Double> seconds) {
    this(pcm, mel, tokens, normalizedText, sounds, language, doubts, List.of(), seconds);
  }

  /** Whether the text held nothing to say: silence, on purpose. */
  public boolean isPause() {
    return tokens.length == 0;
  }
}
