package studio.reprise.audio;

import java.util.ArrayList;
import java.util.List;

/** Test signals as EBU Tech 3341 and 3342 describe them: stereo tones of 1 kHz, in stretches. */
final class EbuSignal {
  static final int RATE_HZ = 48_000;

  private final List<float[]> stretches = new ArrayList<>();
  private long at;

  /** A stretch of a tone whose peak is so many dB against full scale. */
  EbuSignal tone(double peakDb, double seconds) {
    return tone(1000, Levels.factor(peakDb), 0, seconds);
  }

  EbuSignal tone(double hz, double amplitude, double phaseDegrees, double seconds) {
    float[] stretch = new float[(int) Math.round(seconds * RATE_HZ)];
    for (int i = 0; i < stretch.length; i++) {
      double turn = 2 * Math.PI * hz * at++ / RATE_HZ + Math.toRadians(phaseDegrees);
      stretch[i] = (float) (amplitude * Math.sin(turn));
    }
    stretches.add(stretch);
    return this;
  }

  EbuSignal silence(double seconds) {
    return tone(1000, 0, 0, seconds);
  }

  /** With a hundredth of a second in and out. */
  EbuSignal tapered() {
    float[] first = stretches.get(0);
    float[] last = stretches.get(stretches.size() - 1);
    int taper = RATE_HZ / 100;
    for (int i = 0; i < taper; i++) {
      first[i] *= (float) i / taper;
      last[last.length - 1 - i] *= (float) i / taper;
    }
    return this;
  }

  /** The figures of the same signal in two channels. */
  Levels stereo() {
    LoudnessMeter meter = new LoudnessMeter(2, RATE_HZ);
    stretches.forEach(one -> meter.write(new float[][] {one, one}, 0, one.length));
    return meter.levels();
  }

  Levels mono() {
    LoudnessMeter meter = new LoudnessMeter(1, RATE_HZ);
    stretches.forEach(one -> meter.write(one, 0, one.length));
    return meter.levels();
  }
}
