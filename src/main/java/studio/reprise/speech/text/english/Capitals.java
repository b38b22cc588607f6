package studio.reprise.speech.text.english;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;
import studio.reprise.speech.text.rewrite.WordTable;

/**
 * What capitals mean where they may mean two things: a text without a small letter is loud and not
 * made of initials; a word like IS, IT or US is a word said loudly, unless its neighbours make
 * initials of it (the US Army, the IT department).
 */
final class Capitals {
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z']*+");
  private static final Pattern LOUD = Pattern.compile("(?<![A-Z\\d])[A-Z]{2,}(?![A-Z\\d])");
  private static final Pattern BESIDE_NUMBERS = Pattern.compile("AD|BC|BCE|CE|AM|PM");
  private static final String UNITS = WordTable.open(Capitals.class, "units.tsv").anyOf(0);

  /** What makes initials of a word. */
  private record Neighbours(Pattern before, Pattern after) {}

  private final Map<String, Neighbours> ambiguous = new HashMap<>();
  private final Map<String, String> states = new HashMap<>();

  Capitals() {
    for (List<String> row : WordTable.open(Capitals.class, "capitals.tsv").rows()) {
      ambiguous.put(
          row.get(0),
          new Neighbours(
              Pattern.compile("(?s).*(?:^|[^\\w'])(?i:" + either(row.get(1)) + ") $"),
              Pattern.compile("(?s)(?: |-)(?:" + either(row.get(2)) + ")(?![a-z]).*")));
    }
    WordTable.open(Capitals.class, "states.tsv")
        .rows()
        .forEach(row -> states.put(row.get(0), row.get(1)));
  }

  private static String either(String patterns) {
    return patterns.isEmpty()
        ? "(?!)"
        : patterns.replace(' ', '|').replace('_', ' ').replace("[A-Z]|", "[A-Z]");
  }

  RuleTable states() {
    return RuleTable.of(
        "states",
        List.of(
            Rewrite.of(
                "(?=[A-Z]{2}\\b)(?<=[A-Z][a-z]{2,20}, )([A-Z]{2})\\b(?=[,.;!?)]|\\s*$| (?:[a-z]|\\d{5}\\b|oh |nine|zero))",
                m -> states.get(m.group(1)))));
  }

  RuleTable table() {
    return new RuleTable(
        "capitals",
        c -> c >= 'A' && c <= 'Z',
        List.of(Rewrite.within("(?<![\\w'])([A-Z]{2,5})(?![\\w'])", this::said)));
  }

  private @Nullable String said(MatchResult match, String text) {
    String word = match.group(1);
    Neighbours neighbours = ambiguous.get(word.toLowerCase(Locale.ROOT));
    if (neighbours == null) {
      return null;
    }
    String before = text.substring(Math.max(0, match.start() - 24), match.start());
    String after = text.substring(match.end(), Math.min(text.length(), match.end() + 24));
    boolean initials =
        neighbours.before().matcher(before).matches()
            || neighbours.after().matcher(after).matches();
    return initials ? Letters.spelled(word) : word.toLowerCase(Locale.ROOT);
  }

  /** A loud text with the capitals that a quiet one would have; any other as it is. */
  String calm(String text) {
    if (text.chars().anyMatch(Character::isLowerCase)
        || LOUD.matcher(text).results().limit(2).count() < 2) {
      return text;
    }
    java.util.regex.Matcher words = WORD.matcher(text);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (words.find()) {
      out.append(text, at, words.start()).append(calm(words.group(), words.start(), text));
      at = words.end();
    }
    return out.append(text, at, text.length()).toString();
  }

  private static String calm(String word, int at, String text) {
    int end = at + word.length();
    boolean behindNumber = text.substring(0, at).matches("(?s).*\\d[ -]?");
    boolean keeps =
        word.length() == 1
            || RomanNumerals.isNumeral(word)
            || (end < text.length() && "&/".indexOf(text.charAt(end)) >= 0)
            || (behindNumber && word.matches(UNITS))
            || BESIDE_NUMBERS.matcher(word).matches()
                && (behindNumber || text.substring(end).matches("(?s) ?\\d.*"))
            || word.equals("US") && text.substring(0, at).endsWith("THE ")
            || (word.matches("[^AEIOUY]+")
                && !(end + 1 < text.length() && text.charAt(end) == '.'));
    if (keeps) {
      return word.equals("US") ? Letters.spelled(word) : word;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    return behindNumber ? lower : word.charAt(0) + lower.substring(1);
  }
}
