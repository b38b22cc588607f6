package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Map;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/** Signs between words, and marks in one form: what is left holds letters, blanks and marks. */
final class Signs {
  private static final Map<String, String> PER =
      Map.of(
          "hr", "hour", "yr", "year", "wk", "week", "min", "minute", "sec", "second", "mo", "month",
          "gal", "gallon", "lb", "pound", "oz", "ounce");

  private Signs() {}

  static RuleTable table() {
    return RuleTable.of(
        "signs",
        List.of(
            Rewrite.fixed(
                "(?<![\\w'])[A-Za-z]{1,8}\\*{2,}+[A-Za-z]{0,8}|\\b[A-Za-z]{1,8}\\*[A-Za-z]{1,8}\\b",
                "bleep"),
            Rewrite.of(
                    "(?<!\\w)[@#$%&!*]{3,}+(?!\\w)",
                    m ->
                        m.group().matches("[!*#]+|\\$+")
                            ? null
                            : "bleep" + (m.group().endsWith("!") ? "!" : ""))
                .when("@", "#", "$", "%", "&", "*"),
            Rewrite.fixed("<?[-=\u2014]{1,3}>|[\u2190-\u21ff]", ", "),
            Rewrite.fixed("\\u00a7\\u00a7 ?", " sections "),
            Rewrite.fixed("\\u00a7 ?", " section "),
            Rewrite.fixed("\\u00b6 ?", " paragraph "),
            Rewrite.fixed("[\u2022\u25cf\u25aa\u25e6\u2023\u00b7](?= )", ", ")));
  }

  static RuleTable marks() {
    return RuleTable.of(
        "marks",
        List.of(
            Rewrite.fixed("\\.{2,}+", ". "),
            Rewrite.fixed("(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])", " "),
            Rewrite.fixed("(?<=[A-Za-z])-(?=[A-Za-z])", " "),
            Rewrite.fixed("(?<=\\w)-(?=[,.;!?]|\\s*$)", ""),
            Rewrite.fixed("(?<=\\w)- +(?=\\w)|(?<=\\w) +-(?=\\w)", " "),
            Rewrite.fixed(" ?(?:\u2014|\u2013| -{1,3} |--+) ?", ", "),
            Rewrite.fixed("[()\\[\\]{}]", ", "),
            Rewrite.fixed("&(amp;)?", " and "),
            Rewrite.fixed("#(?=[A-Za-z])", "hashtag "),
            Rewrite.fixed("@", " at "),
            Rewrite.fixed(" ?\\+\\+ ?", " plus plus "),
            Rewrite.fixed(" ?\\+ ?", " plus "),
            Rewrite.fixed("(?<=\\w) {1,2}[=<>~^]{1,3} {1,2}(?=\\w)", ", "),
            Rewrite.fixed("%", " percent "),
            Rewrite.fixed("\\$", " dollar "),
            Rewrite.fixed("\u20ac", " euro "),
            Rewrite.fixed("\u00a3", " pound "),
            Rewrite.fixed("\u00b0", " degrees "),
            Rewrite.fixed("\u00b5(?=[A-Za-z])", "micro"),
            Rewrite.fixed("\u00b5", " mu "),
            Rewrite.fixed("\u03a9", " omega "),
            Rewrite.of(
                "(?<=\\w) ?/ ?(hr|yr|wk|min|sec|mo|gal|lb|oz)\\b\\.?",
                m -> " per " + PER.get(m.group(1))),
            Rewrite.fixed(
                "(?<=\\w) ?/ ?(?=(?:month|year|day|hour|week|minute|second|person|night|kg|km|mile|lb|gallon|unit|page|word)\\b)",
                " per "),
            Rewrite.fixed("(?<=\\b[A-Z]{1,5})/(?=[A-Z]{1,5}\\b)", " "),
            Rewrite.fixed("(?<=\\w) ?/ ?(?=\\w)", " slash "),
            Rewrite.fixed("[\"_\\\\|~^*<>/=\u2032\u2033\u2030\u00b2\u00b3]", " "),
            Rewrite.fixed("\\s++", " "),
            Rewrite.fixed("(?<=[a-z]) (?='s\\b)", "").when(" 's"),
            Rewrite.fixed(" +(?=[.,?!;:])", ""),
            Rewrite.fixed("[,;:](?:[ ]?[,;:])++", ","),
            Rewrite.fixed("[,;:] ?(?=[.?!])", ""),
            Rewrite.fixed("(?<=[.?!])(?: ?[,.])++(?!\\w)", ""),
            Rewrite.fixed("(?<=[.?!]),++", ""),
            Rewrite.fixed("^[ ,;:.]++", ""),
            Rewrite.fixed("[ ,;:]++$", "")));
  }
}
