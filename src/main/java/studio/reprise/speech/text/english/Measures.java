package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;
import studio.reprise.speech.text.rewrite.WordTable;

/** Numbers with a unit: lengths, weights, temperatures, places on the globe. */
final class Measures {
  private static final String NUMBER = EnglishNumbers.WRITTEN;
  private static final Map<String, String> WINDS =
      Map.of("N", "north", "S", "south", "E", "east", "W", "west");

  private static final Map<String, String> SIGNS =
      Map.of("$", "dollars", "\u00a3", "pounds", "\u20ac", "euros");

  private static final Pattern ONE =
      Pattern.compile(
          "(?s).*(?:^|[^\\w'])(?:[Aa]n?|[Aa]nother|[Ee]ach|[Ee]very) (?:[\\w.]+(?: [a-z]+)? to )?$");
  private static final Pattern MINE =
      Pattern.compile(
          "(?s).*(?:^|[^\\w'])(?:[Tt]h(?:e|is|at)|[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Yy]our|[Ii]ts) $");
  private static final Pattern THING =
      Pattern.compile(
          "(?s) (?:(?:steak|beer|howitzer|cannon|hurdles|relay|sprint|freestyle|oven|film|camera|bag|bottle|bulb|lamp|phone|card|disk|dis[ck]|wall|fence|cable|rope|lens|pistol|screen|monitor|engine|motor|charger|adapter|dumbbell|room|jug|pill|tablet|battery|TVs?|televisions?|displays?|wheels?|rims?|pizzas?|laptops?|nails?|pipes?|blades?|kni(?:fe|ves)|vinyl|heels|inseam|waist|barrel|guns?|skillet|pan|touchscreen|MacBook|iPad|iMac)|(?:round|shell|bullet|steak|bag|bottle|bulb|lamp|phone|card|disk|wall|fence|cable|pistol|screen|monitor|engine|motor|charger|dumbbell|room|pill|tablet|wind)s|batteries|radius)\\b.*");
  private static final Pattern TRIP =
      Pattern.compile(
          "(?s) (?:walk|run|race|hike|ride|drive|trek|swim|sprint|dash|climb|march|journey|trip|course|track|limit|zone|round|delay|wait|break|deadline|window|version|model)\\b.*");

  private final EnglishNumbers numbers;
  private final Map<String, List<String>> units = new TreeMap<>();
  private final String any;

  Measures(EnglishNumbers numbers) {
    this.numbers = numbers;
    WordTable table = WordTable.open(Measures.class, "units.tsv");
    table.rows().forEach(row -> units.put(row.get(0), row));
    this.any = table.anyOf(0);
  }

  RuleTable table() {
    String minus = "(?<![\\w.,/])((?<![\\w.)-])[-\u2212])?";
    return RuleTable.ofNumbers(
        "measures",
        List.of(
            Rewrite.fixed(
                    "(?<=\\d ?(?:kg|lbs?|oz|g|mg|km|mi|miles|hrs?|hours|ml|l|L|gal)) ?/ ?(?=(?:week|day|month|year|hour|person|minute|second|serving|page|night)\\b)",
                    " per ")
                .when("/"),
            Rewrite.of(
                "(?<![\\w.,])(\\d{1,3}),(\\d{1,2})(?= ?(?:kg|km|cm|mm|m|l|L|g|ml|%|\u00b0C?)(?![\\w\u00b0]))",
                m -> m.group(1) + "." + m.group(2)),
            Rewrite.of(
                "(?<!['\u2032\u2033\u00b0] ?)\\b([NSEW]) (?=\\d{1,3}(?:\\.\\d{1,6})? ?\u00b0)",
                m -> WINDS.get(m.group(1)) + " "),
            Rewrite.of("(?<=\\bby )(\\d{1,3})'(?!\\w)", m -> named(m.group(1), "foot", "feet")),
            Rewrite.of(
                "(\\d{1,3}(?:\\.\\d{1,6})?) ?\u00b0 ?(?:(\\d{1,2}(?:\\.\\d{1,3})?) ?['\u2032] ?)?(?:(\\d{1,2}(?:\\.\\d{1,3})?) ?(?:[\"\u2033]|'') ?)?([NSEW])\\b",
                m ->
                    degrees(m.group(1))
                        + (m.group(2) == null ? "" : ", " + named(m.group(2), "minute", "minutes"))
                        + (m.group(3) == null ? "" : ", " + named(m.group(3), "second", "seconds"))
                        + " "
                        + WINDS.get(m.group(4))),
            Rewrite.of(
                "(\\d{1,3}) ?\u00b0 ?(\\d{1,2}) ?['\u2032](?: ?(\\d{1,2}(?:\\.\\d{1,3})?) ?(?:[\"\u2033]|''))?",
                m ->
                    degrees(m.group(1))
                        + ", "
                        + named(m.group(2), "minute", "minutes")
                        + (m.group(3) == null
                            ? ""
                            : ", " + named(m.group(3), "second", "seconds"))),
            Rewrite.of(
                "(?<![\\w.])(\\d{1,2}) ?['\u2032] ?(1[2-9]|[2-5]\\d) ?(?:[\"\u2033]|'')",
                m ->
                    named(m.group(1), "minute", "minutes")
                        + " "
                        + named(m.group(2), "second", "seconds")),
            Rewrite.of(
                "(?<![\\w.])(\\d{1,2}) ?['\u2032] ?(\\d{1,2})(?:\u00bd| 1/2)? ?(?:[\"\u2033]|''|(?![\\w'\u2032]))",
                m ->
                    numbers.cardinal(m.group(1))
                        + " foot "
                        + numbers.cardinal(m.group(2))
                        + (m.group().matches(".*(?:\u00bd|1/2).*") ? " and a half" : "")),
            Rewrite.of(
                "(?<![\\w.'])(\\d{1,3})'(?= (?:tall|high|long|wide|deep|by|x|of)\\b)",
                m -> named(m.group(1), "foot", "feet")),
            Rewrite.of(
                "(?<![\\w.])(\\d{1,3}) ?ft\\.?,? (\\d{1,2}) ?in\\b\\.?",
                m -> named(m.group(1), "foot", "feet") + " " + named(m.group(2), "inch", "inches")),
            Rewrite.of(
                "(?<![\\w.])([1-9]) ?ft\\.?,? (\\d{1,2})(?=[.,;!?](?!\\d)|\\s*$| tall\\b)",
                m -> numbers.cardinal(m.group(1)) + " foot " + numbers.cardinal(m.group(2))),
            Rewrite.of(
                "(?<![\\w.])(\\d{1,3}) ?lbs?\\.?,? (\\d{1,2}) ?oz\\b\\.?",
                m ->
                    named(m.group(1), "pound", "pounds")
                        + " "
                        + named(m.group(2), "ounce", "ounces")),
            Rewrite.of(
                "(?<![\\w./])(" + NUMBER + ") ?in\\.(?= ?[a-z,;)]|$| by )",
                m -> named(m.group(1), "inch", "inches")),
            Rewrite.within(
                "(?<=\\d/\\d{1,2} )in\\.(?= ?[a-z,;)]|$)",
                (m, text) ->
                    isMixed(text.substring(0, m.start()).stripTrailing())
                            && !text.substring(m.end())
                                .matches(
                                    "(?s) (?!(?:wide|tall|long|high|deep|thick|of|by|in|and|or|from|to|at)\\b)[a-z].*")
                        ? "inches"
                        : "inch"),
            Rewrite.of(
                "(?<![\\w.])("
                    + NUMBER
                    + ")-?in\\b(?=\\.| (?:tall|wide|long|high|deep|thick|diameter|screen|display|pipe)\\b)",
                m -> numbers.decimal(m.group(1)) + (m.group().contains("-") ? " inch" : " inches")),
            Rewrite.of(
                "(?<!\\b(?i:seat|row|gate|flat|unit|room|exit|apartment|apt|suite|route|platform|form|section|size) )((?<![\\w.)-])-(?=\\d{1,3} ?[CF]\\b)|(?<![\\w.-])(?=\\d\\d))(\\d{1,3}) ?([CF])\\b(?=[.,;!?)]|$| (?:in|outside|today|tonight|this|degrees|and|or|to|for|at|inside|oven|heat)\\b)",
                m ->
                    (m.group(1).isEmpty() ? "" : "minus ")
                        + numbers.cardinal(m.group(2))
                        + " degrees "
                        + (m.group(3).equals("C") ? "Celsius" : "Fahrenheit")),
            Rewrite.of(
                "(?<![\\w.])(" + NUMBER + ") ?[x\u00d7](?!\\w| ?[-\u2212(]?\\d)(?<! x)",
                m -> numbers.decimal(m.group(1)) + " times"),
            Rewrite.of(
                "(?<![\\w.])(" + NUMBER + ") K(?![\\w'])",
                m -> numbers.decimal(m.group(1)) + " kelvins"),
            Rewrite.of(
                "(?<![\\w.])(" + NUMBER + ")-(" + any + ")(?=\\.? [a-z]|\\s*$|[,;!?])(?:\\.(?= ))?",
                m ->
                    numbers.decimal(m.group(1))
                        + " "
                        + Objects.requireNonNull(units.get(m.group(2))).get(1)),
            Rewrite.of(
                "(?<=\\b(?:[Aa]n?|[Aa]nother|[Ee]ach|[Ee]very) )(" + NUMBER + ") ?\u00b0(?= [a-z])",
                m -> numbers.decimal(m.group(1)) + " degree"),
            Rewrite.within(
                minus
                    + "("
                    + NUMBER
                    + ") ?("
                    + any
                    + ")(?![\\w\u00b0/]|-?\\d)(?:\\.(?= ?[a-z,;:)])|(?=))",
                (m, text) ->
                    minus(m.group(1))
                        + named(
                            m.group(2),
                            Objects.requireNonNull(units.get(m.group(3))).get(1),
                            units.get(m.group(3)).get(describes(m, text) ? 1 : 2))),
            Rewrite.within(
                "(?<=\\d{1,2}/\\d{1,2}) ?(" + any + ")(?![\\w\u00b0/])(?:\\.(?= ?[a-z,;:)])|(?=))",
                (m, text) ->
                    " "
                        + Objects.requireNonNull(units.get(m.group(1)))
                            .get(isMixed(text.substring(0, m.start())) ? 2 : 1))));
  }

  /**
   * "a 10 kg bag", "his 5 km run", "12 V batteries": what is measured is one thing of that size.
   */
  private static boolean describes(MatchResult match, String text) {
    String before = text.substring(Math.max(0, match.start() - 32), match.start());
    String after = text.substring(match.end(), Math.min(text.length(), match.end() + 20));
    return ONE.matcher(before).matches()
        || THING.matcher(after).matches()
        || MINE.matcher(before).matches() && TRIP.matcher(after).matches();
  }

  /** What is counted by the unit: "£5 per kg", "40 cents/kWh". */
  RuleTable rates() {
    return RuleTable.of(
        "measures",
        List.of(
            Rewrite.of(
                    "(?<=\\b[Pp]er )("
                        + any
                        + ")(?<=[A-Za-z\u00b2]{2})(?!\\w)(?<! in)\\.?(?=(\\s*$)?)",
                    m ->
                        Objects.requireNonNull(units.get(m.group(1))).get(1)
                            + (m.group().endsWith(".") && m.group(2) != null ? "." : ""))
                .when("er "),
            Rewrite.of(
                    "([$\u00a3\u20ac]) ?/ ?(kg|km|mi|ml|kWh|MWh|GB|MB|TB|cm|ft|yd|ha|sq ft|lb|oz|gal|hr|yr)\\b(?![/\u00b0])",
                    m ->
                        SIGNS.get(m.group(1))
                            + " per "
                            + Objects.requireNonNull(units.get(m.group(2))).get(1))
                .when("/"),
            Rewrite.of(
                    "(?<=[a-z]{3}) ?/ ?(kg|km|mi|mL|ml|kWh|MWh|GB|MB|TB|cm|ft|yd|ha|sq ft)\\b(?![/\u00b0])",
                    m -> " per " + Objects.requireNonNull(units.get(m.group(1))).get(1))
                .when("/")));
  }

  private static boolean isMixed(String before) {
    return before.matches("(?s).*\\d \\d{1,2}/\\d{1,2}");
  }

  private static String minus(String sign) {
    return sign == null ? "" : "minus ";
  }

  private String degrees(String number) {
    return named(number, "degree", "degrees");
  }

  private String named(String number, String one, String many) {
    return numbers.decimal(number) + " " + (number.equals("1") ? one : many);
  }
}
