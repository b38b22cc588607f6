package studio.reprise.speech.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.network.TokenWriter;

/**
 * How many speech tokens a text should take: a sum over its symbols, scaled by how fast the clip
 * was spoken. A language model that lost words, or says some twice, is far from it; its words are
 * drawn again then, with the next numbers of the same seed. Packs without the rule keep what was
 * drawn first.
 */
final class Pace {
  /** Every length will do. */
  static final Pace ANY = new Pace(new double[0], 0, Double.MAX_VALUE, 0, 1);

  private static final int MAX_ATTEMPTS = 16;

  /** Further off than any length. */
  private static final double NO_END = 1e9;

  private final double[] tokens;
  private final double least;
  private final double most;
  private final double slack;
  private final int attempts;

  /**
   * @param tokens speech tokens of each text id
   * @param least fewest tokens, as a share of the expected ones
   * @param most most tokens, as a share of the expected ones
   * @param slack tokens that both bounds give way
   * @param attempts how often a segment may be drawn
   */
  private Pace(double[] tokens, double least, double most, double slack, int attempts) {
    this.tokens = tokens;
    this.least = least;
    this.most = most;
    this.slack = slack;
    this.attempts = attempts;
  }

  /**
   * Reads the rule of a pack's {@code reprise.json}.
   *
   * @throws SpeechException when it makes no sense
   */
  static Pace of(JsonNode rule, Path file) {
    if (rule.isMissingNode()) {
      return ANY;
    }
    double[] tokens = new double[rule.path("tokens").size()];
    boolean isSound = tokens.length > 0;
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = rule.path("tokens").get(i).asDouble(-1);
      isSound &= tokens[i] >= 0 && tokens[i] < 1000;
    }
    double least = rule.path("least").asDouble(-1);
    double most = rule.path("most").asDouble(-1);
    double slack = rule.path("slack").asDouble(0);
    int attempts = rule.path("attempts").asInt(0);
    isSound &= least >= 0 && least <= 1 && most >= 1 && slack >= 0;
    if (!isSound || attempts < 1 || attempts > MAX_ATTEMPTS) {
      throw new SpeechException(
          file
              + ": pace needs tokens for each text id, least up to 1, most from 1, and 1 to "
              + MAX_ATTEMPTS
              + " attempts.");
    }
    return new Pace(tokens, least, most, slack, attempts);
  }

  /** How often a segment may be drawn. */
  int attempts() {
    return attempts;
  }

  /**
   * How far a length is from the expected one, in tokens; 0 within the bounds, and where nothing
   * can be expected.
   *
   * @param script what was read, with the clip's tokens
   */
  double surprise(TokenWriter.Script script, TokenWriter.Written written) {
    double prompt = sum(script.promptText());
    double text = sum(script.text());
    if (!written.ended()) {
      return NO_END;
    }
    if (prompt <= 0 || text <= 0) {
      return 0;
    }
    int count = written.codes().length;
    double expected = text * script.promptSpeech().length / prompt;
    boolean isLikely = count >= least * expected - slack && count <= most * expected + slack;
    return isLikely ? 0 : Math.abs(count - expected);
  }

  private double sum(int[] ids) {
    double sum = 0;
    for (int id : ids) {
      sum += id >= 0 && id < tokens.length ? tokens[id] : 0;
    }
    return sum;
  }
}
