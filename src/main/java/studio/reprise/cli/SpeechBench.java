package studio.reprise.cli;

import java.util.ArrayList;
import java.util.List;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Stage;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/** Speaks one sentence several times with an open engine and measures each stage. */
final class SpeechBench {
  static final String SENTENCE = "The boat left the harbour before the sun was up.";

  private final Synthesizer engine;
  private final BenchClip clip;
  private final Cancellation cancel;

  SpeechBench(Synthesizer engine, BenchClip clip, Cancellation cancel) {
    this.engine = engine;
    this.clip = clip;
    this.cancel = cancel;
  }

  void measure(int rounds, BenchFigures figures) {
    engine.voicePrint(clip.sound(), clip.transcript());
    long start = System.nanoTime();
    VoicePrint voice = engine.voicePrint(clip.sound(), clip.transcript());
    double seconds = (System.nanoTime() - start) / 1e9;
    figures.put("voice_print_seconds", seconds);
    figures.put("features_times_real_time", clip.sound().durationSeconds() / seconds);

    long first = System.nanoTime();
    speak(voice, 42);
    figures.put("first_render_seconds", (System.nanoTime() - first) / 1e9);
    List<Speech> spoken = new ArrayList<>();
    long rest = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      spoken.add(speak(voice, 42 + round));
    }
    double wall = (System.nanoTime() - rest) / 1e9;
    double sound = spoken.stream().mapToDouble(s -> s.pcm().durationSeconds()).sum();
    int tokens = spoken.stream().mapToInt(s -> s.tokens().length).sum();
    int steps = engine.pack().flow().steps() * rounds;
    figures.put("speech_tokens", tokens);
    figures.put("milliseconds_per_lm_token", 1000 * of(spoken, Stage.TOKENS) / tokens);
    figures.put("milliseconds_per_ode_step", 1000 * of(spoken, Stage.MEL) / steps);
    figures.put("vocoder_times_real_time", sound / of(spoken, Stage.SAMPLES));
    figures.put("rtf", wall / sound);
  }

  private Speech speak(VoicePrint voice, long seed) {
    return engine.speak(
        new SpeechRequest(
            SENTENCE, "en", voice, seed, engine.pack().sampler(), engine.pack().flow(), List.of()),
        Progress.Listener.NONE,
        cancel);
  }

  private static double of(List<Speech> spoken, Stage stage) {
    return Math.max(
        1e-9, spoken.stream().mapToDouble(s -> s.seconds().getOrDefault(stage, 0.0)).sum());
  }
}
