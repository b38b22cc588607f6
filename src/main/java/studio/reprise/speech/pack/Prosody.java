package studio.reprise.speech.pack;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import studio.reprise.audio.Mel;
import studio.reprise.speech.Manner;
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

  /**
   * What a shout has on top of what its sentence is: more of what a cry has, and {@link
   * EvenLoudness}. From talking to shouting the pitch rises by an octave and the level by 20 dB
   * (Traunmüller and Eriksson, 2000); what a voice of this kind bears and is still understood is
   * less.
   */
  private static final Intonation.Shape SHOUT = new Intonation.Shape(2.3, 0, 0, 0, 1.05, 2.7);

  private final Intonation intonation;
  private final Pace pace;
  private final Vocoder vocoder;
  private final Set<Manner> manners;

  /**
   * @param manners that the vocoder can make; segments in others are said plainly
   */
  Prosody(Intonation intonation, Pace pace, Vocoder vocoder, Set<Manner> manners) {
    this.intonation = intonation;
    this.pace = pace;
    this.vocoder = vocoder;
    this.manners = manners;
  }

  /** How a segment is said, as far as this pack can. */
  Manner manner(PreparedText.Segment segment) {
    return manners.contains(segment.manner()) ? segment.manner() : Manner.PLAIN;
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

  /** What becomes of a segment's pitch in a manner. */
  Melody melody(PreparedText.Segment segment, Manner manner, double pitchFactor) {
    if (manner == Manner.WHISPER) {
      return Melody.VOICELESS;
    }
    Tune tune = segment.tune();
    return new Melody(
        pitchFactor,
        shape(segment, manner),
        new Melody.Places(
            tune.from(),
            tune.to(),
            share(segment.ids(), tune.accent()),
            share(segment.ids(), tune.nucleus())));
  }

  private Intonation.Shape shape(PreparedText.Segment segment, Manner manner) {
    Intonation.Shape shape = intonation.shape(segment.tune().moods());
    return manner == Manner.SHOUT ? shape.and(SHOUT) : shape;
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
  float[] levelled(PreparedText.Segment segment, float[] spoken, int sampleRateHz) {
    Manner manner = manner(segment);
    double db = shape(segment, manner).levelDb();
    if (db == 0 || manner == Manner.WHISPER) {
      return spoken;
    }
    float[] wave = manner == Manner.SHOUT ? EvenLoudness.of(spoken, sampleRateHz) : spoken;
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
