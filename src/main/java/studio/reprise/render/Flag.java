package studio.reprise.render;

import java.util.Locale;

/** What measuring a take found suspicious; the author listens and decides. */
public enum Flag {
  SILENCE("The take is silent or nearly so."),
  CLIPPED("Samples run into full scale."),
  TOO_SHORT("The take is far too short for its text: words are probably missing."),
  TOO_LONG("The take is far too long for its text: it probably babbles or hangs."),
  CUT("It was still speaking at the longest length that its text may have, and was cut there."),
  REPEATED_TAIL("It says one thing over and over; it was stopped there."),
  TOKENS_LOST("Its speech tokens do not survive a round trip: the sound is not what was planned."),
  WORDS_MISSING(
      "A sentence is shorter than its words take in this voice: words may be missing. Try"
          + " another seed."),
  SAID_TWICE(
      "A sentence is longer than its words take in this voice: some may be said twice. Try"
          + " another seed.");

  private final String sentence;

  Flag(String sentence) {
    this.sentence = sentence;
  }

  /** What an author reads. */
  public String sentence() {
    return sentence;
  }

  /** As receipts spell it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
