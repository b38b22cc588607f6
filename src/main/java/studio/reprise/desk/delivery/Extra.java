package studio.reprise.desk.delivery;

import java.util.Locale;
import java.util.Optional;

/** What may stand beside the sound of a delivery. */
public enum Extra {
  /** The whole book as one M4B with chapters. */
  M4B,
  /** A book to read and hear, EPUB 3 with overlays. */
  EPUB,
  /** A file a speaker and chapter, as long as the chapter. */
  STEMS,
  /** Every chapter as 24-bit Broadcast Wave. */
  MASTERS,
  /** A REAPER project. */
  REAPER,
  /** An OpenTimelineIO timeline. */
  OTIO,
  SRT,
  VTT,
  LRC,
  /** Labels for Audacity. */
  LABELS,
  /** Chapters of a podcast, as JSON. */
  CHAPTERS;

  /** As options write it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name. */
  public static Optional<Extra> of(String key) {
    for (Extra extra : values()) {
      if (extra.key().equals(key)) {
        return Optional.of(extra);
      }
    }
    return Optional.empty();
  }
}
