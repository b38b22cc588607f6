package studio.reprise.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One utterance.
 *
 * @param id stable name
 * @param speakerId who says it, or "" while nobody does
 * @param text as the author wrote it
 * @param direction how it is meant, for people
 * @param style the name of the speaker's style that it is spoken in, or "": the usual clip
 * @param language BCP 47, or "": the speaker's, or found from the text
 * @param seed of its own; with origin {@code DEFAULT} the project's default holds
 * @param settings over the project's
 * @param takeFingerprint the chosen take, or ""
 * @param declinedFingerprint the take that another pack or engine would render of this line, and
 *     that the author did not want: while it would be that one, the chosen take stands; or ""
 * @param locked never re-rendered by a batch, never stale
 * @param endsParagraph the paragraph's gap follows
 * @param gapSeconds silence after it, or null: by rule
 * @param note for people
 * @param takeNotes what the author thinks of its takes
 * @param origin the lines of an imported script that it stands for
 */
public record Line(
    String id,
    String speakerId,
    String text,
    String direction,
    String style,
    String language,
    Seed seed,
    Settings settings,
    String takeFingerprint,
    String declinedFingerprint,
    boolean locked,
    boolean endsParagraph,
    @Nullable Double gapSeconds,
    String note,
    List<TakeNote> takeNotes,
    Origin origin) {
  public static final int TEXT_LIMIT = 20_000;

  public Line {
    Ids.require(id, "line");
    if (!Objects.requireNonNull(speakerId, "speakerId").isEmpty()) {
      Ids.require(speakerId, "speaker");
    }
    Ids.requireText(text, TEXT_LIMIT, "text");
    Ids.requireText(direction, 5000, "direction");
    Style.requireName(style);
    Speaker.requireLanguage(language);
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(settings, "settings");
    Ids.requireHash(takeFingerprint, "take");
    Ids.requireHash(declinedFingerprint, "declined take");
    if (gapSeconds != null && !(gapSeconds >= 0 && gapSeconds <= 60)) {
      throw new EditException("A gap lasts 0 to 60 seconds, not {0}.", gapSeconds);
    }
    Ids.requireText(note, 20_000, "note");
    takeNotes = List.copyOf(takeNotes);
    Objects.requireNonNull(origin, "origin");
  }

  /** A fresh line with the project's defaults. */
  public static Line of(String id, String speakerId, String text) {
    return new Line(
        id,
        speakerId,
        text,
        "",
        "",
        "",
        Seed.DEFAULT,
        Settings.INHERITED,
        "",
        "",
        false,
        false,
        null,
        "",
        List.of(),
        Origin.NONE);
  }

  public boolean isEmpty() {
    return text.isBlank();
  }

  public Line withId(String changed) {
    return with(draft -> draft.id = changed);
  }

  public Line withSpeaker(String changed) {
    return changed.equals(speakerId) ? this : with(draft -> draft.speakerId = changed);
  }

  public Line withText(String changed) {
    return changed.equals(text) ? this : with(draft -> draft.text = changed);
  }

  public Line withDirection(String changed) {
    return changed.equals(direction) ? this : with(draft -> draft.direction = changed);
  }

  /** Spoken in another style of the speaker's; "" for the usual clip. */
  public Line withStyle(String changed) {
    return with(draft -> draft.style = changed);
  }

  public Line withLanguage(String changed) {
    return changed.equals(language) ? this : with(draft -> draft.language = changed);
  }

  public Line withSeed(Seed changed) {
    return with(draft -> draft.seed = changed);
  }

  public Line withSettings(Settings changed) {
    return with(draft -> draft.settings = changed);
  }

  /** With a take chosen; what was declined for another is forgotten. */
  public Line withTake(String fingerprint) {
    return with(
        draft -> {
          draft.takeFingerprint = fingerprint;
          draft.declinedFingerprint = "";
        });
  }

  /** With the chosen take kept in place of another. */
  public Line declining(String fingerprint) {
    return with(draft -> draft.declinedFingerprint = fingerprint);
  }

  /**
   * With a take chosen, which comes out of the bin if it lies there. The one before stays among the
   * line's takes, whichever line it was rendered for.
   */
  public Line choosing(String fingerprint) {
    Line remembering = fingerprint.equals(takeFingerprint) ? this : remembering();
    return remembering
        .withTakeNotes(remembering.placed(fingerprint, TakeNote.Place.SHELF))
        .withTake(fingerprint);
  }

  /** With its chosen take written down as one of its own: equal lines and copies share takes. */
  Line remembering() {
    boolean isKnown =
        takeFingerprint.isEmpty()
            || takeNotes.stream().anyMatch(note -> note.fingerprint().equals(takeFingerprint));
    if (isKnown) {
      return this;
    }
    List<TakeNote> notes = new ArrayList<>(takeNotes);
    notes.add(new TakeNote(takeFingerprint, "", TakeNote.Place.SHELF));
    return withTakeNotes(notes);
  }

  /** Without a take: it lies in the bin, and is not the chosen one any more. */
  public Line binning(String fingerprint) {
    Line without = takeFingerprint.equals(fingerprint) ? withTake("") : this;
    return without.withTakeNotes(placed(fingerprint, TakeNote.Place.BIN));
  }

  /** With a take among its takes again. */
  public Line unbinning(String fingerprint) {
    return withTakeNotes(placed(fingerprint, TakeNote.Place.SHELF));
  }

  /** True when the author threw this take of the line away. */
  public boolean hasBinned(String fingerprint) {
    return takeNotes.stream()
        .anyMatch(
            note -> note.place() == TakeNote.Place.BIN && note.fingerprint().equals(fingerprint));
  }

  /** What the author noted on a take, or "". */
  public String noteOn(String fingerprint) {
    return takeNotes.stream()
        .filter(note -> note.fingerprint().equals(fingerprint))
        .map(TakeNote::note)
        .findFirst()
        .orElse("");
  }

  private List<TakeNote> placed(String fingerprint, TakeNote.Place place) {
    return noted(new TakeNote(fingerprint, noteOn(fingerprint), place));
  }

  /** The notes with one exchanged; a new one that says nothing is left out. */
  List<TakeNote> noted(TakeNote changed) {
    List<TakeNote> notes = new ArrayList<>(takeNotes);
    boolean isKnown = notes.removeIf(old -> old.fingerprint().equals(changed.fingerprint()));
    if (isKnown || changed.saysSomething()) {
      notes.add(changed);
    }
    return notes;
  }

  /** Locked against batches and staleness. */
  public Line lockedNow() {
    return with(draft -> draft.locked = true);
  }

  public Line unlocked() {
    return with(draft -> draft.locked = false);
  }

  public Line withParagraphEnd(Paragraph changed) {
    boolean ends = changed == Paragraph.ENDS;
    return ends == endsParagraph ? this : with(draft -> draft.endsParagraph = ends);
  }

  /** Silence after the line; null goes back to the rule. */
  public Line withGap(@Nullable Double seconds) {
    return with(draft -> draft.gapSeconds = seconds);
  }

  public Line withNote(String changed) {
    return changed.equals(note) ? this : with(draft -> draft.note = changed);
  }

  public Line withTakeNotes(List<TakeNote> changed) {
    return with(draft -> draft.takeNotes = changed);
  }

  public Line withOrigin(Origin changed) {
    return changed.equals(origin) ? this : with(draft -> draft.origin = changed);
  }

  private Line with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** A line while one of its parts is exchanged. */
  private static final class Draft {
    private String id;
    private String speakerId;
    private String text;
    private String direction;
    private String style;
    private String language;
    private Seed seed;
    private Settings settings;
    private String takeFingerprint;
    private String declinedFingerprint;
    private boolean locked;
    private boolean endsParagraph;
    private @Nullable Double gapSeconds;
    private String note;
    private List<TakeNote> takeNotes;
    private Origin origin;

    private Draft(Line line) {
      id = line.id;
      speakerId = line.speakerId;
      text = line.text;
      direction = line.direction;
      style = line.style;
      language = line.language;
      seed = line.seed;
      settings = line.settings;
      takeFingerprint = line.takeFingerprint;
      declinedFingerprint = line.declinedFingerprint;
      locked = line.locked;
      endsParagraph = line.endsParagraph;
      gapSeconds = line.gapSeconds;
      note = line.note;
      takeNotes = line.takeNotes;
      origin = line.origin;
    }

    private Line done() {
      return new Line(
          id,
          speakerId,
          text,
          direction,
          style,
          language,
          seed,
          settings,
          takeFingerprint,
          declinedFingerprint,
          locked,
          endsParagraph,
          gapSeconds,
          note,
          takeNotes,
          origin);
    }
  }

  /** Whether a line's paragraph goes on after it. */
  public enum Paragraph {
    GOES_ON,
    ENDS
  }
}
