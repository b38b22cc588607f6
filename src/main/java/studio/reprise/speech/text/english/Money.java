package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;
import studio.reprise.speech.text.rewrite.WordTable;

/** Amounts of money, spans of them, and amounts that describe something ("a $5 million house"). */
final class Money {
  private static final String NUMBER = EnglishNumbers.WRITTEN;
  private static final String AMOUNT = "(" + NUMBER + "|\\.\\d{1,2})";
  private static final String SCALE =
      "(?:(?: ?|-(?=[a-z]{2}))(k|K|m|M|mm|MM|mn|bn|B|b|tn|T|thousand|million|billion|trillion|hundred|lakh|crore)\\b)?";
  private static final String DASH = " ?(?:[-\u2013\u2014~]|to|TO) ?";
  private static final Map<String, String> SCALES =
      Map.ofEntries(
          Map.entry("k", "thousand"),
          Map.entry("K", "thousand"),
          Map.entry("m", "million"),
          Map.entry("M", "million"),
          Map.entry("mm", "million"),
          Map.entry("MM", "million"),
          Map.entry("mn", "million"),
          Map.entry("bn", "billion"),
          Map.entry("B", "billion"),
          Map.entry("b", "billion"),
          Map.entry("tn", "trillion"),
          Map.entry("T", "trillion"));
  private static final Pattern DESCRIBED =
      Pattern.compile(
          "(?s)[ -](?!(?:and|or|to|in|a|an|per|for|of|is|was|were|are|each|on|at|from|than|the|by|if|more|less|extra|today|now|back|with|that|as|every|off|apiece|so|but|because|when|worth)\\b)[a-z]{2,}.*");
  private static final Pattern THING =
      Pattern.compile(
          "(?s)[ -](?:bills?|notes?|coins?|house|question|man|fine|check|cheque|deal|tickets?|prize|budget|project|mark|menu|store|shop|loan|debt|bet|contract|lawsuit|investment|industry|company|grant|gift|reward|bribe|fee|fund|offer|tip|range|wine|word|baby|job|movie|film|hit|mansion|car|watch|suit|dress|lunch|dinner|meal|bottle|cut|tax|cost|bonus|payment|deposit|discount|donation|charge|account|line|pound|a)\\b.*");
  private static final Pattern ONE =
      Pattern.compile("(?s).*(?:^|[^\\w'])(?:[Aa]n?|[Aa]nother|[Oo]ne|[Ee]very|[Ee]ach) $");
  private static final Pattern MINE =
      Pattern.compile(
          "(?s).*(?:^|[^\\w'])(?:[Tt]h(?:e|is|at)|[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Yy]our|[Ii]ts|\\w+'s|new|crisp|single) $");

  /** Names of one and of many. */
  private record Name(String one, String many, String cent, String cents) {}

  private final EnglishNumbers numbers;
  private final Map<String, Name> currencies = new TreeMap<>();
  private final String sign;
  private final String behind;

  Money(EnglishNumbers numbers) {
    this.numbers = numbers;
    WordTable table = WordTable.open(Money.class, "currencies.tsv");
    table
        .rows()
        .forEach(
            row ->
                currencies.put(
                    row.get(0), new Name(row.get(1), row.get(2), row.get(3), row.get(4))));
    this.sign = "(?<![A-Za-z])(" + table.anyOf(0) + ")";
    this.behind =
        "(\\$(?!\\w|\\.\\d)|[\u00a3\u20ac\u00a5\u5143\u20b9\u20bd\u20a9]|(?:USD|GBP|EUR|JPY|CNY|RMB|INR|AUD|CAD|NZD|HKD|SGD|CHF|SEK|NOK|DKK)\\b)";
  }

  RuleTable table() {
    String minus = "((?<![\\w.)-])-)?";
    return RuleTable.ofNumbers(
        "money",
        List.of(
            Rewrite.of(
                "(?<![\\w.])(?:\u00a3 ?(\\d{1,5})[, ]{1,2})?(\\d{1,2}) ?s\\.?[, ]{1,2}(\\d{1,2}) ?d\\b\\.?",
                this::oldMoney),
            Rewrite.fixed("(?<![\\w.])~ ?(?=[$\u00a3\u20ac\u00a5])", "about ").when("~"),
            Rewrite.of(
                    "(?<!\\w)\\$(\\d{1,3})'?s\\b",
                    m -> numbers.plural(m.group(1)).replaceFirst("^one (?=hundreds)", ""))
                .when("$"),
            Rewrite.of(
                    "(?<=\\b(?:for|[Cc]osts?|of|only|just|[Pp]ay|[Pp]aid|worth|save|extra|another|the) )(\\d{1,2})c\\b(?!')",
                    m ->
                        numbers.cardinal(m.group(1))
                            + (m.group(1).equals("1") ? " cent" : " cents"))
                .when("c"),
            Rewrite.of(
                    "(?<![\\w.])(\\d{1,2})c(?= (?:a piece|apiece|each|stamps?|coins?|per)\\b)",
                    m -> numbers.cardinal(m.group(1)) + " cents")
                .when("c "),
            Rewrite.of(
                "(?<=\u20ac ?\\d{1,3}),(?=\\d\\d(?!\\d))|(?<![\\d,.])(?<=\\d{1,3}),(?=\\d\\d ?\u20ac)",
                m -> "."),
            Rewrite.of(
                sign
                    + " ?"
                    + AMOUNT
                    + SCALE
                    + DASH
                    + "(?:"
                    + sign.substring("(?<![A-Za-z])".length())
                    + " ?)?"
                    + AMOUNT
                    + SCALE
                    + "(?![\\w%]|[.,:]\\d|[-:]\\d)",
                this::span),
            Rewrite.within(minus + sign + " ?" + minus + AMOUNT + SCALE, this::signed),
            Rewrite.of(
                minus + AMOUNT + SCALE + " ?" + behind,
                m ->
                    negative(m.group(1))
                        + amount(
                            Objects.requireNonNull(currencies.get(m.group(4))),
                            m.group(2),
                            m.group(3))),
            Rewrite.of(
                "(?<![\\w.])(\\d{1,4})p\\b",
                m -> numbers.cardinal(m.group(1)) + (m.group(1).equals("1") ? " penny" : " pence")),
            Rewrite.of(
                "(\\d{1,4}) ?\u00a2",
                m ->
                    numbers.cardinal(m.group(1)) + (m.group(1).equals("1") ? " cent" : " cents"))));
  }

  /** Pounds, shillings and pence. */
  private String oldMoney(MatchResult match) {
    return (match.group(1) == null
            ? ""
            : numbers.cardinal(match.group(1))
                + (match.group(1).equals("1") ? " pound, " : " pounds, "))
        + numbers.cardinal(match.group(2))
        + (match.group(2).equals("1") ? " shilling and " : " shillings and ")
        + numbers.cardinal(match.group(3))
        + (match.group(3).equals("1") ? " penny" : " pence");
  }

  private @Nullable String span(MatchResult match) {
    Name first = Objects.requireNonNull(currencies.get(match.group(1)));
    Name second = match.group(4) == null ? first : currencies.get(match.group(4));
    boolean whole = !match.group(2).contains(".") && !match.group(5).contains(".");
    if (first != second || !whole && match.group(3) == null && match.group(6) == null) {
      return first != second
          ? null
          : amount(first, match.group(2), null) + " to " + amount(first, match.group(5), null);
    }
    String scale =
        match.group(3) == null || match.group(3).equals(match.group(6))
            ? ""
            : " " + scale(match.group(3));
    return numbers.decimal(match.group(2))
        + scale
        + " to "
        + amount(first, match.group(5), match.group(6));
  }

  private String signed(MatchResult match, String text) {
    Name name = Objects.requireNonNull(currencies.get(match.group(2)));
    String said =
        negative(match.group(1), match.group(3)) + amount(name, match.group(4), match.group(5));
    String before = text.substring(Math.max(0, match.start() - 24), match.start());
    String after = text.substring(match.end(), Math.min(text.length(), match.end() + 24));
    boolean describes =
        ONE.matcher(before).matches() && DESCRIBED.matcher(after).matches()
            || (MINE.matcher(before).matches() || before.isEmpty() || after.startsWith("-"))
                && THING.matcher(after).matches();
    if (!describes) {
      return said;
    }
    String one = said.replace(" " + name.many(), " " + name.one());
    return match.group(4).contains(".") ? one.replace(" " + name.cents(), " " + name.cent()) : one;
  }

  private static String negative(String... signs) {
    for (String sign : signs) {
      if (sign != null) {
        return "minus ";
      }
    }
    return "";
  }

  private static String scale(String written) {
    return SCALES.getOrDefault(written, written);
  }

  private String amount(Name currency, String amount, @Nullable String scale) {
    if (scale != null) {
      return numbers.decimal(amount) + " " + scale(scale) + " " + currency.many();
    }
    int point = amount.indexOf('.');
    if (point < 0) {
      return numbers.cardinal(amount)
          + " "
          + (amount.equals("1") ? currency.one() : currency.many());
    }
    String whole = amount.substring(0, point).isEmpty() ? "0" : amount.substring(0, point);
    String part = amount.substring(point + 1);
    if (part.length() != 2) {
      return numbers.decimal(amount) + " " + currency.many();
    }
    String cents = part.replaceFirst("^0(?=\\d)", "");
    String small =
        numbers.cardinal(cents) + " " + (cents.equals("1") ? currency.cent() : currency.cents());
    if (whole.matches("0+") && !cents.equals("0")) {
      return small;
    }
    String large =
        numbers.cardinal(whole) + " " + (whole.equals("1") ? currency.one() : currency.many());
    return cents.equals("0") ? large : large + " and " + small;
  }
}
