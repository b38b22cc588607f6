package studio.reprise.audio;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The cheapest way through two rows of things that say the same at another tempo: dynamic time
 * warping (Sakoe and Chiba, 1978: symmetric steps, a band around the diagonal).
 */
public final class TimeWarp {
  private static final byte BOTH = 0;
  private static final byte ONE = 1;
  private static final byte OTHER = 2;

  private final int columns;
  private final Band band;
  private final byte[][] came;
  private final double cost;

  /** How far the thing at a place in the one is from that at a place in the other; 0 or more. */
  @FunctionalInterface
  public interface Distance {
    double between(int inOne, int inOther);
  }

  /**
   * Where the way may lead: for each place in the one, from this place in the other up to that.
   *
   * @param to exclusive
   */
  public record Band(IntUnaryOperator from, IntUnaryOperator to) {}

  private TimeWarp(int rows, int columns, Band band, Distance distance) {
    this.columns = columns;
    this.band = band;
    came = new byte[rows][];
    double[] before = new double[columns];
    double[] now = new double[columns];
    for (int i = 0; i < rows; i++) {
      Arrays.fill(now, Double.POSITIVE_INFINITY);
      int from = band.from().applyAsInt(i);
      int to = band.to().applyAsInt(i);
      came[i] = new byte[to - from];
      for (int j = from; j < to; j++) {
        double here = distance.between(i, j);
        double best = i == 0 && j == 0 ? 2 * here : Double.POSITIVE_INFINITY;
        byte step = BOTH;
        if (i > 0 && j > 0) {
          best = Math.min(best, before[j - 1] + 2 * here);
        }
        if (i > 0 && before[j] + here < best) {
          best = before[j] + here;
          step = ONE;
        }
        if (j > 0 && now[j - 1] + here < best) {
          best = now[j - 1] + here;
          step = OTHER;
        }
        now[j] = best;
        came[i][j - from] = step;
      }
      double[] swapped = before;
      before = now;
      now = swapped;
    }
    cost = before[columns - 1];
  }

  /** Lays two rows of at least one thing each over each other. */
  public static TimeWarp of(int one, int other, Band band, Distance distance) {
    return new TimeWarp(one, other, band, distance);
  }

  /** All distances on the way, a step in both counted twice: of as many things as there are. */
  public double cost() {
    return cost;
  }

  /** For each place in the one, the mean place in the other on the way. */
  public double[] places() {
    double[] sum = new double[came.length];
    int[] count = new int[came.length];
    int i = came.length - 1;
    int j = columns - 1;
    while (i >= 0 && j >= 0) {
      sum[i] += j;
      count[i]++;
      byte step = came[i][j - band.from().applyAsInt(i)];
      i -= step == OTHER ? 0 : 1;
      j -= step == ONE ? 0 : 1;
    }
    for (int k = 0; k < sum.length; k++) {
      sum[k] = count[k] == 0 ? 0 : sum[k] / count[k];
    }
    return sum;
  }
}
