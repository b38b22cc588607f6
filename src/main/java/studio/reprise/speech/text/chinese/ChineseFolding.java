package studio.reprise.speech.text.chinese;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.WordTable;

/**
 * One spelling for full-width digits, letters and signs, for dashes, raised digits and squared
 * letters, so that the rules behind it meet each in one form. Full-width marks of a sentence stay.
 */
final class ChineseFolding {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
  private static final String PLAIN = "0123456789-+";
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060\\ufeff\\ufe0e]");
  private static final Map<Character, String> SIGNS = signs();
  private static final Rewrite DOT = Rewrite.fixed("(?<=\\d)．(?=\\d)", ".");
  private static final Rewrite COLON = Rewrite.fixed("(?<=\\d)：(?=\\d)", ":");
  private static final Rewrite COMMA = Rewrite.fixed("(?<=\\d)，(?=\\d{3}(?!\\d))", ",");
  private static final Rewrite POWER =
      Rewrite.of(
          "(?<=\\d)[" + RAISED + "]++",
          m -> {
            StringBuilder out = new StringBuilder("^");
            m.group().chars().forEach(c -> out.append(PLAIN.charAt(RAISED.indexOf(c))));
            return out.toString();
          });

  private ChineseFolding() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (char c : INVISIBLE.matcher(text).replaceAll("").toCharArray()) {
      String sign = SIGNS.get(c);
      if (sign != null) {
        out.append(sign);
      } else if (c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ') {
        out.append((char) (c - '０' + '0'));
      } else {
        out.append(c);
      }
    }
    return POWER.apply(COMMA.apply(COLON.apply(DOT.apply(out.toString()))));
  }

  private static Map<Character, String> signs() {
    Map<Character, String> signs = new HashMap<>();
    WordTable.open(ChineseFolding.class, "folding.tsv")
        .rows()
        .forEach(row -> signs.put(row.get(0).charAt(0), row.get(1)));
    return signs;
  }
}
