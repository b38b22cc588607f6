package studio.reprise.speech.text.english;

import java.util.ArrayList;
import java.util.List;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/**
 * Digits that name and do not count: telephone and room numbers, postcodes, books' and papers'
 * numbers, versions and internet addresses, aeroplanes and agents.
 */
final class Codes {
  private static final String NAMED =
      "(?i:p o box|xbox|rtx|gtx|geforce|radeon|rooms?|suite|flight|route|highway|hwy|interstate|boeing|airbus|channel|bus|apartment|apt|gate|cell|locker|platform"
          + "|train|peugeot|porsche|ferrari|mercedes|bmw|volvo|levi's|cessna|form|building|extension|warehouse|hangar|bay|unit|lot"
          + "|badge|bullet|studio|ward|lab|sector|subject|specimen|experiment|model|slot|rfc)";
  private static final String EMERGENCY = "(911|999|112|000|111|101|211|311|411|511|611|988)";

  private final EnglishNumbers numbers;

  Codes(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  RuleTable table() {
    List<Rewrite> rules = new ArrayList<>(telephones());
    rules.addAll(papers());
    rules.addAll(names());
    return RuleTable.ofNumbers("codes", rules);
  }

  private List<Rewrite> telephones() {
    return List.of(
        Rewrite.anyCase(
            "(?<=\\d{4}),? ?(?:x ?(?=\\d\\d)|(?:ext\\.?|extension) ?)(\\d{1,6})(?![\\w^])(?<=\\D\\d{3}[- .]\\d{4}.{2,13})",
            m -> ", extension " + numbers.digits(m.group(1))),
        Rewrite.of("(?<=\\+\\d{1,3} ?)\\(0\\) ?", m -> "0 "),
        Rewrite.of(
            "\\b1?-?([89](?:00|33|44|55|66|77|88))-((?=[\\d-]{0,9}[A-Z])[A-Z0-9]{3,8}(?:-[A-Z0-9]{1,6}){0,3})\\b",
            m ->
                (m.group().startsWith("1") ? "one " : "")
                    + (m.group(1).endsWith("00")
                        ? numbers.cardinal(m.group(1))
                        : numbers.digits(m.group(1)))
                    + ", "
                    + m.group(2).toLowerCase(java.util.Locale.ROOT).replace("-", " ")),
        Rewrite.of(
            "(?<![\\w.])(\\+?[1-9]\\d{0,2}[ .-]?)?(?:\\((\\d{3})\\) ?|(\\d{3})[-. ])(\\d{3})[-. ](\\d{4})(?![\\w]|[-.]\\d)",
            m -> groups(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5))),
        Rewrite.of(
            "(?<![\\w.-])(\\d{3})-([A-Z]{4})(?![\\w-])",
            m -> groups(m.group(1)) + ", " + m.group(2).toLowerCase(java.util.Locale.ROOT)),
        Rewrite.of("(?<![\\w.-])(\\d{3})-(\\d{4})(?![\\w-])", m -> groups(m.group(1), m.group(2))),
        Rewrite.of(
            "(?<![\\w.,-])\\(?(0\\d{2,4})\\)?[ -](\\d{3,4})[ -](\\d{3,4})(?![\\w,-])",
            m -> groups(m.group(1), m.group(2), m.group(3))),
        Rewrite.of(
            "(?<![\\w.,-])\\(?(0\\d{3,4})\\)? (\\d{5,6})(?![\\w,])",
            m -> groups(m.group(1), m.group(2))),
        Rewrite.anyCase(
            "(?<=\\b(?:number(?: is|:)?|call|phone:?|tel:?|telephone:?|dial|text|mobile:?|cell:?|fax:?|ring|me at|us at|on) )(?=\\d{10,11}(?!\\w|[.,]\\d))(\\d{0,1})(\\d{3})(\\d{3})(\\d{4})",
            m -> groups(m.group(1), m.group(2), m.group(3), m.group(4))),
        Rewrite.of(
            "(?<![\\w.-])\\d{1,7}(?:-\\d{1,7}){3,6}(?![\\w-])", m -> groups(m.group().split("-"))),
        Rewrite.of(
            "(?<!\\w)\\+(\\d{1,3}(?:[ -]\\d{1,5}){2,6})(?![\\w-])",
            m -> "plus " + groups(m.group(1).split("[ -]"))),
        Rewrite.of(
            "\\b((?i:call|calls|called|calling|dial|dials|dialed|dialled|dialing|ring|rang|phone|phoned|text|texted|to|a|the) )"
                + EMERGENCY
                + "(?:(,? or |,? and |, )"
                + EMERGENCY
                + ")?(?![\\w-]|[.,:]\\d| [a-z]+s\\b)",
            m ->
                m.group(1)
                    + numbers.digits(m.group(2))
                    + (m.group(3) == null ? "" : m.group(3) + numbers.digits(m.group(4)))),
        Rewrite.of("\\b([Pp]orsche )911\\b", m -> m.group(1) + "nine eleven"),
        Rewrite.of("(?<![\\w.,/$-])911(?![\\w/%-]|[.,:]\\d)", m -> "nine one one"));
  }

  private List<Rewrite> papers() {
    return List.of(
        Rewrite.of(
            "\\b((?i:zip)(?i: codes?)?:? |[A-Z]{2} |"
                + "[A-Z][a-z]+, [A-Z][a-z]+ )(\\d{5})(?:-(\\d{4}))?(?![\\w,-])",
            m ->
                m.group(1).matches("[A-Z]{2} ")
                        && !m.group(1)
                            .matches(
                                "(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) ")
                    ? null
                    : m.group(1)
                        + numbers.oh(m.group(2))
                        + (m.group(3) == null ? "" : ", " + numbers.oh(m.group(3)))),
        Rewrite.of(
            "\\b([A-Z]{1,2}\\d{1,2}[A-Z]?) (\\d)([A-Z]{2})\\b",
            m -> mixed(m.group(1)) + ", " + mixed(m.group(2) + m.group(3))),
        Rewrite.of(
            "\\b(?!(?:AD|BC|AM|PM|NO))([A-Z]{2}\\d{2}) ([A-Z]{3})\\b",
            m -> mixed(m.group(1)) + ", " + mixed(m.group(2))),
        Rewrite.of(
            "\\b([A-CEGHJ-NPR-TVXY]\\d[A-Z]) ?(\\d[A-Z]\\d)\\b",
            m -> mixed(m.group(1)) + ", " + mixed(m.group(2))),
        Rewrite.of(
            "\\b(ISBN(?:-1[03])?|ISSN|SSN|EAN|UPC):? ([\\dX][\\dX -]{6,20}[\\dX])(?!\\w)",
            m ->
                m.group(1).replaceFirst("-1[03]$", "")
                    + " "
                    + groups(m.group(2).replace("X", " X ").strip().split("[ -]+"))),
        Rewrite.of(
            "(?<![\\w.-])(\\d{3})-(\\d{2})-(\\d{4})(?![\\w-])",
            m -> groups(m.group(1), m.group(2), m.group(3))),
        Rewrite.of(
            "(?<![\\w.-])(\\d{4}) (\\d{4}) (\\d{4})(?: (\\d{4}))?(?![\\w-]| \\d)",
            m -> groups(m.group(1), m.group(2), m.group(3), m.group(4))),
        Rewrite.of(
            "(?<![\\w.,-])(\\d)-(\\d)-(\\d)(?![\\w-]|[.,]\\d)",
            m ->
                numbers.cardinal(m.group(1))
                    + " "
                    + numbers.cardinal(m.group(2))
                    + " "
                    + numbers.cardinal(m.group(3))),
        Rewrite.of(
            "#(?=[0-9A-F]{6}\\b)([0-9A-F]*[A-F][0-9A-F]*)\\b", m -> "hash " + mixed(m.group(1))));
  }

  private List<Rewrite> names() {
    return List.of(
        Rewrite.of(
            "(?<=\\d)-(rc|alpha|beta|dev|preview)\\.?(\\d{1,3})\\b",
            m ->
                " "
                    + (m.group(1).equals("rc") ? "R C" : m.group(1))
                    + " "
                    + numbers.cardinal(m.group(2))),
        Rewrite.of(
            "\\b([Vv]ersions?|[Vv]er\\.?|[Vv]|[Rr]elease|[Pp]ython|[Jj]ava|iOS|iPadOS|mac ?OS|OS X|[Aa]ndroid|[Uu]buntu|[Dd]ebian|[Ww]indows|[Nn]ode|PHP|[Rr]uby|[Kk]ernel|[Ff]irmware|[Pp]atch|[Bb]uild) ?v?(\\d{1,4}(?:\\.\\d{1,4}){1,4})(?!\\w|\\.\\d)",
            m ->
                m.group(1)
                        .replaceFirst("^(?:[Vv]|[Vv]er\\.?)$", "version")
                        .replaceFirst("^iOS$", "I O S")
                    + " "
                    + points(m.group(2))),
        Rewrite.of(
            "\\b(?!V(?:[468]|1[02])\\b)[Vv](\\d{1,3})(?!\\w|\\.\\d)",
            m -> "version " + numbers.cardinal(m.group(1))),
        Rewrite.of(
            "(?<![\\w.])(\\d{1,3}(?:\\.\\d{1,3}){3})(?![\\w]|\\.\\d)",
            m ->
                m.group(1).endsWith(".000")
                    ? null
                    : String.join(
                        " dot ",
                        List.of(m.group(1).split("\\.")).stream().map(numbers::digits).toList())),
        Rewrite.of(
            "(?<![\\w.])(\\d{1,3}(?:\\.\\d{3}){1,4}\\.000)(?![\\w]|\\.\\d)",
            m -> numbers.cardinal(m.group(1).replace(".", ""))),
        Rewrite.of(
            "(?<![\\w.])([1-9]\\d{0,2}(?:\\.\\d{3}){2})(?![\\w]|\\.\\d)",
            m -> numbers.cardinal(m.group(1).replace(".", ""))),
        Rewrite.of(
            "(?<![\\w.])(\\d{1,3}(?:\\.\\d{1,3}){2,5})(?![\\w]|\\.\\d)", m -> points(m.group(1))),
        Rewrite.of(
            "\\b([Aa]gent|[Bb]ond) 00(\\d)\\b",
            m -> m.group(1) + " double oh " + numbers.cardinal(m.group(2))),
        Rewrite.of("(?<![\\w.,-])007(?![\\w]|[.,:]\\d)", m -> "double oh seven"),
        Rewrite.anyCase(
            "\\b((?:pin|code|passcode|password|combination|zip)(?: (?:is|was))?:? )(\\d{3,8})(?!\\w|[.,:]\\d|[-/]\\d)",
            m -> m.group(1) + numbers.digits(m.group(2))),
        Rewrite.of(
            "\\b("
                + NAMED
                + ") #?(\\d{3,4})(?!\\w|[.,:]\\d|[-/]\\d| (?:feet|people|miles|meters|square)\\b)",
            m -> m.group(1) + " " + numbers.paired(m.group(2))),
        Rewrite.of(
            "\\b(" + NAMED + ") #?(\\d{3})([A-Z])\\b",
            m -> m.group(1) + " " + numbers.paired(m.group(2)) + " " + Letters.spelled(m.group(3))),
        Rewrite.of(
            "\\b([7]\\d7)-(\\d)00(?!\\d)",
            m -> numbers.paired(m.group(1)) + " " + numbers.cardinal(m.group(2)) + " hundred"),
        Rewrite.of(
            "\\b(?=[A-Z]{0,6}\\d{1,9}[A-Z]|\\d)(?=[A-Z\\d]{0,18}[A-Z]\\d)([A-Z\\d]{8,20})\\b",
            m -> mixed(m.group(1))),
        Rewrite.of(
            "\\b(?!AD|BC)([A-Z]{1,3})-?(\\d{4})(?![\\w%]|[.,:]\\d|-\\d)",
            m -> Letters.spelled(m.group(1)) + " " + numbers.paired(m.group(2))),
        Rewrite.of(
            "\\b([A-Z]{1,3})-?(\\d)(\\d\\d)(?![\\w%]|[.,:]\\d|-\\d)",
            m -> Letters.spelled(m.group(1)) + " " + numbers.paired(m.group(2) + m.group(3))),
        Rewrite.of(
            "\\b([A-Za-z]{1,6}|[A-Z](?:[A-Za-z]{0,2})-)(\\d{1,3})(')?s\\b",
            m ->
                initials(m.group(1).replace("-", ""))
                    + " "
                    + (m.group(3) == null
                        ? numbers.plural(m.group(2))
                        : numbers.paired(m.group(2)) + "'s")),
        Rewrite.of(
            "(?<![\\w.,$])(7\\d7)(')?s\\b",
            m ->
                m.group(2) == null
                    ? numbers.plural(m.group(1))
                    : numbers.paired(m.group(1)) + "'s"),
        Rewrite.of(
            "(?<![\\w.,$])(\\d{1,2})s (and|or|to) (?![2-9]0s)(\\d{1,2})s\\b",
            m ->
                m.group(1).matches("[2-9]0")
                    ? null
                    : numbers.plural(m.group(1))
                        + " "
                        + m.group(2)
                        + " "
                        + numbers.plural(m.group(3))),
        Rewrite.of(
            "(?<=\\b(?:[Ss]izes?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Bb]oth|[Aa]ll|[Ss]ome|[Mm]any|[Ff]ew|more|no|[Rr]oll(?:ed|s)?|straight) )(?![2-9]0s)(\\d{1,2})s\\b",
            m -> numbers.plural(m.group(1))),
        Rewrite.of("(?<![\\w.,$])([1-9]\\d)ers\\b", m -> players(m.group(1))),
        Rewrite.of(
            "(?<![\\w.,$])(240|360|480|576|720|1080|1440|2160|4320)([pi])(\\d{2,3})?\\b",
            m ->
                numbers.paired(m.group(1))
                    + " "
                    + Letters.spelled(m.group(2))
                    + (m.group(3) == null ? "" : " " + numbers.cardinal(m.group(3)))),
        Rewrite.of(
            "(?<![\\w.,$])(5|10|15)K(?= (?:runs?|races?|runners?|walk|training|time|fun run)\\b)",
            m -> numbers.cardinal(m.group(1)) + " K"),
        Rewrite.of(
            "(?<=\\b(?:[Aa]|[Tt]he|[Mm]y|[Hh]is|[Hh]er|first) )(5|10|15)K(?=\\s*$|[.,;!?]| (?:in|on|and|or|at|with|for|was|is)\\b)",
            m -> numbers.cardinal(m.group(1)) + " K"),
        Rewrite.of(
            "(?<![\\w.])\\.(22|223|25|270|30|303|308|32|338|357|38|380|410|44|45|50)(?=[ -](?i:cal|caliber|calibre|magnums?|revolvers?|pistols?|rifles?|handguns?|automatics?|colts?|special|rounds?|bullets?|shells?|cartridges?|slugs?|smith|winchester)\\b)",
            m -> numbers.paired(m.group(1))),
        Rewrite.of(
            "(?<=\\b(?:[Aa]|[Hh]is|[Hh]er|[Tt]he|[Mm]y|[Yy]our|[Tt]heir|old) )\\.(22|25|32|357|38|44|45)(?=s?\\s*$|[.,;!?](?!\\d)| (?:and|in|to|at|on|from|was|is|out|or)\\b)",
            m -> numbers.paired(m.group(1))),
        Rewrite.of(
            "(?<=\\b(?:batting|bats?|batted|hits?|hitting|slugging|averages?|average of) )\\.([1-9]\\d\\d)(?!\\d)",
            m -> numbers.paired(m.group(1))),
        Rewrite.of(
            "(?<![\\w.])\\.([1-9]\\d\\d)(?= (?:hitters?|averages?|batting|season|slugging)\\b)",
            m -> numbers.paired(m.group(1))),
        Rewrite.of(
            "\\b([A-Z])-(\\d{1,2})(?![\\w%]|[.,:]\\d|-\\d)",
            m ->
                Letters.spelled(m.group(1))
                    + " "
                    + numbers.cardinal(m.group(2).replaceFirst("^0(?=\\d)", ""))),
        Rewrite.anyCase(
            "\\b(chapter|part|book|act|scene|section|volume|episode|season|figure|track|day|level|stage|step|lesson|page|week|round|unit|number|no|issue|phase|mission|line|file|take|disc|side|world|team|squad) 0+(\\d{1,2})(?![\\w:/%]|[.,]\\d|-\\d)",
            m -> m.group(1) + " " + numbers.cardinal(m.group(2))),
        Rewrite.of("(?<=^|\\n)0(\\d)(?=[.):] | - )", m -> numbers.cardinal(m.group(1))));
  }

  /** The forty-niners, the seventy-sixers. */
  private String players(String digits) {
    String count = numbers.cardinal(digits);
    return count + (count.endsWith("e") ? "rs" : "ers");
  }

  private static String initials(String letters) {
    return letters.matches("[A-Z]") ? Letters.spelled(letters) : letters;
  }

  /** Groups of digits with a pause between them. */
  private String groups(String... groups) {
    StringBuilder out = new StringBuilder();
    for (String group : groups) {
      if (group != null && !group.isBlank()) {
        String said = group.equals("X") ? "X" : numbers.digits(group);
        out.append(out.isEmpty() ? "" : ", ")
            .append(group.startsWith("+") ? "plus " : "")
            .append(said);
      }
    }
    return out.toString();
  }

  private String points(String written) {
    return String.join(
        " point ",
        List.of(written.split("\\.")).stream()
            .map(part -> part.length() > 2 ? numbers.digits(part) : numbers.cardinal(part))
            .toList());
  }

  /** Letters by name and digits one by one. */
  private String mixed(String code) {
    List<String> out = new ArrayList<>();
    for (char c : code.toCharArray()) {
      out.add(
          Character.isDigit(c)
              ? numbers.digits(String.valueOf(c))
              : Letters.spelled(String.valueOf(c)));
    }
    return String.join(" ", out);
  }
}
