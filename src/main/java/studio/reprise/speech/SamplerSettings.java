package studio.reprise.speech;

/**
 * How the language model's next token is drawn.
 *
 * @param method which rule
 * @param temperature divides the logits; above 0
 * @param topP nucleus mass, 0..1
 * @param topK most candidates
 * @param winSize RAS: how many recent tokens count as repetition
 * @param tauR RAS: share of {@code winSize} from which a token is drawn again from all
 */
public record SamplerSettings(
    Method method, double temperature, double topP, int topK, int winSize, double tauR) {

  /** The three rules; the names are those of receipts and {@code reprise.json}. */
  public enum Method {
    /** Repetition-aware sampling, the reference's default. */
    RAS,
    /** Nucleus sampling without the repetition rule. */
    NUCLEUS,
    /** The k likeliest tokens. */
    TOPK
  }

  /** The reference's defaults, for a pack that names none. */
  public static final SamplerSettings REFERENCE =
      new SamplerSettings(Method.RAS, 1.0, 0.8, 25, 10, 0.1);

  public SamplerSettings {
    if (!(temperature > 0 && temperature <= 10)) {
      throw new SpeechException(
          "The temperature must be above 0 and at most 10; it is " + temperature + ".");
    }
    if (!(topP > 0 && topP <= 1)) {
      throw new SpeechException("top_p must be above 0 and at most 1; it is " + topP + ".");
    }
    if (topK < 1 || winSize < 0 || !(tauR >= 0 && tauR <= 1)) {
      throw new SpeechException(
          "top_k must be at least 1, win_size at least 0 and tau_r within 0..1; they are "
              + topK
              + ", "
              + winSize
              + " and "
              + tauR
              + ".");
    }
  }
}
