package studio.reprise.speech;

/**
 * How the flow's differential equation is solved.
 *
 * @param steps Euler steps, 1..100
 * @param cfg classifier-free guidance rate, 0..10
 */
public record FlowSettings(int steps, double cfg) {
  /** The reference's defaults. */
  public static final FlowSettings REFERENCE = new FlowSettings(10, 0.7);

  public FlowSettings {
    if (steps < 1 || steps > 100 || !(cfg >= 0 && cfg <= 10)) {
      throw new SpeechException(
          "Flow steps must be 1..100 and guidance 0..10; they are " + steps + " and " + cfg + ".");
    }
  }
}
