package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.layer.Conv1d;
import studio.reprise.speech.layer.Conv1dByThrees;

/**
 * A convolution that {@link Conv1dByThrees} computes; layer by layer where oneDNN is kept out.
 *
 * @param channels that it sees and makes
 */
record ThreesTrial(int channels, int kernel, int dilation) implements Trial {
  private static final int BIAS_AT = 11;
  private static final int INPUT_AT = 101;

  /** Results, no whole number of threes. */
  private static final int COUNT = 250;

  /** The five products' own rounding, as multiples of a plain sum's. */
  private static final double ROUNDING = 4;

  static ThreesTrial of(Conv1d conv) {
    return new ThreesTrial(
        Math.toIntExact(conv.weight().getShape().get(0)),
        Math.toIntExact(conv.weight().getShape().get(2)),
        conv.dilation());
  }

  @Override
  public Sentence operation() {
    return Sentence.of(
        "the convolution of {0} channels by threes, {1} taps, dilation {2}",
        channels, kernel, dilation);
  }

  @Override
  public List<Object> kind() {
    return List.of(ThreesTrial.class, channels, kernel, dilation);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    int frames = COUNT + (kernel - 1) * dilation;
    Conv1d conv =
        new Conv1d(
            laboratory.tensor(0, channels, channels, kernel),
            laboratory.tensor(BIAS_AT, channels),
            1,
            0,
            dilation,
            1);
    NDArray x = laboratory.tensor(INPUT_AT, frames, channels);
    NDArray y = computed(laboratory, conv, x); // [COUNT, channels]
    Places places = new Places(COUNT, channels);
    double[] expected = new double[places.count()];
    double[] allowed = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      PlainSum sum = new PlainSum(laboratory.at(BIAS_AT + places.column(i)));
      for (int k = 0; k < kernel; k++) {
        sum.add(
            laboratory.row(DataType.FLOAT32),
            places.column(i) * channels * kernel + k,
            kernel,
            INPUT_AT + (places.row(i) + k * dilation) * channels,
            1,
            channels);
      }
      expected[i] = sum.value();
      allowed[i] = ROUNDING * Tolerance.single(sum.size());
    }
    return new Comparison(Laboratory.picked(y, places.all()), expected, allowed);
  }

  private NDArray computed(Laboratory laboratory, Conv1d conv, NDArray x) {
    if (Conv1dByThrees.fits(conv)) {
      return Conv1dByThrees.of(laboratory.ops(), conv).apply(laboratory.ops(), x);
    }
    return conv.apply(laboratory.ops(), x.transpose().expandDims(0)).squeeze(0).transpose();
  }
}
