package studio.reprise.speech.network;

import java.util.function.DoubleSupplier;

/** How chance chooses one of several candidates. */
@FunctionalInterface
public interface Draw {

  /**
   * Chooses a candidate.
   *
   * @param weights what each is worth, not negative, not all zero; they need not sum to 1
   * @return its index
   */
  int from(float[] weights);

  /**
   * The inverse of the cumulative sum, in double precision, with one uniform a draw: the first j
   * with {@code c[j] > u c[last]}. The engine's rule.
   *
   * @param uniforms numbers in [0, 1)
   */
  static Draw inverse(DoubleSupplier uniforms) {
    return weights -> {
      double total = 0;
      for (float weight : weights) {
        total += weight;
      }
      double threshold = uniforms.getAsDouble() * total;
      double sum = 0;
      int last = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i];
        if (sum > threshold) {
          return i;
        }
        if (weights[i] > 0) {
          last = i;
        }
      }
      return last;
    };
  }

  /**
   * An exponential race in single precision with one uniform a candidate: the largest {@code p / q}
   * with {@code q = -ln(1 - u)}. PyTorch's rule, for comparison with the reference's traces.
   *
   * @param uniforms numbers in (0, 1)
   */
  static Draw race(DoubleSupplier uniforms) {
    return weights -> {
      int best = 0;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < weights.length; i++) {
        float q = (float) -StrictMath.log1p(-uniforms.getAsDouble());
        float speed = weights[i] / q;
        if (speed > most) {
          most = speed;
          best = i;
        }
      }
      return best;
    };
  }
}
