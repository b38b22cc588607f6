package studio.reprise.audio.wave;

/**
 * Fields of ASWG-G006 1.1 (Sony, Audio Standards Working Group) that spoken lines use, in the order
 * that its schema demands.
 */
public enum AswgField {
  CONTENT_TYPE("contentType"),
  PROJECT("project"),
  ORIGINATOR("originator"),
  ORIGINATOR_STUDIO("originatorStudio"),
  NOTES("notes"),
  SESSION("session"),
  /** raw, processed, mastered or placeholder. */
  STATE("state"),
  EDITOR("editor"),
  /** "true": a machine made it, or a part of it. */
  IS_GENERATED("isGenerated"),
  /** The author's, {@code yyyy-mm-dd}. */
  ORIGINATION_DATE("originationDate"),
  CHANNEL_CONFIG("channelConfig"),
  RMS_POWER("rmsPower"),
  /** LUFS over the whole file. */
  LOUDNESS("loudness"),
  LOUDNESS_RANGE("loudnessRange"),
  /** dBFS. */
  MAX_PEAK("maxPeak"),
  /** The words that are heard. */
  TEXT("text"),
  EFFORTS("efforts"),
  EFFORT_TYPE("effortType"),
  /** 1 whispered, 2 spoken, 3 raised, 4 projected, 5 shouted. */
  PROJECTION("projection"),
  /** Two letters of ISO 639-1. */
  LANGUAGE("language"),
  TIMING_RESTRICTION("timingRestriction"),
  CHARACTER_NAME("characterName"),
  /** Unknown, Female, Male or Other. */
  CHARACTER_GENDER("characterGender"),
  CHARACTER_AGE("characterAge"),
  CHARACTER_ROLE("characterRole"),
  /** Whose voice it is; only with that person's consent. */
  ACTOR_NAME("actorName"),
  ACTOR_GENDER("actorGender"),
  DIRECTOR("director"),
  DIRECTION("direction"),
  FX_USED("fxUsed"),
  USAGE_RIGHTS("usageRights"),
  ACCENT("accent"),
  EMOTION("emotion"),
  DEV_LANGUAGE("devLanguage"),
  SCHEMA_VERSION("schemaVersion");

  private final String element;

  AswgField(String element) {
    this.element = element;
  }

  /** The name of the XML element. */
  public String element() {
    return element;
  }
}
