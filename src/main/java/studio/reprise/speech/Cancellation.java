package studio.reprise.speech;

import java.util.concurrent.CancellationException;

/** A question that the engine asks once per LM token, per ODE step and per vocoder chunk. */
@FunctionalInterface
public interface Cancellation {
  /** Never cancelled. */
  Cancellation NEVER = () -> false;

  boolean isCancelled();

  /**
   * @throws CancellationException when the request was cancelled; the engine stays usable
   */
  default void check() {
    if (isCancelled()) {
      throw new CancellationException("The render was cancelled.");
    }
  }
}
