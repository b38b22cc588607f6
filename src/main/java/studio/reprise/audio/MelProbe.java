package studio.reprise.audio;

/**
 * Log-mel columns of a sound at any place, for the eye: the window and the bands of {@link
 * MelSpectrogram}, without its framing. A column costs one transform, so an overview of an hour
 * costs no more than that of a second. Thread-safe.
 */
public final class MelProbe {
  /** Mel bands a column. */
  public static final int BANDS = 80;

  /** No column is below this level. */
  public static final double FLOOR_DB = -100;

  private static final double HIGHEST_HZ = 8000;
  private static final double FLOOR = StrictMath.pow(10, FLOOR_DB / 20);

  private final Pcm pcm;
  private final int windowSamples;
  private final double[] window;
  private final MelBank bank;
  private final double topHz;

  public MelProbe(Pcm pcm) {
    this.pcm = pcm;
    this.windowSamples = Math.max(2, pcm.sampleRateHz() / 50 * 4);
    this.topHz = Math.min(HIGHEST_HZ, pcm.sampleRateHz() / 2.0);
    this.window = Windows.periodicHann(windowSamples);
    this.bank = MelBank.slaney(BANDS, windowSamples, pcm.sampleRateHz(), topHz);
  }

  public Pcm pcm() {
    return pcm;
  }

  /** Frequency in the middle of a band. */
  public double centreHz(int band) {
    return MelBank.slaneyCentreHz(band, BANDS, topHz);
  }

  /**
   * The column whose window is centred on a sample; beyond the ends is silence.
   *
   * @param into receives {@code [BANDS]} levels in dB, lowest band first: 20 log10 of the mel
   *     magnitude, so that 8.69 dB are 1 of the engine's natural logarithm
   */
  public void column(double centreSample, float[] into) {
    Fourier fourier = Fourier.ofLength(windowSamples);
    double[] frame = new double[windowSamples];
    double[] re = new double[fourier.bins()];
    double[] im = new double[fourier.bins()];
    long start = Math.round(centreSample) - windowSamples / 2;
    float[] samples = pcm.samples();
    for (int i = 0; i < windowSamples; i++) {
      long at = start + i;
      frame[i] = at >= 0 && at < samples.length ? samples[(int) at] * window[i] : 0;
    }
    fourier.forward(frame, re, im);
    for (int k = 0; k < re.length; k++) {
      re[k] = Math.sqrt(re[k] * re[k] + im[k] * im[k]);
    }
    for (int band = 0; band < BANDS; band++) {
      into[band] = (float) (20 * Math.log10(Math.max(FLOOR, bank.band(band, re))));
    }
  }
}
