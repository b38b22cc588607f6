package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.layer.Linear;
import studio.reprise.speech.layer.LinearByParts;

/** A matrix of weights times some rows as {@link LinearByParts} multiplies, where it can. */
record PartsTrial(int rows, int in, int out) implements Trial {
  private static final int BIAS_AT = 7;
  private static final int INPUT_AT = 211;
  private static final int OTHER_AT = 31;

  /** No more rows of a pack's matrix: they are computed alike, and the check is to be short. */
  private static final int MOST_OUT = 384;

  private static final int ROWS = 33;

  static PartsTrial of(LinearByParts product) {
    Shape shape = product.shape();
    return new PartsTrial(
        ROWS, Math.toIntExact(shape.get(1)), (int) Math.min(MOST_OUT, shape.get(0)));
  }

  @Override
  public Sentence operation() {
    return Sentence.of("the product of {0} rows with a matrix of {1} x {2}", rows, out, in);
  }

  @Override
  public List<Object> kind() {
    return List.of(PartsTrial.class, rows, in, out);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    Linear linear = new Linear(laboratory.tensor(0, out, in), laboratory.tensor(BIAS_AT, out));
    NDArray y =
        LinearByParts.instead(laboratory.ops(), linear)
            .plus(laboratory.tensor(OTHER_AT, rows, out), laboratory.tensor(INPUT_AT, rows, in));
    Places places = new Places(rows, out);
    double[] expected = new double[places.count()];
    double[] allowed = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      int row = places.row(i);
      int o = places.column(i);
      PlainSum sum = new PlainSum(laboratory.at(BIAS_AT + o));
      sum.add(laboratory.row(DataType.FLOAT32), o * in, 1, INPUT_AT + row * in, 1, in);
      expected[i] = sum.value() + laboratory.at(OTHER_AT + row * out + o);
      allowed[i] = Tolerance.single(sum.size());
    }
    return new Comparison(Laboratory.picked(y, places.all()), expected, allowed);
  }
}
