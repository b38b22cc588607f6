package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.layer.Linear;

/**
 * A matrix of weights times some rows.
 *
 * @param type number format of all three
 */
record LinearTrial(int rows, int in, int out, DataType type) implements Trial {
  private static final int BIAS_AT = 7;
  private static final int INPUT_AT = 211;

  /** No more rows of a pack's matrix: they are computed alike, and the check is to be short. */
  private static final int MOST_OUT = 384;

  static LinearTrial of(int rows, long in, long out, DataType type) {
    return new LinearTrial(rows, Math.toIntExact(in), (int) Math.min(MOST_OUT, out), type);
  }

  @Override
  public Sentence operation() {
    Sentence product =
        Sentence.of(
            rows == 1
                ? "the product of {0} row with a matrix of {1} x {2}"
                : "the product of {0} rows with a matrix of {1} x {2}",
            rows,
            out,
            in);
    return type == DataType.FLOAT16 ? Sentence.of("{0} in half precision", product) : product;
  }

  @Override
  public List<Object> kind() {
    return List.of(LinearTrial.class, rows, in, out, type);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    NDArray y =
        new Linear(laboratory.tensor(type, 0, out, in), laboratory.tensor(type, BIAS_AT, out))
            .apply(laboratory.tensor(type, INPUT_AT, rows, in));
    Places places = new Places(rows, out);
    double[] expected = new double[places.count()];
    double[] allowed = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      int row = places.row(i);
      int o = places.column(i);
      PlainSum sum = new PlainSum(laboratory.row(type)[BIAS_AT + o]);
      sum.add(laboratory.row(type), o * in, 1, INPUT_AT + row * in, 1, in);
      expected[i] = sum.value();
      allowed[i] = Tolerance.of(type, sum.size(), sum.value());
    }
    return new Comparison(Laboratory.picked(y, places.all()), expected, allowed);
  }
}
