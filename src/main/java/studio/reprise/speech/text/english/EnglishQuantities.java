package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Map;
import studio.reprise.speech.text.rewrite.Rewrite;

/** Money, percentages, units, fractions, ranges, telephone numbers and bare numbers in English. */
final class EnglishQuantities {
  /** A number as written: groups of three by commas or plain digits, and perhaps a fraction. */
  static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})++|\\d++)(?:\\.\\d++)?";

  /** Names of one and of many. */
  private record Name(String one, String many, String cent, String cents) {}

  private static final Map<String, Name> CURRENCIES =
      Map.ofEntries(
          Map.entry("$", new Name("dollar", "dollars", "cent", "cents")),
          Map.entry("US$", new Name("U S dollar", "U S dollars", "cent", "cents")),
          Map.entry("\u00a3", new Name("pound", "pounds", "penny", "pence")),
          Map.entry("\u20ac", new Name("euro", "euros", "cent", "cents")),
          Map.entry("\u00a5", new Name("yen", "yen", "sen", "sen")),
          Map.entry("\uffe5", new Name("yen", "yen", "sen", "sen")),
          Map.entry("\u5143", new Name("yuan", "yuan", "fen", "fen")),
          Map.entry("\u20b9", new Name("rupee", "rupees", "paisa", "paise")),
          Map.entry("\u20bd", new Name("ruble", "rubles", "kopek", "kopeks")),
          Map.entry("\u20a9", new Name("won", "won", "jeon", "jeon")));
  private static final Map<String, String> SCALES =
      Map.of(
          "k",
          "thousand",
          "K",
          "thousand",
          "m",
          "million",
          "M",
          "million",
          "bn",
          "billion",
          "B",
          "billion",
          "b",
          "billion",
          "tn",
          "trillion",
          "T",
          "trillion");
  private static final Map<String, String[]> UNITS = units();
  private static final Map<String, String> VULGAR =
      Map.ofEntries(
          Map.entry("\u00bd", "1/2"),
          Map.entry("\u00bc", "1/4"),
          Map.entry("\u00be", "3/4"),
          Map.entry("\u2153", "1/3"),
          Map.entry("\u2154", "2/3"),
          Map.entry("\u2155", "1/5"),
          Map.entry("\u2156", "2/5"),
          Map.entry("\u2157", "3/5"),
          Map.entry("\u2158", "4/5"),
          Map.entry("\u2159", "1/6"),
          Map.entry("\u215a", "5/6"),
          Map.entry("\u215b", "1/8"),
          Map.entry("\u215c", "3/8"),
          Map.entry("\u215d", "5/8"),
          Map.entry("\u215e", "7/8"));

  private final EnglishNumbers numbers;
  private final List<Rewrite> rules;

  EnglishQuantities(EnglishNumbers numbers) {
    this.numbers = numbers;
    String currency = "(US\\$|[$\u00a3\u20ac\u00a5\uffe5\u20b9\u20bd\u20a9])";
    String scale = "(?: ?(k|K|m|M|bn|B|b|tn|T|thousand|million|billion|trillion)\\b)?";
    String minus = "((?<![\\w.)-])[-\u2212])?";
    this.rules =
        List.of(
            Rewrite.of(
                "(?<=\\d) ?([\u00bc-\u00be\u2153-\u215e])", m -> " " + VULGAR.get(m.group(1))),
            Rewrite.of("[\u00bc-\u00be\u2153-\u215e]", m -> VULGAR.get(m.group())),
            Rewrite.of(
                "(?<![\\w.])(\\+\\d{1,3}[ .-]?)?(?:\\((\\d{3})\\) ?|(\\d{3})[-. ])(\\d{3})[-. ](\\d{4})(?![\\w]|[-.]\\d)",
                m -> phone(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5))),
            Rewrite.of(
                "(?<![\\w.-])(\\d{3})-(\\d{4})(?![\\w-])", m -> phone(m.group(1), m.group(2))),
            Rewrite.of(
                "(?<![\\w.-])\\d{1,7}(?:-\\d{1,7}){3,6}(?![\\w-])",
                m -> phone(m.group().split("-"))),
            Rewrite.of(
                "(?<!\\w)\\+(\\d{1,3}(?:[ -]\\d{1,5}){2,6})(?![\\w-])",
                m -> "plus " + phone(m.group(1).split("[ -]"))),
            Rewrite.of(
                minus + currency + " ?" + minus + "(" + NUMBER + ")" + scale,
                m ->
                    negative(m.group(1) != null || m.group(3) != null)
                        + money(CURRENCIES.get(m.group(2)), m.group(4), m.group(5))),
            Rewrite.of(
                minus
                    + "("
                    + NUMBER
                    + ")"
                    + scale
                    + " ?([\u00a3\u20ac\u00a5\uffe5\u5143\u20b9\u20bd\u20a9])",
                m ->
                    negative(m.group(1) != null)
                        + money(CURRENCIES.get(m.group(4)), m.group(2), m.group(3))),
            Rewrite.of(
                "(\\d{1,4}) ?\u00a2",
                m ->
                    numbers.cardinal(m.group(1))
                        + " "
                        + (m.group(1).equals("1") ? "cent" : "cents")),
            Rewrite.of(
                "(" + NUMBER + ") ?[x\u00d7*] ?10(?:\\^ ?|\\*\\*)\\(?([-\u2212]?)(\\d{1,4})\\)?",
                m ->
                    numbers.decimal(m.group(1))
                        + " times ten to the power of "
                        + negative(!m.group(2).isEmpty())
                        + numbers.cardinal(m.group(3))),
            Rewrite.of(
                "(?<![\\w.])(\\d{1,3}(?:\\.\\d{1,15})?)[eE]([-\u2212+]?)(\\d{1,3})\\b",
                m ->
                    numbers.decimal(m.group(1))
                        + " times ten to the power of "
                        + negative(m.group(2).matches("[-\u2212]"))
                        + numbers.cardinal(stripped(m.group(3)))),
            Rewrite.of(
                "(?<=[\\w)])\\^\\(?([-\u2212]?)(\\d{1,4})\\)?", m -> power(m.group(1), m.group(2))),
            Rewrite.of("(?<=\\d) [-\u2013\u2212] (?=\\d[\\d., ]{0,20}=)", m -> " minus "),
            Rewrite.of(
                "(?<![\\w.,:/-])(\\d{1,4}(?:\\.\\d{1,3})?) ?[-\u2013\u2014\u2212] ?(?=\\d{1,4}(?:\\.\\d{1,3})?(?!\\d|[-:/,]\\d))",
                m -> m.group(1) + " to "),
            Rewrite.of(
                minus + "(" + NUMBER + ") ?(%|\u2030)",
                m ->
                    negative(m.group(1) != null)
                        + numbers.decimal(m.group(2))
                        + (m.group(3).equals("%") ? " percent" : " per mille")),
            Rewrite.of(
                "(?<![\\w.])(\\d{1,2})['\u2032\u2019](\\d{1,2})(?:[\"\u2033\u201d]|['\u2019]{2})",
                m -> numbers.cardinal(m.group(1)) + " foot " + numbers.cardinal(m.group(2))),
            Rewrite.of("(?<![\\w./])24/7(?![\\w/])", m -> "twenty four seven"),
            Rewrite.of("(?<![\\w./])9/11(?![\\w/])", m -> "nine eleven"),
            Rewrite.of(
                "(?<![\\w./])(\\d{1,3}) (\\d{1,2})/(\\d{1,3})(?![\\w/])",
                m -> mixed(m.group(1), m.group(2), m.group(3))),
            Rewrite.of(
                "(?<![\\w./])(\\d{1,3})/(\\d{1,3})(?![\\w/]|\\.\\d)",
                m -> fraction(m.group(1), m.group(2))),
            Rewrite.of(
                minus
                    + "("
                    + NUMBER
                    + ") ?("
                    + unitPattern()
                    + ")(?![\\w\u00b0])(?:\\.(?= ?[a-z]))?",
                m -> negative(m.group(1) != null) + unit(m.group(2), m.group(3))),
            Rewrite.of(
                "\\b(" + NUMBER + ")(st|nd|rd|th)\\b",
                m -> numbers.ordinal(m.group(1).replace(".", ""))),
            Rewrite.of(
                "(?<![\\w.])(\\d{1,3}(?:\\.\\d{1,3}){2,5})(?![\\w]|\\.\\d)",
                m -> version(m.group(1))),
            Rewrite.of("#(?=\\d)", m -> "number "),
            Rewrite.of("(?<![\\w.])~ ?(?=\\d)", m -> "about "),
            Rewrite.of("(?<![\\w.)])[-\u2212](?=\\.?\\d)", m -> "minus "),
            Rewrite.of(
                "\\b(\\d{1,3}(?:\\.\\d{1,3})?)(k|K|bn|tn|M)\\b",
                m -> thousands(m.group(1), m.group(2))),
            Rewrite.of(
                "(?<![\\w.,])((?:1[1-9]|20)\\d{2})(?!\\w|[.,]\\d)", m -> numbers.year(m.group(1))),
            Rewrite.of(
                "(?<![\\d.])(?:" + NUMBER + "|\\.\\d++)",
                m -> " " + numbers.decimal(m.group()) + " "),
            Rewrite.of("\\d++", m -> " " + numbers.digits(m.group()) + " "));
  }

  String apply(String text) {
    return Rewrite.applyAll(rules, text);
  }

  private static String negative(boolean negative) {
    return negative ? "minus " : "";
  }

  private static String stripped(String digits) {
    return digits.replaceFirst("^0+(?=\\d)", "");
  }

  private String phone(String... groups) {
    StringBuilder out = new StringBuilder();
    for (String group : groups) {
      if (group != null && !group.isBlank()) {
        out.append(out.isEmpty() ? "" : ", ")
            .append(group.startsWith("+") ? "plus " : "")
            .append(numbers.digits(group));
      }
    }
    return out.toString();
  }

  private String money(Name currency, String amount, String scale) {
    if (scale != null) {
      return numbers.decimal(amount)
          + " "
          + SCALES.getOrDefault(scale, scale)
          + " "
          + currency.many();
    }
    int point = amount.indexOf('.');
    if (point < 0) {
      return numbers.cardinal(amount)
          + " "
          + (amount.equals("1") ? currency.one() : currency.many());
    }
    String whole = amount.substring(0, point);
    String part = amount.substring(point + 1);
    if (part.length() != 2) {
      return numbers.decimal(amount) + " " + currency.many();
    }
    String cents = stripped(part);
    String small =
        numbers.cardinal(cents) + " " + (cents.equals("1") ? currency.cent() : currency.cents());
    if (stripped(whole).equals("0") && !cents.equals("0")) {
      return small;
    }
    String large =
        numbers.cardinal(whole) + " " + (whole.equals("1") ? currency.one() : currency.many());
    return cents.equals("0") ? large : large + " and " + small;
  }

  /** 1.2.3 has points, the four parts of an address have dots and digits. */
  private String version(String written) {
    String[] parts = written.split("\\.");
    boolean address = parts.length == 4;
    return String.join(
        address ? " dot " : " point ",
        List.of(parts).stream().map(address ? numbers::digits : numbers::cardinal).toList());
  }

  /** 4K is a format, 100K is a number. */
  private String thousands(String amount, String scale) {
    boolean format = scale.equals("K") && List.of("2", "4", "5", "8").contains(amount);
    return numbers.decimal(amount) + " " + (format ? "K" : SCALES.get(scale));
  }

  private String power(String sign, String digits) {
    if (sign.isEmpty() && digits.equals("2")) {
      return " squared ";
    }
    if (sign.isEmpty() && digits.equals("3")) {
      return " cubed ";
    }
    return " to the power of " + negative(!sign.isEmpty()) + numbers.cardinal(digits) + " ";
  }

  private String fraction(String numerator, String denominator) {
    int n = Integer.parseInt(numerator);
    int d = Integer.parseInt(denominator);
    if (n < 1
        || d < 2
        || n >= d
        || (d > 20 && (n > 20 || (d % 10 != 0 && d != 25 && d != 32 && d != 64)))) {
      String between = n >= 1 && n <= d && d > 10 ? " out of " : " slash ";
      return numbers.cardinal(numerator) + between + numbers.cardinal(denominator);
    }
    return numbers.cardinal(numerator) + " " + numbers.denominator(d, numerator);
  }

  private String mixed(String whole, String numerator, String denominator) {
    int n = Integer.parseInt(numerator);
    int d = Integer.parseInt(denominator);
    if (n < 1 || d < 2 || n >= d) {
      return null;
    }
    String part = n == 1 ? (d == 8 ? "an " : "a ") : numbers.cardinal(numerator) + " ";
    return numbers.cardinal(whole) + " and " + part + numbers.denominator(d, numerator);
  }

  private String unit(String amount, String unit) {
    String[] name = UNITS.get(unit);
    return numbers.decimal(amount) + " " + (amount.equals("1") ? name[0] : name[1]);
  }

  private static String unitPattern() {
    return String.join(
        "|",
        UNITS.keySet().stream()
            .sorted((a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b))
            .map(java.util.regex.Pattern::quote)
            .toList());
  }

  /** Written unit, one, many. Units of one letter that could be words stay out. */
  private static Map<String, String[]> units() {
    Map<String, String[]> units = new java.util.TreeMap<>();
    String table =
        "km/h kilometer_per_hour kilometers_per_hour;kph kilometer_per_hour kilometers_per_hour;"
            + "mph mile_per_hour miles_per_hour;m/s meter_per_second meters_per_second;"
            + "km kilometer kilometers;cm centimeter centimeters;mm millimeter millimeters;"
            + "nm nanometer nanometers;m meter meters;ft foot feet;yd yard yards;mi mile miles;"
            + "km\u00b2 square_kilometer square_kilometers;m\u00b2 square_meter square_meters;"
            + "m\u00b3 cubic_meter cubic_meters;cm\u00b2 square_centimeter square_centimeters;"
            + "sq_ft square_foot square_feet;kg kilogram kilograms;g gram grams;mg milligram milligrams;"
            + "lb pound pounds;lbs pound pounds;oz ounce ounces;"
            + "ml milliliter milliliters;mL milliliter milliliters;L liter liters;l liter liters;"
            + "gal gallon gallons;tsp teaspoon teaspoons;tbsp tablespoon tablespoons;"
            + "ms millisecond milliseconds;s second seconds;sec second seconds;"
            + "min minute minutes;h hour hours;hr hour hours;hrs hour hours;"
            + "Hz hertz hertz;kHz kilohertz kilohertz;MHz megahertz megahertz;GHz gigahertz gigahertz;"
            + "KB kilobyte kilobytes;kB kilobyte kilobytes;MB megabyte megabytes;GB gigabyte gigabytes;"
            + "TB terabyte terabytes;Mbps megabit_per_second megabits_per_second;"
            + "Gbps gigabit_per_second gigabits_per_second;W watt watts;kW kilowatt kilowatts;"
            + "MW megawatt megawatts;kWh kilowatt_hour kilowatt_hours;V volt volts;mA milliamp milliamps;"
            + "dB decibel decibels;cal calorie calories;kcal kilocalorie kilocalories;"
            + "\u00b0C degree_Celsius degrees_Celsius;\u2103 degree_Celsius degrees_Celsius;"
            + "\u00b0F degree_Fahrenheit degrees_Fahrenheit;\u2109 degree_Fahrenheit degrees_Fahrenheit;"
            + "\u00b0 degree degrees;px pixel pixels;fps frame_per_second frames_per_second;"
            + "rpm revolution_per_minute revolutions_per_minute;x times times;\u00d7 times times";
    for (String row : table.split(";")) {
      String[] parts = row.split(" ");
      units.put(
          parts[0].replace('_', ' '),
          new String[] {parts[1].replace('_', ' '), parts[2].replace('_', ' ')});
    }
    return units;
  }
}
