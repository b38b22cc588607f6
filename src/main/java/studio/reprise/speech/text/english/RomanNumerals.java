package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;
import studio.reprise.speech.text.rewrite.WordTable;

/**
 * Roman numerals: as a heading of their own, after words that number things ("Chapter IV"), after
 * rulers and heirs ("Henry VIII", "Henry Ford II"), and after any other name ("Rocky III"). A lone
 * letter is a numeral only where nothing else can stand: "I" is a pronoun, C a grade, X a name.
 */
final class RomanNumerals {
  private static final Pattern VALID =
      Pattern.compile("(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})");
  private static final String TWO_OR_MORE = "([IVXLC]{2,12})";

  /** Letters that are numerals but far more often something else. */
  private static final List<String> WORDS =
      List.of(
          "CC", "CD", "DC", "MC", "MI", "LL", "LI", "MM", "CL", "XC", "CI", "LC", "CX", "IC", "MIX",
          "CV", "LV", "XL", "VC", "CIV", "DI", "MD");

  private static final String COUNTED =
      "(?i:chapters?|parts?|books?|acts?|scenes?|sections?|volumes?|vol|phase|type|titles?|appendix|articles?|level|stage|episodes?"
          + "|season|figures?|table|step|class|grade|division|mark|version|world war|super bowl|psalms?|canto|stanza|verse|lesson"
          + "|exhibit|schedule|amendment|apollo|gemini|saturn|plate|group|category|symphony|sonata|concerto|opus|unit|module|round"
          + "|quarter|option|form|war|day|week|number|wrestlemania|vatican|sonnet|nerve|factor|generation|zone|ward|corps|legion|dynasty|rule|law|commandment|proposition|theorem|paragraph|question|problem|exercise|movement|tome|legio|tier|rank|gta)";
  private static final String LONE =
      "(?i:chapter|part|book|act|scene|section|volume|vol|phase|article|stage|episode|season|figure|table|step|world war|psalm|canto"
          + "|stanza|lesson|title|symphony|plate|appendix|mark|exhibit|amendment|vatican|legio|legion|saturn|super bowl|wrestlemania|gta|tome|movement)";
  private static final String RULERS = WordTable.open(RomanNumerals.class, "rulers.tsv").anyOf(0);
  private static final String GIVEN =
      WordTable.open(RomanNumerals.class, "given-names.tsv").anyOf(0);
  private static final Pattern WELL_FORMED =
      Pattern.compile("M{1,2}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})");
  private static final String CROWNS =
      "(?:King|Queen|Emperor|Empress|Pope|Tsar|Czar|Kaiser|Sultan|Pharaoh|Prince|Duke|Shah)";
  private static final Map<Character, Integer> VALUES =
      Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50, 'C', 100, 'D', 500, 'M', 1000);

  private final EnglishNumbers numbers;

  RomanNumerals(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  RuleTable table() {
    String end = "(?!\\w|\\.\\w|'(?!s\\b))";
    return new RuleTable(
        "roman numerals",
        c -> "IVXLCMivx".indexOf(c) >= 0,
        List.of(
            Rewrite.of("\\b(?=[MDCLXVI]{4,15}\\b)(M[MDCLXVI]+)\\b(?!')", m -> year(m.group(1))),
            Rewrite.of(
                "(?<!\\w)\\(?(ii|iii|iv|vi|vii|viii|ix)\\) ?",
                m -> cardinal(m.group(1).toUpperCase(Locale.ROOT)) + ", "),
            Rewrite.of(
                "\\b(" + COUNTED + ") ([IVXLC]{1,8})\\.([A-Z]|\\d{1,3})\\b(?!\\.\\w|[A-Z])",
                m -> part(m.group(1), cardinal(m.group(2)), m.group(3))),
            Rewrite.of("\\A\\s*([IVXLCivxlc]{1,12})([.:)]?)\\s*\\Z", this::alone),
            Rewrite.of(
                "(?<=^|\\n|[.!?] )([IVXLC]{1,12})(\\.|:|\\)) (?=[\"']?[A-Z])", this::heading),
            Rewrite.of(
                "\\b("
                    + COUNTED
                    + ") ([IVXLC]{1,12}) ?([-\u2013\u2014&]|and|to|or) ?([IVXLC]{2,12}|V|X)"
                    + end,
                this::counted),
            Rewrite.of(
                "\\b(?=[A-Za-z]{3,12}(?: [A-Za-z]{3,4})? [IVXLC])("
                    + COUNTED
                    + ") ([IVXLC]{2,12})()"
                    + end,
                this::counted),
            Rewrite.of(
                "\\b((?i:chapters?|parts?|books?|acts?|scenes?|sections?|volumes?)) ([ivx]{2,8}|[vx])"
                    + end,
                m -> pair(m.group(1), cardinal(m.group(2).toUpperCase(Locale.ROOT)))),
            Rewrite.of(
                "\\b(?=[A-Za-z]{3,12}(?: [A-Za-z]{3,4})? [IVX]\\b)(" + LONE + ") ([VX])" + end,
                m -> pair(m.group(1), cardinal(m.group(2)))),
            Rewrite.of(
                "\\b("
                    + LONE
                    + ") I(?=[,.;:!?)]|\\s*$| ?[-\u2013\u2014] | of\\b| and (?:II|2)\\b| to (?:[IVX]+)\\b)(?![.] ?[a-z])",
                m -> pair(m.group(1), "one")),
            Rewrite.of(
                "\\b(Type|Phase|Class|Stage|Grade|Level|Category|Schedule|Title|Division) I(?= (?:errors?|trials?|diabetes|felony|felonies"
                    + "|listed|buildings?|trauma|cancers?|drugs?|substances?|collagen|supernovae?|civilizations?|clinical|study|studies"
                    + "|and|or|to|through|schools?|players?|programs?|teams?|or II|restraint)\\b)",
                m -> pair(m.group(1), "one")),
            Rewrite.of("\\bWorld War I\\b", m -> "World War one"),
            Rewrite.of(
                "\\b("
                    + CROWNS
                    + " [A-Z][a-z]{2,15}) (?!I\\b(?!$|[,.;:!?)]|'s | (?:of|reigned|ruled|died|became|and|was|had|came|sat|in|from)\\b))([IVX]{1,8})"
                    + end,
                m -> pair(m.group(1), theOrdinal(m.group(2)))),
            Rewrite.of(
                "\\b(?=[A-Z][A-Za-z]{1,15}(?:[ -][A-Z][A-Za-z]{1,15})? [IVXLC])("
                    + RULERS
                    + ") "
                    + TWO_OR_MORE
                    + end,
                m -> pair(m.group(1), theOrdinal(m.group(2)))),
            Rewrite.of(
                "\\b("
                    + RULERS
                    + ")(?<!Malcolm) ([VX])(?=[,.;:!?)]|$| (?:of|and|was|had|ruled|reigned|died)\\b)(?!\\. ?[A-Z])",
                m -> pair(m.group(1), theOrdinal(m.group(2)))),
            Rewrite.of(
                "\\b("
                    + RULERS
                    + ") I(?=[,.;:!?)]|\\s*$| (?:of|reigned|ruled|died|became|succeeded|abdicated|ascended|and (?:II|his|her))\\b|'s (?!m\\b))(?!\\. ?[A-Z]\\.)",
                m -> pair(m.group(1), "the first")),
            Rewrite.of(
                "\\b(?=[A-Z][a-z]{1,15} [A-Z][^,]{0,20},? [IV])("
                    + GIVEN
                    + "(?: [A-Z]\\.?)? [A-Z][a-z'][A-Za-z]{1,15}),? (I{2,3}|IV|VI{0,3})"
                    + end,
                m -> pair(m.group(1), theOrdinal(m.group(2)))),
            Rewrite.of(
                "\\b([XVI]{1,7})(?:th|st|nd|rd|e)? (?=(?:[Cc]entury|[Cc]enturies|[Dd]ynasty|[Oo]lympic|[Cc]orps|[Aa]rmy|[Ll]egion)\\b)",
                m -> ordinal(m.group(1)) == null ? null : ordinal(m.group(1)) + " "),
            Rewrite.of("\\b([XVI]{2,7})(?:th|st|nd|rd)\\b", m -> ordinal(m.group(1))),
            Rewrite.of(
                "(?=[IVX]{2})(?<=\\b[A-Z][A-Za-z']{2,20} )([IVX]{2,8})" + end,
                m -> isWord(m.group(1)) ? null : cardinal(m.group(1))),
            Rewrite.of(
                "(?=[IVX]{2})(?<=\\b(?:and|or|to|through|&) )([IVX]{2,8})" + end,
                m -> isWord(m.group(1)) ? null : cardinal(m.group(1))),
            Rewrite.of(
                "(?=[IVX]{2})(?<=\\b(?:of|in|for|from|the) )(II|III|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX|XX)"
                    + end,
                m -> cardinal(m.group(1)))));
  }

  /** "Section VI.B": the part of a part. */
  private static @Nullable String part(String whole, @Nullable String numeral, String part) {
    boolean letter = Character.isUpperCase(part.charAt(0));
    return numeral == null
        ? null
        : whole + " " + numeral + " " + (letter ? Letters.spelled(part) : "point " + part);
  }

  private static @Nullable String pair(String before, @Nullable String numeral) {
    return numeral == null ? null : before + " " + numeral;
  }

  /** A text that is nothing but a numeral is a heading, but "I" is somebody and "mix" a word. */
  private @Nullable String alone(MatchResult match) {
    String numeral = match.group(1);
    boolean small = !numeral.equals(numeral.toUpperCase(Locale.ROOT));
    boolean plain =
        small ? numeral.matches("[ivx]{2,8}") : !isWord(numeral) && !numeral.matches("[CLDM]");
    if (!plain || (numeral.equals("I") && match.group(2).isEmpty())) {
      return null;
    }
    String said = cardinal(numeral.toUpperCase(Locale.ROOT));
    return said == null ? null : said + match.group(2).replaceAll("[:)]", ".");
  }

  private @Nullable String heading(MatchResult match) {
    String numeral = match.group(1);
    if (isWord(numeral) || numeral.matches("[CLDM]")) {
      return null;
    }
    String said = cardinal(numeral);
    return said == null ? null : said + ". ";
  }

  private @Nullable String counted(MatchResult match) {
    String first = cardinal(match.group(2));
    if (first == null) {
      return null;
    }
    if (match.group(3).isEmpty()) {
      return match.group(1) + " " + first;
    }
    String second = cardinal(match.group(4));
    if (second == null) {
      return null;
    }
    String between =
        match.group(3).equals("and") || match.group(3).equals("&")
            ? " and "
            : match.group(3).equals("or") ? " or " : " to ";
    return match.group(1) + " " + first + between + second;
  }

  /** Whether capitals are a numeral and no word. */
  static boolean isNumeral(String letters) {
    return letters.matches("[IVXLC]{2,12}") && !isWord(letters) && VALID.matcher(letters).matches();
  }

  private static boolean isWord(String numeral) {
    return WORDS.contains(numeral);
  }

  private @Nullable String theOrdinal(String numeral) {
    String said = ordinal(numeral);
    return said == null ? null : "the " + said;
  }

  private @Nullable String ordinal(String numeral) {
    return VALID.matcher(numeral).matches()
        ? numbers.ordinal(String.valueOf(value(numeral)))
        : null;
  }

  private @Nullable String cardinal(String numeral) {
    return VALID.matcher(numeral).matches()
        ? numbers.cardinal(String.valueOf(value(numeral)))
        : null;
  }

  /** A year on a title page or a building. */
  private @Nullable String year(String numeral) {
    int value = WELL_FORMED.matcher(numeral).matches() ? value(numeral) : 0;
    return value < 1000 || value > 2100 ? null : numbers.year(String.valueOf(value));
  }

  private static int value(String numeral) {
    int total = 0;
    for (int i = 0; i < numeral.length(); i++) {
      int here = Objects.requireNonNull(VALUES.get(numeral.charAt(i)));
      int next =
          i + 1 < numeral.length() ? Objects.requireNonNull(VALUES.get(numeral.charAt(i + 1))) : 0;
      total += here < next ? -here : here;
    }
    return total;
  }
}
