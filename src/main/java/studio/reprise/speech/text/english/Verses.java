package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;
import studio.reprise.speech.text.rewrite.WordTable;

/** Chapter and verse of the books that are cited so: "John 3:16", "1 Cor. 13:4-7", "Ps 23:1". */
final class Verses {
  private static final Map<String, String> NUMBERED =
      Map.of(
          "1", "First", "2", "Second", "3", "Third", "I", "First", "II", "Second", "III", "Third");

  private final EnglishNumbers numbers;
  private final Map<String, String> said = new TreeMap<>();
  private final String books;

  Verses(EnglishNumbers numbers) {
    this.numbers = numbers;
    WordTable table = WordTable.open(Verses.class, "books.tsv");
    table.rows().forEach(row -> said.put(row.get(0), row.get(1)));
    this.books = table.anyOf(0);
  }

  RuleTable table() {
    return RuleTable.ofNumbers(
        "verses",
        List.of(
            Rewrite.of(
                "\\b(?:([1-3]|I{1,3}) )?("
                    + books
                    + ")\\.? (\\d{1,3}):(\\d{1,3})(?: ?[-\u2013\u2014] ?(?:(\\d{1,3}):)?(\\d{1,3}))?(?:, ?(\\d{1,3})(?![:\\d]))?(ff?\\b\\.?(?= ?[a-z,;:)]|$)|ff?\\b)?(?!:?\\d)",
                this::verse),
            Rewrite.of(
                    "(?<=, verses? [a-z ]{3,80}); ?(\\d{1,3}):(\\d{1,3})(?: ?[-\u2013] ?(\\d{1,3}))?(?!:?\\d)",
                    m ->
                        "; "
                            + numbers.cardinal(m.group(1))
                            + (m.group(3) == null ? ", verse " : ", verses ")
                            + numbers.cardinal(m.group(2))
                            + (m.group(3) == null ? "" : " to " + numbers.cardinal(m.group(3))))
                .when(";"),
            Rewrite.of(
                "\\b([1-3]|I{1,3}) (" + books + ")\\.? (?=\\d)",
                m -> NUMBERED.get(m.group(1)) + " " + said.get(m.group(2)) + " "),
            Rewrite.of(
                "\\b(?:([1-3]|I{1,3}) )(Samuel|Kings|Chronicles|Corinthians|Thessalonians|Timothy|Peter|John|Maccabees)\\b",
                m -> NUMBERED.get(m.group(1)) + " " + m.group(2)),
            Rewrite.of(
                "\\b(Gen|Exod|Lev|Num|Deut|Josh|Judg|Sam|Kgs|Chron|Neh|Esth|Ps|Pss|Prov|Eccl|Isa|Jer|Lam|Ezek|Dan|Hos|Obad|Mic|Hab|Zeph|Hag|Zech|Mal|Matt|Rom|Cor|Gal|Eph|Phil|Col|Thess|Tim|Philem|Heb|Jas|Pet)\\.? (\\d{1,3})(?=[,;.)]|\\s*$)",
                m -> said.get(m.group(1)) + " " + numbers.cardinal(m.group(2)))));
  }

  private String verse(MatchResult match) {
    StringBuilder out = new StringBuilder();
    if (match.group(1) != null) {
      out.append(NUMBERED.get(match.group(1))).append(' ');
    }
    out.append(said.get(match.group(2))).append(' ').append(numbers.cardinal(match.group(3)));
    String first = numbers.cardinal(match.group(4));
    if (match.group(5) != null) {
      out.append(", verse ")
          .append(first)
          .append(", to chapter ")
          .append(numbers.cardinal(match.group(5)));
      return out.append(", verse ").append(numbers.cardinal(match.group(6))).toString();
    }
    boolean many = match.group(6) != null || match.group(7) != null;
    out.append(many ? ", verses " : ", verse ").append(first);
    if (match.group(6) != null) {
      out.append(" to ").append(numbers.cardinal(match.group(6)));
    }
    if (match.group(7) != null) {
      out.append(" and ").append(numbers.cardinal(match.group(7)));
    }
    if (match.group(8) != null) {
      out.append(" and following");
    }
    return out.toString();
  }
}
