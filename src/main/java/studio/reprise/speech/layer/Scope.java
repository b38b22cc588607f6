package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;

/**
 * A part of a network whose intermediate results go when it is done, not when the whole network is:
 * a tensor lives as long as its manager.
 */
public final class Scope {
  private Scope() {}

  /**
   * Does a part.
   *
   * @param x what the part starts from; it stays
   * @param part from x, seen in a manager of its own, to the result
   * @return the result, owned by x's manager
   */
  public static NDArray of(NDArray x, UnaryOperator<NDArray> part) {
    NDManager owner = x.getManager();
    try (NDManager scope = owner.newSubManager()) {
      NDArray here = x.reshape(x.getShape());
      here.attach(scope);
      NDArray result = part.apply(here);
      result.attach(owner);
      return result;
    }
  }

  /** The same, and x goes too. */
  public static NDArray instead(NDArray x, UnaryOperator<NDArray> part) {
    try (x) {
      return of(x, part);
    }
  }
}
