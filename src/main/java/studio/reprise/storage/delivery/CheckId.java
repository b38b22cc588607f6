package studio.reprise.storage.delivery;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is looked at before a delivery goes out; the names are stable. */
public enum CheckId {
  LEVEL,
  PEAK,
  TRUE_PEAK,
  NOISE_FLOOR,
  DEAD_SILENCE,
  HEAD,
  TAIL,
  CODEC,
  BITRATE,
  CHANNELS_ALIKE,
  MINUTES,
  CHAPTER_MEDIAN,
  CLIPPED,
  CREDITS,
  HEADER_READ,
  SAMPLE,
  COVER,
  TAGS,
  NAMES,
  TAKES,
  CONSENT,
  SYNTHETIC_POLICY,
  DISCLOSURE;

  /** As profiles, options and reports write it: {@code true-peak}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is about what a person decides, and can be acknowledged; no figure can. */
  public boolean isJudgement() {
    return switch (this) {
      case CREDITS, HEADER_READ, SAMPLE, COVER, TAKES, CONSENT, SYNTHETIC_POLICY, DISCLOSURE ->
          true;
      default -> false;
    };
  }

  /** The check of that name, or null. */
  public static @Nullable CheckId of(String key) {
    for (CheckId id : values()) {
      if (id.key().equals(key)) {
        return id;
      }
    }
    return null;
  }
}
