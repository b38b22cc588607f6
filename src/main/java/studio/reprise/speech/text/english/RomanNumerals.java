package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Map;
import studio.reprise.speech.text.rewrite.Rewrite;

/**
 * Roman numerals where they cannot be anything else: after words that number things ("Chapter IV"),
 * after wars, and after the names of rulers ("Henry VIII"). A lone "I" is only read after a word
 * that numbers things.
 */
final class RomanNumerals {
  private static final String NUMERAL = "(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})";
  private static final String COUNTED =
      "(?i:chapter|part|book|act|scene|section|volume|vol|phase|type|title|appendix|article|level|stage"
          + "|episode|season|figure|table|step|class|grade|division|mark|version|world war|super bowl|psalm)";
  private static final String RULERS =
      "Henry|Louis|Edward|Charles|George|Elizabeth|James|William|Richard|Philip|John Paul|John|Paul|Pius"
          + "|Benedict|Gregory|Alexander|Napoleon|Catherine|Mary|Frederick|Peter|Nicholas|Ivan|Leo|Francis"
          + "|Ferdinand|Otto|Innocent|Clement|Urban|Ramesses|Rameses|Ptolemy|Christian|Gustav|Wilhelm|Margaret"
          + "|Edmund|Stephen|Baldwin|Leopold|Albert|Constantine|Theodore|Xerxes|Darius|Artaxerxes";
  private static final Map<Character, Integer> VALUES =
      Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50, 'C', 100);

  private final List<Rewrite> rules;

  RomanNumerals(EnglishNumbers numbers) {
    this.rules =
        List.of(
            Rewrite.of(
                "\\b(" + COUNTED + ") (" + NUMERAL + ")\\b(?!['.]\\w)",
                m -> m.group(1) + " " + numbers.cardinal(String.valueOf(value(m.group(2))))),
            Rewrite.of(
                "\\b(" + RULERS + ") (?!I\\b)(" + NUMERAL + ")\\b",
                m -> m.group(1) + " the " + numbers.ordinal(String.valueOf(value(m.group(2))))),
            Rewrite.of("\\b(" + RULERS + ") I(?=[,.;:]|$| of\\b)", m -> m.group(1) + " the first"));
  }

  String apply(String text) {
    return Rewrite.applyAll(rules, text);
  }

  private static int value(String numeral) {
    int total = 0;
    for (int i = 0; i < numeral.length(); i++) {
      int here = VALUES.get(numeral.charAt(i));
      int next = i + 1 < numeral.length() ? VALUES.get(numeral.charAt(i + 1)) : 0;
      total += here < next ? -here : here;
    }
    return total;
  }
}
