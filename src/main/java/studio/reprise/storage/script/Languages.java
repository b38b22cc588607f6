package studio.reprise.storage.script;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of languages as files of games have them: {@code en_GB}, {@code English (en)}. */
final class Languages {
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}");

  private Languages() {}

  /** Whether a text is such a name by itself. */
  static boolean isTag(String text) {
    return TAG.matcher(text).matches();
  }

  /** BCP 47 of a name, or "" when it is none. */
  static String tag(String text) {
    String plain = text.strip();
    if (!isTag(plain)) {
      return "";
    }
    String tag = Locale.forLanguageTag(plain.replace('_', '-')).toLanguageTag();
    return tag.equals("und") ? "" : tag;
  }

  /** Whether a language is the one that is wanted, {@code en-GB} being {@code en} too. */
  static boolean isOne(String tag, String wanted) {
    return tag(tag).equalsIgnoreCase(tag(wanted))
        || (!tag(wanted).contains("-")
            && tag(tag)
                .toLowerCase(Locale.ROOT)
                .startsWith(tag(wanted).toLowerCase(Locale.ROOT) + "-"));
  }
}
