package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.layer.Conv1d;

/**
 * A convolution over time, as {@link Conv1d} does it.
 *
 * @param out channels that it makes
 * @param in channels that it sees
 * @param frames of the input
 */
record ConvolutionTrial(
    int out, int in, int kernel, int stride, int padding, int dilation, int groups, int frames)
    implements Trial {
  private static final int BIAS_AT = 11;
  private static final int INPUT_AT = 101;

  /** Inputs of more values than this are convolved by the kernels that real lines are. */
  static final int REAL_VALUES = 20480;

  private static final int FEWEST_FRAMES = 29;

  /** A pack's convolution over so many frames that it is computed as in a line of speech. */
  static ConvolutionTrial of(Conv1d conv) {
    Shape weight = conv.weight().getShape();
    int in = Math.toIntExact(weight.get(1) * conv.groups());
    return new ConvolutionTrial(
        Math.toIntExact(weight.get(0)),
        in,
        Math.toIntExact(weight.get(2)),
        conv.stride(),
        conv.padding(),
        conv.dilation(),
        conv.groups(),
        Math.max(FEWEST_FRAMES, REAL_VALUES / in + 5) + conv.dilation() * (int) weight.get(2));
  }

  @Override
  public Sentence operation() {
    Sentence plain =
        Sentence.of(
            kernel == 1
                ? "the convolution of {0} to {1} channels, {2} tap"
                : "the convolution of {0} to {1} channels, {2} taps",
            in,
            out,
            kernel);
    Sentence stepping = stride == 1 ? plain : Sentence.of("{0}, step {1}", plain, stride);
    Sentence spread =
        dilation == 1 ? stepping : Sentence.of("{0}, dilation {1}", stepping, dilation);
    return groups == 1 ? spread : Sentence.of("{0}, {1} groups", spread, groups);
  }

  @Override
  public List<Object> kind() {
    return List.of(
        ConvolutionTrial.class, out, in, kernel, stride, padding, dilation, groups, frames);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    NDArray weight = laboratory.tensor(0, out, in / groups, kernel);
    NDArray bias = laboratory.tensor(BIAS_AT, out);
    NDArray x = laboratory.tensor(INPUT_AT, 1, in, frames);
    NDArray y =
        new Conv1d(weight, bias, stride, padding, dilation, groups).apply(laboratory.ops(), x);
    Places places = new Places(out, Math.toIntExact(y.getShape().get(2)));
    double[] expected = new double[places.count()];
    double[] allowed = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      sum(laboratory, places.row(i), places.column(i), i, expected, allowed);
    }
    return new Comparison(Laboratory.picked(y, places.all()), expected, allowed);
  }

  private void sum(
      Laboratory laboratory, int o, int t, int i, double[] expected, double[] allowed) {
    int each = in / groups;
    int first = o / (out / groups) * each;
    PlainSum sum = new PlainSum(laboratory.at(BIAS_AT + o));
    for (int k = 0; k < kernel; k++) {
      int frame = t * stride - padding + k * dilation;
      if (frame >= 0 && frame < frames) {
        sum.add(
            laboratory.row(DataType.FLOAT32),
            o * each * kernel + k,
            kernel,
            INPUT_AT + first * frames + frame,
            frames,
            each);
      }
    }
    expected[i] = sum.value();
    allowed[i] = Tolerance.single(sum.size());
  }
}
