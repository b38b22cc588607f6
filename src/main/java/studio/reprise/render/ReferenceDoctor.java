package studio.reprise.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import studio.reprise.audio.Loudness;
import studio.reprise.audio.Pcm;

/**
 * Looks at a reference clip and its transcript before a voice is made of them. What it finds are
 * sentences with a remedy.
 */
public final class ReferenceDoctor {
  private static final double SHORTEST_SECONDS = 0.5;
  private static final double LONGEST_SECONDS = 60;

  /** Three are asked for, and nobody is told off for half a second. */
  private static final double BEST_FROM_SECONDS = 2.5;

  private static final double BEST_TO_SECONDS = 10;
  private static final double SILENCE_AT_ENDS_SECONDS = 0.5;
  private static final double QUIET_DB = -35;
  private static final double NOISE_BELOW_SPEECH_DB = 25;
  private static final double SLOWEST_LETTERS_A_SECOND = 5;
  private static final double FASTEST_LETTERS_A_SECOND = 25;

  /** A frame this far below the loudest is no speech. */
  private static final double SPEECH_RANGE_DB = 35;

  private static final double FRAME_SECONDS = 0.02;

  private ReferenceDoctor() {}

  /** How much a finding matters. */
  public enum Weight {
    /** The voice may suffer. */
    ADVICE,
    /** No voice can be made of this. */
    UNUSABLE
  }

  /** One thing found, with its remedy. */
  public record Finding(Weight weight, String sentence) {}

  /** Examines a clip; an empty list means that nothing was found. */
  public static List<Finding> examine(Pcm clip, String transcript) {
    List<Finding> findings = new ArrayList<>();
    double seconds = clip.durationSeconds();
    if (seconds < SHORTEST_SECONDS) {
      findings.add(
          unusable("The clip is only %.1f s long; use 3 to 10 seconds of speech.", seconds));
      return findings;
    }
    if (seconds > LONGEST_SECONDS) {
      findings.add(
          unusable("The clip is %.0f s long; cut out 3 to 10 seconds of speech.", seconds));
      return findings;
    }
    Loudness loudness = Loudness.of(clip);
    if (loudness.truePeakDb() < -60) {
      findings.add(unusable("The clip is silent; choose another."));
      return findings;
    }
    double[] levels = levels(clip);
    int first = firstSpeech(levels);
    int last = lastSpeech(levels);
    double speech = (last - first + 1) * FRAME_SECONDS;
    length(speech, findings);
    level(clip, loudness, findings);
    ends(levels, first, last, findings);
    words(transcript, speech, findings);
    return findings;
  }

  private static void length(double speech, List<Finding> findings) {
    if (speech < BEST_FROM_SECONDS) {
      findings.add(
          advice(
              "Only %.1f s of it are speech; the voice is caught better from 3 to 10 seconds.",
              speech));
    } else if (speech > BEST_TO_SECONDS) {
      findings.add(
          advice(
              "It holds %.1f s of speech; cut it to 3 to 10 seconds, or every render takes longer.",
              speech));
    }
  }

  private static void level(Pcm clip, Loudness loudness, List<Finding> findings) {
    if (Measurements.clipped(clip)) {
      findings.add(
          advice("It is clipped (samples at full scale); record it again at a lower level."));
    }
    if (loudness.rmsDb() < QUIET_DB) {
      findings.add(
          advice("It is very quiet (%.0f dB); record it closer or louder.", loudness.rmsDb()));
    }
    double range = loudness.rmsDb() - loudness.noiseFloorDb();
    if (range < NOISE_BELOW_SPEECH_DB) {
      findings.add(
          advice(
              "The noise is only %.0f dB below the speech; the voice will carry it. Use a quieter"
                  + " recording.",
              range));
    }
  }

  private static void ends(double[] levels, int first, int last, List<Finding> findings) {
    if (first * FRAME_SECONDS > SILENCE_AT_ENDS_SECONDS) {
      findings.add(
          advice("It begins with %.1f s of silence; cut that off.", first * FRAME_SECONDS));
    }
    double tail = (levels.length - 1 - last) * FRAME_SECONDS;
    if (tail > SILENCE_AT_ENDS_SECONDS) {
      findings.add(advice("It ends with %.1f s of silence; cut that off.", tail));
    }
    double loud = loudest(levels) - 15;
    if (levels[0] > loud) {
      findings.add(advice("It begins in the middle of a sound; choose a start between words."));
    }
    if (levels[levels.length - 1] > loud) {
      findings.add(advice("It ends in the middle of a sound; choose an end between words."));
    }
  }

  private static void words(String transcript, double speech, List<Finding> findings) {
    double letters = Measurements.letters(transcript);
    if (letters == 0) {
      findings.add(unusable("The transcript is empty; type the exact words of the clip."));
    } else if (letters / speech > FASTEST_LETTERS_A_SECOND) {
      findings.add(
          advice(
              "The transcript is long for %.1f s of speech; it must be exactly what is said.",
              speech));
    } else if (letters / speech < SLOWEST_LETTERS_A_SECOND) {
      findings.add(
          advice(
              "The transcript is short for %.1f s of speech; it must be exactly what is said.",
              speech));
    }
  }

  /** Level of each 20 ms frame in dB. */
  private static double[] levels(Pcm clip) {
    int frame = Math.max(1, (int) (clip.sampleRateHz() * FRAME_SECONDS));
    double[] levels = new double[Math.max(1, clip.length() / frame)];
    for (int i = 0; i < levels.length; i++) {
      double sum = 0;
      for (int j = i * frame; j < Math.min(clip.length(), (i + 1) * frame); j++) {
        sum += clip.samples()[j] * clip.samples()[j];
      }
      levels[i] = 10 * StrictMath.log10(sum / frame + 1e-12);
    }
    return levels;
  }

  private static double loudest(double[] levels) {
    double most = levels[0];
    for (double level : levels) {
      most = Math.max(most, level);
    }
    return most;
  }

  private static int firstSpeech(double[] levels) {
    double threshold = loudest(levels) - SPEECH_RANGE_DB;
    int first = 0;
    while (levels[first] < threshold) {
      first++;
    }
    return first;
  }

  private static int lastSpeech(double[] levels) {
    double threshold = loudest(levels) - SPEECH_RANGE_DB;
    int last = levels.length - 1;
    while (levels[last] < threshold) {
      last--;
    }
    return last;
  }

  private static Finding advice(String sentence, Object... figures) {
    return new Finding(Weight.ADVICE, String.format(Locale.ROOT, sentence, figures));
  }

  private static Finding unusable(String sentence, Object... figures) {
    return new Finding(Weight.UNUSABLE, String.format(Locale.ROOT, sentence, figures));
  }
}
