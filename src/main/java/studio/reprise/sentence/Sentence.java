package studio.reprise.sentence;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an author reads, not yet in a language: an English pattern with places {0}, {1}..., and what
 * stands in them. A door makes English of it ({@link #toString}), or looks the pattern up and says
 * it in its own language.
 *
 * @param pattern English; the key of its translations
 * @param values texts, and sentences in a sentence
 */
public record Sentence(String pattern, List<Object> values) {
  /** Nothing is said. */
  public static final Sentence NONE = of("");

  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

  /** How one value is said. */
  @FunctionalInterface
  public interface Saying {
    /** A text or a {@link Sentence} of {@link #values}, in the language wanted. */
    String say(Object value);
  }

  public Sentence {
    values = values.stream().map(Sentence::lasting).toList();
  }

  /**
   * @param values said as they are, except problems: of those the sentence is said, or the reason
   */
  public static Sentence of(String pattern, Object... values) {
    return new Sentence(pattern, Arrays.asList(values));
  }

  private static Object lasting(Object value) {
    if (value instanceof Sentence || value instanceof String) {
      return value;
    }
    if (value instanceof Throwable problem) {
      return Reason.of(problem);
    }
    return value instanceof Said said ? said.sentence() : String.valueOf(value);
  }

  public boolean isEmpty() {
    return pattern.isEmpty();
  }

  /** The same with other values. */
  public Sentence with(Object... others) {
    return of(pattern, others);
  }

  /** Several in a row, with commas between them. */
  public static Sentence listed(List<Sentence> sentences) {
    return sentences.stream().reduce((row, next) -> of("{0}, {1}", row, next)).orElse(NONE);
  }

  /** Several, one behind the other. */
  public static Sentence inARow(List<Sentence> sentences) {
    return sentences.stream().reduce(NONE, Sentence::then);
  }

  /** This sentence and another behind it. */
  public Sentence then(Sentence next) {
    if (isEmpty()) {
      return next;
    }
    return next.isEmpty() ? this : of("{0} {1}", this, next);
  }

  /** A pattern with the values in its places; a place without a value stays as it is written. */
  public String in(String translated, Saying saying) {
    return PLACE
        .matcher(translated)
        .replaceAll(
            place -> {
              int index = place.group(1).length() > 3 ? -1 : Integer.parseInt(place.group(1));
              boolean isThere = index >= 0 && index < values.size();
              return Matcher.quoteReplacement(
                  isThere ? saying.say(values.get(index)) : place.group());
            });
  }

  /** In English. */
  @Override
  public String toString() {
    return in(pattern, Object::toString);
  }
}
