package studio.reprise.audio;

/**
 * Kaldi's filter bank energies, as speaker encoders read them: 25 ms frames every 10 ms of 16 kHz
 * sound, DC removed, pre-emphasis 0.97, povey window, 512-point power spectrum, 80 mel bands,
 * natural log. No dither.
 */
public final class KaldiFbank {
  public static final int SAMPLE_RATE_HZ = 16000;
  public static final int BANDS = 80;
  private static final int FRAME_SAMPLES = 400;
  private static final int HOP_SAMPLES = 160;
  private static final int FFT_LENGTH = 512;
  private static final double PREEMPHASIS = 0.97;
  private static final double LOG_FLOOR = 1.1920928955078125e-07;
  private static final MelBank BANK = MelBank.kaldi(BANDS, FFT_LENGTH, SAMPLE_RATE_HZ);
  private static final double[] WINDOW = Windows.povey(FRAME_SAMPLES);

  private KaldiFbank() {}

  /**
   * @param wave 16 kHz sound of at least one frame, full scale -1..1
   * @return {@code [1 + (length - 400) / 160, 80]}
   */
  public static Mel of(float[] wave) {
    int frames = wave.length < FRAME_SAMPLES ? 0 : 1 + (wave.length - FRAME_SAMPLES) / HOP_SAMPLES;
    if (frames == 0) {
      throw new IllegalArgumentException(wave.length + " samples do not fill one frame");
    }
    Fourier fourier = Fourier.ofLength(FFT_LENGTH);
    double[] frame = new double[FFT_LENGTH];
    double[] re = new double[fourier.bins()];
    double[] im = new double[fourier.bins()];
    float[] values = new float[frames * BANDS];
    for (int t = 0; t < frames; t++) {
      int start = t * HOP_SAMPLES;
      double mean = 0;
      for (int i = 0; i < FRAME_SAMPLES; i++) {
        mean += wave[start + i];
      }
      mean /= FRAME_SAMPLES;
      java.util.Arrays.fill(frame, 0);
      for (int i = 0; i < FRAME_SAMPLES; i++) {
        double before = wave[start + Math.max(0, i - 1)] - mean;
        frame[i] = (wave[start + i] - mean - PREEMPHASIS * before) * WINDOW[i];
      }
      fourier.forward(frame, re, im);
      for (int k = 0; k < re.length; k++) {
        re[k] = re[k] * re[k] + im[k] * im[k];
      }
      for (int band = 0; band < BANDS; band++) {
        values[t * BANDS + band] = (float) StrictMath.log(Math.max(BANK.band(band, re), LOG_FLOOR));
      }
    }
    return new Mel(values, frames, BANDS, (double) SAMPLE_RATE_HZ / HOP_SAMPLES);
  }

  /** The same features minus each band's mean over time: what a speaker encoder is fed. */
  public static Mel withoutMean(Mel fbank) {
    float[] values = fbank.values().clone();
    for (int band = 0; band < fbank.bands(); band++) {
      double mean = 0;
      for (int t = 0; t < fbank.frames(); t++) {
        mean += fbank.at(t, band);
      }
      mean /= fbank.frames();
      for (int t = 0; t < fbank.frames(); t++) {
        values[t * fbank.bands() + band] = (float) (fbank.at(t, band) - mean);
      }
    }
    return new Mel(values, fbank.frames(), fbank.bands(), fbank.framesPerSecond());
  }
}
