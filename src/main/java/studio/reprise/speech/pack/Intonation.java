package studio.reprise.speech.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.text.rewrite.Tune;

/**
 * How a pack says questions and cries that its networks say like statements ({@code reprise.json},
 * section {@code intonation}: a shape for each kind of sentence). A pack without the section, and a
 * kind without a shape, are left as the networks say them.
 *
 * <p>What the shapes are made of: English questions for yes or no rise by some 4 to 8 semitones
 * from the last stressed vowel on, and end above the speaker's mean (Wells, English Intonation,
 * 2006; Grabe, Kochanski and Coleman, 2005); a Mandarin question is higher as a whole, the more so
 * towards its end, and keeps its tones (Yuan, 2006: register and strength, no boundary tone); what
 * is called out is louder, higher and wider in both (Traunmüller and Eriksson, 2000).
 */
record Intonation(Map<Tune.Mood, Shape> shapes) {
  static final Intonation NONE = new Intonation(Map.of());

  /**
   * What is done to a sentence's pitch and level.
   *
   * @param registerSemitones all of it is so much higher
   * @param slopeSemitones so much higher at its end than at its start, evenly
   * @param accentSemitones the word that stands out is lifted so much
   * @param endSemitones from the last stressed vowel on it rises to so much above its mean; 0
   *     leaves the end as it is
   * @param range what the distance to the mean is multiplied with
   * @param levelDb how much louder
   */
  record Shape(
      double registerSemitones,
      double slopeSemitones,
      double accentSemitones,
      double endSemitones,
      double range,
      double levelDb) {
    /** As the networks say it. */
    static final Shape NONE = new Shape(0, 0, 0, 0, 1, 0);

    /** One on top of the other. */
    Shape and(Shape other) {
      return new Shape(
          registerSemitones + other.registerSemitones,
          slopeSemitones + other.slopeSemitones,
          accentSemitones + other.accentSemitones,
          Math.max(endSemitones, other.endSemitones),
          range * other.range,
          levelDb + other.levelDb);
    }

    /** Whether it leaves the pitch alone. */
    boolean isLevel() {
      return registerSemitones == 0
          && slopeSemitones == 0
          && accentSemitones == 0
          && endSemitones == 0
          && range == 1;
    }
  }

  /**
   * Reads the section.
   *
   * @throws SpeechException when a value makes no sense
   */
  static Intonation of(JsonNode section, Path file) {
    Map<Tune.Mood, Shape> shapes = new EnumMap<>(Tune.Mood.class);
    for (Tune.Mood mood : Tune.Mood.values()) {
      String name =
          switch (mood) {
            case QUESTION -> "question";
            case WORD_QUESTION -> "word_question";
            case CHOICE_QUESTION -> "choice_question";
            case CRY -> "cry";
          };
      JsonNode rule = section.path(name);
      if (rule.isObject()) {
        shapes.put(
            mood,
            new Shape(
                number(rule, "register_semitones", 0, -6, 6, file),
                number(rule, "slope_semitones", 0, -6, 6, file),
                number(rule, "accent_semitones", 0, 0, 6, file),
                number(rule, "end_semitones", 0, 0, 9, file),
                number(rule, "range", 1, 0.5, 2, file),
                number(rule, "level_db", 0, -6, 6, file)));
      }
    }
    return new Intonation(Map.copyOf(shapes));
  }

  private static double number(
      JsonNode rule, String key, double absent, double least, double most, Path file) {
    JsonNode value = rule.path(key);
    if (value.isMissingNode()) {
      return absent;
    }
    if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
      throw new SpeechException(
          "{0}: {1} is {2}; it must be {3} to {4}.", file, key, value, least, most);
    }
    return value.asDouble();
  }

  /** The shape of a sentence that is all of these. */
  Shape shape(Set<Tune.Mood> moods) {
    Shape shape = Shape.NONE;
    for (Tune.Mood mood : Tune.Mood.values()) {
      if (moods.contains(mood)) {
        shape = shape.and(shapes.getOrDefault(mood, Shape.NONE));
      }
    }
    return shape;
  }
}
