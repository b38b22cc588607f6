package studio.reprise.speech.text.markup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.WordTable;

/** HTML and Markdown become plain lines; what ended a block ends a sentence. */
final class Markup {
  /** Parts blocks until the end, where it becomes the end of a sentence. */
  private static final String BLOCK = "\n\n";

  private static final String INLINE =
      "b|i|u|s|em|strong|small|big|mark|sub|sup|span|font|a|code|kbd|samp|var|tt|q|cite|abbr|acronym|dfn|ins|del|strike|ruby|rt|rp|rb"
          + "|label|time|data|img|bdi|bdo|wbr|nobr|center|speak|voice|prosody|emphasis|say-as|phoneme|lang|w|p:span";
  private static final String BLOCKS =
      "p|br|hr|div|h[1-6]|li|ul|ol|dl|dt|dd|tr|td|th|table|tbody|thead|tfoot|caption|blockquote|pre|section|article|header|footer|main"
          + "|nav|aside|figure|figcaption|details|summary|html|body|head|title|form|fieldset|s?break|address";
  private static final String ATTRIBUTES =
      "(?:\\s{1,9}[\\w:-]{1,40}\\s?=\\s?(?:\"[^\"<>]{0,300}\"|'[^'<>]{0,300}'|[^\\s<>\"']{1,200})){0,12}\\s{0,9}/?>";
  private static final Map<String, String> ENTITIES = entities();

  private static final List<Rewrite> HTML =
      List.of(
          Rewrite.fixed("(?s)<!--.{0,2000}?-->", " "),
          Rewrite.fixed("(?is)<(script|style)\\b[^>]{0,300}>.{0,5000}?</\\1>", " "),
          Rewrite.fixed("(?is)<(rt|rp)\\b[^<>]{0,100}>[^<>]{0,200}</\\1>", ""),
          Rewrite.fixed("(?i)<(?:br|break)" + ATTRIBUTES, BLOCK),
          Rewrite.fixed("(?i)</?(?:" + BLOCKS + ")" + ATTRIBUTES, BLOCK),
          Rewrite.fixed("(?i)</?(?:" + INLINE + ")" + ATTRIBUTES, ""),
          Rewrite.fixed("(?i)<!DOCTYPE[^>]{0,100}>|<\\?xml[^>]{0,100}\\?>", ""),
          Rewrite.of("<((?:https?://|mailto:)[^\\s<>]{1,500})>", m -> m.group(1)),
          Rewrite.of(
              "&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,9});", Markup::entity));

  private static final String ORNAMENT = "[-~=_*.+\\u2022\\u25cf ]";

  private static final List<Rewrite> LINES =
      List.of(
          // Forums' tags, in pairs; subtitles' styles; emoji by their names.
          forum(),
          forum(),
          Rewrite.fixed("\\{\\\\[^{}\\n]{1,100}\\}", ""),
          Rewrite.fixed("(?<![\\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\\w:])", ""),
          // "oOo", "xxx", "-x-x-x-": drawn with letters, alone on a line.
          Rewrite.fixed(
              "(?m)^[ \\t]{0,40}(?=[xXoO0]|"
                  + ORNAMENT
                  + ")"
                  + ORNAMENT
                  + "{0,20}(?:o[O0]o|O[o0]O|xXx|XxX|xxx|(?:[xX][- ~*.]{1,3}){2,20}[xX]|(?:[oO][- ~*.]{1,3}){2,20}[oO])(?:"
                  + ORNAMENT
                  + "{1,20}(?:o[O0]o|O[o0]O|xXx|XxX|xxx)){0,5}"
                  + ORNAMENT
                  + "{0,20}$",
              BLOCK),
          Rewrite.of(
              "(?m)^([ \\t]{0,9}\\d{1,3}[.)][ \\t]+\\S.{0,2000})$(?=\\n[ \\t]{0,9}\\d{1,3}[.)][ \\t])",
              m -> m.group(1) + BLOCK),
          Rewrite.fixed("(?m)^[ \\t]{0,9}(?:```|~~~)[\\w+-]{0,20}[ \\t]*$", ""),
          Rewrite.fixed(
              "(?m)^[ \\t]{0,9}\\|?(?:[ \\t]*:?-{2,}:?[ \\t]*\\|){1,30}(?:[ \\t]*:?-{2,}:?)?[ \\t]*$",
              ""),
          Rewrite.of(
              "(?m)^[ \\t]{0,9}\\|(.{1,2000})\\|[ \\t]*$",
              m -> m.group(1).strip().replaceAll("\\s*\\|\\s*", ", ") + BLOCK),
          // Ornaments alone on a line part scenes; three points alone are speech that fails.
          Rewrite.of(
              "(?m)^[ \\t]*((?![ \\t.\u2026]*$)[^\\p{L}\\p{N}\\n\"'\u201c\u201d]{1,80})$",
              m ->
                  m.group(1).isBlank() || m.group(1).matches(".*[\ua000-\ua3e7].*") ? null : BLOCK),
          Rewrite.of(
              "(?m)^[ \\t]{0,9}#{1,6}[ \\t]+(.{1,500}?)[ \\t]*#*$",
              m -> BLOCK + m.group(1) + BLOCK),
          Rewrite.fixed("(?m)^[ \\t]{0,9}(?:>[ \\t]?){1,6}", ""),
          Rewrite.of(
              "(?m)^[ \\t]{0,20}(?:[-*+] \\[[ xX]\\]|[*+\u2022\u25cf\u25aa\u25e6\u2023\u00b7-])[ \\t]+(?=\\S)(.{1,2000})$",
              m -> m.group(1) + BLOCK));

  private static final List<Rewrite> SPANS =
      List.of(
          Rewrite.of(
              "\\\\([\\\\`*_{}\\[\\]()#+.!|~>=-])",
              m -> "*_~=`".contains(m.group(1)) ? "" : m.group(1)),
          Rewrite.of(
              "!\\[([^\\[\\]\\n]{0,300})\\]\\([^()\\s]{0,500}(?:\\([^()\\s]{0,100}\\))?[^()\\n]{0,200}\\)",
              m -> m.group(1)),
          Rewrite.of(
              "\\[([^\\[\\]\\n]{1,300})\\]\\((?:https?:|mailto:|[/#.]|www\\.|[\\w-]{1,60}\\.)[^()\\s]{0,500}(?:\\([^()\\s]{0,100}\\))?[^()\\n]{0,200}\\)",
              m -> m.group(1)),
          Rewrite.of("\\[([^\\[\\]\\n]{1,300})\\]\\[[\\w -]{0,60}\\]", m -> m.group(1)),
          Rewrite.fixed("(?m)^[ \\t]{0,3}\\[[^\\[\\]\\n]{1,60}\\]:[ \\t]+\\S.{0,500}$", ""),
          Rewrite.fixed(
              "\\[\\^[\\w-]{1,30}\\]:?|(?<=[\\w.,!?\"'\u201d\u2019])\\[\\d{1,3}(?:[,\u2013-] ?\\d{1,3}){0,5}\\]",
              ""),
          pair("`{1,3}", "`"),
          pair("\\*\\*\\*", "*"),
          pair("\\*\\*", "*"),
          pair("___", "_"),
          pair("__", "_"),
          pair("~~", "~"),
          pair("==", "="),
          pair("\\|\\|", "|"),
          Rewrite.of(
              "(?<=\\p{L})\\*{1,3}(\\p{L}{2,40})\\*{1,3}(?=\\p{L})", m -> "-" + m.group(1) + "-"));

  /** One star or underscore on each side; directions between stars were seen before. */
  private static final List<Rewrite> EMPHASIS =
      List.of(pair("\\*", "*"), pair("_", "_"), pair("~", "~"));

  private static final Rewrite ENDS =
      Rewrite.of(
          "([^\\s]?)([\"'\u201d\u2019)\\]*_]{0,3})[ \\t]*\\n(?:[ \\t]*\\n)++\\s*+",
          m -> m.group(1).isEmpty() ? "\n" : m.group(1) + m.group(2) + stop(m.group(1)) + "\n");

  private Markup() {}

  private static Rewrite forum() {
    return Rewrite.of(
            "\\[(b|i|u|s|url|color|size|font|center|quote|spoiler)(?:=[^\\[\\]\\n]{0,200})?\\]([^\\[\\]]{1,2000}(?:\\[/?[biu]\\][^\\[\\]]{0,500}){0,6})\\[/\\1\\]",
            m -> m.group(2))
        .when("[/");
  }

  /** Signs that hold words between them and touch them; not inside a word or beside numbers. */
  private static Rewrite pair(String sign, String one) {
    String not = "\\" + one;
    return Rewrite.of(
        "(?<![\\p{L}\\p{N}"
            + not
            + "])"
            + sign
            + "(?=[^\\s"
            + not
            + "])([^\\n"
            + not
            + "]{1,1000}?)(?<=\\S)"
            + sign
            + "(?![\\p{L}\\p{N}"
            + not
            + "])",
        m -> m.group(1));
  }

  static String plain(String written) {
    String text = written.replace("\r\n", "\n").replace('\r', '\n');
    if (text.indexOf('<') >= 0 || text.indexOf('&') >= 0) {
      text = Rewrite.applyAll(HTML, text);
    }
    text = Rewrite.applyAll(SPANS, Rewrite.applyAll(LINES, text));
    return ENDS.apply(text).strip();
  }

  /** Emphasis by single signs, which directions may look like. */
  static String withoutEmphasis(String text) {
    return Rewrite.applyAll(EMPHASIS, text);
  }

  private static String stop(String last) {
    char c = last.charAt(0);
    if (!Character.isLetterOrDigit(c) && "%\u00b0$\u20ac\u00a3)\"'".indexOf(c) < 0) {
      return "";
    }
    return Character.isIdeographic(c) ? "\u3002" : ".";
  }

  private static @Nullable String entity(MatchResult match) {
    String name = match.group(1);
    if (name.charAt(0) != '#') {
      return ENTITIES.get(name);
    }
    int code =
        name.charAt(1) == 'x'
            ? Integer.parseInt(name.substring(2), 16)
            : Integer.parseInt(name.substring(1));
    boolean plain =
        Character.isValidCodePoint(code)
            && !(code >= 0xd800 && code < 0xe000)
            && (code >= ' ' || code == '\n')
            && !(code >= 0xa000 && code < 0xa3e8);
    return plain ? Character.toString(code) : "";
  }

  private static Map<String, String> entities() {
    Map<String, String> entities = new HashMap<>();
    WordTable.open(Markup.class, "entities.tsv")
        .rows()
        .forEach(row -> entities.put(row.get(0), row.get(1)));
    return entities;
  }
}
