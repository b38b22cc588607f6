package studio.reprise.audio;

import java.util.Arrays;

/**
 * Measures a sound that comes in pieces: EBU R 128 with ITU-R BS.1770-4 and EBU Tech 3342, and what
 * audiobook shops ask for. How the sound is cut into pieces changes no figure; a sound of hours
 * takes some bytes a hundredth of a second.
 */
public final class LoudnessMeter implements SampleSink {
  private static final double OFFSET = -0.691;
  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;
  private static final double RANGE_GATE = -20;
  private static final double RANGE_FROM = 0.10;
  private static final double RANGE_TO = 0.95;
  private static final int STEP = 10;
  private static final int MOMENTARY = 40;
  private static final int SHORT_TERM = 300;

  private final KWeighting[] weighting;
  private final TruePeak[] truePeaks;
  private final WindowPowers weighted;
  private final QuietParts quiet;

  private final Series blocks = new Series();
  private final Series shortTerms = new Series();
  private double mostMomentary;
  private double mostShortTerm;
  private double samplePeak;

  /**
   * @param channels 1 or more, each of the weight of a front one
   */
  public LoudnessMeter(int channels, int rateHz) {
    weighting = new KWeighting[channels];
    truePeaks = new TruePeak[channels];
    for (int c = 0; c < channels; c++) {
      weighting[c] = new KWeighting(rateHz);
      truePeaks[c] = new TruePeak(rateHz);
    }
    weighted = new WindowPowers(rateHz, SHORT_TERM);
    quiet = new QuietParts(channels, rateHz);
  }

  /**
   * The level alone of a sound that comes in pieces, where the other figures are not needed: it
   * costs a fraction.
   */
  public static final class Rough implements SampleSink {
    private final KWeighting weighting;
    private final WindowPowers weighted;
    private final Series blocks = new Series();
    private double squares;
    private long samples;

    /** A meter for one channel. */
    public Rough(int rateHz) {
      weighting = new KWeighting(rateHz);
      weighted = new WindowPowers(rateHz, MOMENTARY);
    }

    @Override
    public void write(float[] block, int from, int count) {
      for (int i = from; i < from + count; i++) {
        double sample = block[i];
        squares += sample * sample;
        double loud = weighting.next(sample);
        if (weighted.add(loud * loud)
            && weighted.hundredths() % STEP == 0
            && weighted.hundredths() >= MOMENTARY) {
          blocks.add(weighted.last(MOMENTARY));
        }
      }
      samples += count;
    }

    /** {@link Levels#lufs}. */
    public double lufs() {
      return LoudnessMeter.lufs(integrated(blocks, weighted));
    }

    /** {@link Levels#rmsDb}. */
    public double rmsDb() {
      return Levels.ofPower(samples == 0 ? 0 : squares / samples);
    }
  }

  /** Measures a whole sound. */
  public static Levels of(Pcm sound) {
    LoudnessMeter meter = new LoudnessMeter(1, sound.sampleRateHz());
    meter.write(sound.samples(), 0, sound.length());
    return meter.levels();
  }

  /** Takes samples of a sound of one channel. */
  @Override
  public void write(float[] samples, int from, int count) {
    write(new float[][] {samples}, from, count);
  }

  /**
   * Takes samples of all channels.
   *
   * @param channels {@code [channels][samples]}
   */
  public void write(float[][] channels, int from, int count) {
    if (channels.length != weighting.length) {
      throw new IllegalArgumentException(channels.length + " channels");
    }
    for (int i = from; i < from + count; i++) {
      double square = 0;
      for (int c = 0; c < channels.length; c++) {
        double loud = weighting[c].next(channels[c][i]);
        square += loud * loud;
      }
      if (weighted.add(square)) {
        windows();
      }
    }
    for (int c = 0; c < channels.length; c++) {
      truePeaks[c].write(channels[c], from, count);
      for (int i = from; i < from + count; i++) {
        samplePeak = Math.max(samplePeak, Math.abs(channels[c][i]));
      }
    }
    quiet.write(channels, from, count);
  }

  private void windows() {
    long now = weighted.hundredths();
    boolean isStep = now % STEP == 0;
    if (now >= MOMENTARY) {
      double power = weighted.last(MOMENTARY);
      mostMomentary = Math.max(mostMomentary, power);
      if (isStep) {
        blocks.add(power);
      }
    }
    if (now >= SHORT_TERM) {
      double power = weighted.last(SHORT_TERM);
      mostShortTerm = Math.max(mostShortTerm, power);
      if (isStep) {
        shortTerms.add(power);
      }
    }
  }

  /** The figures of everything so far; more may follow. */
  public Levels levels() {
    double peak = samplePeak;
    for (TruePeak each : truePeaks) {
      peak = Math.max(peak, each.highest());
    }
    QuietParts.Found found = quiet.found();
    double whole = weighted.whole();
    return new Levels(
        lufs(integrated(blocks, weighted)),
        range(shortTerms.toArray()),
        lufs(shortTerms.size() == 0 ? whole : mostShortTerm),
        lufs(blocks.size() == 0 ? whole : mostMomentary),
        Levels.ofPower(peak * peak),
        Levels.ofPower(samplePeak * samplePeak),
        Levels.ofPower(quiet.power()),
        found.floorDb(),
        found.shortFloorDb(),
        found.headSeconds(),
        found.tailSeconds(),
        quiet.deadSeconds(),
        quiet.deadFromSeconds(),
        quiet.clippedSamples(),
        quiet.seconds());
  }

  private static double integrated(Series blocks, WindowPowers weighted) {
    double[] powers = blocks.size() == 0 ? new double[] {weighted.whole()} : blocks.toArray();
    double absolute = meanAbove(powers, ABSOLUTE_GATE);
    return meanAbove(powers, Math.max(ABSOLUTE_GATE, lufs(absolute) + RELATIVE_GATE));
  }

  /** EBU Tech 3342: between the tenth and the ninety-fifth percentile of what is gated. */
  private static double range(double[] powers) {
    double gate = Math.max(ABSOLUTE_GATE, lufs(meanAbove(powers, ABSOLUTE_GATE)) + RANGE_GATE);
    double[] heard =
        Arrays.stream(powers).map(LoudnessMeter::lufs).filter(l -> l > gate).sorted().toArray();
    if (heard.length == 0) {
      return 0;
    }
    int last = heard.length - 1;
    return heard[(int) Math.round(last * RANGE_TO)] - heard[(int) Math.round(last * RANGE_FROM)];
  }

  private static double meanAbove(double[] powers, double gateLufs) {
    double sum = 0;
    int count = 0;
    for (double power : powers) {
      if (lufs(power) > gateLufs) {
        sum += power;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double lufs(double power) {
    return power <= 0
        ? Loudness.FLOOR_DB
        : Math.max(Loudness.FLOOR_DB, OFFSET + 10 * StrictMath.log10(power));
  }
}
