package studio.reprise.speech.network;

import studio.reprise.speech.Cancellation;
import studio.reprise.speech.network.HarmonicSource.Harmonics;
import studio.reprise.speech.network.HarmonicSource.Pitch;

/**
 * Additive synthesis: the sinusoids of a line added up, amplitude, pitch and phase drawn straight
 * from frame to frame. A frame's values hold at the middle of its 480 samples.
 *
 * <p>Letters: T frames, H harmonics.
 */
final class SineSum {
  private static final int HOP = 480;
  private static final double TWO_PI = 2 * StrictMath.PI;
  private static final double SILENT = 1e-7;

  private final Pitch pitch;

  /** {@code [T][H]}, of full scale. */
  private final double[][] amplitude;

  /** {@code [T][H]} in radians, unwrapped over the frames. */
  private final double[][] phase;

  /** Which harmonics are heard anywhere, {@code [H]}. */
  private final boolean[] sounding;

  /** Phase of the first harmonic at every sample, in radians. */
  private final double[] theta;

  /** How far every sample lies between the frame before it and the next one, 0 to 1. */
  private final double[] right;

  private final double[] wave;
  private final double[] sines = new double[2 * HOP];
  private final FixedSine.Block block = new FixedSine.Block(sines.length);

  SineSum(Pitch pitch, Harmonics harmonics) {
    this.pitch = pitch;
    amplitude = harmonics.amplitude();
    phase = unwrapped(harmonics.phase());
    sounding = sounding(amplitude);
    int frames = pitch.f0Hz().length;
    wave = new double[HOP * frames];
    theta = new double[wave.length];
    right = new double[wave.length];
    double turned = 0;
    for (int n = 0; n < wave.length; n++) {
      int i = frameBefore(n, frames);
      int next = Math.min(i + 1, frames - 1);
      double r = frames == 1 ? 0 : placeOf(n, frames) - i;
      turned +=
          TWO_PI * (pitch.f0Hz()[i] * (1 - r) + pitch.f0Hz()[next] * r) / HarmonicSource.RATE_HZ;
      theta[n] = turned;
      right[n] = r;
    }
  }

  /** The sum, {@code [480 T]} samples at 24 kHz; to be called once, for it is added up in place. */
  double[] wave(Cancellation cancel) {
    int frames = amplitude.length;
    int to;
    for (int from = 0; from < wave.length; from = to) {
      cancel.check();
      int i = frameBefore(from, frames);
      to = from + 1;
      while (to < wave.length && to - from < sines.length && frameBefore(to, frames) == i) {
        to++;
      }
      int next = Math.min(i + 1, frames - 1);
      if (pitch.voiced()[i] || pitch.voiced()[next]) {
        addAll(from, to, i, next);
      }
    }
    return wave;
  }

  /** Adds the harmonics of the samples that lie between two frames. */
  private void addAll(int from, int to, int i, int next) {
    for (int h = 0; h < sounding.length; h++) {
      double a0 = amplitude[i][h];
      double a1 = amplitude[next][h];
      if (sounding[h] && (a0 != 0 || a1 != 0)) {
        setAngles(from, to, h + 1, phase[i][h], phase[next][h]);
        block.replace(sines, to - from);
        addSines(from, to, a0, a1);
      }
    }
  }

  // The two loops below see arrays of their own and nothing else that could lie in memory: the JVM
  // takes several samples at once then, and the bits stay the same.

  private void setAngles(int from, int to, double times, double phase0, double phase1) {
    double[] angles = sines;
    double[] first = theta;
    double[] rest = right;
    for (int k = 0; k < to - from; k++) {
      double r = rest[from + k];
      angles[k] = times * first[from + k] + phase0 * (1 - r) + phase1 * r;
    }
  }

  private void addSines(int from, int to, double a0, double a1) {
    double[] sum = wave;
    double[] added = sines;
    double[] rest = right;
    for (int k = 0; k < to - from; k++) {
      double r = rest[from + k];
      sum[from + k] += (a0 * (1 - r) + a1 * r) * added[k];
    }
  }

  private static boolean[] sounding(double[][] amplitude) {
    boolean[] sounding = new boolean[amplitude[0].length];
    for (double[] row : amplitude) {
      for (int h = 0; h < row.length; h++) {
        sounding[h] |= row[h] >= SILENT;
      }
    }
    return sounding;
  }

  /** Where a sample lies, in frames. */
  private static double placeOf(int sample, int frames) {
    return Math.max(0, Math.min(frames - 1, (sample - HOP / 2) / (double) HOP));
  }

  /** The frame whose middle is the last before a sample; never the last frame, if there are two. */
  private static int frameBefore(int sample, int frames) {
    return Math.max(0, Math.min((int) placeOf(sample, frames), frames - 2));
  }

  /** Phases without jumps of more than half a turn from frame to frame. */
  private static double[][] unwrapped(double[][] wrapped) {
    double[][] phase = new double[wrapped.length][];
    phase[0] = wrapped[0].clone();
    double[] shift = new double[wrapped[0].length];
    for (int t = 1; t < wrapped.length; t++) {
      phase[t] = new double[shift.length];
      for (int h = 0; h < shift.length; h++) {
        double step = wrapped[t][h] - wrapped[t - 1][h];
        double turned = step + StrictMath.PI;
        turned = turned - TWO_PI * Math.floor(turned / TWO_PI) - StrictMath.PI;
        if (turned == -StrictMath.PI && step > 0) {
          turned = StrictMath.PI;
        }
        if (Math.abs(step) >= StrictMath.PI) {
          shift[h] += turned - step;
        }
        phase[t][h] = wrapped[t][h] + shift[h];
      }
    }
    return phase;
  }
}
