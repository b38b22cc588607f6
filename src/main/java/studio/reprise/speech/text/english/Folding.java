package studio.reprise.speech.text.english;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One spelling for quotes, blanks, full-width and decorated letters, accents and raised digits, so
 * that rules meet each sign in one form only. Signs that are written to be seen (invisible joiners,
 * trade marks) go.
 */
final class Folding {
  /** Kept as they are: rules know them. */
  private static final String KEPT =
      "\u00bc\u00bd\u00be\u2150\u2151\u2152\u2153\u2154\u2155\u2156\u2157\u2158\u2159\u215a\u215b\u215c\u215d\u215e"
          + "\u00b0\u00b2\u00b3\u2030\u2032\u2033\u2026\u03a9\u00b5";

  private static final Map<Integer, String> FOLDED =
      Map.ofEntries(
              entry("\u2018\u2019\u02bc\u00b4`\u2035", "'"),
              entry("\u201c\u201d\u201e\u00ab\u00bb", "\""),
              entry("\u2010\u2011", "-"),
              entry("\u2212", "-"),
              entry("\u2500\u2501\u2015", "\u2014"),
              entry("\u2044\u2215", "/"),
              entry("\u2217", "*"),
              entry("\u00ba\u02da", "\u00b0"),
              entry("\u2103", "\u00b0C"),
              entry("\u2109", "\u00b0F"),
              entry("\u2116", "No. "),
              entry("\u00df", "ss"),
              entry("\u00e6", "ae"),
              entry("\u00c6", "Ae"),
              entry("\u00f8", "o"),
              entry("\u00d8", "O"),
              entry("\u0153", "oe"),
              entry("\u0152", "Oe"),
              entry("\u0142", "l"),
              entry("\u0141", "L"),
              entry("\u00f0\u00fe", "th"),
              entry("\u00de", "Th"),
              entry("\u0111", "d"),
              entry("\u0110", "D"),
              entry("\u00d0", "Th"),
              entry("\u0127", "h"),
              entry("\u0126", "H"),
              entry("\u0167", "t"),
              entry("\u0166", "T"),
              entry("\u014b", "ng"),
              entry("\u014a", "Ng"),
              entry("\u0192", "f"),
              entry("\u1e9e", "SS"),
              entry("\u0131", "i"),
              entry("\u0101", "a"),
              entry("\u2126", "\u03a9"),
              entry("\u03bc", "\u00b5"),
              entry("\u2260", "\u2260"),
              entry("\u222a", " union "),
              entry("\u2229", " intersection "),
              entry("\u2211", " sum "),
              entry("\u220f", " product "),
              entry("\u03c0", " pi "),
              entry("\u03b1", " alpha "),
              entry("\u03b2", " beta "),
              entry("\u03b3", " gamma "),
              entry("\u0394\u03b4", " delta "),
              entry("\u03c9", " omega "),
              entry("\u03bb", " lambda "),
              entry("\u03c3\u03a3", " sigma "),
              entry("\u03b8", " theta "),
              entry(
                  "\u2122\u00ae\u00a9\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u034f\u00bf\u00a1",
                  ""))
          .entrySet()
          .stream()
          .flatMap(e -> e.getKey().chars().mapToObj(c -> Map.entry(c, e.getValue())))
          .collect(
              java.util.stream.Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, Map.Entry::getValue));

  private static final String RAISED =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207f";
  private static final String PLAIN = "0123456789+-n";
  private static final Pattern RAISED_RUN = Pattern.compile("[" + RAISED + "]++");
  private static final Pattern SQUARE_UNIT =
      Pattern.compile("(?<![A-Za-z])(?:[kcmd]?m|ft|in|mi|s)$");
  private static final Pattern GROUP_BLANK =
      Pattern.compile("(?<=\\d)[\u00a0\u2007\u2009\u202f](?=\\d{3}(?!\\d))");
  private static final Pattern SQUARED =
      Pattern.compile("(?<=\\d {0,1}(?:[kcm]?m|ft|in|mi))\\^2(?!\\d)");
  private static final Pattern COMBINING = Pattern.compile("\\p{Mn}+");
  private static final Pattern INCHES = Pattern.compile("[\"\u201c\u201d]");

  private Folding() {}

  private static Map.Entry<String, String> entry(String written, String folded) {
    return Map.entry(written, folded);
  }

  static String of(String written) {
    String text = raised(inches(GROUP_BLANK.matcher(written).replaceAll(",")));
    text = SQUARED.matcher(text).replaceAll("\u00b2");
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      String folded = FOLDED.get(c);
      if (folded != null) {
        boolean doubled =
            folded.startsWith(" ") && !out.isEmpty() && out.charAt(out.length() - 1) == ' ';
        out.append(doubled ? folded.substring(1) : folded);
        if (folded.endsWith(" ") && i < text.length() && text.charAt(i) == ' ') {
          i++;
        }
      } else if (c < 0x80) {
        out.append((char) (Character.isISOControl(c) && c != '\n' ? ' ' : c));
      } else if (c == '\u2026') {
        out.append("...");
      } else if (KEPT.indexOf(c) >= 0 || Character.isSurrogate((char) c)) {
        out.appendCodePoint(c);
      } else {
        String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
        out.append(COMBINING.matcher(plain).replaceAll(""));
      }
    }
    return out.toString();
  }

  /** Straight quotes behind digits are inches where no quotation is open. */
  private static String inches(String text) {
    if (text.indexOf('"') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    Matcher quotes = INCHES.matcher(text);
    boolean open = false;
    while (quotes.find()) {
      int at = quotes.start();
      boolean behindDigit =
          at > 0
              && (Character.isDigit(text.charAt(at - 1))
                  || Character.getType(text.charAt(at - 1)) == Character.OTHER_NUMBER);
      if (!open && behindDigit && text.charAt(at) == '"') {
        out.setCharAt(at, '\u2033');
      } else {
        open = !open;
      }
    }
    return out.toString();
  }

  /** Raised digits are a unit's square, a power, or a note's number behind a word, which goes. */
  private static String raised(String text) {
    Matcher runs = RAISED_RUN.matcher(text);
    if (!runs.find()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    do {
      out.append(text, at, runs.start());
      at = runs.end();
      StringBuilder digits = new StringBuilder();
      runs.group().chars().forEach(c -> digits.append(PLAIN.charAt(RAISED.indexOf(c))));
      int start = Math.max(0, out.length() - 3);
      String before = out.substring(start);
      if (SQUARE_UNIT.matcher(before).find() && runs.group().matches("[\u00b2\u00b3]")) {
        out.append(runs.group());
      } else if (before.matches("(?s)(?:.*[A-Za-z]{3}|.*[.,!?;:'\"\u2019\u201d])")) {
        out.append("");
      } else {
        out.append('^').append(digits);
      }
    } while (runs.find());
    return out.append(text, at, text.length()).toString();
  }
}
