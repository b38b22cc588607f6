package studio.reprise.speech.network;

import java.util.Arrays;
import java.util.List;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.SpeechException;

/**
 * Chooses the next token from logits. The nucleus is that of Holtzman et al., <a
 * href="https://arxiv.org/abs/1904.09751">The Curious Case of Neural Text Degeneration</a>, 2020;
 * repetition-aware sampling is that of Chen et al., <a
 * href="https://arxiv.org/abs/2406.05370">VALL-E 2</a>, 2024: a token that was heard lately is
 * drawn again, from all tokens.
 *
 * <p>All sums run in one order over numbers of the JVM, so the choice depends on the logits and the
 * draws alone.
 */
public final class TokenSampler {
  /** Draws of a forbidden end before the end is taken off the list. */
  private static final int MOST_REDRAWS = 100;

  private final SamplerSettings settings;
  private final Draw draw;

  public TokenSampler(SamplerSettings settings, Draw draw) {
    this.settings = settings;
    this.draw = draw;
  }

  /**
   * The candidates that survive truncation, likeliest first (equal ones in their order).
   *
   * @param ids indices into the logits
   * @param weights their probabilities among all, which sum to less than 1
   */
  record Nucleus(int[] ids, float[] weights) {}

  /**
   * Draws the next token.
   *
   * @param logits one for each token
   * @param history what was drawn so far, oldest first
   * @param end which index ends the speech
   * @param isEndAllowed whether the end may be drawn now
   * @return an index into the logits
   */
  int next(float[] logits, List<Integer> history, int end, EndRule isEndAllowed) {
    boolean forbidden = isEndAllowed == EndRule.FORBIDDEN;
    if (settings.method() == SamplerSettings.Method.TOPK) {
      return amongLikeliest(probabilities(logits, -1), end, forbidden);
    }
    float[] probabilities = probabilities(logits, forbidden ? end : -1);
    Nucleus nucleus = nucleus(probabilities);
    int drawn = nucleus.ids()[draw.from(nucleus.weights())];
    if (settings.method() == SamplerSettings.Method.RAS && isWornOut(drawn, history)) {
      return draw.from(probabilities);
    }
    return drawn;
  }

  /** Whether speech may end at a step. */
  enum EndRule {
    ALLOWED,
    FORBIDDEN
  }

  private int amongLikeliest(float[] probabilities, int end, boolean endForbidden) {
    int[] order =
        Arrays.copyOf(descending(probabilities), Math.min(settings.topK(), probabilities.length));
    float[] weights = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      weights[i] = probabilities[order[i]];
    }
    int drawn = order[draw.from(weights)];
    for (int redraws = 0; endForbidden && drawn == end; redraws++) {
      if (redraws == MOST_REDRAWS) {
        for (int i = 0; i < order.length; i++) {
          weights[i] = order[i] == end ? 0 : Math.max(weights[i], Float.MIN_NORMAL);
        }
      }
      if (redraws > MOST_REDRAWS) {
        throw new SpeechException(
            "The language model knows no other token than the end: raise top_k.");
      }
      drawn = order[draw.from(weights)];
    }
    return drawn;
  }

  /**
   * Softmax of the logits over the temperature, in double, rounded once; {@code without} gets 0.
   */
  float[] probabilities(float[] logits, int without) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logits.length; i++) {
      if (Float.isNaN(logits[i])) {
        throw new SpeechException(
            "The language model answered with a value that is no number: its weights are damaged or too large for the chosen precision.");
      }
      if (i != without) {
        most = Math.max(most, logits[i]);
      }
    }
    double[] powers = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      powers[i] = i == without ? 0 : StrictMath.exp((logits[i] - most) / settings.temperature());
      sum += powers[i];
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (powers[i] / sum);
    }
    return probabilities;
  }

  /** Keeps the likeliest while the sum before each is below top-p, at most top-k, at least one. */
  Nucleus nucleus(float[] probabilities) {
    int[] order = descending(probabilities);
    int kept = 0;
    float sum = 0;
    while (kept < order.length && kept < settings.topK() && sum < (float) settings.topP()) {
      sum += probabilities[order[kept]];
      kept++;
    }
    int[] ids = Arrays.copyOf(order, kept);
    float[] weights = new float[kept];
    for (int i = 0; i < kept; i++) {
      weights[i] = probabilities[ids[i]];
    }
    return new Nucleus(ids, weights);
  }

  /** Whether a token fills its share of the last {@code winSize}. */
  boolean isWornOut(int token, List<Integer> history) {
    int heard = 0;
    for (int i = Math.max(0, history.size() - settings.winSize()); i < history.size(); i++) {
      if (history.get(i) == token) {
        heard++;
      }
    }
    return heard >= settings.winSize() * settings.tauR();
  }

  /** The first top-k of a stable descending order, found by one pass with a short sorted list. */
  private int[] descending(float[] probabilities) {
    int most = Math.min(settings.topK(), probabilities.length);
    int[] order = new int[most];
    int filled = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (filled == most && probabilities[i] <= probabilities[order[most - 1]]) {
        continue;
      }
      int at = filled < most ? filled++ : most - 1;
      while (at > 0 && probabilities[order[at - 1]] < probabilities[i]) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = i;
    }
    return order;
  }
}
