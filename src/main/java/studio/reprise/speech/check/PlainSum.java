package studio.reprise.speech.check;

/**
 * A sum of products in double precision, one after the other. All trials share its one loop, so
 * that a virtual machine that has just started compiles it once and early.
 */
final class PlainSum {
  private double value;
  private double size;

  PlainSum(double first) {
    value = first;
    size = Math.abs(first);
  }

  /**
   * Adds the products of two stretches of a row of numbers.
   *
   * @param from where the first one begins, with {@code step} numbers from one to the next
   */
  void add(float[] row, int from, int step, int otherFrom, int otherStep, int count) {
    double sum = value;
    double magnitudes = size;
    for (int i = 0, x = from, y = otherFrom; i < count; i++, x += step, y += otherStep) {
      double product = (double) row[x] * row[y];
      sum += product;
      magnitudes += Math.abs(product);
    }
    value = sum;
    size = magnitudes;
  }

  double value() {
    return value;
  }

  /** Sum of the products' magnitudes. */
  double size() {
    return size;
  }
}
