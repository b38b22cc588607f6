package studio.reprise.speech.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import studio.reprise.audio.Fourier;
import studio.reprise.audio.Mel;
import studio.reprise.audio.MelBank;
import studio.reprise.audio.Windows;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.SpeechException;

/**
 * Turns a log-mel spectrogram and a pitch contour into 24 kHz sound without trained weights:
 * harmonics whose amplitudes are fitted to the mel, minimum-phase, plus shaped noise, and a few
 * passes that pull the result's mel towards the given one. In 64 bit, on one thread, every function
 * of a number by StrictMath or in a fixed order: the same bits everywhere.
 *
 * <p>Letters: T frames of 480 samples, K = 961 bins of 12.5 Hz, J mel bands, H harmonics.
 */
public final class SourceFilterVocoder {
  private static final int RATE_HZ = 24000;
  private static final int HOP = 480;
  private static final int FFT = 1920;
  private static final int BINS = FFT / 2 + 1;
  private static final double BIN_HZ = (double) RATE_HZ / FFT;
  private static final double TWO_PI = 2 * StrictMath.PI;

  /**
   * The constants of {@code hift/config.json}, section {@code source_filter}.
   *
   * @param f0ThresholdHz a predicted pitch below this is silence of the voice
   * @param voicedFloorHz a frame above this is voiced
   * @param defaultF0Hz pitch of a line without any voiced frame
   * @param maxHarmonicHz no harmonic at or above
   * @param amplitudeIterations passes of the amplitude fit
   * @param envelopeIterations passes of the noise envelope fit
   * @param cepstrumCut cepstral values that shape the minimum phase
   * @param noiseMixVoiced share of noise in voiced frames, far above the centre
   * @param noiseMixCentreHz where half of that share is reached
   * @param noiseMixSlopeHz how fast
   * @param noiseWindow length of the noise frames in samples
   * @param noiseHop hop of the noise frames in samples
   * @param noiseScaleIn divides the envelope
   * @param noiseScaleOut divides the noise
   * @param melCorrectionIterations passes of the mel correction
   * @param gainMin least correction of a band
   * @param gainMax most correction of a band
   * @param cutoffBin first bin without sound
   * @param olaFloor least window power when frames are added up
   * @param audioLimit samples are limited to this
   */
  public record Config(
      double f0ThresholdHz,
      double voicedFloorHz,
      double defaultF0Hz,
      double maxHarmonicHz,
      int amplitudeIterations,
      int envelopeIterations,
      int cepstrumCut,
      double noiseMixVoiced,
      double noiseMixCentreHz,
      double noiseMixSlopeHz,
      int noiseWindow,
      int noiseHop,
      double noiseScaleIn,
      double noiseScaleOut,
      int melCorrectionIterations,
      double gainMin,
      double gainMax,
      int cutoffBin,
      double olaFloor,
      double audioLimit) {

    /**
     * Reads {@code hift/config.json}.
     *
     * @throws SpeechException when it is no JSON file
     */
    public static Config read(Path file) {
      try {
        return of(new ObjectMapper().readTree(Files.readString(file)));
      } catch (IOException e) {
        throw new SpeechException(file + " cannot be read: " + e.getMessage() + ".", e);
      }
    }

    /** From the file's content; a missing key has the value of the first pack. */
    public static Config of(JsonNode file) {
      JsonNode c = file.path("source_filter");
      return new Config(
          c.path("f0_threshold_hz").asDouble(60),
          c.path("voiced_floor_hz").asDouble(50),
          c.path("default_f0_hz").asDouble(120),
          c.path("max_harmonic_hz").asDouble(7900),
          c.path("amplitude_iterations").asInt(25),
          c.path("envelope_iterations").asInt(25),
          c.path("cepstrum_cut").asInt(120),
          c.path("noise_mix_voiced").asDouble(0.35),
          c.path("noise_mix_centre_hz").asDouble(5000),
          c.path("noise_mix_slope_hz").asDouble(500),
          c.path("noise_window").asInt(960),
          c.path("noise_hop").asInt(240),
          c.path("noise_scale_in").asDouble(23.8),
          c.path("noise_scale_out").asDouble(1.5),
          c.path("mel_correction_iterations").asInt(4),
          c.path("gain_min").asDouble(0.25),
          c.path("gain_max").asDouble(4),
          c.path("cutoff_bin").asInt(641),
          c.path("ola_floor").asDouble(0.2),
          c.path("audio_limit").asDouble(0.99));
    }
  }

  /** Told once per chunk of work, in the order of the stages. */
  @FunctionalInterface
  public interface Steps {
    void done(int done, int total);
  }

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

  private final Config config;
  private final MelBank bank;
  private final double[] columnSums = new double[BINS];

  /** The mel response of a sinusoid seen through a Hann window, {@code [J][K]}. */
  private final double[][] lobes;

  private final int[] lobeFirst;
  private final double[] noiseShare = new double[BINS];
  private final double[] hann = Windows.periodicHann(FFT);

  public SourceFilterVocoder(Config config) {
    this.config = config;
    this.bank = MelBank.slaney(80, FFT, RATE_HZ, 8000);
    Arrays.fill(columnSums, 1e-9);
    int bands = bank.bands();
    lobes = new double[bands][];
    lobeFirst = new int[bands];
    for (int j = 0; j < bands; j++) {
      double[] row = bank.weights()[j];
      int first = bank.firstBin()[j];
      for (int i = 0; i < row.length; i++) {
        columnSums[first + i] += row[i];
      }
      lobeFirst[j] = first - 1;
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

  /** Standard normal values that a line of {@code frames} frames needs. */
  public int noiseLength(int frames) {
    return HOP * frames + 2 * config.noiseWindow();
  }

  /**
   * Speaks a mel.
   *
   * @param mel natural log, {@code [T, 80]}
   * @param predictedHz pitch predictor's output, {@code [T]}
   * @param noise standard normal values, {@code [noiseLength(T)]}
   * @return {@code [480 T]} samples
   */
  public float[] speak(
      Mel mel, float[] predictedHz, float[] noise, Steps steps, Cancellation cancel) {
    int frames = mel.frames();
    int total = 4 + config.melCorrectionIterations();
    double[][] magnitudes = magnitudes(mel);
    Pitch pitch = pitch(predictedHz);
    cancel.check();
    Harmonics harmonics = harmonics(pitch, magnitudes, cancel);
    steps.done(1, total);
    double[][] envelope = envelope(magnitudes, cancel);
    steps.done(2, total);
    double[] wave = additive(pitch, harmonics, frames, cancel);
    steps.done(3, total);
    addNoise(wave, envelope, pitch, noise, frames, cancel);
    steps.done(4, total);
    for (int pass = 0; pass < config.melCorrectionIterations(); pass++) {
      wave = corrected(wave, magnitudes, cancel);
      steps.done(5 + pass, total);
    }
    float[] samples = new float[wave.length];
    for (int n = 0; n < wave.length; n++) {
      samples[n] = (float) Math.max(-config.audioLimit(), Math.min(config.audioLimit(), wave[n]));
    }
    return samples;
  }

  double[][] magnitudes(Mel mel) {
    double[][] magnitudes = new double[mel.frames()][mel.bands()];
    for (int t = 0; t < mel.frames(); t++) {
      for (int j = 0; j < mel.bands(); j++) {
        magnitudes[t][j] = Math.max(StrictMath.exp(mel.at(t, j)), 1e-5);
      }
    }
    return magnitudes;
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
      int usable = 0;
      while (usable < count && (usable + 1) * f0 < config.maxHarmonicHz()) {
        usable++;
      }
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

  /** Spectral envelope of the noise whose mel equals the frame's, {@code [T][K]}. */
  double[][] envelope(double[][] magnitudes, Cancellation cancel) {
    double[][] envelope = new double[magnitudes.length][BINS];
    double[] update = new double[BINS];
    for (int t = 0; t < magnitudes.length; t++) {
      if (t % 64 == 0) {
        cancel.check();
      }
      double[] s = envelope[t];
      Arrays.fill(s, 1);
      for (int pass = 0; pass < config.envelopeIterations(); pass++) {
        spreadRatios(
            s, magnitudes[t], update, 1e-9, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (int k = 0; k < BINS; k++) {
          s[k] *= update[k];
        }
      }
      Arrays.fill(s, config.cutoffBin(), BINS, 1e-6);
    }
    return envelope;
  }

  /** For each bin the mean over its bands of wanted / found mel, weighted by the filters. */
  private void spreadRatios(
      double[] spectrum, double[] wanted, double[] out, double floor, double low, double high) {
    Arrays.fill(out, 0);
    for (int j = 0; j < bank.bands(); j++) {
      double ratio = wanted[j] / (bank.band(j, spectrum) + floor);
      ratio = Math.max(low, Math.min(high, ratio));
      double[] row = bank.weights()[j];
      int first = bank.firstBin()[j];
      for (int i = 0; i < row.length; i++) {
        out[first + i] += row[i] * ratio;
      }
    }
    for (int k = 0; k < BINS; k++) {
      out[k] /= columnSums[k];
    }
  }

  /** Sum of the sinusoids with amplitude, pitch and phase drawn straight from frame to frame. */
  double[] additive(Pitch pitch, Harmonics harmonics, int frames, Cancellation cancel) {
    double[][] phase = unwrapped(harmonics.phase());
    int count = phase[0].length;
    boolean[] sounding = new boolean[count];
    for (double[] row : harmonics.amplitude()) {
      for (int h = 0; h < count; h++) {
        sounding[h] |= row[h] >= 1e-7;
      }
    }
    double[] wave = new double[HOP * frames];
    double theta = 0;
    for (int n = 0; n < wave.length; n++) {
      if (n % (64 * HOP) == 0) {
        cancel.check();
      }
      double s = Math.max(0, Math.min(frames - 1, (n - HOP / 2) / (double) HOP));
      int i = Math.max(0, Math.min((int) s, frames - 2));
      int next = Math.min(i + 1, frames - 1);
      double r = frames == 1 ? 0 : s - i;
      theta += TWO_PI * (pitch.f0Hz()[i] * (1 - r) + pitch.f0Hz()[next] * r) / RATE_HZ;
      double[] a0 = harmonics.amplitude()[i];
      double[] a1 = harmonics.amplitude()[next];
      if (!pitch.voiced()[i] && !pitch.voiced()[next]) {
        continue;
      }
      double sum = 0;
      for (int h = 0; h < count; h++) {
        double amplitude = a0[h] * (1 - r) + a1[h] * r;
        if (sounding[h] && amplitude != 0) {
          sum +=
              amplitude
                  * FixedSine.sin((h + 1) * theta + phase[i][h] * (1 - r) + phase[next][h] * r);
        }
      }
      wave[n] = sum;
    }
    return wave;
  }

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

  private void addNoise(
      double[] wave,
      double[][] envelope,
      Pitch pitch,
      float[] noise,
      int frames,
      Cancellation cancel) {
    int window = config.noiseWindow();
    int hop = config.noiseHop();
    int stride = FFT / window;
    double[] shape = Windows.symmetricHann(window);
    Fourier fourier = Fourier.ofLength(window);
    double[] re = new double[fourier.bins()];
    double[] im = new double[fourier.bins()];
    double[] frame = new double[window];
    double[] sum = new double[HOP * frames + 2 * window];
    int last = 2 * frames + 1;
    for (int i = 0; i <= last; i++) {
      if (i % 128 == 0) {
        cancel.check();
      }
      int t = i == 0 ? 0 : i == last ? frames - 1 : (i - 1) / 2;
      for (int n = 0; n < window; n++) {
        frame[n] = noise[hop * i + n] * shape[n];
      }
      fourier.forward(frame, re, im);
      for (int q = 0; q < re.length; q++) {
        int k = Math.min(BINS - 1, stride * q);
        double gain =
            envelope[t][k] / config.noiseScaleIn() * (pitch.voiced()[t] ? noiseShare[k] : 1);
        re[q] *= gain;
        im[q] *= gain;
      }
      fourier.inverse(re, im, frame);
      for (int n = 0; n < window; n++) {
        sum[hop * i + n] += frame[n] * shape[n] / config.noiseScaleOut();
      }
    }
    for (int n = 0; n < wave.length; n++) {
      wave[n] += sum[HOP + n];
    }
  }

  /** One pass: every frame's spectrum is scaled so that its mel comes nearer to the wanted one. */
  private double[] corrected(double[] wave, double[][] magnitudes, Cancellation cancel) {
    int edge = (FFT - HOP) / 2;
    Fourier fourier = Fourier.ofLength(FFT);
    double[] padded = new double[wave.length + 2 * edge];
    System.arraycopy(wave, 0, padded, edge, wave.length);
    double[] sum = new double[padded.length];
    double[] power = new double[padded.length];
    double[] frame = new double[FFT];
    double[] re = new double[BINS];
    double[] im = new double[BINS];
    double[] size = new double[BINS];
    double[] gain = new double[BINS];
    for (int t = 0; t < magnitudes.length; t++) {
      if (t % 64 == 0) {
        cancel.check();
      }
      int start = HOP * t;
      for (int n = 0; n < FFT; n++) {
        frame[n] = padded[start + n] * hann[n];
      }
      fourier.forward(frame, re, im);
      for (int k = 0; k < BINS; k++) {
        size[k] = Math.sqrt(re[k] * re[k] + im[k] * im[k]) + 1e-9;
      }
      spreadRatios(size, magnitudes[t], gain, 1e-6, config.gainMin(), config.gainMax());
      for (int k = 0; k < BINS; k++) {
        double g = k < config.cutoffBin() ? gain[k] : 0;
        re[k] *= g;
        im[k] *= g;
      }
      fourier.inverse(re, im, frame);
      for (int n = 0; n < FFT; n++) {
        sum[start + n] += frame[n] * hann[n];
        power[start + n] += hann[n] * hann[n];
      }
    }
    double[] out = new double[wave.length];
    for (int n = 0; n < out.length; n++) {
      out[n] = sum[edge + n] / Math.max(power[edge + n], config.olaFloor());
    }
    return out;
  }

  /** The wave before the mel correction, for the golden vectors. */
  double[] beforeCorrection(Mel mel, Pitch pitch, Harmonics harmonics, float[] noise) {
    double[] wave = additive(pitch, harmonics, mel.frames(), Cancellation.NEVER);
    addNoise(
        wave,
        envelope(magnitudes(mel), Cancellation.NEVER),
        pitch,
        noise,
        mel.frames(),
        Cancellation.NEVER);
    return wave;
  }
}
