package studio.reprise.audio.tag;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * What an author or a stranger's script wrote, as a tag may hold it: no control characters, no
 * halves of surrogate pairs, no marks that turn the words around it into another direction. Letters
 * of every script, emoji and their joiners stay.
 */
public final class Words {
  private Words() {}

  /** Several lines of words; line ends become "\n". */
  public static String lines(String text) {
    return kept(text.replace("\r\n", "\n").replace('\r', '\n'), "\n\t");
  }

  /** One line of words: line ends and tabs become spaces, runs of spaces one, none at the ends. */
  public static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean isGap = false;
    String lines = lines(text);
    for (int i = 0; i < lines.length(); i++) {
      char c = lines.charAt(i);
      if (c == '\n' || c == '\t' || c == ' ' || c == '\u2028' || c == '\u2029') {
        isGap = !out.isEmpty();
      } else {
        if (isGap) {
          out.append(' ');
          isGap = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  /** One line of at most so many bytes of UTF-8, cut between characters. */
  public static String line(String text, int mostBytes) {
    String line = line(text);
    int bytes = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > mostBytes) {
        return line.substring(0, i).strip();
      }
      i += Character.charCount(c);
    }
    return line;
  }

  /** One line of printable ASCII: accents go, and what has no letter in ASCII becomes "?". */
  public static String ascii(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(line(text), Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> out.append(c >= 0x20 && c < 0x7f ? (char) c : '?'));
    return out.toString();
  }

  private static String kept(String text, String controls) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> controls.indexOf(c) >= 0 || isKept(c))
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isKept(int c) {
    boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean isNothing = (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef || c == 0xfeff;
    boolean turns =
        c == 0x200e || c == 0x200f || c == 0x061c || c >= 0x202a && c <= 0x202e || isIsolate(c);
    return !Character.isISOControl(c) && !isHalf && !isNothing && !turns;
  }

  private static boolean isIsolate(int c) {
    return c >= 0x2066 && c <= 0x2069;
  }
}
