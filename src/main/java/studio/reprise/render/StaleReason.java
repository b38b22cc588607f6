package studio.reprise.render;

/** Which input of a line changed since its chosen take was rendered. */
public enum StaleReason {
  TEXT("the text"),
  SEED("the seed"),
  SPEAKER("the speaker"),
  CLIP("the speaker's clip or its transcript"),
  DICTIONARY("a pronunciation"),
  PACK("the voice pack"),
  SETTINGS("the settings");

  private final String phrase;

  StaleReason(String phrase) {
    this.phrase = phrase;
  }

  /** For "Changed since this take: the text, the seed". */
  public String phrase() {
    return phrase;
  }
}
