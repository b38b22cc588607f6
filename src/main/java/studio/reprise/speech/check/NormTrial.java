package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.layer.TorchOps;

/** What brings rows of numbers to one scale. */
enum NormTrial implements Trial {
  SOFTMAX,
  RMS_NORM,
  LAYER_NORM,
  MODULATED_NORM;

  private static final int ROWS = 5;
  private static final int COLUMNS = 67;
  private static final int AT = 503;
  private static final int WEIGHT_AT = 13;
  private static final int SHIFT_AT = 29;
  private static final double EPS = 1e-5;
  private static final double ALLOWED = 4e-6;

  @Override
  public Sentence operation() {
    return Sentence.of("the {0} of a row", name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  @Override
  public List<Object> kind() {
    return List.of(this);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    NDArray x = laboratory.tensor(AT, 1, ROWS, COLUMNS).mul(8);
    double[] expected = new double[ROWS * COLUMNS];
    double[] allowed = new double[expected.length];
    long[] places = new long[expected.length];
    for (int row = 0; row < ROWS; row++) {
      double[] values = new double[COLUMNS];
      for (int i = 0; i < COLUMNS; i++) {
        values[i] = 8 * laboratory.at(AT + row * COLUMNS + i);
      }
      double[] plain = plain(laboratory, values);
      for (int i = 0; i < COLUMNS; i++) {
        int place = row * COLUMNS + i;
        places[place] = place;
        expected[place] = plain[i];
        allowed[place] = ALLOWED * (1 + Math.abs(plain[i]));
      }
    }
    return new Comparison(Laboratory.picked(computed(laboratory, x), places), expected, allowed);
  }

  private NDArray computed(Laboratory laboratory, NDArray x) {
    TorchOps ops = laboratory.ops();
    NDArray weight = laboratory.tensor(WEIGHT_AT, COLUMNS);
    NDArray shift = laboratory.tensor(SHIFT_AT, COLUMNS);
    return switch (this) {
      case SOFTMAX -> x.softmax(-1);
      case RMS_NORM -> ops.rmsNorm(x, weight, EPS);
      case LAYER_NORM ->
          x.getNDArrayInternal()
              .layerNorm(x, new Shape(COLUMNS), weight, shift, (float) EPS)
              .singletonOrThrow();
      case MODULATED_NORM -> ops.modulatedNorm(x, shift, weight, EPS);
    };
  }

  private double[] plain(Laboratory laboratory, double[] x) {
    double sum = 0;
    double squares = 0;
    double exponentials = 0;
    for (double value : x) {
      sum += value;
      squares += value * value;
      exponentials += StrictMath.exp(value);
    }
    double mean = sum / COLUMNS;
    double meanSquare = squares / COLUMNS;
    double deviation = Math.sqrt(meanSquare - mean * mean + EPS);
    double[] y = new double[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      double weight = laboratory.at(WEIGHT_AT + i);
      double shift = laboratory.at(SHIFT_AT + i);
      double normal = (x[i] - mean) / deviation;
      y[i] =
          switch (this) {
            case SOFTMAX -> StrictMath.exp(x[i]) / exponentials;
            case RMS_NORM -> x[i] / Math.sqrt(meanSquare + EPS) * weight;
            case LAYER_NORM -> normal * weight + shift;
            case MODULATED_NORM -> normal * (1 + weight) + shift;
          };
    }
    return y;
  }
}
