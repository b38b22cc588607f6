package studio.reprise.render;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import studio.reprise.audio.Loudness;
import studio.reprise.audio.Pcm;
import studio.reprise.speech.Doubt;
import studio.reprise.speech.Manner;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.Synthesizer;

/** Measures a finished take. */
final class Measurements {
  /** The round trip of a sound that is too short, or too long, to be listened to. */
  static final double NOT_HEARD = -1;

  /** Below this a take counts as silent. */
  private static final double SILENCE_LUFS = -50;

  /** So many samples in a row at full scale are a clip and no chance hit. */
  private static final int CLIPPED_RUN = 4;

  private static final float FULL_SCALE = 32767f / 32768f;

  /** No language is spoken faster than this ... */
  private static final double FEWEST_SECONDS_A_CHARACTER = 0.025;

  /** ... or, pauses of a narrator included, slower than that, after a second for the breath. */
  private static final double MOST_SECONDS_A_CHARACTER = 0.25;

  /** A Chinese character is a syllable: it takes as long as so many letters. */
  private static final int LETTERS_AN_IDEOGRAPH = 3;

  /**
   * Below this share of survivors the sound is not what the tokens planned; good takes of the
   * starter pack keep .57 to .77.
   */
  static final double FEWEST_SURVIVORS = 0.12;

  /** A clip may not be shorter; silence behind a short word makes it long enough. */
  private static final double LEAST_HEARD_SECONDS = 1.2;

  /**
   * Three seconds: less than this is not judged. Of one-word sentences whose word is heard next to
   * nothing may survive.
   */
  static final int JUDGED_TOKENS = 75;

  /** Six seconds: the longest piece that is listened to at once. */
  private static final int HEARD_TOKENS = 150;

  private Measurements() {}

  static Receipt.Measured of(Synthesizer synthesizer, Speech speech, Pcm sound) {
    Loudness loudness = rounded(Loudness.of(sound));
    if (speech.isPause()) {
      return new Receipt.Measured(loudness, NOT_HEARD, Set.of());
    }
    double survivors = roundTrip(synthesizer, speech, sound);
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (loudness.lufs() < SILENCE_LUFS) {
      flags.add(Flag.SILENCE);
    }
    if (clipped(sound)) {
      flags.add(Flag.CLIPPED);
    }
    double letters = letters(speech.normalizedText());
    if (sound.durationSeconds() < letters * FEWEST_SECONDS_A_CHARACTER) {
      flags.add(Flag.TOO_SHORT);
    }
    if (sound.durationSeconds() > 1 + letters * MOST_SECONDS_A_CHARACTER) {
      flags.add(Flag.TOO_LONG);
    }
    speech.doubts().forEach(doubt -> flags.add(flag(doubt)));
    // Tokens tell of a voice; who whispers has none, and other tokens are heard.
    if (speech.tokens().length >= JUDGED_TOKENS
        && !speech.manners().contains(Manner.WHISPER)
        && survivors != NOT_HEARD
        && survivors < FEWEST_SURVIVORS) {
      flags.add(Flag.TOKENS_LOST);
    }
    return new Receipt.Measured(loudness, survivors, flags);
  }

  private static Loudness rounded(Loudness l) {
    return new Loudness(
        hundredths(l.lufs()),
        hundredths(l.rmsDb()),
        hundredths(l.truePeakDb()),
        hundredths(l.noiseFloorDb()));
  }

  private static double hundredths(double value) {
    return Math.rint(value * 100) / 100;
  }

  private static Flag flag(Doubt doubt) {
    return switch (doubt) {
      case CUT -> Flag.CUT;
      case WORDS_MISSING -> Flag.WORDS_MISSING;
      case SAID_TWICE -> Flag.SAID_TWICE;
      case LOOP -> Flag.REPEATED_TAIL;
    };
  }

  static boolean clipped(Pcm sound) {
    int run = 0;
    for (float sample : sound.samples()) {
      run = Math.abs(sample) >= FULL_SCALE ? run + 1 : 0;
      if (run == CLIPPED_RUN) {
        return true;
      }
    }
    return false;
  }

  /** How many letters' time a text takes. */
  static double letters(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToDouble(c -> Character.isIdeographic(c) ? LETTERS_AN_IDEOGRAPH : 1)
        .sum();
  }

  /** Listens to a few seconds at a time, as long as reference clips are. */
  private static double roundTrip(Synthesizer synthesizer, Speech speech, Pcm sound) {
    int[] tokens = speech.tokens();
    int pieces = Math.max(1, (tokens.length + HEARD_TOKENS - 1) / HEARD_TOKENS);
    int survivors = 0;
    for (int i = 0; i < pieces; i++) {
      int[] planned = part(tokens, i, pieces);
      float[] samples =
          Arrays.copyOfRange(
              sound.samples(),
              place(sound.length(), i, tokens.length, pieces),
              place(sound.length(), i + 1, tokens.length, pieces));
      int least = (int) (LEAST_HEARD_SECONDS * sound.sampleRateHz());
      int[] heard;
      try {
        heard =
            synthesizer.heard(
                new Pcm(
                    Arrays.copyOf(samples, Math.max(samples.length, least)), sound.sampleRateHz()));
      } catch (SpeechException e) {
        // What no clip may be, silent or damaged, nobody can listen to.
        return NOT_HEARD;
      }
      int best = 0;
      for (int shift = -1; shift <= 1; shift++) {
        best = Math.max(best, agreement(planned, heard, shift));
      }
      survivors += best;
    }
    return tokens.length == 0 ? 0 : hundredths((double) survivors / tokens.length);
  }

  /** Where a piece's first token lies: whole tokens, equally many in each piece. */
  private static int start(int tokens, int piece, int pieces) {
    return (int) ((long) tokens * piece / pieces);
  }

  private static int[] part(int[] tokens, int piece, int pieces) {
    return Arrays.copyOfRange(
        tokens, start(tokens.length, piece, pieces), start(tokens.length, piece + 1, pieces));
  }

  private static int place(int samples, int piece, int tokens, int pieces) {
    return tokens == 0
        ? samples * piece
        : (int) ((long) samples * start(tokens, piece, pieces) / tokens);
  }

  /** How many of the planned tokens are heard at their place, {@code shift} later. */
  private static int agreement(int[] planned, int[] heard, int shift) {
    int equal = 0;
    for (int i = 0; i < planned.length; i++) {
      int at = i + shift;
      if (at >= 0 && at < heard.length && heard[at] == planned[i]) {
        equal++;
      }
    }
    return equal;
  }
}
