package studio.reprise.storage.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who speaks, where a text says so itself: {@code Anna: Who goes there?}
 *
 * @param name or ""
 * @param direction what stands in brackets behind the name, or ""
 * @param words the rest
 */
record NameAndWords(String name, String direction, String words) {
  /** A name that a person would give: up to four words that begin with a capital letter. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "([\\p{Lu}\\p{Lo}][\\p{L}\\p{M}\\p{N}.'\u2019_-]{0,30}+(?: [\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}.'\u2019_-]{0,30}+){0,3})"
              + "\\s{0,3}(?:[(\uff08]([^()\uff08\uff09]{1,200})[)\uff09])?\\s{0,3}(?::\\s+|\uff1a\\s*)(\\S.*)",
          Pattern.DOTALL);

  private static final Pattern DIRECTED =
      Pattern.compile("\\(([^()]{1,200})\\)\\s{0,9}(\\S.*)", Pattern.DOTALL);

  private static final Pattern DIALOGIC =
      Pattern.compile(
          "(?:\"([^\"]{1,200})\"|([^(: \"]{1,200}))\\s{0,9}(?:\\(([^()]{0,200})\\))?\\s{0,9}:(.*)",
          Pattern.DOTALL);

  static NameAndWords nameless(String words) {
    return new NameAndWords("", "", words);
  }

  /** With a direction that stands before the words: {@code (quietly) Is anybody there?} */
  NameAndWords withLeadingDirection() {
    Matcher directed = DIRECTED.matcher(words);
    if (!directed.matches()) {
      return this;
    }
    String leading = directed.group(1).strip();
    String both = direction.isEmpty() ? leading : direction + "; " + leading;
    return new NameAndWords(name, both, directed.group(2));
  }

  /** Yarn Spinner: all before the first colon without a backslash. */
  static NameAndWords ofYarn(String text) {
    int colon = colon(text);
    return colon > 0
        ? new NameAndWords(text.substring(0, colon).strip(), "", text.substring(colon + 1).strip())
        : nameless(text);
  }

  /** Dialogue Manager: all before the first colon that a blank follows. */
  static NameAndWords ofDialogueManager(String text) {
    int colon = colon(text);
    return colon > 0 && colon + 1 < text.length() && text.charAt(colon + 1) == ' '
        ? new NameAndWords(text.substring(0, colon).strip(), "", text.substring(colon + 1).strip())
        : nameless(text);
  }

  /** Dialogic: one word, or words in quotation marks, and a portrait in brackets. */
  static NameAndWords ofDialogic(String text) {
    Matcher said = DIALOGIC.matcher(text);
    if (!said.matches()) {
      return nameless(text);
    }
    String name = said.group(1) != null ? said.group(1) : said.group(2);
    String portrait = said.group(3) == null ? "" : said.group(3).strip();
    return new NameAndWords(name.equals("_") ? "" : name, portrait, said.group(4).strip());
  }

  /** Where only custom says who speaks: a name that looks like one, a colon, a blank. */
  static NameAndWords ofCustom(String text) {
    Matcher said = PLAIN.matcher(text);
    return said.matches()
        ? new NameAndWords(
            said.group(1), said.group(2) == null ? "" : said.group(2).strip(), said.group(3))
        : nameless(text);
  }

  private static int colon(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ':') {
        return at;
      }
      if (c == '{') {
        int close = text.indexOf('}', at);
        at = close < 0 ? text.length() : close + 1;
      } else {
        at += c == '\\' ? 2 : 1;
      }
    }
    return -1;
  }
}
