package studio.reprise.ui.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How the author arranged the window: which parts are shown, how large they are, how large the
 * words are. What a newer program kept here stays.
 *
 * @param kept by name, as the preferences' file has it
 */
public record ViewChoices(Map<String, String> kept) {
  /** Everything as it comes. */
  public static final ViewChoices USUAL = new ViewChoices(Map.of());

  /** What can be shown or not. */
  public enum Part {
    SPEAKERS,
    TIMELINE,
    TAKE,
    QUEUE,
    PICTURE,
    NUMBERS,
    SEEDS,
    WAVES,
    LENGTHS,
    /** The script goes along with what is heard. */
    FOLLOW,
    /** The word that is heard is marked. */
    WORDS
  }

  private static final String SHOWN = "shown.";
  private static final String PIXELS = "pixels.";
  private static final String TEXT_PERCENT = "text.percent";
  private static final String AUDITION_TAKES = "audition.takes";

  /** Words are never smaller. */
  public static final int LEAST_TEXT_PERCENT = 80;

  /** Words are never larger. */
  public static final int MOST_TEXT_PERCENT = 200;

  /** An audition of one would be a render. */
  public static final int LEAST_AUDITION_TAKES = 2;

  /** More are not remembered by any ear. */
  public static final int MOST_AUDITION_TAKES = 16;

  private static final int USUAL_AUDITION_TAKES = 6;

  public ViewChoices {
    kept = Collections.unmodifiableMap(new TreeMap<>(kept));
  }

  /** What the author said about a part; empty: nothing yet. */
  public Optional<Boolean> said(Part part) {
    return Optional.ofNullable(kept.get(SHOWN + part)).map(Boolean::valueOf);
  }

  /** Whether a part is shown that is shown unless the author said otherwise. */
  public boolean shows(Part part) {
    return said(part).orElse(true);
  }

  public ViewChoices showing(Part part) {
    return with(SHOWN + part, "true");
  }

  public ViewChoices hiding(Part part) {
    return with(SHOWN + part, "false");
  }

  /** The other way round. */
  public ViewChoices toggled(Part part) {
    return shows(part) ? hiding(part) : showing(part);
  }

  /** How wide or high something was left, in pixels. */
  public OptionalDouble pixels(String name) {
    try {
      double value = Double.parseDouble(kept.getOrDefault(PIXELS + name, ""));
      return value > 0 && value < 100_000 ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty(); // never set, or written by hand
    }
  }

  public ViewChoices withPixels(String name, double pixels) {
    return with(PIXELS + name, Double.toString(pixels));
  }

  /** Size of all words, {@value #LEAST_TEXT_PERCENT} to {@value #MOST_TEXT_PERCENT}. */
  public int textPercent() {
    return number(TEXT_PERCENT, 100, LEAST_TEXT_PERCENT, MOST_TEXT_PERCENT);
  }

  public ViewChoices withTextPercent(int percent) {
    int bounded = Math.max(LEAST_TEXT_PERCENT, Math.min(MOST_TEXT_PERCENT, percent));
    return with(TEXT_PERCENT, Integer.toString(bounded));
  }

  /** How many seeds an audition tries. */
  public int auditionTakes() {
    return number(AUDITION_TAKES, USUAL_AUDITION_TAKES, LEAST_AUDITION_TAKES, MOST_AUDITION_TAKES);
  }

  public ViewChoices withAuditionTakes(int takes) {
    return with(AUDITION_TAKES, Integer.toString(takes));
  }

  private int number(String name, int usual, int least, int most) {
    try {
      int number = Integer.parseInt(kept.getOrDefault(name, Integer.toString(usual)));
      return Math.max(least, Math.min(most, number));
    } catch (NumberFormatException e) {
      return usual; // written by hand
    }
  }

  /** Something else, under a name of its own; "" when it was never kept. */
  public String value(String name) {
    return kept.getOrDefault(name, "");
  }

  /** Without what is kept under some names. */
  ViewChoices without(Predicate<String> names) {
    Map<String, String> changed = new TreeMap<>(kept);
    changed.keySet().removeIf(names);
    return new ViewChoices(changed);
  }

  public ViewChoices with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(kept);
    changed.put(name, value);
    return new ViewChoices(changed);
  }
}
