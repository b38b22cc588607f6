package studio.reprise.audio;

/**
 * The flow's mel spectrogram: natural log of mel magnitudes, frames not centred, reflected edges.
 *
 * @param sampleRateHz rate of the sound it reads
 * @param fftLength window and transform length in samples
 * @param hopSamples samples a frame
 * @param bank the filters; {@code [bands, fftLength / 2 + 1]}
 */
public record MelSpectrogram(int sampleRateHz, int fftLength, int hopSamples, MelBank bank) {
  private static final double MAGNITUDE_FLOOR = 1e-9;
  private static final double LOG_FLOOR = 1e-5;

  /** 80 bands up to 8 kHz, 50 frames a second: the definition at 24 kHz and at 32 kHz. */
  public static MelSpectrogram at(int sampleRateHz) {
    int hop = sampleRateHz / 50;
    return new MelSpectrogram(
        sampleRateHz, 4 * hop, hop, MelBank.slaney(80, 4 * hop, sampleRateHz, 8000));
  }

  /**
   * @param pcm sound at {@link #sampleRateHz}, longer than the reflected edge
   * @return {@code [floor(length / hop), bands]}
   */
  public Mel of(Pcm pcm) {
    if (pcm.sampleRateHz() != sampleRateHz) {
      throw new IllegalArgumentException(
          "The sound has " + pcm.sampleRateHz() + " Hz, the spectrogram " + sampleRateHz);
    }
    int edge = (fftLength - hopSamples) / 2;
    if (pcm.length() <= edge) {
      throw new IllegalArgumentException(pcm.length() + " samples are too few for a spectrogram");
    }
    int frames = pcm.length() / hopSamples;
    double[] window = Windows.periodicHann(fftLength);
    Fourier fourier = Fourier.ofLength(fftLength);
    double[] frame = new double[fftLength];
    double[] re = new double[fourier.bins()];
    double[] im = new double[fourier.bins()];
    float[] values = new float[frames * bank.bands()];
    for (int t = 0; t < frames; t++) {
      for (int i = 0; i < fftLength; i++) {
        frame[i] = reflected(pcm.samples(), t * hopSamples + i - edge) * window[i];
      }
      fourier.forward(frame, re, im);
      for (int k = 0; k < re.length; k++) {
        re[k] = Math.sqrt(re[k] * re[k] + im[k] * im[k] + MAGNITUDE_FLOOR);
      }
      for (int band = 0; band < bank.bands(); band++) {
        values[t * bank.bands() + band] =
            (float) StrictMath.log(Math.max(bank.band(band, re), LOG_FLOOR));
      }
    }
    return new Mel(values, frames, bank.bands(), (double) sampleRateHz / hopSamples);
  }

  /**
   * Sample {@code index} of a wave that is mirrored at both ends without repeating the end samples.
   */
  static float reflected(float[] samples, int index) {
    int last = samples.length - 1;
    int i = index < 0 ? -index : index;
    return i <= last ? samples[i] : samples[2 * last - i];
  }
}
