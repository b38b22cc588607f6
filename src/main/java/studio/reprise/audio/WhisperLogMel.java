package studio.reprise.audio;

/**
 * Whisper's features: log10 mel power at 100 frames a second, limited to 8 decades below the
 * loudest value, scaled by (x + 4) / 4. Paper: arXiv 2212.04356.
 *
 * @param bank the filters, Slaney to 8 kHz on a 400-point transform of 16 kHz sound
 */
public record WhisperLogMel(MelBank bank) {
  public static final int SAMPLE_RATE_HZ = 16000;
  public static final int HOP_SAMPLES = 160;
  private static final int FFT_LENGTH = 400;

  public static WhisperLogMel ofBands(int bands) {
    return new WhisperLogMel(MelBank.slaney(bands, FFT_LENGTH, SAMPLE_RATE_HZ, 8000));
  }

  /**
   * @param wave 16 kHz sound
   * @param paddedSamples length up to which silence is appended; a multiple of the hop, at least
   *     the wave's length
   * @return {@code [paddedSamples / 160, bands]}
   */
  public Mel of(float[] wave, int paddedSamples) {
    if (paddedSamples < wave.length
        || paddedSamples % HOP_SAMPLES != 0
        || paddedSamples <= FFT_LENGTH / 2) {
      throw new IllegalArgumentException(
          wave.length + " samples cannot be padded to " + paddedSamples);
    }
    float[] padded = java.util.Arrays.copyOf(wave, paddedSamples);
    int frames = paddedSamples / HOP_SAMPLES;
    double[] window = Windows.periodicHann(FFT_LENGTH);
    Fourier fourier = Fourier.ofLength(FFT_LENGTH);
    double[] frame = new double[FFT_LENGTH];
    double[] re = new double[fourier.bins()];
    double[] im = new double[fourier.bins()];
    double[] logs = new double[frames * bank.bands()];
    double loudest = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < frames; t++) {
      for (int i = 0; i < FFT_LENGTH; i++) {
        int at = t * HOP_SAMPLES + i - FFT_LENGTH / 2;
        frame[i] = MelSpectrogram.reflected(padded, at) * window[i];
      }
      fourier.forward(frame, re, im);
      for (int k = 0; k < re.length; k++) {
        re[k] = re[k] * re[k] + im[k] * im[k];
      }
      for (int band = 0; band < bank.bands(); band++) {
        double log = StrictMath.log10(Math.max(bank.band(band, re), 1e-10));
        logs[t * bank.bands() + band] = log;
        loudest = Math.max(loudest, log);
      }
    }
    float[] values = new float[logs.length];
    for (int i = 0; i < logs.length; i++) {
      values[i] = (float) ((Math.max(logs[i], loudest - 8) + 4) / 4);
    }
    return new Mel(values, frames, bank.bands(), (double) SAMPLE_RATE_HZ / HOP_SAMPLES);
  }
}
