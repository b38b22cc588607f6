package studio.reprise.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A voice: a reference clip, its exact transcript, and notes.
 *
 * @param id stable name
 * @param name what the author calls the speaker
 * @param colour {@code #rrggbb}
 * @param clipSha256 names {@code clips/<sha256>.wav}, or "" while there is none
 * @param transcript the exact words of that clip: it belongs to the clip's hash and goes with it
 * @param language BCP 47, or "" to find it from each text
 * @param notes for people
 * @param consent who allowed this voice to be used, and how
 * @param clipUse how much of the clip the voice is made of: {@code full}, {@code timbre}, or "" to
 *     let the voice pack decide
 * @param styles other manners of speaking, each with a clip of its own
 */
public record Speaker(
    String id,
    String name,
    String colour,
    String clipSha256,
    String transcript,
    String language,
    String notes,
    String consent,
    String clipUse,
    List<Style> styles) {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{0,35}");

  private static final int MOST_STYLES = 100;

  public Speaker {
    Ids.require(id, "speaker");
    Ids.requireText(name, 200, "name of a speaker");
    if (colour == null || !colour.matches("#[0-9a-f]{6}")) {
      throw new EditException("A colour is written #rrggbb, not \"{0}\".", colour);
    }
    Ids.requireHash(clipSha256, "clip");
    Ids.requireText(transcript, 5000, "transcript");
    requireLanguage(language);
    Ids.requireText(notes, 20_000, "note");
    Ids.requireText(consent, 20_000, "consent note");
    if (clipUse == null || !clipUse.matches("|full|timbre")) {
      throw new EditException(
          "A clip is used \"full\" or for its \"timbre\", not \"{0}\".", clipUse);
    }
    styles = List.copyOf(styles);
    if (styles.size() > MOST_STYLES) {
      throw new EditException("A speaker has at most {0} styles.", MOST_STYLES);
    }
    long names = styles.stream().map(style -> Style.folded(style.name())).distinct().count();
    if (names < styles.size()) {
      throw new EditException("{0} has two styles of one name.", name);
    }
  }

  static void requireLanguage(String language) {
    if (language == null || !LANGUAGE.matcher(language).matches()) {
      throw new EditException(
          "A language is a code such as \"en\" or \"zh\", not \"{0}\".", language);
    }
  }

  /** A speaker without a clip. */
  public static Speaker named(String id, String name, String colour) {
    return new Speaker(id, name, colour, "", "", "", "", "", "", List.of());
  }

  public boolean hasClip() {
    return !clipSha256.isEmpty();
  }

  /** The hashes of all clips that the voice is made of. */
  public Stream<String> clips() {
    return Stream.concat(Stream.of(clipSha256), styles.stream().map(Style::clipSha256))
        .filter(sha256 -> !sha256.isEmpty());
  }

  /** One of the speaker's styles, by its name without regard to case. */
  public Optional<Style> style(String called) {
    return styles.stream().filter(style -> style.isCalled(called)).findFirst();
  }

  /** The style that a direction asks for. */
  public Optional<Style> styleAskedForBy(String direction) {
    return direction.isBlank()
        ? Optional.empty()
        : styles.stream().filter(style -> style.isAskedForBy(direction)).findFirst();
  }

  /**
   * The speaker with the clip of a style in the place of the usual one.
   *
   * @param called the style's name; "": the speaker as they are
   * @return empty when there is no such style
   */
  public Optional<Speaker> inStyle(String called) {
    return called.isEmpty()
        ? Optional.of(this)
        : style(called).map(style -> withClip(style.clipSha256(), style.transcript()));
  }

  public Speaker withName(String changed) {
    return new Speaker(
        id, changed, colour, clipSha256, transcript, language, notes, consent, clipUse, styles);
  }

  public Speaker withColour(String changed) {
    return new Speaker(
        id, name, changed, clipSha256, transcript, language, notes, consent, clipUse, styles);
  }

  /** Another clip comes with its own transcript. */
  public Speaker withClip(String sha256, String words) {
    return new Speaker(id, name, colour, sha256, words, language, notes, consent, clipUse, styles);
  }

  public Speaker withTranscript(String changed) {
    return new Speaker(
        id, name, colour, clipSha256, changed, language, notes, consent, clipUse, styles);
  }

  public Speaker withLanguage(String changed) {
    return new Speaker(
        id, name, colour, clipSha256, transcript, changed, notes, consent, clipUse, styles);
  }

  public Speaker withNotes(String changed) {
    return new Speaker(
        id, name, colour, clipSha256, transcript, language, changed, consent, clipUse, styles);
  }

  public Speaker withConsent(String changed) {
    return new Speaker(
        id, name, colour, clipSha256, transcript, language, notes, changed, clipUse, styles);
  }

  public Speaker withClipUse(String changed) {
    return new Speaker(
        id, name, colour, clipSha256, transcript, language, notes, consent, changed, styles);
  }

  public Speaker withStyles(List<Style> changed) {
    return new Speaker(
        id, name, colour, clipSha256, transcript, language, notes, consent, clipUse, changed);
  }
}
