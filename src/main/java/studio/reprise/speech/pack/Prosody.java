package studio.reprise.speech.pack;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import studio.reprise.audio.Mel;
import studio.reprise.speech.text.PreparedText;
import studio.reprise.speech.text.rewrite.Tune;

/**
 * How the segments of a text are said: how high by their voice, how they are bent and how loud by
 * their kind. Nothing of it changes what the language model and the flow made.
 */
final class Prosody {
  /** No voice is further than an octave from what the flow makes of its vector. */
  private static final double LEAST_PITCH_FACTOR = 0.5;

  private static final double MOST_PITCH_FACTOR = 2;

  /** What is made louder is rounded from here on, as shares of full scale ... */
  private static final double KNEE = 0.7;

  /** ... and never reaches this. */
  private static final double MOST_PEAK = 0.95;

  private final Intonation intonation;
  private final Pace pace;
  private final Vocoder vocoder;

  Prosody(Intonation intonation, Pace pace, Vocoder vocoder) {
    this.intonation = intonation;
    this.pace = pace;
    this.vocoder = vocoder;
  }

  /** What the pitch of these segments is multiplied with: their common mean is the voice's. */
  double pitchFactor(double wantedHz, List<Mel> mels) {
    if (wantedHz == 0) {
      return 1;
    }
    double predicted = Vocoder.meanHz(mels.stream().map(vocoder::voicedHz).toArray(float[][]::new));
    return predicted == 0
        ? 1
        : Math.max(LEAST_PITCH_FACTOR, Math.min(MOST_PITCH_FACTOR, wantedHz / predicted));
  }

  /** What becomes of a segment's pitch. */
  Melody melody(PreparedText.Segment segment, double pitchFactor) {
    Tune tune = segment.tune();
    return new Melody(
        pitchFactor,
        intonation.shape(tune.moods()),
        new Melody.Places(
            tune.from(),
            tune.to(),
            share(segment.ids(), tune.accent()),
            share(segment.ids(), tune.nucleus())));
  }

  /** Where a symbol is in a segment's speech, by how long the ones before it usually take. */
  private OptionalDouble share(int[] ids, OptionalInt symbol) {
    int spoken = ids.length - 1; // The last is the mark: silence.
    double all = pace.tokens(ids, 0, Math.max(0, spoken));
    return symbol.isEmpty() || symbol.getAsInt() >= spoken || all == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(pace.tokens(ids, 0, symbol.getAsInt()) / all);
  }

  /** The samples as loud as such a sentence is; the same array where nothing changes. */
  float[] levelled(PreparedText.Segment segment, float[] wave) {
    double db = intonation.shape(segment.tune().moods()).levelDb();
    if (db == 0) {
      return wave;
    }
    double gain = StrictMath.pow(10, db / 20);
    float[] levelled = new float[wave.length];
    for (int n = 0; n < wave.length; n++) {
      levelled[n] = (float) rounded(gain * wave[n]);
    }
    return levelled;
  }

  /**
   * Peaks are rounded and not cut: some voices come near full scale by the first moment of each
   * period, and by nothing else.
   */
  private static double rounded(double sample) {
    double above = Math.abs(sample) - KNEE;
    double room = MOST_PEAK - KNEE;
    return above <= 0 ? sample : Math.copySign(KNEE + room * StrictMath.tanh(above / room), sample);
  }
}
