package studio.reprise.ui.canvas;

/**
 * Where a sample lies on the screen. Ruler, waveform, spectrogram and timeline share one, so that
 * what happens at one time stands in one column.
 *
 * @param firstSample the sample at pixel 0; may lie between samples
 * @param samplesPerPixel above 0; below 1 single samples can be seen
 * @param sampleRateHz samples a second
 */
public record TimeScale(double firstSample, double samplesPerPixel, int sampleRateHz) {
  /** The closest look: one sample is so many pixels wide. */
  public static final double CLOSEST_PIXELS_PER_SAMPLE = 24;

  private static final double STEP_PIXELS = 80;
  private static final double[] STEPS = {1, 2, 5};

  public TimeScale {
    if (!(samplesPerPixel > 0) || sampleRateHz <= 0 || !Double.isFinite(firstSample)) {
      throw new IllegalArgumentException(
          "No scale: "
              + firstSample
              + ", "
              + samplesPerPixel
              + " a pixel, "
              + sampleRateHz
              + " Hz");
    }
  }

  /** A scale that shows {@code length} samples in {@code width} pixels. */
  public static TimeScale fitting(long length, double width, int sampleRateHz) {
    return new TimeScale(0, Math.max(1, length) / Math.max(1, width), sampleRateHz);
  }

  public double pixelOf(double sample) {
    return (sample - firstSample) / samplesPerPixel;
  }

  public double sampleAt(double pixel) {
    return firstSample + pixel * samplesPerPixel;
  }

  public double secondsAt(double pixel) {
    return sampleAt(pixel) / sampleRateHz;
  }

  /** The same sample stays under {@code pixel}; a factor above 1 looks closer. */
  public TimeScale zoomedAbout(double pixel, double factor) {
    double wanted =
        Math.max(1 / CLOSEST_PIXELS_PER_SAMPLE, samplesPerPixel / Math.max(1e-9, factor));
    return new TimeScale(sampleAt(pixel) - pixel * wanted, wanted, sampleRateHz);
  }

  /** As close as it gets, about a pixel. */
  public TimeScale toSample(double pixel) {
    return zoomedAbout(pixel, samplesPerPixel * CLOSEST_PIXELS_PER_SAMPLE);
  }

  /** What was {@code pixels} to the right moves to pixel 0. */
  public TimeScale panned(double pixels) {
    return new TimeScale(sampleAt(pixels), samplesPerPixel, sampleRateHz);
  }

  /** Never wider than the whole, never beyond its ends. */
  public TimeScale within(long length, double width) {
    double widest = Math.max(1, length) / Math.max(1, width);
    double closest = 1 / CLOSEST_PIXELS_PER_SAMPLE;
    double scale = Math.max(closest, Math.min(samplesPerPixel, Math.max(widest, closest)));
    double last = Math.max(0, length - width * scale);
    return new TimeScale(Math.max(0, Math.min(firstSample, last)), scale, sampleRateHz);
  }

  /** Shows a sample: unchanged when it is in view, else it comes to a tenth of the width. */
  public TimeScale showing(double sample, double width) {
    double pixel = pixelOf(sample);
    return pixel >= 0 && pixel < width ? this : panned(pixel - width / 10);
  }

  /** Seconds between two labels of a ruler: 1, 2 or 5 times a power of ten, then minutes. */
  public double tickSeconds() {
    double least = STEP_PIXELS * samplesPerPixel / sampleRateHz;
    if (least > 5) {
      for (double seconds : new double[] {10, 30, 60, 120, 300, 600, 1800, 3600}) {
        if (seconds >= least) {
          return seconds;
        }
      }
      return 3600 * Math.ceil(least / 3600);
    }
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : STEPS) {
      if (step * power >= least) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
