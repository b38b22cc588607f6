package studio.reprise.document;

import java.util.Locale;
import java.util.Objects;

/**
 * What listeners are told of the voices.
 *
 * @param kind what the voices are
 * @param words said or shown in the book's own words; "" for the usual ones
 * @param spoken whether the words are heard
 */
public record Disclosure(Kind kind, String words, Spoken spoken) {
  public static final Disclosure DEFAULT = new Disclosure(Kind.AI_VOICE, "", Spoken.OFF);

  /** What the voices are, in the trade's words. */
  public enum Kind {
    /** Voices that a machine made. */
    AI_VOICE,
    /** Copies of people's voices that these people allowed. */
    AUTHORISED_REPLICA,
    /** Machines' voices beside people's own. */
    MIXED;

    /** As files and options write it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws EditException when there is no such kind
     */
    public static Kind of(String key) {
      for (Kind kind : values()) {
        if (kind.key().equals(key)) {
          return kind;
        }
      }
      throw new EditException(
          "The voices are \"ai_voice\", \"authorised_replica\" or \"mixed\", not \"{0}\".", key);
    }
  }

  /** Whether the words are heard. */
  public enum Spoken {
    /** They stand in the files only. */
    OFF,
    /** The opening says them. */
    START;

    /** As files and options write it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws EditException when it is neither
     */
    public static Spoken of(String key) {
      for (Spoken spoken : values()) {
        if (spoken.key().equals(key)) {
          return spoken;
        }
      }
      throw new EditException(
          "The words on the voices are spoken \"off\" or at the \"start\", not \"{0}\".", key);
    }
  }

  public Disclosure {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(spoken, "spoken");
    Ids.requireText(words, 2000, "disclosure");
  }
}
