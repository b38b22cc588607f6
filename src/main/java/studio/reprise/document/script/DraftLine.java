package studio.reprise.document.script;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A line as a reader found it. Make one with {@link #of} and the {@code with} methods.
 *
 * @param key by which the script's engine knows it ({@code line:brg01}), as the file writes it; ""
 *     where the format has none. Two lines may have one key: that is the file's affair
 * @param speaker as the file calls who speaks; "" is the narrator or nobody
 * @param attribution how sure it is who speaks
 * @param text what is to be spoken, without the engine's markup
 * @param written the text with its markup as the file writes it, to be given back; "" when that is
 *     {@code text}
 * @param direction how it is meant: a parenthetical, a portrait, a tag for the voice
 * @param language BCP 47, or "": the draft's
 * @param note for people: comments of the file
 * @param end what follows the line
 * @param own what only our own table says of a line
 * @param extra cells and tags of the file that are of no use here and go back with the line: name
 *     to value, sorted
 * @param position where it stands
 * @param link what the line is called within its source: given when it is imported, "" in a draft
 *     that a reader makes
 */
public record DraftLine(
    String key,
    String speaker,
    Attribution attribution,
    String text,
    String written,
    String direction,
    String language,
    String note,
    End end,
    Own own,
    Map<String, String> extra,
    Position position,
    String link) {

  /** How sure it is who speaks. */
  public enum Attribution {
    /** The file names the speaker of this line. */
    STATED,
    /** The words around the line say it without a doubt. */
    FROM_TEXT,
    /** A guess: shown to the author, and nobody's until the author takes it. */
    GUESSED
  }

  /** What follows a line. */
  public enum End {
    /** Another line of the same paragraph. */
    LINE,
    PARAGRAPH,
    /** A pause that the file marks: a rule, stars, an empty paragraph. */
    PAUSE
  }

  /**
   * What our own table says of a line.
   *
   * @param id wanted, or ""
   * @param seed pinned, or null
   */
  public record Own(String id, @Nullable Long seed) {
    public static final Own NONE = new Own("", null);

    public Own {
      Objects.requireNonNull(id, "id");
    }
  }

  public DraftLine {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(attribution, "attribution");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(written, "written");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(own, "own");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(link, "link");
    extra = extra.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(extra));
  }

  /** A line that nobody speaks yet. */
  public static DraftLine of(String text) {
    return new DraftLine(
        "",
        "",
        Attribution.STATED,
        text,
        "",
        "",
        "",
        "",
        End.LINE,
        Own.NONE,
        Map.of(),
        Position.NONE,
        "");
  }

  public DraftLine withKey(String changed) {
    return new DraftLine(
        changed,
        speaker,
        attribution,
        text,
        written,
        direction,
        language,
        note,
        end,
        own,
        extra,
        position,
        link);
  }

  /** Said by somebody whom the file names; "" for nobody. */
  public DraftLine withSpeaker(String changed) {
    return withSpeaker(changed, Attribution.STATED);
  }

  public DraftLine withSpeaker(String changed, Attribution how) {
    return new DraftLine(
        key, changed, how, text, written, direction, language, note, end, own, extra, position,
        link);
  }

  public DraftLine withText(String changed) {
    return new DraftLine(
        key,
        speaker,
        attribution,
        changed,
        written,
        direction,
        language,
        note,
        end,
        own,
        extra,
        position,
        link);
  }

  public DraftLine withWritten(String changed) {
    return new DraftLine(
        key,
        speaker,
        attribution,
        text,
        changed,
        direction,
        language,
        note,
        end,
        own,
        extra,
        position,
        link);
  }

  public DraftLine withDirection(String changed) {
    return new DraftLine(
        key,
        speaker,
        attribution,
        text,
        written,
        changed,
        language,
        note,
        end,
        own,
        extra,
        position,
        link);
  }

  public DraftLine withLanguage(String changed) {
    return new DraftLine(
        key,
        speaker,
        attribution,
        text,
        written,
        direction,
        changed,
        note,
        end,
        own,
        extra,
        position,
        link);
  }

  public DraftLine withNote(String changed) {
    return new DraftLine(
        key,
        speaker,
        attribution,
        text,
        written,
        direction,
        language,
        changed,
        end,
        own,
        extra,
        position,
        link);
  }

  public DraftLine withEnd(End changed) {
    return new DraftLine(
        key,
        speaker,
        attribution,
        text,
        written,
        direction,
        language,
        note,
        changed,
        own,
        extra,
        position,
        link);
  }

  public DraftLine withOwn(Own changed) {
    return new DraftLine(
        key,
        speaker,
        attribution,
        text,
        written,
        direction,
        language,
        note,
        end,
        changed,
        extra,
        position,
        link);
  }

  /** With one more cell or tag that goes back with the line; an empty value is none. */
  public DraftLine withExtra(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    Map<String, String> more = new TreeMap<>(extra);
    more.put(name, value);
    return new DraftLine(
        key,
        speaker,
        attribution,
        text,
        written,
        direction,
        language,
        note,
        end,
        own,
        more,
        position,
        link);
  }

  public DraftLine withPosition(Position changed) {
    return new DraftLine(
        key,
        speaker,
        attribution,
        text,
        written,
        direction,
        language,
        note,
        end,
        own,
        extra,
        changed,
        link);
  }

  public DraftLine withLink(String changed) {
    return new DraftLine(
        key,
        speaker,
        attribution,
        text,
        written,
        direction,
        language,
        note,
        end,
        own,
        extra,
        position,
        changed);
  }

  /** Who speaks as far as it is sure; a guess is nobody. */
  public String sureSpeaker() {
    return attribution == Attribution.GUESSED ? "" : speaker;
  }
}
