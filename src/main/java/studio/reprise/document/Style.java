package studio.reprise.document;

import java.text.Normalizer;
import java.util.Locale;

/**
 * One manner in which a speaker speaks: a reference clip of its own (whispering, angry), and the
 * words that are said in it.
 *
 * @param name what the author calls it; unlike any other of the speaker's, without regard to case
 * @param clipSha256 names {@code clips/<sha256>.wav}, or "" while there is none
 * @param transcript the exact words of that clip
 * @param notes for people
 */
public record Style(String name, String clipSha256, String transcript, String notes) {
  public static final int NAME_LIMIT = 60;

  public Style {
    requireName(name);
    if (name.isBlank()) {
      throw new EditException("A style has a name, such as \"whisper\".");
    }
    Ids.requireHash(clipSha256, "clip");
    Ids.requireText(transcript, 5000, "transcript");
    Ids.requireText(notes, 20_000, "note");
  }

  static void requireName(String name) {
    Ids.requireText(name, NAME_LIMIT, "name of a style");
  }

  /** A style without a clip. */
  public static Style named(String name) {
    return new Style(name.strip(), "", "", "");
  }

  /** Whether people would call it this. */
  public boolean isCalled(String other) {
    return folded(name).equals(folded(other));
  }

  /** Whether a direction such as "whispering" or "in an angry voice" asks for it. */
  public boolean isAskedForBy(String direction) {
    if (isCalled(direction)) {
      return true;
    }
    String wanted = folded(name);
    for (String word : folded(direction).split("[^\\p{L}\\p{M}\\p{N}]+")) {
      if (word.startsWith(wanted)) {
        return true;
      }
    }
    return wanted.codePoints().anyMatch(Character::isIdeographic)
        && folded(direction).contains(wanted);
  }

  static String folded(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  public Style withName(String changed) {
    return new Style(changed.strip(), clipSha256, transcript, notes);
  }

  /** Another clip comes with its own transcript. */
  public Style withClip(String sha256, String words) {
    return new Style(name, sha256, words, notes);
  }

  public Style withTranscript(String changed) {
    return new Style(name, clipSha256, changed, notes);
  }

  public Style withNotes(String changed) {
    return new Style(name, clipSha256, transcript, changed);
  }
}
