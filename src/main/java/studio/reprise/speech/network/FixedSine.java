package studio.reprise.speech.network;

/**
 * A sine that is the same on every processor and fast: the JVM may replace Math.sin by code of its
 * own, and StrictMath.sin is slow for large arguments. A quarter-turn reduction in two parts, then
 * polynomials; absolute error below 1e-12 for arguments up to 1e6.
 */
public final class FixedSine {
  private static final double TURNS = 2 / Math.PI;
  // pi/2 as a sum of two numbers, the first with enough trailing zeros to be multiplied exactly by
  // a turn count.
  private static final double QUARTER_HIGH = 0x1.921fb544p0;
  private static final double QUARTER_LOW = 0x1.0b4611a626331p-34;

  private FixedSine() {}

  /**
   * Sines of many arguments, the very bits that {@link #sin} gives, about eight times as fast:
   * loops without branches, each short enough that the JVM takes several numbers at once. Both
   * polynomials are computed, and the one that does not apply is multiplied by zero. Not for two
   * threads at a time.
   */
  public static final class Block {
    private final double[] isOdd;
    private final double[] sign;
    private final double[] zero;
    private final double[] peak;

    /**
     * @param most how many arguments at a time
     */
    public Block(int most) {
      isOdd = new double[most];
      sign = new double[most];
      zero = new double[most];
      peak = new double[most];
    }

    /** Replaces the first {@code count} arguments by their sines. */
    public void replace(double[] x, int count) {
      reduce(x, isOdd, count);
      quadrants(isOdd, sign, count);
      for (int i = 0; i < count; i++) {
        zero[i] = nearZero(x[i], x[i] * x[i]);
      }
      for (int i = 0; i < count; i++) {
        peak[i] = nearPeak(x[i] * x[i]);
      }
      for (int i = 0; i < count; i++) {
        x[i] = (isOdd[i] * peak[i] + (1 - isOdd[i]) * zero[i]) * sign[i];
      }
    }

    private static void reduce(double[] x, double[] turns, int count) {
      for (int i = 0; i < count; i++) {
        double t = Math.rint(x[i] * TURNS);
        turns[i] = t;
        x[i] = (x[i] - t * QUARTER_HIGH) - t * QUARTER_LOW;
      }
    }

    /** Turns become 1 where odd, else 0; the sign is that of the half they lie in. */
    private static void quadrants(double[] turns, double[] sign, int count) {
      for (int i = 0; i < count; i++) {
        double half = Math.floor(turns[i] * 0.5);
        turns[i] = turns[i] - 2 * half;
        sign[i] = 1 - 2 * (half - 2 * Math.floor(half * 0.5));
      }
    }
  }

  static double sin(double x) {
    double turns = Math.rint(x * TURNS);
    double y = (x - turns * QUARTER_HIGH) - turns * QUARTER_LOW;
    double z = y * y;
    double value = ((long) turns & 1) == 0 ? nearZero(y, z) : nearPeak(z);
    return ((long) turns & 2) == 0 ? value : -value;
  }

  /** sin y for y within an eighth of a turn; z = y y. */
  private static double nearZero(double y, double z) {
    return y
        + y
            * z
            * (-1.66666666666666324348e-01
                + z
                    * (8.33333333332248946124e-03
                        + z
                            * (-1.98412698298579493134e-04
                                + z
                                    * (2.75573137070700676789e-06
                                        + z
                                            * (-2.50507602534068634195e-08
                                                + z * 1.58969099521155010221e-10)))));
  }

  /** cos y for y within an eighth of a turn; z = y y. */
  private static double nearPeak(double z) {
    return 1
        - 0.5 * z
        + z
            * z
            * (4.16666666666666019037e-02
                + z
                    * (-1.38888888888741095749e-03
                        + z
                            * (2.48015872894767294178e-05
                                + z
                                    * (-2.75573143513906633035e-07
                                        + z
                                            * (2.08757232129817482790e-09
                                                + z * -1.13596475577881948265e-11)))));
  }
}
