package studio.reprise.render;

import java.util.Set;
import studio.reprise.sentence.Sentence;

/** Which input of a line changed since its chosen take was rendered. */
public enum StaleReason {
  TEXT(Sentence.of("the text")),
  SEED(Sentence.of("the seed")),
  SPEAKER(Sentence.of("the speaker")),
  /** The speaker's clip or its transcript. */
  CLIP(Sentence.of("the clip or its transcript")),
  /** The line is spoken in another style of its speaker's. */
  STYLE(Sentence.of("the style")),
  DICTIONARY(Sentence.of("a pronunciation")),
  PACK(Sentence.of("the voice pack")),
  /** The engine, its text rules, the device or the math mode. */
  ENGINE(Sentence.of("the engine")),
  SETTINGS(Sentence.of("the settings"));

  private final Sentence words;

  StaleReason(Sentence words) {
    this.words = words;
  }

  /** What has changed: "the text". */
  public Sentence words() {
    return words;
  }

  /** Several, in their order. */
  public static Sentence words(Set<StaleReason> reasons) {
    return Sentence.listed(reasons.stream().sorted().map(StaleReason::words).toList());
  }
}
