package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * A transposed convolution, written as a plain one with a channel for each phase of the output:
 * {@code y[rate q + r] = sum of x[q - j] w[rate j + r + offset]}. libtorch's own transposed
 * convolution rounds differently with the number of threads.
 *
 * @param phases from {@code in} to {@code out * rate} channels
 * @param rate output samples of each input frame
 */
public record Upsampling(Conv1d phases, int rate) {

  /**
   * Rearranges the weights of a transposed convolution.
   *
   * @param weight {@code [in, out, kernel]}; closed
   * @param bias {@code [out]}; closed
   * @param rate its stride
   * @param offset output samples that are dropped at the start, its padding
   */
  public static Upsampling of(NDArray weight, NDArray bias, int rate, int offset) {
    Shape shape = weight.getShape();
    int in = Math.toIntExact(shape.get(0));
    int out = Math.toIntExact(shape.get(1));
    int kernel = Math.toIntExact(shape.get(2));
    int reach = Math.max((rate - 1 + offset) / rate, Math.max(0, (kernel - 1 - offset) / rate));
    int taps = 2 * reach + 1;
    float[] from = weight.toFloatArray();
    float[] biases = bias.toFloatArray();
    float[] to = new float[out * rate * in * taps];
    float[] phaseBiases = new float[out * rate];
    for (int o = 0; o < out; o++) {
      for (int r = 0; r < rate; r++) {
        int phase = o * rate + r;
        phaseBiases[phase] = biases[o];
        for (int i = 0; i < in; i++) {
          for (int m = 0; m < taps; m++) {
            int tap = rate * (reach - m) + r + offset;
            if (tap >= 0 && tap < kernel) {
              to[(phase * in + i) * taps + m] = from[(i * out + o) * kernel + tap];
            }
          }
        }
      }
    }
    NDManager manager = weight.getManager();
    weight.close();
    bias.close();
    return new Upsampling(
        Conv1d.same(
            manager.create(to, new Shape((long) out * rate, in, taps)),
            manager.create(phaseBiases),
            1,
            1),
        rate);
  }

  /**
   * @param x {@code [B, in, T]}
   * @return {@code [B, out, rate T]}
   */
  public NDArray apply(TorchOps ops, NDArray x) {
    Shape shape = x.getShape();
    return phases
        .apply(ops, x) // [B, out rate, T]
        .reshape(shape.get(0), -1, rate, shape.get(2))
        .transpose(0, 1, 3, 2)
        .reshape(shape.get(0), -1, rate * shape.get(2));
  }
}
