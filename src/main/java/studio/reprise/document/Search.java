package studio.reprise.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked for in the words of lines.
 *
 * @param text as it was typed; "" is found nowhere
 * @param strict in what more than the letters have to agree
 */
public record Search(String text, Set<Strictness> strict) {
  /** Nothing. */
  public static final Search NONE = new Search("", Set.of());

  /** In what a find has to agree, beyond its letters. */
  public enum Strictness {
    /** Capitals are capitals. */
    CASE,
    /** No letter or digit stands directly before or behind it. */
    WHOLE_WORDS
  }

  /** A stretch of a text: from, and behind the last. */
  public record Place(int from, int to) {}

  public Search {
    strict = strict.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(strict));
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** Where it is found, from left to right, none over another. */
  public List<Place> in(String words) {
    List<Place> places = new ArrayList<>();
    if (!isEmpty()) {
      Matcher matcher = pattern().matcher(words);
      while (matcher.find()) {
        places.add(new Place(matcher.start(), matcher.end()));
      }
    }
    return places;
  }

  /** The words with something else in all its places. */
  public String replaced(String words, String replacement) {
    return isEmpty()
        ? words
        : pattern().matcher(words).replaceAll(Matcher.quoteReplacement(replacement));
  }

  private Pattern pattern() {
    String literal = Pattern.quote(text);
    boolean isWhole = strict.contains(Strictness.WHOLE_WORDS);
    return Pattern.compile(
        isWhole ? "(?<![\\p{L}\\p{N}])" + literal + "(?![\\p{L}\\p{N}])" : literal,
        strict.contains(Strictness.CASE) ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
