package studio.reprise.render;

import java.util.Locale;
import java.util.Set;
import studio.reprise.sentence.Sentence;

/** What measuring a take found suspicious; the author listens and decides. */
public enum Flag {
  SILENCE(Sentence.of("The take is silent or nearly so.")),
  CLIPPED(Sentence.of("Samples run into full scale.")),
  TOO_SHORT(Sentence.of("Far too short for its text: words are probably missing.")),
  TOO_LONG(Sentence.of("Far too long for its text: it probably babbles or hangs.")),
  CUT(Sentence.of("Still speaking at the longest length that its text may have: cut there.")),
  REPEATED_TAIL(Sentence.of("It says one thing over and over; it was stopped there.")),
  TOKENS_LOST(
      Sentence.of(
          "Its speech tokens do not survive a round trip: the sound is not what was planned.")),
  WORDS_MISSING(
      Sentence.of(
          "A sentence is shorter than its words take in this voice: words may be missing. Try"
              + " another seed.")),
  SAID_TWICE(
      Sentence.of(
          "A sentence is longer than its words take in this voice: some may be said twice. Try"
              + " another seed."));

  private final Sentence sentence;

  Flag(Sentence sentence) {
    this.sentence = sentence;
  }

  /** What an author reads. */
  public Sentence sentence() {
    return sentence;
  }

  /** What is found of a take, in the order of this enum. */
  public static Sentence sentences(Set<Flag> flags) {
    return Sentence.inARow(flags.stream().sorted().map(Flag::sentence).toList());
  }

  /** As receipts spell it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
