package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.Directions;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.Manner;
import studio.reprise.speech.Pieces;
import studio.reprise.speech.Progress;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/** Whispered and shouted takes of the starter: other sound, the same speech. */
class ActedSpeechTest {
  private static final String WORDS = "We were talking about the weather and the price of bread.";
  private static final String TWO = "Come over here. Who is it?";

  private static Synthesizer starter;
  private static VoicePrint voice;
  private static Speech silent;
  private static Speech whispered;
  private static Speech shouted;

  @BeforeAll
  static void open() throws IOException {
    starter = VoicePack.open(Path.of("packs/starter"), EngineOptions.DEFAULT);
    voice = starter.voicePrint(WavFile.read(Path.of("sample-voices/rms.wav")), WORDS, ClipUse.FULL);
    silent = speak("[whispering] " + TWO, Directions.SILENT, Pieces.NONE);
    whispered = speak("[whispering] " + TWO, Directions.ACTED, Pieces.NONE);
    shouted = speak("[shouting] " + TWO, Directions.ACTED, Pieces.NONE);
  }

  @AfterAll
  static void close() {
    starter.close();
  }

  private static Speech speak(String text, Directions directions, Pieces pieces) {
    return starter.speak(
        new SpeechRequest(
            text,
            "en",
            voice,
            42,
            starter.pack().sampler(),
            new FlowSettings(2, starter.pack().flow().cfg()),
            List.of(),
            ReadingChoices.USUAL.with(directions)),
        Progress.Listener.NONE,
        pieces,
        Cancellation.NEVER);
  }

  private static double db(Pcm sound) {
    double sum = 0;
    for (float sample : sound.samples()) {
      sum += (double) sample * sample;
    }
    return 10 * Math.log10(sum / sound.length());
  }

  /** Pitch of each sounding frame of 40 ms that has one, found by autocorrelation. */
  private static List<Double> pitch(Pcm sound) {
    float[] x = sound.samples();
    int window = sound.sampleRateHz() / 25;
    List<Double> found = new ArrayList<>();
    double loudest = 0;
    for (int at = 0; at + 2 * window < x.length; at += window / 2) {
      loudest = Math.max(loudest, power(x, at, window));
    }
    for (int at = 0; at + 2 * window < x.length; at += window / 2) {
      double here = power(x, at, window);
      double best = 0;
      int lag = 0;
      for (int k = sound.sampleRateHz() / 350; k < sound.sampleRateHz() / 65; k++) {
        double product = 0;
        for (int n = 0; n < window; n++) {
          product += (double) x[at + n] * x[at + n + k];
        }
        double likeness = product / Math.sqrt(here * power(x, at + k, window) + 1e-12);
        if (likeness > best) {
          best = likeness;
          lag = k;
        }
      }
      if (here > loudest / 100 && best > 0.7) {
        found.add((double) sound.sampleRateHz() / lag);
      }
    }
    found.sort(null);
    return found;
  }

  private static double power(float[] x, int at, int window) {
    double sum = 0;
    for (int n = at; n < at + window; n++) {
      sum += (double) x[n] * x[n];
    }
    return sum;
  }

  private static void assertSameSpeech(Speech acted) {
    assertArrayEquals(silent.tokens(), acted.tokens());
    assertArrayEquals(silent.mel().values(), acted.mel().values());
    assertEquals(silent.pcm().length(), acted.pcm().length());
    assertEquals(silent.doubts(), acted.doubts());
    assertEquals(silent.normalizedText(), acted.normalizedText());
    assertEquals(silent.sounds(), acted.sounds());
  }

  @Test
  void aWhisperHasTheSameTokensAndTimesAndNoPitch() {
    assertSameSpeech(whispered);
    assertTrue(pitch(silent.pcm()).size() > 20, "a voice has a pitch");
    assertEquals(List.of(), pitch(whispered.pcm()));
    double quieter = db(silent.pcm()) - db(whispered.pcm());
    assertTrue(quieter > 3 && quieter < 12, quieter + " dB");
    assertEquals(List.of(Manner.WHISPER, Manner.WHISPER), whispered.manners());
  }

  @Test
  void aShoutIsLouderAndHigherAndNeverAboveTheCeiling() {
    assertSameSpeech(shouted);
    double louder = db(shouted.pcm()) - db(silent.pcm());
    assertTrue(louder > 2.5 && louder < 6, louder + " dB");
    double semitones = 12 * Math.log(median(shouted.pcm()) / median(silent.pcm())) / Math.log(2);
    assertTrue(semitones > 1.5 && semitones < 4, semitones + " semitones");
    for (float sample : shouted.pcm().samples()) {
      assertTrue(Math.abs(sample) <= 0.95, "" + sample);
    }
    assertEquals(List.of(Manner.SHOUT, Manner.SHOUT), shouted.manners());
  }

  private static double median(Pcm sound) {
    List<Double> pitch = pitch(sound);
    return pitch.get(pitch.size() / 2);
  }

  @Test
  void whatIsNotActedIsTheTakeWithoutDirectionsBitForBit() {
    assertEquals(List.of(), silent.manners());
    Speech angry = speak("(angrily) " + TWO, Directions.ACTED, Pieces.NONE);
    assertArrayEquals(silent.pcm().samples(), angry.pcm().samples());
    assertEquals(List.of(Manner.PLAIN, Manner.PLAIN), angry.manners());
  }

  @Test
  void eachSentenceHasItsMannerAndItsPieceIsHeardSo() {
    List<Pcm> pieces = new ArrayList<>();
    Speech mixed = speak("Come over here. (whispering) Who is it?", Directions.ACTED, pieces::add);
    assertSameSpeech(mixed);
    assertEquals(List.of(Manner.PLAIN, Manner.WHISPER), mixed.manners());
    int plain = pieces.get(0).length() * 2 / 3;
    assertArrayEquals(
        Arrays.copyOf(silent.pcm().samples(), plain), Arrays.copyOf(mixed.pcm().samples(), plain));
    int end = pieces.get(1).length() * 2 / 3;
    assertArrayEquals(tail(pieces.get(1), end), tail(mixed.pcm(), end));
    assertArrayEquals(tail(whispered.pcm(), end), tail(mixed.pcm(), end));
  }

  private static float[] tail(Pcm sound, int samples) {
    return Arrays.copyOfRange(sound.samples(), sound.length() - samples, sound.length());
  }
}
