package studio.reprise.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import studio.reprise.audio.Pcm;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * A process of its own for tests: the command line with an engine that never gets done with a text
 * that says "endless", until it is cancelled.
 */
final class EndlessCommandLine {
  private EndlessCommandLine() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    String[] command = java.util.Arrays.copyOfRange(args, 1, args.length);
    Surroundings surroundings =
        new Surroundings(
            System.in,
            System.out,
            System.err,
            false,
            folder,
            Optional.of(folder.resolve("home")),
            studio.reprise.desk.ConfigFolder.at(folder.resolve("config")),
            java.util.Map.of(),
            EndlessCommandLine::open,
            Map.copyOf(System.getenv()).containsKey("REPRISE_DEBUG"));
    System.exit(CommandLineDoor.run(surroundings, command));
  }

  /** A pack in which there is a file {@code endless} never gets loaded. */
  private static Synthesizer open(Path pack, EngineOptions options) {
    if (Files.exists(pack.resolve("endless"))) {
      System.err.println("loading");
      while (true) {
        Thread.onSpinWait();
      }
    }
    return new Endless();
  }

  private static final class Endless implements Synthesizer {
    private final ToneSynthesizer tones =
        new ToneSynthesizer(
            ToneSynthesizer.engine(studio.reprise.speech.MathMode.FAST),
            ToneSynthesizer.pack("starter"));

    @Override
    public EngineDescription engine() {
      return tones.engine();
    }

    @Override
    public PackDescription pack() {
      return tones.pack();
    }

    @Override
    public VoicePrint voicePrint(Pcm clip, String transcript, ClipUse use) {
      return tones.voicePrint(clip, transcript, use);
    }

    @Override
    public int[] heard(Pcm sound) {
      return tones.heard(sound);
    }

    @Override
    public Speech speak(SpeechRequest request, Progress.Listener progress, Cancellation cancel) {
      while (request.text().contains("endless")) {
        cancel.check();
        Thread.onSpinWait();
      }
      return tones.speak(request, progress, cancel);
    }

    @Override
    public void close() {
      tones.close();
    }
  }
}
