package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Locale;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.layer.TorchOps;

/** Steps between the matrices of a network, over {@code [1, ROWS, COLUMNS]}. */
enum LayerTrial implements Trial {
  GATE,
  RESPONSE_NORM,
  ROTATION,
  STRETCHING,
  MIRRORING,
  SQUARES,
  RUNNING_SUM;

  private static final int ROWS = 5;
  private static final int COLUMNS = 38;
  private static final int AT = 809;
  private static final int WEIGHT_AT = 23;
  private static final int SHIFT_AT = 71;

  /** Columns that are turned; the others pass. */
  private static final int TURNED = 22;

  private static final int STRETCH = 4;
  private static final int PAD = 7;
  private static final double EPS = 1e-5;
  private static final double ALLOWED = 4e-6;

  @Override
  public Sentence operation() {
    return Sentence.of("the step {0}", name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  @Override
  public List<Object> kind() {
    return List.of(this);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    double[][] x = new double[ROWS][COLUMNS];
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < COLUMNS; i++) {
        x[row][i] = laboratory.at(AT + row * COLUMNS + i);
      }
    }
    NDArray y = computed(laboratory, laboratory.tensor(AT, 1, ROWS, COLUMNS));
    int columns = Math.toIntExact(y.size() / ROWS);
    Places places = new Places(ROWS, columns);
    double[] expected = new double[places.count()];
    double[] allowed = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = plain(laboratory, x, places.row(i), places.column(i));
      allowed[i] = ALLOWED * (1 + Math.abs(expected[i]));
    }
    return new Comparison(Laboratory.picked(y, places.all()), expected, allowed);
  }

  private NDArray computed(Laboratory laboratory, NDArray x) {
    TorchOps ops = laboratory.ops();
    return switch (this) {
      case GATE -> ops.swiglu(x);
      case RESPONSE_NORM ->
          ops.responseNorm(
              x, laboratory.tensor(WEIGHT_AT, COLUMNS), laboratory.tensor(SHIFT_AT, COLUMNS), EPS);
      case ROTATION ->
          ops.rotateFirstHead(
              x,
              laboratory.tensor(WEIGHT_AT, ROWS, TURNED),
              laboratory.tensor(SHIFT_AT, ROWS, TURNED));
      case STRETCHING -> ops.resizeLinear(x, STRETCH);
      case MIRRORING -> ops.reflected(x, PAD);
      case SQUARES -> x.square().sum(new int[] {2}, true);
      case RUNNING_SUM -> x.cumSum(2);
    };
  }

  private double plain(Laboratory laboratory, double[][] x, int row, int i) {
    return switch (this) {
      case GATE -> {
        double gate = x[row][i];
        yield gate / (1 + StrictMath.exp(-gate)) * x[row][i + COLUMNS / 2];
      }
      case RESPONSE_NORM -> {
        double mean = 0;
        for (int column = 0; column < COLUMNS; column++) {
          mean += length(x, column) / COLUMNS;
        }
        double scaled = x[row][i] * length(x, i) / (mean + EPS);
        yield laboratory.at(WEIGHT_AT + i) * scaled + laboratory.at(SHIFT_AT + i) + x[row][i];
      }
      case ROTATION -> {
        double other = (i & 1) == 0 ? -x[row][Math.min(i + 1, TURNED - 1)] : x[row][i - 1];
        yield i >= TURNED
            ? x[row][i]
            : x[row][i] * laboratory.at(WEIGHT_AT + row * TURNED + i)
                + other * laboratory.at(SHIFT_AT + row * TURNED + i);
      }
      case STRETCHING -> {
        double place = Math.max(0, (i + 0.5) / STRETCH - 0.5);
        int before = (int) place;
        double next = x[row][Math.min(before + 1, COLUMNS - 1)];
        yield x[row][before] + (next - x[row][before]) * (place - before);
      }
      case MIRRORING -> {
        int place = Math.abs(i - PAD);
        yield x[row][place < COLUMNS ? place : 2 * (COLUMNS - 1) - place];
      }
      case SQUARES -> {
        double sum = 0;
        for (double value : x[row]) {
          sum += value * value;
        }
        yield sum;
      }
      case RUNNING_SUM -> {
        double sum = 0;
        for (int before = 0; before <= i; before++) {
          sum += x[row][before];
        }
        yield sum;
      }
    };
  }

  private static double length(double[][] x, int column) {
    double sum = 0;
    for (double[] row : x) {
      sum += row[column] * row[column];
    }
    return Math.sqrt(sum);
  }
}
