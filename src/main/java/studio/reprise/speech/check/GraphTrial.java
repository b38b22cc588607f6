package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import studio.reprise.sentence.Sentence;

/**
 * A convolution over time and bands as libtorch itself does it within a graph that nobody here can
 * change.
 */
record GraphTrial(int out, int in, int kernelHeight, int kernelWidth, int groups) implements Trial {
  private static final int BIAS_AT = 17;
  private static final int INPUT_AT = 307;
  private static final int HEIGHT = 11;
  private static final int WIDTH = 64;

  /**
   * Of a graph's weight, {@code [out, in, kernel]} or {@code [out, in, height, width]}; one input
   * channel is taken for a group of its own.
   */
  static GraphTrial of(long[] shape) {
    int out = Math.toIntExact(shape[0]);
    int in = Math.toIntExact(shape[1]);
    boolean isFlat = shape.length == 3;
    return new GraphTrial(
        out,
        in == 1 ? out : in,
        isFlat ? 1 : Math.toIntExact(shape[2]),
        Math.toIntExact(shape[isFlat ? 2 : 3]),
        in == 1 ? out : 1);
  }

  @Override
  public Sentence operation() {
    return Sentence.of(
        "the convolution of {0} to {1} channels with a kernel of {2} x {3}",
        in, out, kernelHeight, kernelWidth);
  }

  @Override
  public List<Object> kind() {
    return List.of(GraphTrial.class, out, in, kernelHeight, kernelWidth, groups);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    int height = HEIGHT + kernelHeight;
    int width = Math.max(WIDTH, ConvolutionTrial.REAL_VALUES / (in * height)) + 1 + kernelWidth;
    int each = in / groups;
    NDArray x = laboratory.tensor(INPUT_AT, 1, in, height, width);
    NDArray y =
        x.getNDArrayInternal()
            .convolution(
                x,
                laboratory.tensor(0, out, each, kernelHeight, kernelWidth),
                laboratory.tensor(BIAS_AT, out),
                new Shape(1, 1),
                new Shape(0, 0),
                new Shape(1, 1),
                groups)
            .singletonOrThrow();
    int columns = width - kernelWidth + 1;
    Places places = new Places(out, (height - kernelHeight + 1) * columns);
    double[] expected = new double[places.count()];
    double[] allowed = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      int o = places.row(i);
      int top = places.column(i) / columns;
      int left = places.column(i) % columns;
      int first = o / (out / groups) * each;
      PlainSum sum = new PlainSum(laboratory.at(BIAS_AT + o));
      for (int v = 0; v < kernelHeight; v++) {
        for (int h = 0; h < kernelWidth; h++) {
          sum.add(
              laboratory.row(DataType.FLOAT32),
              (o * each * kernelHeight + v) * kernelWidth + h,
              kernelHeight * kernelWidth,
              INPUT_AT + (first * height + top + v) * width + left + h,
              height * width,
              each);
        }
      }
      expected[i] = sum.value();
      allowed[i] = Tolerance.single(sum.size());
    }
    return new Comparison(Laboratory.picked(y, places.all()), expected, allowed);
  }
}
