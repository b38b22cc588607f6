package studio.reprise.speech.network;

import java.util.Arrays;
import studio.reprise.audio.Fourier;
import studio.reprise.audio.MelBank;
import studio.reprise.speech.Cancellation;

/**
 * The part of the source-filter voice that has a pitch: harmonics whose amplitudes are fitted to
 * the mel, in minimum phase. {@link SineSum} adds them up.
 *
 * <p>Letters: T frames of 480 samples, K = 961 bins of 12.5 Hz, J mel bands, H harmonics.
 */
final class HarmonicSource {
  static final int RATE_HZ = 24000;
  private static final int FFT = 1920;
  private static final int BINS = FFT / 2 + 1;
  private static final double BIN_HZ = (double) RATE_HZ / FFT;

  /**
   * Voicing and the filled pitch of each frame.
   *
   * @param voiced which frames have harmonics
   * @param f0Hz a pitch for every frame, voiced or not
   */
  record Pitch(boolean[] voiced, double[] f0Hz) {}

  /**
   * The sinusoids of a line.
   *
   * @param fitted amplitudes as fitted, {@code [T][H]}
   * @param amplitude amplitudes as they sound, {@code [T][H]}
   * @param phase minimum phase, wrapped, {@code [T][H]}
   */
  record Harmonics(double[][] fitted, double[][] amplitude, double[][] phase) {}

  /** Between its harmonics a voice has still some 20 dB less than on them. */
  private static final double LEAST_KEPT = 0.1;

  private final SourceFilterConfig config;
  private final MelBank bank;

  /**
   * The mel response of a sinusoid seen through a Hann window, for each band from {@code lobeFirst}
   * on.
   */
  private final double[][] lobes;

  private final int[] lobeFirst;
  private final double[] noiseShare = new double[BINS];

  HarmonicSource(SourceFilterConfig config, MelBank bank) {
    this.config = config;
    this.bank = bank;
    int bands = bank.bands();
    lobes = new double[bands][];
    lobeFirst = new int[bands];
    for (int j = 0; j < bands; j++) {
      double[] row = bank.weights()[j];
      lobeFirst[j] = bank.firstBin()[j] - 1;
      lobes[j] = new double[row.length + 2];
      for (int i = 0; i < lobes[j].length; i++) {
        lobes[j][i] = 0.5 * at(row, i - 2) + at(row, i - 1) + 0.5 * at(row, i);
      }
    }
    for (int k = 0; k < BINS; k++) {
      double slope = -(BIN_HZ * k - config.noiseMixCentreHz()) / config.noiseMixSlopeHz();
      noiseShare[k] = config.noiseMixVoiced() / (1 + StrictMath.exp(slope));
    }
  }

  private static double at(double[] row, int i) {
    return i >= 0 && i < row.length ? row[i] : 0;
  }

  /** Share of noise in a voiced frame's bin. */
  double noiseShare(int bin) {
    return noiseShare[bin];
  }

  /** Voicing without single flips; gaps of the pitch filled by straight lines. */
  Pitch pitch(float[] predictedHz) {
    int frames = predictedHz.length;
    double[] q = new double[frames];
    boolean[] voiced = new boolean[frames];
    for (int t = 0; t < frames; t++) {
      q[t] = predictedHz[t] > config.f0ThresholdHz() ? predictedHz[t] : 0;
      voiced[t] = q[t] > config.voicedFloorHz();
    }
    for (int t = 1; t < frames - 1; t++) {
      if (voiced[t - 1] == voiced[t + 1]) {
        voiced[t] = voiced[t - 1];
      }
    }
    int count = 0;
    double[] xs = new double[frames];
    double[] ys = new double[frames];
    for (int t = 0; t < frames; t++) {
      if (voiced[t]) {
        xs[count] = t;
        ys[count++] = q[t];
      }
    }
    double[] f0 = new double[frames];
    double median = config.defaultF0Hz();
    if (count > 0) {
      double[] sorted = Arrays.copyOf(ys, count);
      Arrays.sort(sorted);
      median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }
    for (int t = 0; t < frames; t++) {
      f0[t] = count == 0 ? config.defaultF0Hz() : interpolate(t, xs, ys, count);
      if (f0[t] < config.voicedFloorHz()) {
        f0[t] = median < config.voicedFloorHz() ? config.defaultF0Hz() : median;
      }
    }
    return new Pitch(voiced, f0);
  }

  /** Piecewise linear through the first {@code count} points, constant outside. */
  private static double interpolate(double x, double[] xs, double[] ys, int count) {
    if (x <= xs[0]) {
      return ys[0];
    }
    if (x >= xs[count - 1]) {
      return ys[count - 1];
    }
    int low = 0;
    int high = count - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (xs[middle] <= x) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return ys[low] + (ys[high] - ys[low]) * ((x - xs[low]) / (xs[high] - xs[low]));
  }

  Harmonics harmonics(Pitch pitch, double[][] magnitudes, Cancellation cancel) {
    int frames = magnitudes.length;
    double lowest = Double.MAX_VALUE;
    for (double f0 : pitch.f0Hz()) {
      lowest = Math.min(lowest, f0);
    }
    int count = (int) (8000 / lowest);
    double[][] fitted = new double[frames][count];
    double[][] amplitude = new double[frames][count];
    double[][] phase = new double[frames][];
    for (int t = 0; t < frames; t++) {
      if (t % 64 == 0) {
        cancel.check();
      }
      double f0 = pitch.f0Hz()[t];
      int usable = usable(f0, count);
      fit(fitted[t], usable, f0, magnitudes[t]);
      if (pitch.voiced()[t]) {
        for (int h = 0; h < usable; h++) {
          double share = lookUp(noiseShare, (h + 1) * f0);
          amplitude[t][h] = fitted[t][h] / 480 * Math.sqrt(1 - share * share);
        }
      }
      phase[t] = minimumPhase(fitted[t], usable, f0, count);
    }
    return new Harmonics(fitted, amplitude, phase);
  }

  private int usable(double f0, int count) {
    int usable = 0;
    while (usable < count && (usable + 1) * f0 < config.maxHarmonicHz()) {
      usable++;
    }
    return usable;
  }

  /**
   * A voiced frame's mel as another pitch would show it: its harmonics are fitted, an envelope is
   * laid through them, and harmonics are set under that at the other pitch; what no harmonic made
   * stays, so that a small bend changes little. Wide bands hold several of either and stay.
   */
  double[] moved(double[] magnitude, double shownHz, double spokenHz) {
    int most = (int) (8000 / Math.min(shownHz, spokenHz));
    int before = usable(shownHz, most);
    int after = usable(spokenHz, most);
    double[] shown = new double[before];
    fit(shown, before, shownHz, magnitude);
    double[] at = new double[before];
    double[] height = new double[before];
    for (int h = 0; h < before; h++) {
      at[h] = (h + 1) * shownHz;
      height[h] = StrictMath.log(Math.max(1e-9, shown[h]));
    }
    double[] spoken = new double[after];
    for (int h = 0; h < after; h++) {
      // Fewer harmonics are each higher, so that what many of them make is as high as before.
      spoken[h] =
          StrictMath.exp(interpolate((h + 1) * spokenHz, at, height, before)) * spokenHz / shownHz;
    }
    double[] from = mel(shown, shownHz);
    double[] to = mel(spoken, spokenHz);
    double[] moved = new double[bank.bands()];
    for (int j = 0; j < moved.length; j++) {
      double share = MelRipple.narrowness(j);
      double rest = magnitude[j] - from[j];
      double here = Math.max(LEAST_KEPT * magnitude[j], to[j] + rest);
      moved[j] = (1 - share) * magnitude[j] + share * here;
    }
    return moved;
  }

  /** The mel of harmonics. */
  private double[] mel(double[] a, double f0) {
    double[] mel = new double[bank.bands()];
    for (int h = 0; h < a.length; h++) {
      double x = Math.max(0, Math.min(959, (h + 1) * f0 / BIN_HZ));
      int i = (int) x;
      double r = x - i;
      for (int j = 0; j < mel.length; j++) {
        int first = lobeFirst[j];
        mel[j] += a[h] * (at(lobes[j], i - first) * (1 - r) + at(lobes[j], i + 1 - first) * r);
      }
    }
    return mel;
  }

  /** Multiplicative updates that make the harmonics' mel equal the frame's. */
  private void fit(double[] a, int usable, double f0, double[] magnitude) {
    int bands = bank.bands();
    // Sparse response of each harmonic: the bands it reaches, and how strongly.
    int[][] reached = new int[usable][];
    double[][] response = new double[usable][];
    double[] total = new double[usable];
    double mean = 0;
    for (int j = 0; j < bands; j++) {
      mean += magnitude[j];
    }
    mean = mean / bands / 10;
    int[] bandsHere = new int[bands];
    double[] valuesHere = new double[bands];
    for (int h = 0; h < usable; h++) {
      double x = Math.max(0, Math.min(959, (h + 1) * f0 / BIN_HZ));
      int i = (int) x;
      double r = x - i;
      int found = 0;
      double sum = 0;
      for (int j = 0; j < bands; j++) {
        int first = lobeFirst[j];
        if (i + 1 < first || i >= first + lobes[j].length) {
          continue;
        }
        double value = at(lobes[j], i - first) * (1 - r) + at(lobes[j], i + 1 - first) * r;
        if (value != 0) {
          bandsHere[found] = j;
          valuesHere[found++] = value;
          sum += value;
        }
      }
      reached[h] = Arrays.copyOf(bandsHere, found);
      response[h] = Arrays.copyOf(valuesHere, found);
      total[h] = sum + 1e-9;
      a[h] = mean;
    }
    double[] ratio = new double[bands];
    for (int pass = 0; pass < config.amplitudeIterations(); pass++) {
      Arrays.fill(ratio, 1e-7);
      for (int h = 0; h < usable; h++) {
        for (int i = 0; i < reached[h].length; i++) {
          ratio[reached[h][i]] += a[h] * response[h][i];
        }
      }
      for (int j = 0; j < bands; j++) {
        ratio[j] = magnitude[j] / ratio[j];
      }
      for (int h = 0; h < usable; h++) {
        double sum = 0;
        for (int i = 0; i < reached[h].length; i++) {
          sum += response[h][i] * ratio[reached[h][i]];
        }
        a[h] *= sum / total[h];
      }
    }
  }

  /** Value of a table over bins at a frequency, linear between bins. */
  private static double lookUp(double[] table, double hz) {
    double x = hz / BIN_HZ;
    if (x >= BINS - 1) {
      return table[BINS - 1];
    }
    int i = (int) x;
    double r = x - i;
    return table[i] * (1 - r) + table[i + 1] * r;
  }

  /**
   * Phase that a causal filter with these amplitudes has, at every harmonic, by the folded
   * cepstrum.
   */
  private double[] minimumPhase(double[] a, int usable, double f0, int count) {
    Fourier fourier = Fourier.ofLength(FFT);
    double[] re = new double[BINS];
    double[] im = new double[BINS];
    double[] cepstrum = new double[FFT];
    double[] xs = new double[Math.max(1, usable)];
    double[] ys = new double[Math.max(1, usable)];
    for (int h = 0; h < usable; h++) {
      xs[h] = (h + 1) * f0;
      ys[h] = a[h];
    }
    for (int k = 0; k < BINS; k++) {
      double value = usable == 0 ? 0 : interpolate(BIN_HZ * k, xs, ys, usable);
      re[k] = StrictMath.log(Math.max(1e-5, value));
    }
    fourier.inverse(re, im, cepstrum);
    for (int n = 1; n < FFT; n++) {
      cepstrum[n] = n < config.cepstrumCut() ? 2 * cepstrum[n] : 0;
    }
    fourier.forward(cepstrum, re, im);
    double[] phase = new double[count];
    for (int h = 0; h < count; h++) {
      phase[h] = lookUp(im, (h + 1) * f0);
    }
    return phase;
  }
}
