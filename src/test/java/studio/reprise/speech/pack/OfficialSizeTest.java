package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.WavFile;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;
import studio.reprise.speech.layer.WeightTable;

/**
 * A pack of the official download's size opens and speaks on a machine with 24 GB. Needs 9 GB of
 * disk.
 */
@Tag("weights")
class OfficialSizeTest {
  private static final double MOST_OVER_WEIGHTS = 1.25;

  @TempDir Path temp;

  /** Run in a process of its own: pack, precision; says what it needed. */
  public static final class OneLine {
    private OneLine() {}

    public static void main(String[] args) throws IOException {
      Precision precision = Precision.valueOf(args[1]);
      long started = System.nanoTime();
      try (Synthesizer engine =
          VoicePack.open(Path.of(args[0]), new EngineOptions("cpu", precision, 0, MathMode.FAST))) {
        double openSeconds = (System.nanoTime() - started) / 1e9;
        VoicePrint voice =
            engine.voicePrint(
                WavFile.read(Path.of("sample-voices/rms.wav")),
                "We were talking about the weather.");
        Speech speech =
            engine.speak(
                new SpeechRequest(
                    "Yes.",
                    "en",
                    voice,
                    42,
                    engine.pack().sampler(),
                    engine.pack().flow(),
                    List.of()),
                Progress.Listener.NONE,
                Cancellation.NEVER);
        System.out.printf(
            Locale.ROOT,
            "peak %d opened %.1f tokens %d seconds %s%n",
            peakBytes(),
            openSeconds,
            speech.tokens().length,
            speech.seconds());
      }
    }

    private static long peakBytes() throws IOException {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void opensAndSpeaksWithinAQuarterMoreThanItsWeights() throws IOException, InterruptedException {
    Path folder = temp.resolve("GLM-TTS");
    RandomPack.write(folder, RandomPack.Sizes.OFFICIAL);
    long lm = WeightTable.elements(folder.resolve("llm"));
    long rest =
        WeightTable.elements(folder.resolve("flow/flow.pt"))
            + WeightTable.elements(folder.resolve("hift/hift.pt"))
            + WeightTable.elements(folder.resolve("speech_tokenizer"));
    for (Precision precision : Precision.values()) {
      long weightBytes = (precision == Precision.FP16 ? 2 : 4) * lm + 4 * rest;
      String said = run(folder, precision);
      long peak = Long.parseLong(said.split(" ")[1]);
      System.out.printf(
          Locale.ROOT,
          "%s: weights %.2f GB, peak %.2f GB (%.2f times); %s%n",
          precision,
          weightBytes / 1e9,
          peak / 1e9,
          (double) peak / weightBytes,
          said);
      assertTrue(peak <= MOST_OVER_WEIGHTS * weightBytes, precision + ": " + said);
    }
  }

  private static String run(Path folder, Precision precision)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OneLine.class.getName(),
                folder.toString(),
                precision.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, child.waitFor(), said);
    return said;
  }
}
