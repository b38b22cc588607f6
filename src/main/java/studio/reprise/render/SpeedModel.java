package studio.reprise.render;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Speech;
import studio.reprise.speech.Stage;

/**
 * Guesses how long a render takes from the renders before it: seconds a character of text, and
 * which share of them each stage takes. Thread-safe: the render thread learns, anybody may ask.
 */
final class SpeedModel {
  /** What the latest render counts against all before it. */
  private static final double WEIGHT = 0.3;

  /** Every request costs about as much as this many characters on top. */
  private static final int CHARACTERS_AT_LEAST = 10;

  private final Map<Stage, Double> shares =
      new EnumMap<>(Map.of(Stage.TEXT, .01, Stage.TOKENS, .6, Stage.MEL, .3, Stage.SAMPLES, .09));
  private double secondsACharacter = Double.NaN;

  synchronized void learn(String text, Speech speech, double seconds) {
    double measured = seconds / size(text);
    secondsACharacter =
        Double.isNaN(secondsACharacter) ? measured : mix(secondsACharacter, measured);
    double sum = speech.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    if (sum > 0) {
      for (Stage stage : Stage.values()) {
        shares.merge(stage, speech.seconds().getOrDefault(stage, 0.0) / sum, SpeedModel::mix);
      }
    }
  }

  /** Expected seconds for a text; empty before anything was measured. */
  synchronized OptionalDouble seconds(String text) {
    return Double.isNaN(secondsACharacter)
        ? OptionalDouble.empty()
        : OptionalDouble.of(secondsACharacter * size(text));
  }

  /** Every stage has a share from the beginning. */
  private double share(Stage stage) {
    return shares.getOrDefault(stage, 0.0);
  }

  /**
   * Which share of the whole render, 0..1, is done at this progress: all stages of a segment before
   * the next one's. Where the samples of all segments come last it is behind, and catches up.
   */
  synchronized double fraction(Progress progress) {
    double within =
        progress.total() == 0 ? 0 : Math.min(1.0, (double) progress.done() / progress.total());
    double done = share(progress.stage()) * within;
    for (Stage stage : Stage.values()) {
      done += stage.compareTo(progress.stage()) < 0 ? share(stage) : 0;
    }
    return passed(progress, Math.min(1, done));
  }

  /** Which share of all segments has passed, with so much of the present one. */
  private static double passed(Progress progress, double segment) {
    return Math.min(1, (progress.segment() + segment) / Math.max(1, progress.segments()));
  }

  private static int size(String text) {
    return CHARACTERS_AT_LEAST + text.length();
  }

  private static double mix(double old, double latest) {
    return (1 - WEIGHT) * old + WEIGHT * latest;
  }
}
