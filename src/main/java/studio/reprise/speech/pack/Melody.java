package studio.reprise.speech.pack;

import java.util.OptionalDouble;
import studio.reprise.audio.Mel;

/**
 * What becomes of a segment's predicted pitch: it is multiplied, and a question or a cry is bent. A
 * bend is a number of semitones for each frame of 20 ms that goes smoothly from frame to frame, so
 * that what makes tones and consonants in the contour stays; what was voiceless stays so.
 */
final class Melody {
  /** What stays as it is predicted. */
  static final Melody AS_PREDICTED = new Melody(1, Intonation.Shape.NONE, Places.WHOLE);

  /** No frame has a pitch, and there is nothing to bend. */
  static final Melody VOICELESS = new Melody();

  /** No speaker's question is higher. */
  private static final double MOST_HZ = 600;

  /** Half the length of a lifted word, in frames: 160 ms. */
  private static final double LIFT_FRAMES = 8;

  /** A rise takes 200 ms at least, for what is quicker is a jump to the ear ... */
  private static final int FEWEST_RISING = 10;

  /** ... and 700 ms at most, so that many words behind the last stress do not glide. */
  private static final int MOST_RISING = 35;

  /** The pitch at the end is that of the last voiced frames: 100 ms. */
  private static final int LAST_FRAMES = 5;

  /** A rise is at least this share of what is wanted above the mean, and at most so many times. */
  private static final double LEAST_RISE = 0.6;

  private static final double MOST_RISE = 1.8;

  /** Further from the mean than this the contour is not spread: it is creak, or wrong. */
  private static final double SPREAD_SEMITONES = 6;

  /** 35 dB below the loudest frame, in nepers: silence, whatever pitch is predicted there. */
  private static final double SILENT_NEPERS = 4;

  private final double factor;
  private final Intonation.Shape shape;
  private final Places places;
  private final boolean isVoiceless;

  /**
   * Where things are in a segment.
   *
   * @param from where in its sentence it begins, 0 to 1
   * @param to where it ends
   * @param accent where the lifted vowel is, as a share of the segment's speech
   * @param nucleus where its end begins to rise, as a share of the segment's speech
   */
  record Places(double from, double to, OptionalDouble accent, OptionalDouble nucleus) {
    static final Places WHOLE = new Places(0, 1, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Speech from its first voiced frame to its last, and its mean pitch in semitones over 1 Hz. */
  private record Speech(int first, int last, double mean) {
    double share(int frame) {
      return Math.max(0, Math.min(1, (frame - first) / (double) (last - first)));
    }

    double frame(double share) {
      return first + share * (last - first);
    }
  }

  /**
   * @param factor what the pitch is multiplied with
   * @param shape how it is bent
   */
  Melody(double factor, Intonation.Shape shape, Places places) {
    this.factor = factor;
    this.shape = shape;
    this.places = places;
    this.isVoiceless = false;
  }

  private Melody() {
    this.factor = 1;
    this.shape = Intonation.Shape.NONE;
    this.places = Places.WHOLE;
    this.isVoiceless = true;
  }

  /** Whether it is breath alone. */
  boolean isVoiceless() {
    return isVoiceless;
  }

  /**
   * The pitch of the voice.
   *
   * @param predictedHz pitch of each frame
   * @param lowestVoicedHz a pitch at or below it is a voiceless frame
   * @return the same array where the voice is not moved
   */
  float[] moved(float[] predictedHz, float lowestVoicedHz) {
    if (factor == 1) {
      return predictedHz;
    }
    float[] hz = predictedHz.clone();
    for (int t = 0; t < hz.length; t++) {
      hz[t] = hz[t] > lowestVoicedHz ? (float) (hz[t] * factor) : hz[t];
    }
    return hz;
  }

  /**
   * The pitch of the sentence.
   *
   * @param mel shows where there is sound
   * @param movedHz pitch of each frame of the mel in the voice
   * @return the same array where nothing is bent
   */
  float[] bent(Mel mel, float[] movedHz, float lowestVoicedHz) {
    Speech speech = speech(mel, movedHz, lowestVoicedHz);
    if (shape.isLevel() || speech.last() - speech.first() < FEWEST_RISING) {
      return movedHz;
    }
    float[] hz = movedHz.clone();
    double[] bend = bend(hz, lowestVoicedHz, speech);
    for (int t = 0; t < hz.length; t++) {
      if (hz[t] > lowestVoicedHz && bend[t] != 0) {
        double bent = hz[t] * StrictMath.pow(2, bend[t] / 12);
        hz[t] = (float) Math.max(Math.min(bent, MOST_HZ), Math.min(hz[t], lowestVoicedHz + 1));
      }
    }
    fillGaps(hz, lowestVoicedHz);
    return hz;
  }

  /** Semitones for each frame. */
  private double[] bend(float[] hz, float lowestVoicedHz, Speech speech) {
    double[] bend = new double[hz.length];
    for (int t = 0; t < hz.length; t++) {
      double way = places.from() + (places.to() - places.from()) * speech.share(t);
      bend[t] = shape.registerSemitones() + shape.slopeSemitones() * way;
      if (places.accent().isPresent()) {
        double off = (t - speech.frame(places.accent().getAsDouble())) / LIFT_FRAMES;
        bend[t] += shape.accentSemitones() * hump(off);
      }
      if (hz[t] > lowestVoicedHz) {
        double off = semitones(hz[t]) - speech.mean();
        bend[t] +=
            (shape.range() - 1) * Math.max(-SPREAD_SEMITONES, Math.min(SPREAD_SEMITONES, off));
      }
    }
    if (shape.endSemitones() > 0 && places.nucleus().isPresent()) {
      double nucleus = speech.frame(places.nucleus().getAsDouble());
      double start =
          Math.max(speech.last() - MOST_RISING, Math.min(nucleus, speech.last() - FEWEST_RISING));
      double wanted =
          shape.endSemitones() - (endLevel(hz, bend, lowestVoicedHz, speech) - speech.mean());
      double rise =
          Math.max(
              LEAST_RISE * shape.endSemitones(),
              Math.min(MOST_RISE * shape.endSemitones(), wanted));
      for (int t = 0; t < hz.length; t++) {
        bend[t] += rise * ramp((t - start) / (speech.last() - start));
      }
    }
    return bend;
  }

  /** The pitch on which the segment would end, in semitones over 1 Hz. */
  private static double endLevel(float[] hz, double[] bend, float lowestVoicedHz, Speech speech) {
    double sum = 0;
    int count = 0;
    for (int t = speech.last(); t >= speech.first() && count < LAST_FRAMES; t--) {
      if (hz[t] > lowestVoicedHz) {
        sum += semitones(hz[t]) + bend[t];
        count++;
      }
    }
    return sum / count;
  }

  private static Speech speech(Mel mel, float[] hz, float lowestVoicedHz) {
    double[] loudness = new double[hz.length];
    double loudest = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < hz.length; t++) {
      loudness[t] = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < mel.bands(); j++) {
        loudness[t] = Math.max(loudness[t], mel.at(t, j));
      }
      loudest = Math.max(loudest, loudness[t]);
    }
    int first = -1;
    int last = -1;
    double sum = 0;
    int count = 0;
    for (int t = 0; t < hz.length; t++) {
      if (hz[t] > lowestVoicedHz && loudness[t] > loudest - SILENT_NEPERS) {
        first = first < 0 ? t : first;
        last = t;
        sum += semitones(hz[t]);
        count++;
      }
    }
    return new Speech(first, last, count == 0 ? 0 : sum / count);
  }

  /**
   * A voiceless frame between two voiced ones is spoken with voice (it is a slip of the predictor);
   * it gets their pitch, not the segment's.
   */
  private static void fillGaps(float[] hz, float lowestVoicedHz) {
    for (int t = 1; t + 1 < hz.length; t++) {
      if (hz[t] <= lowestVoicedHz && hz[t - 1] > lowestVoicedHz && hz[t + 1] > lowestVoicedHz) {
        hz[t] = (float) Math.sqrt((double) hz[t - 1] * hz[t + 1]);
      }
    }
  }

  private static double semitones(double hz) {
    return 12 * StrictMath.log(hz) / StrictMath.log(2);
  }

  /** From 0 to 1, level at the start and still rising at the end. */
  private static double ramp(double x) {
    double y = Math.max(0, Math.min(1, x));
    return y * y * (2 - y);
  }

  /** 1 at 0, 0 from 1 on at either side. */
  private static double hump(double x) {
    double y = Math.max(0, 1 - Math.abs(x));
    return y * y * (3 - 2 * y);
  }
}
