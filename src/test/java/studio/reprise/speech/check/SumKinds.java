package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import studio.reprise.speech.layer.Conv1d;
import studio.reprise.speech.layer.Linear;
import studio.reprise.speech.layer.TorchScript;
import studio.reprise.speech.layer.Upsampling;

/** Convolutions and matrices of random shapes, each beside loops in double precision. */
final class SumKinds {
  private static final String TRANSPOSED =
      """
      class Transposed(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def convolved(self: __torch__.Transposed, x: Tensor, weight: Tensor, bias: Tensor, stride: int, padding: int) -> Tensor:
          return torch.conv_transpose1d(x, weight, bias, [stride], [padding], [0], 1, [1])
      """;

  private SumKinds() {}

  /** By name; each call draws one shape. */
  static Map<String, Function<RandomShapes, Comparison>> all() {
    Map<String, Function<RandomShapes, Comparison>> all = new LinkedHashMap<>();
    all.put(
        "conv, 1 to 7 taps, dilated",
        r -> conv(r, r.channels(), r.channels(), r.upTo(7), 1, r.upTo(4), 1));
    all.put(
        "conv, strided", r -> conv(r, r.channels(), r.channels(), r.upTo(9), 1 + r.upTo(5), 1, 1));
    all.put(
        "conv, whole blocks in",
        r -> conv(r, 16 * r.upTo(6), r.channels(), r.upTo(7), 1, r.upTo(3), 1));
    all.put(
        "conv, grouped",
        r -> {
          int groups = 1 + r.upTo(7);
          return conv(r, groups * r.upTo(24), groups * r.upTo(24), r.upTo(11), 1, 1, groups);
        });
    all.put(
        "conv, depthwise",
        r -> {
          int channels = r.channels();
          return conv(r, channels, channels, r.upTo(11), 1, r.upTo(2), channels);
        });
    all.put("upsampling", SumKinds::upsampling);
    all.put("libtorch's conv2d, 3 x 3, batch 2", SumKinds::overBands);
    all.put("libtorch's conv_transpose1d, batch 2", SumKinds::transposed);
    all.put("linear, 1 to 40 rows", r -> linear(r, DataType.FLOAT32, r.upTo(40)));
    all.put("linear, 1 row", r -> linear(r, DataType.FLOAT32, 1));
    all.put("linear, 150 to 350 rows", r -> linear(r, DataType.FLOAT32, 149 + r.upTo(201)));
    all.put("linear, half precision", r -> linear(r, DataType.FLOAT16, r.upTo(40)));
    all.put("matmul, 1 to 33", SumKinds::matmul);
    return all;
  }

  private static Comparison conv(
      RandomShapes r, int in, int out, int kernel, int stride, int dilation, int groups) {
    int batch = r.upTo(2);
    int frames = dilation * kernel + r.frames();
    int padding = r.upTo(4) - 1;
    int each = in / groups;
    float[] w = r.numbers(out, each, kernel);
    float[] b = r.numbers(out);
    float[] x = r.numbers(batch, in, frames);
    NDArray y =
        new Conv1d(
                r.tensor(w, out, each, kernel), r.tensor(b, out), stride, padding, dilation, groups)
            .apply(r.ops(), r.tensor(x, batch, in, frames));
    int made = Math.toIntExact(y.getShape().get(2));
    return r.sums(
        y,
        DataType.FLOAT32,
        (place, sum) -> {
          int t = place % made;
          int o = place / made % out;
          int of = place / made / out;
          sum.add(b[o]);
          for (int i = 0; i < each; i++) {
            for (int k = 0; k < kernel; k++) {
              int frame = t * stride - padding + k * dilation;
              if (frame >= 0 && frame < frames) {
                int channel = o / (out / groups) * each + i;
                sum.add(
                    (double) w[(o * each + i) * kernel + k]
                        * x[(of * in + channel) * frames + frame]);
              }
            }
          }
        });
  }

  private static Comparison upsampling(RandomShapes r) {
    int rate = 1 + r.upTo(7);
    int kernel = rate + r.upTo(2 * rate);
    int offset = Math.min(kernel - 1, (kernel - rate) / 2);
    int batch = r.upTo(2);
    int in = r.channels();
    int out = r.upTo(24);
    int frames = 1 + r.upTo(60);
    float[] w = r.numbers(in, out, kernel);
    float[] b = r.numbers(out);
    float[] x = r.numbers(batch, in, frames);
    NDArray y =
        Upsampling.of(r.tensor(w, in, out, kernel), r.tensor(b, out), rate, offset)
            .apply(r.ops(), r.tensor(x, batch, in, frames));
    return spread(r, y, w, b, x, new int[] {in, out, kernel, rate, offset, frames});
  }

  private static Comparison transposed(RandomShapes r) {
    int rate = r.upTo(4);
    int kernel = rate + r.upTo(6);
    int offset = r.upTo(rate) - 1;
    int in = r.channels();
    int out = r.channels();
    int frames = 1 + r.upTo(60);
    float[] w = r.numbers(in, out, kernel);
    float[] b = r.numbers(out);
    float[] x = r.numbers(2, in, frames);
    NDArray y;
    try (TorchScript script = TorchScript.of(r.manager(), "Transposed", TRANSPOSED)) {
      y =
          script.run(
              "convolved",
              r.manager(),
              r.tensor(x, 2, in, frames),
              r.tensor(w, in, out, kernel),
              r.tensor(b, out),
              rate,
              offset);
    }
    return spread(r, y, w, b, x, new int[] {in, out, kernel, rate, offset, frames});
  }

  /** A transposed convolution as it is defined: every input frame is spread over the output. */
  private static Comparison spread(
      RandomShapes r, NDArray y, float[] w, float[] b, float[] x, int[] sizes) {
    int in = sizes[0];
    int out = sizes[1];
    int kernel = sizes[2];
    int rate = sizes[3];
    int frames = sizes[5];
    int made = Math.toIntExact(y.getShape().get(2));
    return r.sums(
        y,
        DataType.FLOAT32,
        (place, sum) -> {
          int n = place % made;
          int o = place / made % out;
          int of = place / made / out;
          sum.add(b[o]);
          for (int t = 0; t < frames; t++) {
            int k = n + sizes[4] - rate * t;
            if (k >= 0 && k < kernel) {
              for (int i = 0; i < in; i++) {
                sum.add((double) x[(of * in + i) * frames + t] * w[(i * out + o) * kernel + k]);
              }
            }
          }
        });
  }

  private static Comparison overBands(RandomShapes r) {
    int in = r.channels();
    int out = r.channels();
    int height = 2 + r.upTo(12);
    int width = 2 + r.upTo(40);
    float[] w = r.numbers(out, in, 3, 3);
    float[] b = r.numbers(out);
    float[] x = r.numbers(2, in, height, width);
    NDArray input = r.tensor(x, 2, in, height, width);
    NDArray y =
        input
            .getNDArrayInternal()
            .convolution(
                input,
                r.tensor(w, out, in, 3, 3),
                r.tensor(b, out),
                new Shape(1, 1),
                new Shape(0, 0),
                new Shape(1, 1),
                1)
            .singletonOrThrow();
    int columns = width - 2;
    int rows = height - 2;
    return r.sums(
        y,
        DataType.FLOAT32,
        (place, sum) -> {
          int column = place % columns;
          int row = place / columns % rows;
          int o = place / columns / rows % out;
          int of = place / columns / rows / out;
          sum.add(b[o]);
          for (int i = 0; i < in; i++) {
            for (int k = 0; k < 9; k++) {
              int at = ((of * in + i) * height + row + k / 3) * width + column + k % 3;
              sum.add((double) w[(o * in + i) * 9 + k] * x[at]);
            }
          }
        });
  }

  private static Comparison linear(RandomShapes r, DataType type, int rows) {
    boolean isHalf = type == DataType.FLOAT16;
    int in = r.upTo(300);
    int out = r.upTo(200);
    float[] w = isHalf ? r.halves(out, in) : r.numbers(out, in);
    float[] b = isHalf ? r.halves(out) : r.numbers(out);
    float[] x = isHalf ? r.halves(rows, in) : r.numbers(rows, in);
    NDArray y =
        new Linear(r.tensor(w, out, in).toType(type, true), r.tensor(b, out).toType(type, true))
            .apply(r.tensor(x, rows, in).toType(type, true));
    return r.sums(
        y,
        type,
        (place, sum) -> {
          sum.add(b[place % out]);
          for (int i = 0; i < in; i++) {
            sum.add((double) x[place / out * in + i] * w[place % out * in + i]);
          }
        });
  }

  private static Comparison matmul(RandomShapes r) {
    int batch = r.upTo(4);
    int n = r.upTo(33);
    int k = r.upTo(33);
    int m = r.upTo(33);
    float[] a = r.numbers(batch, n, k);
    float[] b = r.numbers(batch, k, m);
    NDArray y = r.tensor(a, batch, n, k).matMul(r.tensor(b, batch, k, m));
    return r.sums(
        y,
        DataType.FLOAT32,
        (place, sum) -> {
          int of = place / m / n;
          for (int i = 0; i < k; i++) {
            sum.add((double) a[place / m * k + i] * b[(of * k + i) * m + place % m]);
          }
        });
  }
}
