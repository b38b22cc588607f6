package studio.reprise.speech.text.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;
import studio.reprise.speech.text.rewrite.WordTable;

/**
 * Words that are written short: titles, streets, months, and names with a spelling of their own.
 */
final class Abbreviations {
  private static final String ENDS = "(\\s*$|\\s+[\"'(]?" + Letters.STARTERS + "\\b)?";

  private Abbreviations() {}

  /** The table of names, in its order. */
  static RuleTable names() {
    List<Rewrite> rules = new ArrayList<>();
    for (List<String> row : WordTable.open(Abbreviations.class, "names.tsv").rows()) {
      Pattern pattern = Pattern.compile(row.get(0));
      String said = row.get(1);
      rules.add(
          new Rewrite(
              pattern,
              (m, text) -> {
                String out = said;
                for (int g = 1; g <= m.groupCount(); g++) {
                  out = out.replace("$" + g, m.group(g) == null ? "" : m.group(g));
                }
                return letters(out);
              },
              row.get(2).isEmpty() ? List.of() : List.of(row.get(2).split(" "))));
    }
    return RuleTable.of("names", rules);
  }

  /** "A S P" in a table holds no article. */
  private static String letters(String said) {
    return said.matches("A(?: [A-Z])* .*") && said.matches("A (?:[A-Z]|and) .*")
        ? EnglishNormalizer.LETTER_A + said.substring(1)
        : said;
  }

  static RuleTable table() {
    List<Rewrite> rules = new ArrayList<>();
    rules.add(
        Rewrite.of(
                "\\b(?:Ph|PH)\\.? ?D\\b\\.?" + "(?=" + ENDS + ")", m -> "P H D" + stop(m.group(1)))
            .when("Ph", "PH"));
    rules.add(
        Rewrite.of(
                "(?<!\\d ?)(?<![\\w.])([APap])\\. ?[Mm]\\.(?!\\w)(?=" + ENDS + ")",
                m -> Letters.spelled(m.group(1) + "M") + stop(m.group(2)))
            .when("m.", "M."));
    rules.add(
        Rewrite.of(
                "(?<![A-Za-z.])([APap])\\. ?[Mm]\\.(?!\\w)(?=" + ENDS + ")",
                m -> m.group(1).toUpperCase(Locale.ROOT) + "M" + stop(m.group(2)))
            .when("m.", "M."));
    rules.addAll(streets());
    rules.addAll(titles());
    rules.addAll(shortWords());
    rules.addAll(numbered());
    return new RuleTable("abbreviations", Character::isLetter, rules);
  }

  private static List<Rewrite> streets() {
    String name = "(?<=(?:[A-Z][a-z]{1,15}|\\d(?:st|nd|rd|th)) )";
    String starts = "(?= " + Letters.STARTERS + "\\b)";
    return List.of(
        Rewrite.of(
                "(?<=\\b(?:Avenue|Ave\\.?|Street|St\\.?|Road|Rd\\.?|Boulevard|Blvd\\.?|Drive|Dr\\.?) )([NS])\\.?([EW])\\b\\.?",
                m ->
                    (m.group(1).equals("N") ? "North" : "South")
                        + (m.group(2).equals("E") ? "east" : "west"))
            .when("NE", "NW", "SE", "SW", "N.", "S."),
        Rewrite.fixed("(?<=\\d{1,5} )N\\.? (?=(?:[A-Z][a-z]|\\d+(?:st|nd|rd|th)))", "North ")
            .when("N"),
        Rewrite.fixed("(?<=\\d{1,5} )S\\.? (?=(?:[A-Z][a-z]|\\d+(?:st|nd|rd|th)))", "South ")
            .when("S"),
        Rewrite.fixed("(?<=\\d{1,5} )E\\.? (?=(?:[A-Z][a-z]|\\d+(?:st|nd|rd|th)))", "East ")
            .when("E"),
        Rewrite.fixed("(?<=\\d{1,5} )W\\.? (?=(?:[A-Z][a-z]|\\d+(?:st|nd|rd|th)))", "West ")
            .when("W"),
        Rewrite.fixed(name + "St\\.(?=" + starts.substring(3, starts.length() - 1) + ")", "Street.")
            .when("St."),
        Rewrite.fixed(name + "St\\.?(?=(?: [a-z]|[,;!?]))", "Street").when("St"),
        Rewrite.fixed(name + "St(\\.?)(?=\\s*$)", "Street.").when("St"),
        Rewrite.of("\\bSt\\.? (?=[A-Z])", m -> "Saint ").when("St"),
        Rewrite.of("\\bSte\\.? (?=[A-Z])", m -> "Sainte ").when("Ste"),
        Rewrite.fixed("(?<=[A-Z][a-z']{1,15} )Dr\\b\\.(?= " + Letters.STARTERS + "\\b)", "Drive.")
            .when("Dr."),
        Rewrite.fixed("(?<=[A-Z][a-z']{1,15} )Dr\\.(?=\\s*$)", "Drive.").when("Dr."),
        Rewrite.fixed("(?<=[A-Z][a-z']{1,15} )Dr\\b\\.?+(?= *(?:[,;!?\\n]|$))", "Drive").when("Dr"),
        Rewrite.fixed("(?<=[A-Z][a-z]{1,15} )(?:Ct|CT)\\.(?=,|\\s*$| [a-z])", "Court")
            .when("Ct.", "CT."),
        Rewrite.fixed("(?<=[A-Z][a-z]{1,15} )Pl\\.(?=,|\\s*$| [a-z])", "Place").when("Pl."));
  }

  private static List<Rewrite> titles() {
    WordTable table = WordTable.open(Abbreviations.class, "titles.tsv");
    Map<String, String> said = new TreeMap<>();
    table.rows().forEach(row -> said.put(row.get(0).toUpperCase(Locale.ROOT), row.get(1)));
    String bare = table.where(2, "bare").anyOf(0);
    String loud =
        "(?:" + String.join("|", said.keySet().stream().filter(s -> s.length() > 1).toList()) + ")";
    return List.of(
        Rewrite.fixed("(?<=[A-Z][a-z']{1,20}[,]? )Sr\\.(?= [A-Z])", "Senior").when("Sr."),
        Rewrite.of(
            "\\b(?=[A-Z][a-z]{1,6}\\.)("
                + table.anyOf(0)
                + ")\\.(?: |(?=[A-Z]))(?=[\"']?[A-Z]|(?:and|or|&) "
                + table.anyOf(0)
                + "\\.)",
            m -> said.get(m.group(1).toUpperCase(Locale.ROOT)) + " "),
        Rewrite.of(
            "\\b(?=[A-Z]{2,7}\\.)(" + loud + ")\\.(?: |(?=[A-Z]))(?=[\"']?[A-Z]{2,20}\\b)",
            m -> Objects.requireNonNull(said.get(m.group(1))).toUpperCase(Locale.ROOT) + " "),
        Rewrite.of(
            "\\b(?=[A-Z])(" + bare + ")\\.?(?= (?:and|or|&) (?:" + bare + ")\\b)",
            m -> said.get(m.group(1).toUpperCase(Locale.ROOT))),
        Rewrite.of(
            "\\b(?=[A-Z][a-z]{1,6} [A-Z])("
                + bare
                + ") (?=[A-Z][a-z'][A-Za-z]|[A-Z]'[A-Z]|(?!(?:He|It|In|At|On|We|If|So|As|Is|My|By|To|Do|Or|An)\\b)[A-Z][a-z]\\b)",
            m -> said.get(m.group(1).toUpperCase(Locale.ROOT)) + " "),
        Rewrite.of(
                "(?=[A-Z][a-z]{1,3}\\. [a-z])(?<=\\b(?:[Tt]he|[Aa]|[Mm]y|[Yy]our|[Oo]ur|[Yy]es|[Nn]o|[Tt]hanks),? )(Rev|Sgt|Capt|Prof|Dr|Lt|Col|Hon|Gen|Maj)\\.(?= [a-z])",
                m -> said.get(m.group(1).toUpperCase(Locale.ROOT)))
            .when(". "));
  }

  private static List<Rewrite> shortWords() {
    WordTable table = WordTable.open(Abbreviations.class, "abbreviations.tsv");
    Map<String, List<String>> rows = new TreeMap<>();
    table.rows().forEach(row -> rows.put(row.get(0).toLowerCase(Locale.ROOT), row));
    String any =
        "(?:"
            + String.join(
                "|",
                rows.values().stream()
                    .flatMap(row -> java.util.stream.Stream.of(row.get(0), capital(row.get(0))))
                    .distinct()
                    .toList())
            + ")";
    return List.of(
        Rewrite.fixed("\\bvs\\b\\.?", "versus").when("vs"),
        Rewrite.fixed(
                "(?<=\\b(?:[Oo]n|[Ee]very|[Tt]his|[Nn]ext|[Ll]ast) )Sat\\.(?=\\W|$)", "Saturday")
            .when("Sat."),
        Rewrite.fixed(
                "(?<=\\b(?:[Oo]n|[Ee]very|[Tt]his|[Nn]ext|[Ll]ast) )Sun\\.(?=\\W|$)", "Sunday")
            .when("Sun."),
        Rewrite.of(
            "\\b(?=[A-Za-z]{2,8}\\.)(?<!\\d[ -]?)("
                + any
                + ")\\.(?![\\w@])(?! ?\\d)(?="
                + ENDS
                + ")",
            m -> {
              List<String> row =
                  Objects.requireNonNull(rows.get(m.group(1).toLowerCase(Locale.ROOT)));
              boolean mayEnd = row.get(2).equals("may end");
              return row.get(1) + (mayEnd ? stop(m.group(2)) : "");
            }));
  }

  private static List<Rewrite> numbered() {
    WordTable table = WordTable.open(Abbreviations.class, "before-numbers.tsv");
    Map<String, String> said = new TreeMap<>();
    table.rows().forEach(row -> said.put(row.get(0), row.get(1)));
    table
        .rows()
        .forEach(
            row -> {
              if (row.get(0).length() > 1) {
                said.putIfAbsent(capital(row.get(0)), row.get(1));
                said.putIfAbsent(row.get(0).toUpperCase(Locale.ROOT), row.get(1));
              }
            });
    WordTable words = WordTable.open(Abbreviations.class, "abbreviations.tsv");
    Map<String, String> shortOf = new TreeMap<>();
    words.rows().forEach(row -> shortOf.put(row.get(0), row.get(1)));
    words.rows().forEach(row -> shortOf.putIfAbsent(capital(row.get(0)), capital(row.get(1))));
    String any =
        "(?:"
            + String.join(
                "|", said.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList())
            + ")";
    return List.of(
        Rewrite.of(
            "(?=[a-zA-Z\u00b0]{1,6}\\. ?[#\\dIVX])(?<!\\b(?:said|says|say|answer|answered|is|was|replied|cried),? [\"']?)(?<![\\w'.])("
                + any
                + ")\\. ?(?=#?\\d|(?:[IVX]{2,6}|V|X)\\b)",
            m -> said.get(m.group(1)) + " "),
        // "XL" is a size and "CV" a letter, but not behind these.
        Rewrite.of(
            "(?=[a-zA-Z]{2,5}\\. ?[IVXLC])(?<![\\w'.])((?i:vols?|chs?|chaps?|chs|figs?|secs?|pts?|bks?|arts?))"
                + "\\. ?(?=(?!CC|CD|CI\\b|CV\\b|LL|LC|CL\\b)(?:C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[LC]|[LC][IVX]{1,7}))\\b)",
            m -> said.get(m.group(1)) + " "),
        Rewrite.of(
            "(?<![\\w'.])(pp|p|Figs?|figs?|Vol|vol|Ch|ch|No|Nos|nos|Rm|Apt|apt) (?=#?\\d)",
            m -> m.group(1).equals("No") ? null : said.get(m.group(1)) + " "),
        Rewrite.of(
            "\\b(?=[A-Za-z]{2,8}\\. ?\\d)(" + String.join("|", shortOf.keySet()) + ")\\.(?= ?\\d)",
            m -> shortOf.get(m.group(1))));
  }

  /** The point of an abbreviation that also ends a sentence stays. */
  private static String stop(String after) {
    return after == null ? "" : ".";
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
