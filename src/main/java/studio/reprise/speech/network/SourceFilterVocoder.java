package studio.reprise.speech.network;

import java.util.Arrays;
import studio.reprise.audio.Fourier;
import studio.reprise.audio.Mel;
import studio.reprise.audio.MelBank;
import studio.reprise.audio.Windows;
import studio.reprise.speech.Cancellation;

/**
 * Turns a log-mel spectrogram and a pitch contour into 24 kHz sound without trained weights:
 * harmonics whose amplitudes are fitted to the mel, minimum-phase, plus shaped noise, and a few
 * passes that pull the result's mel towards the given one. In 64 bit, on one thread, every function
 * of a number by StrictMath or in a fixed order: the same bits everywhere.
 *
 * <p>Letters: T frames of 480 samples, K = 961 bins of 12.5 Hz, J mel bands, H harmonics.
 */
public final class SourceFilterVocoder {
  private static final int HOP = 480;
  private static final int FFT = 1920;
  private static final int BINS = FFT / 2 + 1;

  /** Told once per chunk of work, in the order of the stages. */
  @FunctionalInterface
  public interface Steps {
    void done(int done, int total);
  }

  private final SourceFilterConfig config;
  private final HarmonicSource source;
  private final MelBank bank;
  private final double[] columnSums = new double[BINS];

  private final double[] hann = Windows.periodicHann(FFT);

  public SourceFilterVocoder(SourceFilterConfig config) {
    this.config = config;
    this.bank = MelBank.slaney(80, FFT, HarmonicSource.RATE_HZ, 8000);
    this.source = new HarmonicSource(config, bank);
    Arrays.fill(columnSums, 1e-9);
    for (int j = 0; j < bank.bands(); j++) {
      double[] row = bank.weights()[j];
      for (int i = 0; i < row.length; i++) {
        columnSums[bank.firstBin()[j] + i] += row[i];
      }
    }
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
   * @param ripple whether that is the pitch of the mel
   * @param noise standard normal values, {@code [noiseLength(T)]}
   * @return {@code [480 T]} samples
   */
  public float[] speak(
      Mel mel,
      float[] predictedHz,
      MelRipple ripple,
      float[] noise,
      Steps steps,
      Cancellation cancel) {
    int frames = mel.frames();
    int total = 4 + config.melCorrectionIterations();
    double[][] magnitudes = magnitudes(mel);
    HarmonicSource.Pitch pitch = source.pitch(predictedHz);
    cancel.check();
    HarmonicSource.Harmonics harmonics = source.harmonics(pitch, magnitudes, cancel);
    steps.done(1, total);
    double[][] envelope = envelope(magnitudes, cancel);
    steps.done(2, total);
    double[] wave = new SineSum(pitch, harmonics).wave(cancel);
    steps.done(3, total);
    addNoise(wave, envelope, pitch, noise, frames, cancel);
    steps.done(4, total);
    for (int pass = 0; pass < config.melCorrectionIterations(); pass++) {
      wave = corrected(wave, magnitudes, ripple, cancel);
      steps.done(5 + pass, total);
    }
    float[] samples = new float[wave.length];
    for (int n = 0; n < wave.length; n++) {
      samples[n] = (float) Math.max(-config.audioLimit(), Math.min(config.audioLimit(), wave[n]));
    }
    return samples;
  }

  /** Speaks a mel at its own pitch. */
  public float[] speak(
      Mel mel, float[] predictedHz, float[] noise, Steps steps, Cancellation cancel) {
    return speak(mel, predictedHz, MelRipple.SPOKEN, noise, steps, cancel);
  }

  /**
   * A mel as its speech would have it at another pitch.
   *
   * @param mel natural log, {@code [T, 80]}
   * @param shownHz the pitch that it shows, {@code [T]}; frames below the voiced floor stay
   * @param spokenHz the pitch that it is to show, {@code [T]}; frames with the same pitch stay
   */
  public Mel moved(Mel mel, float[] shownHz, float[] spokenHz) {
    float[] values = mel.values().clone();
    double[][] magnitudes = magnitudes(mel);
    for (int t = 0; t < mel.frames(); t++) {
      boolean isVoiced =
          shownHz[t] > config.f0ThresholdHz() && spokenHz[t] > config.f0ThresholdHz();
      if (isVoiced && shownHz[t] != spokenHz[t]) {
        double[] moved = source.moved(magnitudes[t], shownHz[t], spokenHz[t]);
        for (int j = 0; j < moved.length; j++) {
          values[t * mel.bands() + j] = (float) StrictMath.log(Math.max(1e-5, moved[j]));
        }
      }
    }
    return new Mel(values, mel.frames(), mel.bands(), mel.framesPerSecond());
  }

  /** The part of the voice that has a pitch. */
  HarmonicSource source() {
    return source;
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
            s,
            magnitudes[t],
            MelRipple.SPOKEN,
            update,
            1e-9,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY);
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
      double[] spectrum,
      double[] wanted,
      MelRipple ripple,
      double[] out,
      double floor,
      double low,
      double high) {
    Arrays.fill(out, 0);
    double[] found = new double[bank.bands()];
    for (int j = 0; j < found.length; j++) {
      found[j] = bank.band(j, spectrum);
    }
    double[] over = ripple.withoutHarmonics(wanted);
    double[] under = ripple.withoutHarmonics(found);
    for (int j = 0; j < found.length; j++) {
      double ratio = over[j] / (under[j] + floor);
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

  private void addNoise(
      double[] wave,
      double[][] envelope,
      HarmonicSource.Pitch pitch,
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
            envelope[t][k] / config.noiseScaleIn() * (pitch.voiced()[t] ? source.noiseShare(k) : 1);
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
  private double[] corrected(
      double[] wave, double[][] magnitudes, MelRipple ripple, Cancellation cancel) {
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
      spreadRatios(size, magnitudes[t], ripple, gain, 1e-6, config.gainMin(), config.gainMax());
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
  double[] beforeCorrection(
      Mel mel, HarmonicSource.Pitch pitch, HarmonicSource.Harmonics harmonics, float[] noise) {
    double[] wave = new SineSum(pitch, harmonics).wave(Cancellation.NEVER);
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
