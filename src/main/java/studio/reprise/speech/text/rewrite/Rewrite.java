package studio.reprise.speech.text.rewrite;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule of a normaliser: what a pattern finds is said in other words. Patterns here have bounded
 * or possessive repetitions only, so that a rule's time grows with the text and not faster.
 *
 * @param pattern what to find
 * @param spoken what to say for it in this text; null leaves it as it is
 * @param signs without one of which the pattern finds nothing; none: it is always tried. A text is
 *     asked for them first, which is many times cheaper than a look behind at each of its places
 */
public record Rewrite(
    Pattern pattern, BiFunction<MatchResult, String, String> spoken, List<String> signs) {

  public Rewrite(Pattern pattern, BiFunction<MatchResult, String, String> spoken) {
    this(pattern, spoken, List.of());
  }

  public Rewrite(Pattern pattern, Function<MatchResult, String> spoken) {
    this(pattern, (match, text) -> spoken.apply(match));
  }

  public static Rewrite of(String regex, Function<MatchResult, String> spoken) {
    return new Rewrite(Pattern.compile(regex), spoken);
  }

  /** A rule that does not care about case. */
  public static Rewrite anyCase(String regex, Function<MatchResult, String> spoken) {
    return new Rewrite(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), spoken);
  }

  /** A rule that looks at the text around its match. */
  public static Rewrite within(String regex, BiFunction<MatchResult, String, String> spoken) {
    return new Rewrite(Pattern.compile(regex), spoken);
  }

  /** A rule with a fixed answer. */
  public static Rewrite fixed(String regex, String spoken) {
    return of(regex, match -> spoken);
  }

  /** The same, tried only where the text holds one of these. */
  public Rewrite when(String... any) {
    return new Rewrite(pattern, spoken, List.of(any));
  }

  public String apply(String text) {
    return apply(text, changes -> {});
  }

  /**
   * @param changed told once a match that was said in other words
   */
  String apply(String text, java.util.function.IntConsumer changed) {
    if (!signs.isEmpty() && signs.stream().noneMatch(text::contains)) {
      return text;
    }
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 32);
    int at = 0;
    do {
      String said = spoken.apply(matcher.toMatchResult(), text);
      out.append(text, at, matcher.start()).append(said == null ? matcher.group() : said);
      at = matcher.end();
      if (said != null && !said.equals(matcher.group())) {
        changed.accept(1);
      }
    } while (matcher.find());
    return out.append(text, at, text.length()).toString();
  }

  public static String applyAll(Iterable<Rewrite> rules, String text) {
    String result = text;
    for (Rewrite rule : rules) {
      result = rule.apply(result);
    }
    return result;
  }
}
