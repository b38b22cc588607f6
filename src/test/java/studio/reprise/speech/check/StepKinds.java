package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import studio.reprise.speech.layer.ShortTimeFourier;

/** Functions, norms, attention and sums at random shapes, each beside loops in double precision. */
final class StepKinds {
  private static final double CLOSE = 4e-6;
  private static final double EPS = 1e-5;
  private static final double EXACT = 1e-12;

  /** Where between two numbers a result lies is known in single precision, too. */
  private static final double PLACED = 4e-5;

  private StepKinds() {}

  /** By name; each call draws one shape. */
  static Map<String, Function<RandomShapes, Comparison>> all() {
    Map<String, Function<RandomShapes, Comparison>> all = new LinkedHashMap<>();
    for (FunctionTrial function : FunctionTrial.values()) {
      all.put(
          function.name().toLowerCase(Locale.ROOT).replace('_', ' '), r -> function(r, function));
    }
    all.put("square root", StepKinds::root);
    all.put("softmax", r -> norm(r, NormTrial.SOFTMAX));
    all.put("rms norm", r -> norm(r, NormTrial.RMS_NORM));
    all.put("layer norm", r -> norm(r, NormTrial.LAYER_NORM));
    all.put("modulated norm", r -> norm(r, NormTrial.MODULATED_NORM));
    all.put("response norm", StepKinds::responseNorm);
    all.put("swiglu", StepKinds::gate);
    all.put("rotation", StepKinds::rotation);
    all.put("attention", r -> attention(r, false));
    all.put("masked attention", r -> attention(r, true));
    all.put("attention with kept keys", r -> decoding(r, DataType.FLOAT32));
    all.put("the same, half precision", r -> decoding(r, DataType.FLOAT16));
    all.put("sum", r -> sum(r, 1));
    all.put("mean", r -> sum(r, 2));
    all.put("sum of squares", r -> sum(r, 3));
    all.put("running sum", StepKinds::runningSum);
    all.put("place of the least", StepKinds::least);
    all.put("linear stretching", StepKinds::stretching);
    all.put("mirroring", StepKinds::mirroring);
    all.put("short Fourier transform", StepKinds::spectrum);
    all.put("its inverse", StepKinds::wave);
    return all;
  }

  private static Comparison function(RandomShapes r, FunctionTrial function) {
    int rows = r.upTo(20);
    int columns = r.upTo(200);
    float[] x = r.numbers(1, rows, columns);
    NDArray y = function.computed(r.ops(), r.tensor(x, 1, rows, columns));
    return r.near(y, CLOSE, (place, sum) -> sum.add(function.plain(x[place])));
  }

  private static Comparison root(RandomShapes r) {
    int count = r.upTo(2000);
    float[] x = r.numbers(count);
    NDArray y = r.tensor(x, count).abs().sqrt();
    return r.near(y, 1e-7, (place, sum) -> sum.add(Math.sqrt(Math.abs((double) x[place]))));
  }

  private static Comparison norm(RandomShapes r, NormTrial norm) {
    int rows = r.upTo(20);
    int columns = 1 + r.upTo(300);
    float[] x = r.numbers(rows, columns);
    float[] weight = r.numbers(columns);
    float[] shift = r.numbers(columns);
    NDArray input = r.tensor(x, 1, rows, columns);
    NDArray w = r.tensor(weight, columns);
    NDArray s = r.tensor(shift, columns);
    NDArray y =
        switch (norm) {
          case SOFTMAX -> input.softmax(-1);
          case RMS_NORM -> r.ops().rmsNorm(input, w, EPS);
          case LAYER_NORM ->
              input
                  .getNDArrayInternal()
                  .layerNorm(input, new Shape(columns), w, s, (float) EPS)
                  .singletonOrThrow();
          case MODULATED_NORM -> r.ops().modulatedNorm(input, s, w, EPS);
        };
    return r.near(
        y,
        CLOSE,
        (place, sum) -> {
          int c = place % columns;
          int from = place - c;
          double mean = 0;
          double exponentials = 0;
          for (int i = 0; i < columns; i++) {
            mean += x[from + i] / (double) columns;
            exponentials += StrictMath.exp(x[from + i]);
          }
          double squares = 0;
          double variance = 0;
          for (int i = 0; i < columns; i++) {
            squares += (double) x[from + i] * x[from + i] / columns;
            variance += (x[from + i] - mean) * (x[from + i] - mean) / columns;
          }
          double normal = (x[place] - mean) / Math.sqrt(variance + EPS);
          switch (norm) {
            case SOFTMAX -> sum.add(StrictMath.exp(x[place]) / exponentials);
            case RMS_NORM -> sum.add(x[place] / Math.sqrt(squares + EPS) * weight[c]);
            case LAYER_NORM -> {
              sum.add(normal * weight[c]);
              sum.add(shift[c]);
            }
            case MODULATED_NORM -> {
              sum.add(normal * (1 + weight[c]));
              sum.add(shift[c]);
            }
          }
        });
  }

  private static Comparison responseNorm(RandomShapes r) {
    int frames = r.upTo(40);
    int columns = r.upTo(100);
    float[] x = r.numbers(frames, columns);
    float[] gamma = r.numbers(columns);
    float[] beta = r.numbers(columns);
    NDArray y =
        r.ops()
            .responseNorm(
                r.tensor(x, 1, frames, columns),
                r.tensor(gamma, columns),
                r.tensor(beta, columns),
                EPS);
    double[] lengths = new double[columns];
    double mean = 0;
    for (int c = 0; c < columns; c++) {
      for (int t = 0; t < frames; t++) {
        lengths[c] += (double) x[t * columns + c] * x[t * columns + c];
      }
      lengths[c] = Math.sqrt(lengths[c]);
      mean += lengths[c] / columns;
    }
    double all = mean + EPS;
    return r.near(
        y,
        CLOSE,
        (place, sum) -> {
          int c = place % columns;
          sum.add(gamma[c] * (x[place] * lengths[c] / all));
          sum.add(beta[c]);
          sum.add(x[place]);
        });
  }

  private static Comparison gate(RandomShapes r) {
    int rows = r.upTo(20);
    int half = r.upTo(100);
    float[] x = r.numbers(rows, 2 * half);
    NDArray y = r.ops().swiglu(r.tensor(x, 1, rows, 2L * half));
    return r.near(
        y,
        CLOSE,
        (place, sum) -> {
          double gate = x[place / half * 2 * half + place % half];
          double up = x[place / half * 2 * half + place % half + half];
          sum.add(gate / (1 + StrictMath.exp(-gate)) * up);
        });
  }

  private static Comparison rotation(RandomShapes r) {
    int frames = r.upTo(30);
    int turned = 2 * r.upTo(40);
    int columns = turned + r.upTo(40) - 1;
    float[] x = r.numbers(frames, columns);
    float[] cos = r.numbers(frames, turned);
    float[] sin = r.numbers(frames, turned);
    NDArray y =
        r.ops()
            .rotateFirstHead(
                r.tensor(x, 1, frames, columns),
                r.tensor(cos, frames, turned),
                r.tensor(sin, frames, turned));
    return r.near(
        y,
        CLOSE,
        (place, sum) -> {
          int c = place % columns;
          int at = place / columns * turned + c;
          if (c >= turned) {
            sum.add(x[place]);
          } else {
            sum.add((double) x[place] * cos[at]);
            sum.add((c % 2 == 0 ? -(double) x[place + 1] : x[place - 1]) * sin[at]);
          }
        });
  }

  private static Comparison attention(RandomShapes r, boolean isMasked) {
    int heads = r.upTo(5);
    int length = r.upTo(40);
    int width = r.upTo(70);
    float[] q = r.numbers(heads, length, width);
    float[] k = r.numbers(heads, length, width);
    float[] v = r.numbers(heads, length, width);
    float[] mask = isMasked ? r.numbers(length) : new float[length];
    double scale = 1 / Math.sqrt(width);
    NDArray queries = r.tensor(q, 1, heads, length, width);
    NDArray keys = r.tensor(k, 1, heads, length, width);
    NDArray values = r.tensor(v, 1, heads, length, width);
    NDArray y =
        isMasked
            ? r.ops().attention(queries, keys, values, r.tensor(mask, 1, 1, 1, length), scale)
            : r.ops().attention(queries, keys, values, scale);
    return r.near(
        y,
        1e-5,
        (place, sum) -> {
          int row = place / width;
          int head = row / length * length;
          double weights = 0;
          double mixed = 0;
          for (int key = 0; key < length; key++) {
            double score = 0;
            for (int c = 0; c < width; c++) {
              score += (double) q[row * width + c] * k[(head + key) * width + c];
            }
            double weight = StrictMath.exp(score * scale + mask[key]);
            weights += weight;
            mixed += weight * v[(head + key) * width + place % width];
          }
          sum.add(mixed / weights);
        });
  }

  private static Comparison decoding(RandomShapes r, DataType type) {
    int rows = r.upTo(2) == 1 ? 1 : r.upTo(20);
    try (Laboratory laboratory = new Laboratory(r.manager().newSubManager(), r.ops())) {
      return laboratory.make(new DecodingTrial(rows, r.upTo(70) - 1, type));
    }
  }

  /**
   * @param power 1 the sum, 2 the mean, 3 the sum of squares
   */
  private static Comparison sum(RandomShapes r, int power) {
    int rows = r.upTo(20);
    int columns = r.upTo(500);
    float[] x = r.numbers(rows, columns);
    NDArray input = r.tensor(x, rows, columns);
    int[] last = {1};
    NDArray y =
        power == 1 ? input.sum(last) : power == 2 ? input.mean(last) : input.square().sum(last);
    return r.sums(
        y,
        DataType.FLOAT32,
        (place, sum) -> {
          for (int i = 0; i < columns; i++) {
            double value = x[place * columns + i];
            sum.add(power == 3 ? value * value : power == 2 ? value / columns : value);
          }
        });
  }

  private static Comparison runningSum(RandomShapes r) {
    int rows = r.upTo(20);
    int columns = r.upTo(300);
    float[] x = r.numbers(rows, columns);
    NDArray y = r.tensor(x, 1, rows, columns).cumSum(2);
    return r.sums(
        y,
        DataType.FLOAT32,
        (place, sum) -> {
          for (int i = place - place % columns; i <= place; i++) {
            sum.add(x[i]);
          }
        });
  }

  private static Comparison least(RandomShapes r) {
    int rows = r.upTo(40);
    int columns = r.upTo(300);
    float[] x = r.numbers(rows, columns);
    NDArray y = r.tensor(x, 1, rows, columns).argMin(2);
    return r.near(
        y,
        EXACT,
        (place, sum) -> {
          int least = 0;
          for (int i = 1; i < columns; i++) {
            least = x[place * columns + i] < x[place * columns + least] ? i : least;
          }
          sum.add(least);
        });
  }

  private static Comparison stretching(RandomShapes r) {
    int columns = r.upTo(60);
    int times = r.upTo(8);
    int channels = r.upTo(9);
    float[] x = r.numbers(channels, columns);
    NDArray y = r.ops().resizeLinear(r.tensor(x, 1, channels, columns), times);
    return r.near(
        y,
        PLACED,
        (place, sum) -> {
          int made = columns * times;
          int from = place / made * columns;
          double at = Math.max(0, (place % made + 0.5) / times - 0.5);
          int before = (int) at;
          sum.add(x[from + before] * (1 - (at - before)));
          sum.add(x[from + Math.min(before + 1, columns - 1)] * (at - before));
        });
  }

  private static Comparison mirroring(RandomShapes r) {
    int columns = 2 + r.upTo(60);
    int pad = r.upTo(columns - 1);
    float[] x = r.numbers(3, columns);
    NDArray y = r.ops().reflected(r.tensor(x, 1, 3, columns), pad);
    return r.near(
        y,
        EXACT,
        (place, sum) -> {
          int at = Math.abs(place % (columns + 2 * pad) - pad);
          int from = place / (columns + 2 * pad) * columns;
          sum.add(x[from + (at < columns ? at : 2 * (columns - 1) - at)]);
        });
  }

  private static Comparison spectrum(RandomShapes r) {
    int length = 2 * (3 + r.upTo(30));
    int hop = r.upTo(length / 2);
    int samples = hop * (4 + r.upTo(20)) + length;
    float[] x = r.numbers(samples);
    ShortTimeFourier fourier = ShortTimeFourier.of(r.manager(), length, hop);
    NDArray y = fourier.forward(r.ops(), r.tensor(x, 1, samples));
    int frames = Math.toIntExact(y.getShape().get(2));
    int bins = length / 2 + 1;
    return r.sums(
        y,
        DataType.FLOAT32,
        (place, sum) -> {
          int band = place / frames;
          int k = band % bins;
          for (int n = 0; n < length; n++) {
            int at = Math.abs(place % frames * hop + n - length / 2);
            double angle = 2 * StrictMath.PI * ((long) k * n % length) / length;
            boolean isSilent = band >= bins && (k == 0 || k == bins - 1);
            double wave = band < bins ? StrictMath.cos(angle) : -StrictMath.sin(angle);
            sum.add(
                isSilent
                    ? 0
                    : wave * fourier.window()[n] * x[at < samples ? at : 2 * (samples - 1) - at]);
          }
        });
  }

  private static Comparison wave(RandomShapes r) {
    int length = 4 * (1 + r.upTo(12));
    int hop = length / 4;
    int samples = hop * (8 + r.upTo(20));
    float[] x = r.numbers(samples);
    ShortTimeFourier fourier = ShortTimeFourier.of(r.manager(), length, hop);
    NDArray y = fourier.inverse(r.ops(), fourier.forward(r.ops(), r.tensor(x, 1, samples)));
    return r.near(y, 2e-5, (place, sum) -> sum.add(x[place]));
  }
}
