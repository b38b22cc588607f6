package studio.reprise.audio;

/**
 * What is quiet in a sound, unweighted: its floor, its head and tail, runs of dead zeros; and what
 * is at full scale for too long.
 */
final class QuietParts {
  private static final int TENTH = 10;
  private static final int SHORT = 40;
  private static final int HALF = 50;
  private static final double ABOVE_FLOOR_DB = 10;

  /** Where nothing is quiet the floor is speech: what is not this far below the mean is heard. */
  private static final double BELOW_MEAN_DB = 20;

  private static final int CLIPPED_RUN = 4;
  private static final float FULL_SCALE = 32767f / 32768f;

  private final int rateHz;
  private final WindowPowers powers;
  private final Series tenths = new Series();
  private final int[] clippedRuns;
  private double quietestShort = Double.POSITIVE_INFINITY;
  private double quietestHalf = Double.POSITIVE_INFINITY;
  private long deadRun;
  private long longestDead;
  private long longestDeadEnd;
  private long clipped;

  /**
   * @param floorDb of the quietest half second
   * @param shortFloorDb of the quietest 400 ms
   */
  record Found(double floorDb, double shortFloorDb, double headSeconds, double tailSeconds) {}

  QuietParts(int channels, int rateHz) {
    this.rateHz = rateHz;
    this.powers = new WindowPowers(rateHz, HALF);
    this.clippedRuns = new int[channels];
  }

  void write(float[][] channels, int from, int count) {
    for (int i = from; i < from + count; i++) {
      double square = 0;
      for (int c = 0; c < channels.length; c++) {
        float sample = channels[c][i];
        square += (double) sample * sample;
        clip(c, sample);
      }
      deadRun = square == 0 ? deadRun + 1 : 0;
      if (powers.add(square / channels.length)) {
        windows();
      }
      if (deadRun > longestDead) {
        longestDead = deadRun;
        longestDeadEnd = powers.samples();
      }
    }
  }

  private void clip(int channel, float sample) {
    if (Math.abs(sample) < FULL_SCALE) {
      clippedRuns[channel] = 0;
    } else if (++clippedRuns[channel] == CLIPPED_RUN) {
      clipped += CLIPPED_RUN;
    } else if (clippedRuns[channel] > CLIPPED_RUN) {
      clipped++;
    }
  }

  private void windows() {
    long now = powers.hundredths();
    if (now % TENTH != 0) {
      return;
    }
    tenths.add(powers.last(TENTH));
    if (now >= SHORT) {
      quietestShort = Math.min(quietestShort, powers.last(SHORT));
    }
    if (now >= HALF) {
      quietestHalf = Math.min(quietestHalf, powers.last(HALF));
    }
  }

  Found found() {
    double half = Levels.ofPower(quietestHalf == Double.POSITIVE_INFINITY ? power() : quietestHalf);
    double brief =
        Levels.ofPower(quietestShort == Double.POSITIVE_INFINITY ? power() : quietestShort);
    double heardDb = Math.min(half + ABOVE_FLOOR_DB, Levels.ofPower(power()) - BELOW_MEAN_DB);
    int head = 0;
    while (head < tenths.size() && isBelow(head, heardDb)) {
      head++;
    }
    int tail = 0;
    while (tail < tenths.size() - head && isBelow(tenths.size() - 1 - tail, heardDb)) {
      tail++;
    }
    return new Found(half, brief, head / 10.0, tail / 10.0);
  }

  private boolean isBelow(int tenth, double levelDb) {
    return Levels.ofPower(tenths.get(tenth)) < levelDb;
  }

  /** Mean square of everything. */
  double power() {
    return powers.whole();
  }

  double seconds() {
    return (double) powers.samples() / rateHz;
  }

  double deadSeconds() {
    return (double) longestDead / rateHz;
  }

  double deadFromSeconds() {
    return (double) (longestDeadEnd - longestDead) / rateHz;
  }

  long clippedSamples() {
    return clipped;
  }
}
