package studio.reprise.speech.check;

import ai.djl.ndarray.types.DataType;

/**
 * How far a sum of products may be off. A lost channel is off by more than a hundred times that.
 */
final class Tolerance {
  private static final double SINGLE = 1e-6;
  private static final double HALF = 2e-4;

  private Tolerance() {}

  /**
   * In single precision.
   *
   * @param size sum of the products' magnitudes
   */
  static double single(double size) {
    return SINGLE * (1 + size);
  }

  /** In a number format; half precision rounds the result itself, too. */
  static double of(DataType type, double size, double result) {
    return type == DataType.FLOAT16 ? HALF * (1 + size) + 1e-3 * Math.abs(result) : single(size);
  }
}
