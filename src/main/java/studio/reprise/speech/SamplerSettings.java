package studio.reprise.speech;

import studio.reprise.bounds.Bound;

/**
 * How the language model's next token is drawn.
 *
 * @param method which rule
 * @param temperature divides the logits
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
    require(Bound.TEMPERATURE, temperature);
    require(Bound.TOP_P, topP);
    require(Bound.TOP_K, topK);
    require(Bound.WIN_SIZE, winSize);
    require(Bound.TAU_R, tauR);
  }

  /**
   * @throws SpeechException when a value is out of bounds
   */
  static void require(Bound bound, double value) {
    bound
        .objection(value)
        .ifPresent(
            sentence -> {
              throw new SpeechException("{0}", sentence);
            });
  }
}
