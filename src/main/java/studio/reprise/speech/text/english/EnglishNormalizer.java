package studio.reprise.speech.text.english;

import java.util.List;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;
import studio.reprise.speech.text.rewrite.RuleUse;

/**
 * English as it is written becomes English as it is said: numbers, dates, times, money, units,
 * abbreviations, addresses and signs are spelled out. Words, their case and the marks {@code . , ?
 * ! ; : '} stay. What is left holds letters, blanks and marks; signs that nobody says are gone.
 *
 * <p>The tables are tried in the order of {@link #tables}; each sees what the ones before it left.
 * {@code docs/reading.md} shows examples of each.
 */
public final class EnglishNormalizer {
  /** Stands for a letter A that is said by its name and is no article. */
  public static final char LETTER_A = '\u0100';

  /**
   * Digits in such a row are no number that anyone says. They are spelled out before any rule looks
   * for numbers: a rule that reads digits to their end from each of them takes time that grows with
   * the square of the row.
   */
  public static final String LONG_NUMBER = "\\d[\\d,.]{38,}+";

  /** The tables of words beside this class, for whoever names the rules that read a text. */
  public static final List<String> TABLES =
      List.of(
          "abbreviations.tsv",
          "before-numbers.tsv",
          "books.tsv",
          "capitals.tsv",
          "currencies.tsv",
          "given-names.tsv",
          "names.tsv",
          "rulers.tsv",
          "states.tsv",
          "titles.tsv",
          "units.tsv");

  /** Groups as in India (1,00,000) and Switzerland (1'000'000). */
  private static final Rewrite GROUPS =
      Rewrite.of(
          "(?<![\\d.,'])\\d{1,2}(?:,\\d\\d){1,6},\\d{3}(?![\\d,])|(?<![\\d.,'])\\d{1,3}(?:'\\d{3}){1,5}(?![\\d'])",
          m -> m.group().replaceAll("[,']", ""));

  private final Capitals capitals = new Capitals();
  private final List<RuleTable> tables;

  public EnglishNormalizer() {
    EnglishNumbers numbers = new EnglishNumbers();
    Dates dates = new Dates(numbers);
    Maths maths = new Maths(numbers);
    Measures measures = new Measures(numbers);
    Counts counts = new Counts(numbers);
    this.tables =
        List.of(
            RuleTable.ofNumbers(
                "numbers",
                List.of(Rewrite.of(LONG_NUMBER, m -> numbers.digits(m.group())), GROUPS)),
            Abbreviations.names(),
            Addresses.table(),
            new Citations(numbers).table(),
            new Chemistry(numbers).table(),
            dates.spans(),
            new Verses(numbers).table(),
            Abbreviations.table(),
            Letters.initials(),
            Stutters.table(),
            new RomanNumerals(numbers).table(),
            Letters.letterA(),
            new Clock(numbers).table(),
            dates.table(),
            new Codes(numbers).table(),
            new Money(numbers).table(),
            counts.vulgar(),
            new Years(numbers).table(),
            maths.powers(),
            maths.signs(),
            new Ranges(numbers).table(),
            measures.table(),
            measures.rates(),
            counts.fractions(),
            Signs.table(),
            counts.numbers(),
            capitals.states(),
            capitals.table(),
            Signs.marks());
  }

  /** The text as it is said; case is kept. */
  public String normalize(String text) {
    return normalize(text, new RuleUse());
  }

  /**
   * @param use counts which tables changed something
   */
  public String normalize(String text, RuleUse use) {
    String result = capitals.calm(Folding.of(text));
    for (RuleTable table : tables) {
      result = table.apply(result, use);
    }
    return result.strip();
  }
}
