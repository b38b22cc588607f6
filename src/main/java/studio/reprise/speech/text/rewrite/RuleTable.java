package studio.reprise.speech.text.rewrite;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * Rules of one kind, in the order in which they are tried.
 *
 * @param kind what they read: "money", "dates"
 * @param starts the characters without any of which no rule here finds anything; most lines of
 *     prose hold no digit, and two thirds of the rules need one
 * @param rules each sees what the ones before it left
 */
public record RuleTable(String kind, IntPredicate starts, List<Rewrite> rules) {
  public static final IntPredicate ANY = c -> true;
  public static final IntPredicate DIGIT = c -> c >= '0' && c <= '9';

  public RuleTable {
    rules = List.copyOf(rules);
  }

  /** Only texts with a digit. */
  public static RuleTable ofNumbers(String kind, List<Rewrite> rules) {
    return new RuleTable(kind, DIGIT, rules);
  }

  public static RuleTable of(String kind, List<Rewrite> rules) {
    return new RuleTable(kind, ANY, rules);
  }

  /**
   * @param use counts what was changed
   */
  public String apply(String text, RuleUse use) {
    if (text.chars().noneMatch(starts)) {
      return text;
    }
    String result = text;
    for (Rewrite rule : rules) {
      result = rule.apply(result, changes -> use.add(kind));
    }
    return result;
  }
}
