package studio.reprise.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.reprise.audio.Loudness;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.VoicePrint;

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

  private ReferenceDoctor() {}

  /** How much a finding matters. */
  public enum Weight {
    /** The voice may suffer. */
    ADVICE,
    /** No voice can be made of this. */
    UNUSABLE
  }

  /** What can be found. */
  public enum Kind {
    TOO_SHORT(
        Weight.UNUSABLE,
        Sentence.of("The clip is only {0} s long; use 3 to 10 seconds of speech.")),
    TOO_LONG(
        Weight.UNUSABLE, Sentence.of("The clip is {0} s long; cut out 3 to 10 seconds of speech.")),
    SILENT(Weight.UNUSABLE, Sentence.of("The clip is silent; choose another.")),
    LITTLE_SPEECH(
        Weight.ADVICE,
        Sentence.of(
            "Only {0} s of it are speech; the voice is caught better from 3 to 10 seconds.")),
    MUCH_SPEECH(
        Weight.ADVICE,
        Sentence.of(
            "It holds {0} s of speech; cut it to 3 to 10 seconds, or every render takes longer.")),
    CLIPPED(
        Weight.ADVICE,
        Sentence.of("It is clipped (samples at full scale); record it again at a lower level.")),
    QUIET(Weight.ADVICE, Sentence.of("It is very quiet ({0} dB); record it closer or louder.")),
    NOISY(
        Weight.ADVICE,
        Sentence.of(
            "The noise is only {0} dB below the speech; the voice will carry it. Use a quieter recording.")),
    SILENT_START(Weight.ADVICE, Sentence.of("It begins with {0} s of silence; cut that off.")),
    SILENT_END(Weight.ADVICE, Sentence.of("It ends with {0} s of silence; cut that off.")),
    CUT_START(
        Weight.ADVICE,
        Sentence.of("It begins in the middle of a sound; choose a start between words.")),
    CUT_END(
        Weight.ADVICE,
        Sentence.of("It ends in the middle of a sound; choose an end between words.")),
    NO_TRANSCRIPT(
        Weight.ADVICE,
        Sentence.of(
            "The transcript is empty; type the exact words of the clip, or only its timbre can be used.")),
    SEVERAL_CHANNELS(
        Weight.ADVICE,
        Sentence.of(
            "It has {0} channels; the voice is made of their mean. If it stands on one side, bring that"
                + " side alone.")),
    OPPOSITE_CHANNELS(
        Weight.ADVICE,
        Sentence.of("Its {0} channels cancel each other; the voice is made of the first alone.")),
    STRANGE_VOICE(
        Weight.ADVICE,
        Sentence.of(
            "This pack does not know voices like this one: timbre only. Are its words exactly those that are said?")),
    LONG_TRANSCRIPT(
        Weight.ADVICE,
        Sentence.of(
            "The transcript is long for {0} s of speech; it must be exactly what is said.")),
    SHORT_TRANSCRIPT(
        Weight.ADVICE,
        Sentence.of(
            "The transcript is short for {0} s of speech; it must be exactly what is said."));

    private final Weight weight;
    private final Sentence sentence;

    Kind(Weight weight, Sentence sentence) {
      this.weight = weight;
      this.sentence = sentence;
    }

    public Weight weight() {
      return weight;
    }
  }

  /**
   * One thing found.
   *
   * @param figure the measured number that its sentence names, as text; empty where it names none
   */
  public record Finding(Kind kind, String figure) {
    /** What was found, with its remedy. */
    public Sentence sentence() {
      return kind.sentence.with(figure);
    }
  }

  /** Examines a clip as it was read from a file, its channels too. */
  public static List<Finding> examine(Recording clip, String transcript) {
    List<Finding> findings = new ArrayList<>();
    switch (clip.mix()) {
      case ONE -> {}
      case MEAN -> findings.add(finding(Kind.SEVERAL_CHANNELS, "%.0f", clip.channels()));
      case FIRST -> findings.add(finding(Kind.OPPOSITE_CHANNELS, "%.0f", clip.channels()));
    }
    findings.addAll(examine(clip.sound(), transcript));
    return findings;
  }

  /** Examines a clip; an empty list means that nothing was found. */
  public static List<Finding> examine(Pcm clip, String transcript) {
    List<Finding> findings = new ArrayList<>();
    double seconds = clip.durationSeconds();
    if (seconds < SHORTEST_SECONDS) {
      findings.add(finding(Kind.TOO_SHORT, "%.1f", seconds));
      return findings;
    }
    if (seconds > LONGEST_SECONDS) {
      findings.add(finding(Kind.TOO_LONG, "%.0f", seconds));
      return findings;
    }
    Loudness loudness = Loudness.of(clip);
    if (loudness.truePeakDb() < -60) {
      findings.add(finding(Kind.SILENT));
      return findings;
    }
    SpokenStretch spoken = SpokenStretch.of(clip);
    length(spoken.seconds(), findings);
    level(clip, loudness, findings);
    ends(spoken, findings);
    words(transcript, spoken.seconds(), findings);
    return findings;
  }

  /** True when a finding is mended by {@link SpokenStretch#withoutSilence}. */
  public static boolean advisesTrimming(List<Finding> findings) {
    return findings.stream()
        .anyMatch(found -> found.kind() == Kind.SILENT_START || found.kind() == Kind.SILENT_END);
  }

  /** What a pack's engine found when it listened to the clip. */
  public static Optional<Finding> heard(VoicePrint voice) {
    return voice.origin().use() == ClipUse.TIMBRE && voice.origin().nats() > 0
        ? Optional.of(finding(Kind.STRANGE_VOICE))
        : Optional.empty();
  }

  private static void length(double speech, List<Finding> findings) {
    if (speech < BEST_FROM_SECONDS) {
      findings.add(finding(Kind.LITTLE_SPEECH, "%.1f", speech));
    } else if (speech > BEST_TO_SECONDS) {
      findings.add(finding(Kind.MUCH_SPEECH, "%.1f", speech));
    }
  }

  private static void level(Pcm clip, Loudness loudness, List<Finding> findings) {
    if (Measurements.clipped(clip)) {
      findings.add(finding(Kind.CLIPPED));
    }
    if (loudness.rmsDb() < QUIET_DB) {
      findings.add(finding(Kind.QUIET, "%.0f", loudness.rmsDb()));
    }
    double range = loudness.rmsDb() - loudness.noiseFloorDb();
    if (range < NOISE_BELOW_SPEECH_DB) {
      findings.add(finding(Kind.NOISY, "%.0f", range));
    }
  }

  private static void ends(SpokenStretch spoken, List<Finding> findings) {
    if (spoken.secondsBefore() > SILENCE_AT_ENDS_SECONDS) {
      findings.add(finding(Kind.SILENT_START, "%.1f", spoken.secondsBefore()));
    }
    if (spoken.secondsAfter() > SILENCE_AT_ENDS_SECONDS) {
      findings.add(finding(Kind.SILENT_END, "%.1f", spoken.secondsAfter()));
    }
    if (spoken.beginsLoud()) {
      findings.add(finding(Kind.CUT_START));
    }
    if (spoken.endsLoud()) {
      findings.add(finding(Kind.CUT_END));
    }
  }

  private static void words(String transcript, double speech, List<Finding> findings) {
    double letters = Measurements.letters(transcript);
    if (letters == 0) {
      findings.add(finding(Kind.NO_TRANSCRIPT));
    } else if (letters / speech > FASTEST_LETTERS_A_SECOND) {
      findings.add(finding(Kind.LONG_TRANSCRIPT, "%.1f", speech));
    } else if (letters / speech < SLOWEST_LETTERS_A_SECOND) {
      findings.add(finding(Kind.SHORT_TRANSCRIPT, "%.1f", speech));
    }
  }

  private static Finding finding(Kind kind) {
    return new Finding(kind, "");
  }

  private static Finding finding(Kind kind, String format, double figure) {
    return new Finding(kind, String.format(Locale.ROOT, format, figure));
  }
}
