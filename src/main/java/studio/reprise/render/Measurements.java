package studio.reprise.render;

import java.util.EnumSet;
import java.util.Set;
import studio.reprise.audio.Pcm;
import studio.reprise.speech.Speech;
import studio.reprise.speech.Synthesizer;

/** What measuring a finished take found. */
record Measurements(Receipt.LoudnessFigures loudness, double roundTrip, Set<Flag> flags) {

  static Measurements of(Synthesizer synthesizer, Utterance said, Speech speech, Pcm sound) {
    return new Measurements(
        new Receipt.LoudnessFigures(-120, -120, -120, -120), 1, EnumSet.noneOf(Flag.class));
  }
}
