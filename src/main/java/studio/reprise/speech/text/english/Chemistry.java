package studio.reprise.speech.text.english;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/** Formulas of compounds: letters by their names, numbers between them. "H2SO4", "CO2", "Ca2+". */
final class Chemistry {
  private static final String ELEMENT =
      "(?:A[glrsu]|B[aeir]?|C[adelorsu]?|F[er]?|H[eg]?|I|K|Li|M[gn]|N[aei]?|O|P[bdt]?|R[an]|S[beinr]?|T[ihl]|U|W|Xe|Zn)";
  private static final String GROUP =
      "(?:" + ELEMENT + "\\d{0,2}|\\(" + ELEMENT + "{1,3}\\d?\\)\\d?)";
  private static final Pattern PART = Pattern.compile("[A-Z][a-z]?|\\d+|[()]");

  /** Compounds without a digit that are written as such; other runs of symbols are words. */
  private static final String SALTS =
      "NaCl|KCl|NaOH|KOH|HCl|HBr|HF|HCN|NaF|AgCl|CuO|ZnO|MgO|CaO|FeS|NaI|KI|LiOH";

  private final EnglishNumbers numbers;

  Chemistry(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  RuleTable table() {
    return RuleTable.of(
        "formulas",
        List.of(
            Rewrite.of(
                "(?<![\\w-])((?=[A-Za-z()]{1,6}\\d)(?:"
                    + GROUP
                    + "){2,8}|[HNO][23]|Cl2|Br2)(?![\\w-])",
                this::formula),
            Rewrite.of("(?<![\\w-])(" + SALTS + ")(?![\\w-])", this::formula),
            Rewrite.of(
                    "(?<![\\w-])(Ca|Mg|Fe|Cu|Zn|Na|K|Li|Al|H|Ag|Ba)\\^?(\\d?)([+])(?![\\w+])",
                    m -> formula(m.group(1) + m.group(2)) + " plus")
                .when("+")));
  }

  private @Nullable String formula(MatchResult match) {
    String written = match.group(1);
    long elements =
        PART.matcher(written)
            .results()
            .filter(p -> Character.isLetter(p.group().charAt(0)))
            .count();
    boolean isCode = elements == 1 && written.matches("[A-Z]\\d{2,}");
    // Nobody writes an element twice in a row: BBC2.
    boolean isName = written.matches(".*([A-Z])\\1.*");
    return isCode || isName ? null : formula(written);
  }

  private String formula(String written) {
    StringBuilder out = new StringBuilder();
    PART.matcher(written)
        .results()
        .map(MatchResult::group)
        .filter(part -> !part.matches("[()]"))
        .forEach(
            part ->
                out.append(out.isEmpty() ? "" : " ")
                    .append(
                        Character.isDigit(part.charAt(0))
                            ? numbers.cardinal(part)
                            : Letters.spelled(part)));
    return out.toString();
  }
}
