package studio.reprise.speech.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import studio.reprise.speech.Doubt;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.network.TokenWriter;

/**
 * How many speech tokens a text should take: a sum over its symbols, scaled by how fast the clip
 * was spoken. A language model that lost words, or says some twice, is far from it; its words are
 * drawn again then, with the next numbers of the same seed. What stays outside the bounds is
 * doubted. A pack whose sum is right to a syllable may bring narrower bounds, {@code near}, to draw
 * within. Packs without the rule keep what was drawn first; every text token is taken for as long
 * as the next then, with wide bounds.
 */
final class Pace {
  /** For packs without the rule. */
  static final Pace ROUGH = rough(new Bounds(0.4, 2.5, 10));

  private static final int MAX_ATTEMPTS = 16;

  /** Further off than any length. */
  private static final double NO_END = 1e9;

  /** What is so many times as long as the bound comes to no end. */
  private static final double HOPELESS = 2;

  /**
   * Below this share of the seconds that its phones take, a segment's sound holds not all of them;
   * takes in which every word is heard have .96 and more.
   */
  private static final double LEAST_SOUND = 0.6;

  /**
   * Lengths around the expected one.
   *
   * @param least fewest tokens, as a share of the expected ones
   * @param most most tokens, as a share of the expected ones
   * @param slack tokens that both give way
   */
  private record Bounds(double least, double most, double slack) {
    static Bounds of(JsonNode rule) {
      return new Bounds(
          rule.path("least").asDouble(-1),
          rule.path("most").asDouble(-1),
          rule.path("slack").asDouble(0));
    }

    boolean areSound() {
      return least >= 0 && least <= 1 && most >= 1 && slack >= 0;
    }

    double fewest(double expected) {
      return least * expected - slack;
    }

    double most(double expected) {
      return most * expected + slack;
    }
  }

  private final double[] tokens;
  private final Bounds likely;
  private final Bounds near;
  private final int attempts;

  /**
   * @param tokens speech tokens of each text id
   * @param likely what is outside is doubted
   * @param near what is outside is drawn again
   * @param attempts how often a segment may be drawn
   */
  private Pace(double[] tokens, Bounds likely, Bounds near, int attempts) {
    this.tokens = tokens;
    this.likely = likely;
    this.near = near;
    this.attempts = attempts;
  }

  private static Pace rough(Bounds bounds) {
    return new Pace(new double[0], bounds, bounds, 1);
  }

  /**
   * Reads the rule of a pack's {@code reprise.json}.
   *
   * @throws SpeechException when it makes no sense
   */
  static Pace of(JsonNode rule, Path file) {
    if (rule.isMissingNode()) {
      return ROUGH;
    }
    double[] tokens = new double[rule.path("tokens").size()];
    boolean isSound = tokens.length > 0;
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = rule.path("tokens").get(i).asDouble(-1);
      isSound &= tokens[i] >= 0 && tokens[i] < 1000;
    }
    Bounds likely = Bounds.of(rule);
    Bounds near = rule.has("near") ? Bounds.of(rule.path("near")) : likely;
    int attempts = rule.path("attempts").asInt(0);
    isSound &= likely.areSound() && near.areSound();
    if (!isSound || attempts < 1 || attempts > MAX_ATTEMPTS) {
      throw new SpeechException(
          "{0}: pace needs tokens for each text id, least up to 1, most from 1, and 1 to {1} attempts.",
          file, MAX_ATTEMPTS);
    }
    return new Pace(tokens, likely, near, attempts);
  }

  /** How often a segment may be drawn. */
  int attempts() {
    return attempts;
  }

  /**
   * The length to expect.
   *
   * @param tokens speech tokens; 0 where nothing can be expected
   * @param fewest that are likely
   * @param most that are likely
   * @param nearFewest that need no other draw
   * @param nearMost that need no other draw
   */
  record Expected(double tokens, double fewest, double most, double nearFewest, double nearMost) {
    private static final Expected NOTHING =
        new Expected(0, 0, Double.MAX_VALUE, 0, Double.MAX_VALUE);

    /** Whether nothing good comes of going on. */
    boolean isHopeless(int[] codes) {
      return codes.length > HOPELESS * most || (codes.length > most && TokenLoop.endsIn(codes));
    }

    /** How far off it is, in tokens; 0 where it is near, and where nothing can be expected. */
    double surprise(TokenWriter.Written written) {
      int count = written.codes().length;
      if (!written.ended()) {
        return NO_END;
      }
      return count >= nearFewest && count <= nearMost ? 0 : Math.abs(count - tokens);
    }

    Set<Doubt> doubts(TokenWriter.Written written) {
      int count = written.codes().length;
      if (!written.ended()) {
        return Set.of(TokenLoop.endsIn(written.codes()) ? Doubt.LOOP : Doubt.CUT);
      }
      return count < fewest
          ? Set.of(Doubt.WORDS_MISSING)
          : count > most ? Set.of(Doubt.SAID_TWICE) : Set.of();
    }
  }

  /**
   * @param script what is read, with the clip's tokens
   */
  Expected expected(TokenWriter.Script script) {
    double tokens = expected(script, script.text().length);
    return tokens == 0
        ? Expected.NOTHING
        : new Expected(
            tokens,
            likely.fewest(tokens),
            likely.most(tokens),
            near.fewest(tokens),
            near.most(tokens));
  }

  /** Whether a segment is so short of sound that it cannot hold its words. */
  boolean isShortOfSound(TokenWriter.Script script, double soundTokens) {
    // The last text token is the mark at the end: silence.
    return tokens.length > 0
        && soundTokens < LEAST_SOUND * expected(script, script.text().length - 1);
  }

  private double expected(TokenWriter.Script script, int count) {
    double prompt = tokens(script.promptText(), 0, script.promptText().length);
    return prompt == 0
        ? 0
        : tokens(script.text(), 0, count) * script.promptSpeech().length / prompt;
  }

  /** What a part of a text takes at a usual pace. */
  double tokens(int[] ids, int start, int end) {
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += tokens.length == 0 ? 1 : ids[i] >= 0 && ids[i] < tokens.length ? tokens[ids[i]] : 0;
    }
    return sum;
  }
}
