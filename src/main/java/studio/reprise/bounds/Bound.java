package studio.reprise.bounds;

import java.math.BigDecimal;
import java.util.Optional;
import studio.reprise.sentence.Sentence;

/**
 * How far a setting of sampling or flow may go, under the name that receipts, packs and batch files
 * have for it.
 */
public enum Bound {
  /** Divides the logits. */
  TEMPERATURE("temperature", Least.EXCLUDED, 0, 10),
  /** Nucleus mass. */
  TOP_P("top_p", Least.EXCLUDED, 0, 1),
  /** Most candidates: no codebook is larger. */
  TOP_K("top_k", Least.INCLUDED, 1, 100_000),
  /** RAS: recent tokens; 40 seconds of speech. */
  WIN_SIZE("win_size", Least.INCLUDED, 0, 1_000),
  /** RAS: share of the window. */
  TAU_R("tau_r", Least.INCLUDED, 0, 1),
  /** Euler steps. */
  FLOW_STEPS("flow steps", Least.INCLUDED, 1, 100),
  /** Classifier-free guidance rate. */
  FLOW_CFG("flow guidance", Least.INCLUDED, 0, 10);

  private enum Least {
    INCLUDED,
    EXCLUDED
  }

  private final String key;
  private final Least kind;
  private final int least;
  private final int most;

  Bound(String key, Least kind, int least, int most) {
    this.key = key;
    this.kind = kind;
    this.least = least;
    this.most = most;
  }

  /** Why a value cannot be, in a sentence; empty when it can. */
  public Optional<Sentence> objection(double value) {
    boolean high = kind == Least.EXCLUDED ? value > least : value >= least;
    return high && value <= most ? Optional.empty() : Optional.of(objection(shown(value)));
  }

  private Sentence objection(String shown) {
    return kind == Least.EXCLUDED
        ? Sentence.of("{0} must be above {1} and at most {2}; it is {3}.", key, least, most, shown)
        : Sentence.of("{0} must be {1} to {2}; it is {3}.", key, least, most, shown);
  }

  /** For example "1 to 100000", "above 0 and at most 10". */
  @Override
  public String toString() {
    return kind == Least.EXCLUDED
        ? "above " + least + " and at most " + most
        : least + " to " + most;
  }

  private static String shown(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
