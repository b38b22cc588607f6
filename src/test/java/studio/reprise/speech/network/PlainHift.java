package studio.reprise.speech.network;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import studio.reprise.speech.layer.Weights;

/**
 * HiFT behind its source as the paper's formulas in double precision: loops over channels, taps and
 * frames, nothing shared with the product but the checkpoint's names. Slow, and plainly right.
 */
final class PlainHift {
  private static final int[] RATES = {8, 5, 3};
  private static final int[] KERNELS = {16, 11, 7};
  private static final int[] BLOCK_KERNELS = {3, 7, 11};
  private static final int[] SOURCE_KERNELS = {7, 7, 11};
  private static final int[] DILATIONS = {1, 3, 5};
  private static final int[] DOWN = {15, 3, 1};
  private static final int FFT = 16;
  private static final int HOP = 4;
  private static final int BINS = FFT / 2 + 1;

  private final Weights weights;
  private final int channels;

  PlainHift(Weights weights, int channels) {
    this.weights = weights;
    this.channels = channels;
  }

  /**
   * Samples of a mel.
   *
   * @param mel {@code [80][T]}
   * @param source excitation, {@code [480 T]}
   */
  double[] wave(double[][] mel, double[] source) {
    double[][] spectrum = spectrum(source);
    double[][] x = conv("conv_pre", mel, channels, 7, 1);
    int width = channels;
    for (int i = 0; i < RATES.length; i++) {
      width /= 2;
      x = spread("ups." + i, each(x, v -> leaky(v, 0.1)), width, KERNELS[i], RATES[i]);
      if (i == RATES.length - 1) {
        x = reflectedOnTheLeft(x);
      }
      int taps = DOWN[i] == 1 ? 1 : 2 * DOWN[i];
      double[][] down =
          strided(
              weights.floats("source_downs." + i + ".weight", width, 2 * BINS, taps),
              weights.floats("source_downs." + i + ".bias", width),
              spectrum,
              taps,
              DOWN[i]);
      x = sum(x, residual("source_resblocks." + i, down, SOURCE_KERNELS[i]));
      double[][] all = new double[width][x[0].length];
      for (int j = 0; j < BLOCK_KERNELS.length; j++) {
        all = sum(all, residual("resblocks." + (3 * i + j), x, BLOCK_KERNELS[j]));
      }
      x = each(all, v -> v / BLOCK_KERNELS.length);
    }
    return samples(conv("conv_post", each(x, v -> leaky(v, 0.01)), 2 * BINS, 7, 1));
  }

  private static double leaky(double v, double slope) {
    return v > 0 ? v : slope * v;
  }

  private static double[][] each(double[][] x, DoubleUnaryOperator f) {
    double[][] y = new double[x.length][x[0].length];
    for (int c = 0; c < x.length; c++) {
      for (int t = 0; t < x[c].length; t++) {
        y[c][t] = f.applyAsDouble(x[c][t]);
      }
    }
    return y;
  }

  private static double[][] sum(double[][] a, double[][] b) {
    double[][] y = new double[a.length][a[0].length];
    for (int c = 0; c < a.length; c++) {
      for (int t = 0; t < a[c].length; t++) {
        y[c][t] = a[c][t] + b[c][t];
      }
    }
    return y;
  }

  private static double[][] reflectedOnTheLeft(double[][] x) {
    double[][] y = new double[x.length][x[0].length + 1];
    for (int c = 0; c < x.length; c++) {
      y[c][0] = x[c][1];
      System.arraycopy(x[c], 0, y[c], 1, x[c].length);
    }
    return y;
  }

  private double[][] residual(String name, double[][] x, int kernel) {
    for (int i = 0; i < DILATIONS.length; i++) {
      double[][] h = snake(name + ".activations1." + i, x);
      h = conv(name + ".convs1." + i, h, x.length, kernel, DILATIONS[i]);
      h = snake(name + ".activations2." + i, h);
      x = sum(x, conv(name + ".convs2." + i, h, x.length, kernel, 1));
    }
    return x;
  }

  private double[][] snake(String name, double[][] x) {
    float[] alphas = weights.floats(name + ".alpha", x.length);
    double[][] y = new double[x.length][];
    for (int c = 0; c < x.length; c++) {
      double alpha = alphas[c];
      y[c] =
          each(
              new double[][] {x[c]},
              v -> v + StrictMath.pow(StrictMath.sin(alpha * v), 2) / (alpha + 1e-9))[0];
    }
    return y;
  }

  /** Direction times length, row by row of the first dimension. */
  private double[] normed(String name, int first, int second, int kernel) {
    float[] length = weights.floats(name + ".parametrizations.weight.original0", first, 1, 1);
    float[] direction =
        weights.floats(name + ".parametrizations.weight.original1", first, second, kernel);
    double[] folded = new double[direction.length];
    int row = second * kernel;
    for (int i = 0; i < first; i++) {
      double squares = 0;
      for (int j = 0; j < row; j++) {
        squares += (double) direction[i * row + j] * direction[i * row + j];
      }
      for (int j = 0; j < row; j++) {
        folded[i * row + j] = length[i] * direction[i * row + j] / Math.sqrt(squares);
      }
    }
    return folded;
  }

  private double[][] conv(String name, double[][] x, int out, int kernel, int dilation) {
    double[] weight = normed(name, out, x.length, kernel);
    float[] bias = weights.floats(name + ".bias", out);
    int frames = x[0].length;
    double[][] y = new double[out][frames];
    for (int o = 0; o < out; o++) {
      Arrays.fill(y[o], bias[o]);
      for (int i = 0; i < x.length; i++) {
        for (int k = 0; k < kernel; k++) {
          int shift = dilation * (k - kernel / 2);
          double w = weight[(o * x.length + i) * kernel + k];
          for (int t = Math.max(0, -shift); t < Math.min(frames, frames - shift); t++) {
            y[o][t] += w * x[i][t + shift];
          }
        }
      }
    }
    return y;
  }

  private static double[][] strided(
      float[] weight, float[] bias, double[][] x, int kernel, int stride) {
    int padding = stride / 2;
    int frames = (x[0].length + 2 * padding - kernel) / stride + 1;
    double[][] y = new double[bias.length][frames];
    for (int o = 0; o < bias.length; o++) {
      for (int t = 0; t < frames; t++) {
        double sum = bias[o];
        for (int i = 0; i < x.length; i++) {
          for (int k = 0; k < kernel; k++) {
            int at = t * stride - padding + k;
            if (at >= 0 && at < x[0].length) {
              sum += weight[(o * x.length + i) * kernel + k] * x[i][at];
            }
          }
        }
        y[o][t] = sum;
      }
    }
    return y;
  }

  private double[][] spread(String name, double[][] x, int out, int kernel, int rate) {
    double[] weight = normed(name, x.length, out, kernel);
    float[] bias = weights.floats(name + ".bias", out);
    int frames = x[0].length;
    int padding = (kernel - rate) / 2;
    double[][] y = new double[out][rate * frames];
    for (int o = 0; o < out; o++) {
      Arrays.fill(y[o], bias[o]);
      for (int i = 0; i < x.length; i++) {
        for (int t = 0; t < frames; t++) {
          for (int k = 0; k < kernel; k++) {
            int n = rate * t + k - padding;
            if (n >= 0 && n < y[o].length) {
              y[o][n] += x[i][t] * weight[(i * out + o) * kernel + k];
            }
          }
        }
      }
    }
    return y;
  }

  private static double window(int n) {
    return 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * n / FFT);
  }

  private static double[][] spectrum(double[] wave) {
    int frames = 1 + wave.length / HOP;
    double[][] y = new double[2 * BINS][frames];
    for (int t = 0; t < frames; t++) {
      for (int n = 0; n < FFT; n++) {
        int at = Math.abs(HOP * t + n - FFT / 2);
        at = at < wave.length ? at : 2 * (wave.length - 1) - at;
        for (int k = 0; k < BINS; k++) {
          double angle = 2 * StrictMath.PI * k * n / FFT;
          y[k][t] += wave[at] * window(n) * StrictMath.cos(angle);
          y[BINS + k][t] -= wave[at] * window(n) * StrictMath.sin(angle);
        }
      }
    }
    return y;
  }

  private static double[] samples(double[][] post) {
    int frames = post[0].length;
    double[] sum = new double[HOP * (frames - 1) + FFT];
    double[] power = new double[sum.length];
    for (int t = 0; t < frames; t++) {
      for (int n = 0; n < FFT; n++) {
        double value = 0;
        for (int k = 0; k < BINS; k++) {
          double size = Math.min(100, StrictMath.exp(post[k][t]));
          double phase = StrictMath.sin(post[BINS + k][t]);
          double angle = 2 * StrictMath.PI * k * n / FFT;
          double share = k == 0 || k == BINS - 1 ? 1.0 / FFT : 2.0 / FFT;
          double imaginary = k == 0 || k == BINS - 1 ? 0 : size * StrictMath.sin(phase);
          value +=
              share
                  * (size * StrictMath.cos(phase) * StrictMath.cos(angle)
                      - imaginary * StrictMath.sin(angle));
        }
        sum[HOP * t + n] += value * window(n);
        power[HOP * t + n] += window(n) * window(n);
      }
    }
    double[] wave = new double[HOP * (frames - 1)];
    for (int n = 0; n < wave.length; n++) {
      wave[n] = Math.max(-0.99, Math.min(0.99, sum[n + FFT / 2] / power[n + FFT / 2]));
    }
    return wave;
  }
}
