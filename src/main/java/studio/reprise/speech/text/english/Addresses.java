package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/** E-mail and web addresses, files with their endings, folders, tags and handles. */
final class Addresses {
  private static final String ENDINGS =
      "com|org|net|edu|gov|mil|int|io|dev|app|info|biz|xyz|tv|me|ai|fm|uk|us|ca|au|nz|de|fr|jp|cn|eu|ie|in|it|es|nl|ru|ch|se|no";
  private static final String FILES =
      "pdf|docx?|xlsx?|pptx?|txt|md|csv|tsv|json|xml|ya?ml|html?|css|js|ts|jsx|tsx|py|java|rb|rs|go|cpp|hpp|sh|bat|exe|dll"
          + "|zip|tar|gz|rar|7z|iso|dmg|apk|jpe?g|png|gif|svg|bmp|webp|mp3|mp4|m4a|wav|flac|ogg|mov|avi|mkv|epub|mobi|log|ini"
          + "|cfg|conf|toml|sql|db|psd|ttf|srt|jar|deb|rpm|ipynb|tex|bak|tmp|lua|gd|uasset|fbx|obj";
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry(".", "dot"),
          Map.entry("/", "slash"),
          Map.entry("\\", "backslash"),
          Map.entry("-", "dash"),
          Map.entry("_", "underscore"),
          Map.entry("?", "question mark"),
          Map.entry("=", "equals"),
          Map.entry("&", "and"),
          Map.entry("#", "hash"),
          Map.entry("~", "tilde"),
          Map.entry(":", "colon"),
          Map.entry("%", "percent"),
          Map.entry("+", "plus"),
          Map.entry("@", "at"));
  private static final Pattern SIGN = Pattern.compile("[./\\\\_?=&#~:%+@-]");
  private static final Pattern SHORT_ENDING = Pattern.compile("[A-Za-z0-9]{2,4}");
  private static final String SAID_AS_WORDS =
      "(?i)doc|log|zip|bat|tar|epub|java|mobi|toml|jar|tex|conf|go|com|org|net|info|app|dev";

  private Addresses() {}

  static RuleTable table() {
    return new RuleTable(
        "addresses",
        c -> c == '.' || c == '@' || c == '#' || c == '/' || c == '\\',
        List.of(
            Rewrite.anyCase(
                "(?:\\bmailto:)?\\b[a-z0-9](?:[a-z0-9._%+-]{0,63}[a-z0-9_])?@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,5}(?![a-z0-9@])",
                m -> " " + said(m.group().replaceFirst("(?i)^mailto:", "")) + " "),
            Rewrite.anyCase(
                "\\b(?:(?:https?|ftp|file)://|www\\.)[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,6}(?::\\d{1,5})?(?:/[\\w.~%+&=?#/:@-]{0,500}+)?",
                Addresses::web),
            Rewrite.of(
                "(?<![\\w@.])[a-zA-Z0-9-]{2,63}(?:\\.[a-z0-9-]{2,63}){0,3}\\.(?:"
                    + ENDINGS
                    + ")\\b(?:/[\\w.~%+&=?#/-]{0,500}+)?(?![\\w])(?!'s \\w+ \\.)",
                m -> isSentenceEnd(m.group()) ? null : web(m)),
            Rewrite.of(
                "(?<![\\w/])[A-Za-z]:\\\\[\\w\\\\.-]{0,200}+",
                m -> " " + said(trimmed(m.group())) + tail(m.group())),
            Rewrite.of(
                "(?<![\\w./])(?:/(?:[\\w.-]{1,60}/){1,20}|(?:~|\\.{1,2})/(?:[\\w.-]{1,60}/){0,20})[\\w.-]{0,60}",
                m -> " " + said(trimmed(m.group())) + tail(m.group())),
            Rewrite.of(
                "(?<![\\w./])([\\w-]{1,60})((?:\\.(?:"
                    + FILES
                    + "|(?-i:PDF|TXT|DOCX?|JPE?G|PNG|GIF|MP3|MP4|WAV|ZIP|CSV|EXE|HTML?))){1,2})(?![\\w]|\\.\\w)",
                m -> file(m.group(1), m.group(2))),
            Rewrite.of(
                "(?<![\\w.])\\.(" + FILES + ")\\b(?= |$|[,;:!?)])",
                m -> "dot " + ending(m.group(1))),
            Rewrite.of(
                "(?<![\\w&])([ru])/(\\w{2,30})",
                m -> m.group(1).toUpperCase(java.util.Locale.ROOT) + " slash " + words(m.group(2))),
            Rewrite.of("(?<![\\w&])#([A-Za-z]\\w{0,60})", m -> "hashtag " + words(m.group(1))),
            Rewrite.of("(?<![\\w.])@(\\w[\\w.]{0,60})(?<![.])", m -> "at " + words(m.group(1)))));
  }

  private static String web(MatchResult match) {
    String plain = match.group().replaceFirst("(?i)^(?:https?|ftp|file)://", "");
    String address = trimmed(plain);
    String said = said(address.replaceFirst("/$", "").replaceFirst("(?i)^www\\.", "W W W."));
    return " " + said + tail(plain) + " ";
  }

  /** "I saw it.It was" and "him.me" lack a blank; what looks like an address ends like one. */
  private static boolean isSentenceEnd(String written) {
    return written.matches("(?:[a-z]+|[A-Z][a-z]*)\\.(?:me|it|in|us|no|is|es|de|se|int)(?!/).*")
        && !written.matches(".*\\.(?:[a-z0-9-]+)\\..*")
        && !written.matches("(?i)(?:about|t|youtu|bit|fb|wa|m|telegram|ko-fi)\\..*");
  }

  /** Marks behind an address belong to the sentence. */
  private static String tail(String written) {
    return written.substring(trimmed(written).length());
  }

  private static String trimmed(String written) {
    int end = written.length();
    while (end > 0 && ".?!,:".indexOf(written.charAt(end - 1)) >= 0) {
      end--;
    }
    return written.substring(0, end);
  }

  private static String said(String address) {
    return SIGN.matcher(address).replaceAll(m -> " " + SIGNS.get(m.group()) + " ");
  }

  private static String file(String name, String endings) {
    StringBuilder out = new StringBuilder(words(name));
    for (String ending : endings.substring(1).split("\\.")) {
      out.append(" dot ").append(ending(ending));
    }
    return out.toString();
  }

  private static String ending(String written) {
    boolean spelled = SHORT_ENDING.matcher(written).matches() && !written.matches(SAID_AS_WORDS);
    return spelled ? Letters.spelled(written) : written;
  }

  /** Words that are written as one: throwbackThursday, snake_case. */
  private static String words(String joined) {
    return said(joined.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " "));
  }
}
