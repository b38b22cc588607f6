package studio.reprise.speech.check;

import java.util.Arrays;
import java.util.List;
import studio.reprise.audio.Fourier;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.network.FixedSine;

/** What is computed without libtorch, which a virtual machine may compile wrongly as well. */
enum JavaTrial implements Trial {
  FOURIER_400(400),
  FOURIER_1920(1920),
  SINES(240);

  private static final int AT = 701;
  private static final int BINS = 12;
  private static final double LARGEST_ANGLE = 5e4;

  private final int length;

  JavaTrial(int length) {
    this.length = length;
  }

  @Override
  public Sentence operation() {
    return this == SINES
        ? Sentence.of("the sines of the vocoder")
        : Sentence.of("the Fourier transform of {0}", length);
  }

  @Override
  public List<Object> kind() {
    return List.of(this);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    return this == SINES ? sines(laboratory) : spectrum(laboratory);
  }

  private Comparison sines(Laboratory laboratory) {
    double[] found = new double[length];
    double[] expected = new double[length];
    for (int i = 0; i < length; i++) {
      found[i] = LARGEST_ANGLE * laboratory.at(AT + i);
      expected[i] = StrictMath.sin(found[i]);
    }
    new FixedSine.Block(length).replace(found, length);
    return new Comparison(found, expected, same(1e-11, length));
  }

  private Comparison spectrum(Laboratory laboratory) {
    double[] wave = new double[length];
    double[] sin = new double[length];
    for (int n = 0; n < length; n++) {
      wave[n] = laboratory.at(AT + n);
      sin[n] = StrictMath.sin(2 * StrictMath.PI * n / length);
    }
    Fourier fourier = Fourier.ofLength(length);
    double[] re = new double[fourier.bins()];
    double[] im = new double[fourier.bins()];
    double[] back = new double[length];
    fourier.forward(wave.clone(), re, im);
    fourier.inverse(re, im, back);
    double[] found = new double[2 * BINS + length];
    double[] expected = new double[found.length];
    for (int b = 0; b < BINS; b++) {
      int k = b * (re.length - 1) / (BINS - 1);
      found[2 * b] = re[k];
      found[2 * b + 1] = im[k];
      expected[2 * b] = turned(wave, sin, length / 4, k);
      expected[2 * b + 1] = -turned(wave, sin, 0, k);
    }
    System.arraycopy(back, 0, found, 2 * BINS, length);
    System.arraycopy(wave, 0, expected, 2 * BINS, length);
    return new Comparison(found, expected, same(1e-10, found.length));
  }

  /** The wave against the k-th multiple of a table's wave, from a place of the table on. */
  private static double turned(double[] wave, double[] table, int from, int k) {
    double sum = 0;
    int turn = from;
    for (double value : wave) {
      sum += value * table[turn];
      turn += k;
      if (turn >= table.length) {
        turn -= table.length;
      }
    }
    return sum;
  }

  private static double[] same(double allowed, int count) {
    double[] all = new double[count];
    Arrays.fill(all, allowed);
    return all;
  }
}
