package studio.reprise.audio;

import java.util.EnumSet;
import java.util.Set;

/** Looks a reference clip over and says what will hurt the voice that is made from it. */
public final class ClipDoctor {
  private static final double CLIPPED_AT = 0.999;
  private static final int CLIPPED_RUN = 3;
  private static final double EDGE_SILENCE_SECONDS = 0.7;

  /** What can be wrong with a clip. */
  public enum Finding {
    TOO_SHORT("Shorter than 2 seconds: the voice will be vague. 3 to 10 seconds are best."),
    TOO_LONG("Longer than 15 seconds: rendering gets slower and no better. 3 to 10 are best."),
    QUIET("Very quiet: record closer to the microphone."),
    CLIPPED("Samples run into full scale: the distortion becomes part of the voice."),
    NOISY("Noise is close under the speech: record in a quieter room."),
    SILENT_EDGES("More than .7 seconds of silence at an end: trim the clip to the speech."),
    NARROW("Sampled below 16 kHz: the voice will sound dull.");

    private final String sentence;

    Finding(String sentence) {
      this.sentence = sentence;
    }

    /** What an author reads. */
    public String sentence() {
      return sentence;
    }
  }

  private ClipDoctor() {}

  /** Everything that was found; empty for a good clip. */
  public static Set<Finding> examine(Pcm clip) {
    Set<Finding> found = EnumSet.noneOf(Finding.class);
    if (clip.durationSeconds() < 2) {
      found.add(Finding.TOO_SHORT);
    } else if (clip.durationSeconds() > 15) {
      found.add(Finding.TOO_LONG);
    }
    if (clip.sampleRateHz() < 16_000) {
      found.add(Finding.NARROW);
    }
    Loudness loudness = Loudness.of(clip);
    if (loudness.rmsDb() < -38) {
      found.add(Finding.QUIET);
    }
    if (loudness.noiseFloorDb() > loudness.rmsDb() - 14) {
      found.add(Finding.NOISY);
    }
    if (isClipped(clip.samples())) {
      found.add(Finding.CLIPPED);
    }
    if (silentEdge(clip, loudness) > EDGE_SILENCE_SECONDS) {
      found.add(Finding.SILENT_EDGES);
    }
    return found;
  }

  private static boolean isClipped(float[] samples) {
    int run = 0;
    for (float sample : samples) {
      run = Math.abs(sample) >= CLIPPED_AT ? run + 1 : 0;
      if (run == CLIPPED_RUN) {
        return true;
      }
    }
    return false;
  }

  private static double silentEdge(Pcm clip, Loudness loudness) {
    double threshold = Math.pow(10, (loudness.rmsDb() - 25) / 20);
    float[] samples = clip.samples();
    int first = 0;
    while (first < samples.length && Math.abs(samples[first]) < threshold) {
      first++;
    }
    int last = samples.length;
    while (last > first && Math.abs(samples[last - 1]) < threshold) {
      last--;
    }
    return Math.max(first, samples.length - last) / (double) clip.sampleRateHz();
  }
}
