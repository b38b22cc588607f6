package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * A short-time Fourier transform of a few points and its inverse, as convolutions with sines and
 * cosines under a periodic Hann window. Centred, edges reflected. libtorch's own transforms round
 * differently with the number of threads; convolutions do not.
 *
 * @param length points of the transform, even
 * @param hop step between frames in samples
 * @param window {@code [length]}
 * @param analysis from one channel to {@code length + 2}: cosines, then sines
 * @param synthesis their sum, one sample after the other
 */
public record ShortTimeFourier(
    int length, int hop, float[] window, Conv1d analysis, Upsampling synthesis) {

  /** Makes the waves; the manager owns them. */
  public static ShortTimeFourier of(NDManager manager, int length, int hop) {
    int bins = length / 2 + 1;
    float[] window = new float[length];
    for (int n = 0; n < length; n++) {
      window[n] = (float) (0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * n / length));
    }
    float[] analysis = new float[2 * bins * length];
    float[] synthesis = new float[analysis.length];
    for (int k = 0; k < bins; k++) {
      // Bins between the first and the last stand for their mirror image too.
      double weight = (k == 0 || k == bins - 1 ? 1.0 : 2.0) / length;
      for (int n = 0; n < length; n++) {
        double angle = 2 * StrictMath.PI * (k * n % length) / length;
        double cos = window[n] * StrictMath.cos(angle);
        double sin = k == 0 || k == bins - 1 ? 0 : -window[n] * StrictMath.sin(angle);
        analysis[k * length + n] = (float) cos;
        analysis[(bins + k) * length + n] = (float) sin;
        synthesis[k * length + n] = (float) (weight * cos);
        synthesis[(bins + k) * length + n] = (float) (weight * sin);
      }
    }
    Shape shape = new Shape(2L * bins, 1, length);
    return new ShortTimeFourier(
        length,
        hop,
        window,
        new Conv1d(
            manager.create(analysis, shape), manager.zeros(new Shape(2L * bins)), hop, 0, 1, 1),
        Upsampling.of(
            manager.create(synthesis, shape), manager.zeros(new Shape(1)), hop, length / 2));
  }

  /**
   * @param wave {@code [B, n]}, longer than half the length
   * @return {@code [B, length + 2, 1 + n / hop]}: real parts, then imaginary parts
   */
  public NDArray forward(TorchOps ops, NDArray wave) {
    NDArray padded = ops.reflected(wave.expandDims(1), length / 2); // [B, 1, n + length]
    return analysis.apply(ops, padded);
  }

  /**
   * @param spectrum {@code [B, length + 2, frames]}: real parts, then imaginary parts
   * @return {@code [B, hop (frames - 1)]}
   */
  public NDArray inverse(TorchOps ops, NDArray spectrum) {
    int frames = Math.toIntExact(spectrum.getShape().get(2));
    NDArray sum = synthesis.apply(ops, spectrum).squeeze(1); // [B, hop frames]
    float[] power = new float[length + hop * (frames - 1)];
    for (int frame = 0; frame < frames; frame++) {
      for (int n = 0; n < length; n++) {
        power[frame * hop + n] += window[n] * window[n];
      }
    }
    int samples = hop * (frames - 1);
    float[] kept = java.util.Arrays.copyOfRange(power, length / 2, length / 2 + samples);
    return sum.get(":, :" + samples).div(spectrum.getManager().create(kept));
  }
}
