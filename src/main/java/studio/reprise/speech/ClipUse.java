package studio.reprise.speech;

/** How much of a reference clip a voice is made of. */
public enum ClipUse {
  /** Everything, where the pack's language model knows voices like it; else its timbre only. */
  AUTO,
  /**
   * Everything: its words, pace and intonation lead the speech, its timbre colours it. Before a
   * clip that is strange to the pack the flow hears the stand-in prompt.
   */
  FULL,
  /**
   * Its timbre and mean pitch. The pack's own stand-in prompt leads the speech; the clip's words
   * are not needed.
   */
  TIMBRE
}
