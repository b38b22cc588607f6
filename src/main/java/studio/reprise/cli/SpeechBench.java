package studio.reprise.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import studio.reprise.document.Defaults;
import studio.reprise.document.Settings;
import studio.reprise.render.Utterance;
import studio.reprise.render.Utterances;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Speech;
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
    checked(figures);
    TextBench.measure(engine, figures);
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
    shares(spoken, figures);
    memory(1000 * of(spoken, Stage.TOKENS) / tokens, figures);
  }

  /** Where the time of a line goes. */
  private static void shares(List<Speech> spoken, BenchFigures figures) {
    double all = Arrays.stream(Stage.values()).mapToDouble(stage -> of(spoken, stage)).sum();
    for (Stage stage : Stage.values()) {
      figures.put(
          stage.name().toLowerCase(Locale.ROOT) + "_percent", 100 * of(spoken, stage) / all);
    }
  }

  /** A token reads all weights once: how near the language model comes to the memory's speed. */
  private void memory(double millisecondsPerToken, BenchFigures figures) {
    double gigabytes = engine.weightBytesPerToken() / 1e9;
    double read = gigabytes / (millisecondsPerToken / 1000);
    double most = MemoryBench.bytesPerSecond(engine.engine().threads()) / 1e9;
    figures.put("lm_weight_gigabytes_per_token", gigabytes);
    figures.put("lm_gigabytes_per_second", read);
    figures.put("memory_gigabytes_per_second", most);
  }

  /** What the engine's check of itself said when the pack was opened. */
  private void checked(BenchFigures figures) {
    figures.put("self_check_kernels", engine.checked().kernels());
    figures.put("self_check_percent_of_allowed", 100 * engine.checked().worst());
    figures.put("self_check_milliseconds", engine.checked().milliseconds());
    figures.put("self_check_processor_milliseconds", engine.checked().processorMilliseconds());
  }

  /** What every bench says. */
  static Utterance sentence(PackDescription pack, String transcript) {
    return Utterances.of(pack)
        .utterance(
            SENTENCE,
            "en",
            new Utterances.Clip(transcript, "0".repeat(64), ClipUse.FULL),
            Defaults.INITIAL.seed(),
            Settings.INHERITED,
            List.of());
  }

  private Speech speak(VoicePrint voice, long seed) {
    return engine.speak(
        sentence(engine.pack(), SENTENCE).withSeed(seed).spokenBy(voice),
        Progress.Listener.NONE,
        cancel);
  }

  private static double of(List<Speech> spoken, Stage stage) {
    return Math.max(
        1e-9, spoken.stream().mapToDouble(s -> s.seconds().getOrDefault(stage, 0.0)).sum());
  }
}
