package studio.reprise.document;

import java.util.List;
import java.util.Objects;

/**
 * One utterance.
 *
 * @param id stable name
 * @param speakerId who says it, or "" while nobody does
 * @param text as the author wrote it
 * @param direction how it is meant, for people
 * @param language BCP 47, or "": the speaker's, or found from the text
 * @param seed of its own; with origin {@code DEFAULT} the project's default holds
 * @param settings over the project's
 * @param takeFingerprint the chosen take, or ""
 * @param locked never re-rendered by a batch, never stale
 * @param endsParagraph the paragraph's gap follows
 * @param gapSeconds silence after it, or null: by rule
 * @param note for people
 * @param takeNotes what the author thinks of its takes
 */
public record Line(
    String id,
    String speakerId,
    String text,
    String direction,
    String language,
    Seed seed,
    Settings settings,
    String takeFingerprint,
    boolean locked,
    boolean endsParagraph,
    Double gapSeconds,
    String note,
    List<TakeNote> takeNotes) {
  public static final int TEXT_LIMIT = 20_000;

  public Line {
    Ids.require(id, "line");
    if (!Objects.requireNonNull(speakerId, "speakerId").isEmpty()) {
      Ids.require(speakerId, "speaker");
    }
    Ids.requireText(text, TEXT_LIMIT, "text");
    Ids.requireText(direction, 5000, "direction");
    Speaker.requireLanguage(language);
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(settings, "settings");
    Ids.requireHash(takeFingerprint, "take");
    if (gapSeconds != null && !(gapSeconds >= 0 && gapSeconds <= 60)) {
      throw new EditException("A gap lasts 0 to 60 seconds, not " + gapSeconds + ".");
    }
    Ids.requireText(note, 20_000, "note");
    takeNotes = List.copyOf(takeNotes);
  }

  /** A fresh line with the project's defaults. */
  public static Line of(String id, String speakerId, String text) {
    return new Line(
        id,
        speakerId,
        text,
        "",
        "",
        new Seed(42, Seed.Origin.DEFAULT),
        Settings.INHERITED,
        "",
        false,
        false,
        null,
        "",
        List.of());
  }

  public boolean isEmpty() {
    return text.isBlank();
  }

  public Line withId(String changed) {
    return new Line(
        changed,
        speakerId,
        text,
        direction,
        language,
        seed,
        settings,
        takeFingerprint,
        locked,
        endsParagraph,
        gapSeconds,
        note,
        takeNotes);
  }

  public Line withSpeaker(String changed) {
    return new Line(
        id,
        changed,
        text,
        direction,
        language,
        seed,
        settings,
        takeFingerprint,
        locked,
        endsParagraph,
        gapSeconds,
        note,
        takeNotes);
  }

  public Line withText(String changed) {
    return new Line(
        id,
        speakerId,
        changed,
        direction,
        language,
        seed,
        settings,
        takeFingerprint,
        locked,
        endsParagraph,
        gapSeconds,
        note,
        takeNotes);
  }

  public Line withDirection(String changed) {
    return new Line(
        id,
        speakerId,
        text,
        changed,
        language,
        seed,
        settings,
        takeFingerprint,
        locked,
        endsParagraph,
        gapSeconds,
        note,
        takeNotes);
  }

  public Line withLanguage(String changed) {
    return new Line(
        id,
        speakerId,
        text,
        direction,
        changed,
        seed,
        settings,
        takeFingerprint,
        locked,
        endsParagraph,
        gapSeconds,
        note,
        takeNotes);
  }

  public Line withSeed(Seed changed) {
    return new Line(
        id,
        speakerId,
        text,
        direction,
        language,
        changed,
        settings,
        takeFingerprint,
        locked,
        endsParagraph,
        gapSeconds,
        note,
        takeNotes);
  }

  public Line withSettings(Settings changed) {
    return new Line(
        id,
        speakerId,
        text,
        direction,
        language,
        seed,
        changed,
        takeFingerprint,
        locked,
        endsParagraph,
        gapSeconds,
        note,
        takeNotes);
  }

  public Line withTake(String fingerprint) {
    return new Line(
        id,
        speakerId,
        text,
        direction,
        language,
        seed,
        settings,
        fingerprint,
        locked,
        endsParagraph,
        gapSeconds,
        note,
        takeNotes);
  }

  /** Locked against batches and staleness. */
  public Line lockedNow() {
    return new Line(
        id,
        speakerId,
        text,
        direction,
        language,
        seed,
        settings,
        takeFingerprint,
        true,
        endsParagraph,
        gapSeconds,
        note,
        takeNotes);
  }

  public Line unlocked() {
    return new Line(
        id,
        speakerId,
        text,
        direction,
        language,
        seed,
        settings,
        takeFingerprint,
        false,
        endsParagraph,
        gapSeconds,
        note,
        takeNotes);
  }

  public Line withParagraphEnd(Paragraph changed) {
    return new Line(
        id,
        speakerId,
        text,
        direction,
        language,
        seed,
        settings,
        takeFingerprint,
        locked,
        changed == Paragraph.ENDS,
        gapSeconds,
        note,
        takeNotes);
  }

  /** Silence after the line; null goes back to the rule. */
  public Line withGap(Double seconds) {
    return new Line(
        id,
        speakerId,
        text,
        direction,
        language,
        seed,
        settings,
        takeFingerprint,
        locked,
        endsParagraph,
        seconds,
        note,
        takeNotes);
  }

  public Line withNote(String changed) {
    return new Line(
        id,
        speakerId,
        text,
        direction,
        language,
        seed,
        settings,
        takeFingerprint,
        locked,
        endsParagraph,
        gapSeconds,
        changed,
        takeNotes);
  }

  public Line withTakeNotes(List<TakeNote> changed) {
    return new Line(
        id,
        speakerId,
        text,
        direction,
        language,
        seed,
        settings,
        takeFingerprint,
        locked,
        endsParagraph,
        gapSeconds,
        note,
        changed);
  }

  /** Whether a line's paragraph goes on after it. */
  public enum Paragraph {
    GOES_ON,
    ENDS
  }
}
