package studio.reprise.speech.text.english;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import studio.reprise.speech.text.rewrite.Rewrite;

/**
 * English as it is written becomes English as it is said: numbers, dates, times, money, units,
 * abbreviations, addresses and signs are spelled out. Words, their case and the marks {@code . , ?
 * ! ; : '} stay. What is left holds letters, blanks and marks; signs that nobody says are gone.
 * Reads American English: 3/4/2024 is the fourth of March's month-first form.
 */
public final class EnglishNormalizer {
  private static final String PERSON_TITLES =
      "Mr Mister;Mrs Missus;Ms Miz;Dr Doctor;Prof Professor;Gen General;"
          + "Col Colonel;Lt Lieutenant;Capt Captain;Sgt Sergeant;Cmdr Commander;Adm Admiral;Maj Major;"
          + "Cpl Corporal;Pvt Private;Rev Reverend;Hon Honorable;Gov Governor;Sen Senator;Rep Representative;"
          + "Pres President;Fr Father;Messrs Messieurs;Mme Madame;Mlle Mademoiselle";
  private static final String SHORT_WORDS =
      "Jr Junior;Sr Senior;vs versus;etc et cetera;approx approximately;temp temperature;dept department;est established;"
          + "Ave Avenue;Blvd Boulevard;Rd Road;Hwy Highway;Mt Mount;Ft Fort;Inc Incorporated;Ltd Limited;"
          + "Corp Corporation;Co Company;Bros Brothers;Assn Association;Univ University;misc miscellaneous;"
          + "govt government;tel telephone;ext extension;esp especially;incl including;"
          + "Mon Monday;Tue Tuesday;Tues Tuesday;Wed Wednesday;Thu Thursday;Thurs Thursday;Fri Friday;"
          + "Jan January;Feb February;Apr April;Aug August;Sept September;Oct October;Nov November;Dec December";
  private static final String BEFORE_NUMBERS =
      "No number;Nos numbers;Vol volume;Fig figure;Figs figures;Ch chapter;Sec section;pp pages;p page;Eq equation;Art article;Op opus";
  private static final Map<String, String> FOLDED =
      Map.ofEntries(
          Map.entry("\u00df", "ss"),
          Map.entry("\u00e6", "ae"),
          Map.entry("\u00c6", "Ae"),
          Map.entry("\u00f8", "o"),
          Map.entry("\u00d8", "O"),
          Map.entry("\u0153", "oe"),
          Map.entry("\u0152", "Oe"),
          Map.entry("\u0142", "l"),
          Map.entry("\u0141", "L"),
          Map.entry("\u00f0", "th"),
          Map.entry("\u00fe", "th"),
          Map.entry("\u00de", "Th"),
          Map.entry("\u0111", "d"),
          Map.entry("\u0131", "i"),
          Map.entry("\u00b5", "micro"),
          Map.entry("\u03bc", "mu"),
          Map.entry("\u03c0", " pi "),
          Map.entry("\u03b1", " alpha "),
          Map.entry("\u03b2", " beta "),
          Map.entry("\u03b3", " gamma "),
          Map.entry("\u0394", " delta "),
          Map.entry("\u03b4", " delta "),
          Map.entry("\u03a9", " omega "),
          Map.entry("\u03c9", " omega "),
          Map.entry("\u03bb", " lambda "),
          Map.entry("\u03c3", " sigma "),
          Map.entry("\u03b8", " theta "));

  /**
   * Digits in such a row are no number that anyone says. They are spelled out before any rule looks
   * for numbers: a rule that reads digits to their end from each of them takes time that grows with
   * the square of the row.
   */
  public static final String LONG_NUMBER = "\\d[\\d,.]{38,}+";

  private static final Pattern COMBINING = Pattern.compile("\\p{Mn}+");

  private final EnglishNumbers numbers = new EnglishNumbers();
  private final Rewrite longNumbers = Rewrite.of(LONG_NUMBER, m -> numbers.digits(m.group()));
  private final EnglishDates dates = new EnglishDates(numbers);
  private final EnglishQuantities quantities = new EnglishQuantities(numbers);
  private final RomanNumerals roman = new RomanNumerals(numbers);
  private final List<Rewrite> addresses =
      List.of(
          Rewrite.of(
              "\\b[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,63}[A-Za-z0-9_])?@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5}(?![A-Za-z0-9@])",
              m -> address(m.group())),
          Rewrite.anyCase(
              "\\b(?:https?://|www\\.)[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,6}(?::\\d{1,5})?(?:/[\\w.~%+&=?#/-]{0,500}+)?",
              EnglishNormalizer::webAddress),
          Rewrite.of(
              "\\b[a-zA-Z0-9-]{2,63}(?:\\.[a-z0-9-]{2,63}){0,3}\\.(?:com|org|net|edu|gov|io|dev|app|info|co\\.uk)\\b(?:/[\\w.~%+&=?#/-]{0,500}+)?(?!\\w)",
              EnglishNormalizer::webAddress));
  private final List<Rewrite> abbreviations = abbreviations();
  private final List<Rewrite> signs = signs();

  /** The text as it is said; case is kept. */
  public String normalize(String text) {
    String result = Rewrite.applyAll(addresses, longNumbers.apply(fold(text)));
    result = Rewrite.applyAll(abbreviations, result);
    result = roman.apply(result);
    result = dates.apply(result);
    result = quantities.apply(result);
    result = Rewrite.applyAll(signs, result);
    return result.strip();
  }

  /** One spelling for quotes, blanks, full-width forms and letters with accents. */
  private static String fold(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\u2018', '\u2019', '\u02bc', '\u00b4', '`' -> out.append('\'');
        case '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> out.append('"');
        case '\u2010', '\u2011' -> out.append('-');
        case '\u2026' -> out.append("...");
        case '\u00b2' -> out.append(superscript(out, "\u00b2", "^2"));
        case '\u00b3' -> out.append(superscript(out, "\u00b3", "^3"));
        case '\u2122', '\u00ae', '\u00a9', '\u00ad', '\u200b', '\u200d', '\ufeff' -> {}
        default -> {
          boolean keep = VULGAR_OR_DEGREE.indexOf(c) >= 0;
          String folded = FOLDED.get(String.valueOf(c));
          if (folded != null) {
            out.append(folded);
          } else if (c < 0x80 || keep) {
            out.append(Character.isISOControl(c) && c != '\n' ? ' ' : c);
          } else {
            out.append(c);
          }
        }
      }
    }
    StringBuilder compatible = new StringBuilder(out.length());
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c < 0x80 || VULGAR_OR_DEGREE.indexOf(c) >= 0 || Character.isSurrogate(c)) {
        compatible.append(c);
      } else {
        String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
        compatible.append(COMBINING.matcher(plain).replaceAll(""));
      }
    }
    return compatible.toString();
  }

  /** Square and cubic units keep their sign; after anything else it is a power. */
  private static String superscript(StringBuilder before, String sign, String power) {
    return !before.isEmpty() && before.charAt(before.length() - 1) == 'm' ? sign : power;
  }

  private static final String VULGAR_OR_DEGREE =
      "\u00bc\u00bd\u00be\u2153\u2154\u2155\u2156\u2157\u2158\u2159\u215a\u215b\u215c\u215d\u215e"
          + "\u00b0\u2103\u2109\u00b2\u00b3\u2030\u2032\u2033";

  private static String address(String written) {
    return " "
        + written
            .replace("@", " at ")
            .replace(".", " dot ")
            .replace("_", " underscore ")
            .replace("-", " dash ")
            .replace("+", " plus ")
            .replace("%", " percent ")
        + " ";
  }

  private static String webAddress(MatchResult match) {
    String plain = match.group().replaceFirst("(?i)^https?://", "");
    String tail = "";
    while (!plain.isEmpty() && ".?!,".indexOf(plain.charAt(plain.length() - 1)) >= 0) {
      tail = plain.charAt(plain.length() - 1) + tail;
      plain = plain.substring(0, plain.length() - 1);
    }
    String said =
        plain
            .replaceFirst("(?i)^www\\.", "W W W dot ")
            .replaceFirst("/$", "")
            .replace(".", " dot ")
            .replace("/", " slash ")
            .replace("-", " dash ")
            .replace("_", " underscore ")
            .replace("?", " question mark ")
            .replace("=", " equals ")
            .replace("&", " and ")
            .replace("#", " hash ")
            .replace("~", " tilde ")
            .replace(":", " colon ")
            .replace("%", " percent ");
    return " " + said + (tail.isEmpty() ? " " : tail + " ");
  }

  private static List<Rewrite> abbreviations() {
    java.util.ArrayList<Rewrite> rules = new java.util.ArrayList<>();
    rules.add(Rewrite.anyCase("\\be\\.g\\.,?", m -> "for example,"));
    rules.add(Rewrite.anyCase("\\bi\\.e\\.,?", m -> "that is,"));
    rules.add(Rewrite.of("\\bPh\\.?D\\b\\.?", m -> "P H D"));
    rules.add(
        Rewrite.anyCase(
            "\\b([ap])\\.m\\.(?=(\\s*$|\\s+[A-Z])?)",
            m ->
                m.group(1).toUpperCase(java.util.Locale.ROOT)
                    + "M"
                    + (startsSentence(m) ? "." : "")));
    rules.add(
        Rewrite.of(
            "(?<=[A-Z][a-z]{1,15} )St\\b\\.?(?=(?: (?:The|He|She|It|I|We|They|You|A|An|This|In|On|At|But|And)\\b| [a-z]|[,;]|\\s*$))",
            m -> "Street"));
    rules.add(Rewrite.of("\\bSt\\.? (?=[A-Z])", m -> "Saint "));
    rules.add(Rewrite.of("(?<=[a-z] )Dr\\b\\.?(?= *(?:[,.;\\n]|$))", m -> "Drive"));
    table(PERSON_TITLES)
        .forEach(
            (s, said) ->
                rules.add(
                    Rewrite.of(
                        "\\b" + s + "(?:\\. ?|(?= [A-Z]))(?=[ A-Z])",
                        m ->
                            said
                                + (m.group().endsWith(" ") || m.group().endsWith(".")
                                    ? " "
                                    : ""))));
    table(SHORT_WORDS)
        .forEach(
            (s, said) ->
                rules.add(
                    Rewrite.of(
                        "\\b(?:" + s + "|" + capital(s) + ")\\.(?!\\w)(?=(\\s*$|\\s+[A-Z\"'(])?)",
                        m -> said + ending(s, m.group(1)))));
    rules.add(Rewrite.of("\\bvs\\b", m -> "versus"));
    table(BEFORE_NUMBERS)
        .forEach(
            (s, said) ->
                rules.add(
                    Rewrite.of(
                        "\\b(?:" + s + "|" + capital(s) + ")\\. ?(?=\\d)", m -> said + " ")));
    rules.add(Rewrite.of("\\bw/o\\b", m -> "without"));
    rules.add(Rewrite.of("\\bw/(?= ?\\w)", m -> "with "));
    rules.add(Rewrite.of("\\bc/o\\b", m -> "care of"));
    rules.add(Rewrite.of("\\band/or\\b", m -> "and or"));
    rules.add(
        Rewrite.of(
            "\\b((?:[A-Za-z]\\.){2,10})(?=(\\s*$|\\s+[A-Z\"'])?)",
            m -> {
              String letters = m.group(1).replace(".", "");
              boolean half = letters.equalsIgnoreCase("am") || letters.equalsIgnoreCase("pm");
              return half
                  ? null
                  : String.join(" ", letters.toUpperCase(java.util.Locale.ROOT).split(""))
                      + (m.group(2) != null && m.group(2).isBlank() ? "." : "");
            }));
    return List.copyOf(rules);
  }

  /** Whether what follows (group 2) is an end or a capital letter. */
  private static boolean startsSentence(MatchResult match) {
    String after = match.group(2);
    return after != null
        && (after.isBlank() || Character.isUpperCase(after.charAt(after.length() - 1)));
  }

  /** The point of an abbreviation that also ends a sentence stays. */
  private static String ending(String abbreviation, String after) {
    if (after == null) {
      return "";
    }
    return after.isBlank() || abbreviation.equals("etc") ? "." : "";
  }

  private static Map<String, String> table(String rows) {
    Map<String, String> table = new java.util.LinkedHashMap<>();
    for (String row : rows.split(";")) {
      int blank = row.indexOf(' ');
      table.put(row.substring(0, blank), row.substring(blank + 1));
    }
    return table;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static List<Rewrite> signs() {
    return List.of(
        Rewrite.of("(?<=[A-Za-z])'(?=[A-Za-z])", m -> "'"),
        Rewrite.of("\\.{2,}+", m -> ". "),
        Rewrite.of("(?<=\\w)- +(?=\\w)|(?<=\\w) +-(?=\\w)", m -> " "),
        Rewrite.of(" ?(?:\u2014|\u2013|\u2015| -{1,3} |--+) ?", m -> ", "),
        Rewrite.of("[()\\[\\]{}]", m -> ", "),
        Rewrite.of("&(amp;)?", m -> " and "),
        Rewrite.of("#(?=[A-Za-z])", m -> "hashtag "),
        Rewrite.of("@", m -> " at "),
        Rewrite.of(" ?\\+\\+ ?", m -> " plus plus "),
        Rewrite.of(" ?\\+ ?", m -> " plus "),
        Rewrite.of(" ?!= ?", m -> " does not equal "),
        Rewrite.of(" ?(?:==|=) ?", m -> " equals "),
        Rewrite.of(" ?\u2260 ?", m -> " does not equal "),
        Rewrite.of(" ?\u2248 ?", m -> " is about "),
        Rewrite.of(" ?(?:<=|\u2264) ?", m -> " is at most "),
        Rewrite.of(" ?(?:>=|\u2265) ?", m -> " is at least "),
        Rewrite.of("(?<=\\w {0,2})<(?= {0,2}\\w)", m -> " is less than "),
        Rewrite.of("(?<=\\w {0,2})>(?= {0,2}\\w)", m -> " is greater than "),
        Rewrite.of(" ?[\u00d7\u22c5] ?|(?<=\\w {0,2})\\*(?= {1,2}\\w)", m -> " times "),
        Rewrite.of(" ?\u00f7 ?", m -> " divided by "),
        Rewrite.of(" ?\u00b1 ?", m -> " plus or minus "),
        Rewrite.of("\u00a7", m -> " section "),
        Rewrite.of("\u221a", m -> " the square root of "),
        Rewrite.of("%", m -> " percent "),
        Rewrite.of("\\$", m -> " dollar "),
        Rewrite.of("\u20ac", m -> " euro "),
        Rewrite.of("\u00a3", m -> " pound "),
        Rewrite.of("\u00b0", m -> " degrees "),
        Rewrite.of(
            "(?<=\\w) ?/ ?(?=(?:month|year|day|hour|week|minute|second|person|night|kg|km)\\b)",
            m -> " per "),
        Rewrite.of("(?<=\\w) ?/ ?(?=\\w)", m -> " slash "),
        Rewrite.of("[\"_\\\\|~^*<>/]", m -> " "),
        Rewrite.of("\\s++", m -> " "),
        Rewrite.of(" +(?=[.,?!;:])", m -> ""),
        Rewrite.of("[,;:](?:[ ]?[,;:])++", m -> ","),
        Rewrite.of("[,;:] ?(?=[.?!])", m -> ""),
        Rewrite.of("(?<=[.?!])(?: ?,)++", m -> ""),
        Rewrite.of("^[ ,;:.]++", m -> ""),
        Rewrite.of("[ ,;:]++$", m -> ""));
  }
}
