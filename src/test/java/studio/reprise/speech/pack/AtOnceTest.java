package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.speech.Progress;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Synthesizer;

/** Lines that are spoken side by side have the very samples that each has alone. */
class AtOnceTest {
  private static final List<String> LINES =
      List.of("Good evening. Sit down.", "Who is there?", "The boat left the harbour.");

  private static SpeechRequest request(Synthesizer pack, String text) throws IOException {
    Pcm clip = WavFile.read(Path.of("sample-voices/rms.wav"));
    return new SpeechRequest(
        text,
        "en",
        pack.voicePrint(
            clip, "We were talking about the weather and the price of bread.", ClipUse.FULL),
        42,
        pack.pack().sampler(),
        new FlowSettings(2, pack.pack().flow().cfg()),
        List.of(),
        ReadingChoices.USUAL);
  }

  private static Speech spoken(Synthesizer pack, String text) {
    try {
      return pack.speak(request(pack, text), Progress.Listener.NONE, () -> false);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void threeLinesAtOnceAreTheThreeAlone() {
    EngineOptions three = new EngineOptions("cpu", Precision.FP32, 3, MathMode.FAST);
    ExecutorService threads = Executors.newFixedThreadPool(LINES.size());
    try (Synthesizer pack = VoicePack.open(Path.of("packs/starter"), three)) {
      assertEquals(3, pack.speaksAtOnce());
      List<Speech> alone = LINES.stream().map(line -> spoken(pack, line)).toList();
      List<CompletableFuture<Speech>> begun =
          LINES.stream()
              .map(line -> CompletableFuture.supplyAsync(() -> spoken(pack, line), threads))
              .toList();
      for (int i = 0; i < LINES.size(); i++) {
        Speech beside = begun.get(i).join();
        assertArrayEquals(alone.get(i).tokens(), beside.tokens());
        assertArrayEquals(alone.get(i).pcm().samples(), beside.pcm().samples());
        assertArrayEquals(pack.heard(alone.get(i).pcm()), pack.heard(beside.pcm()));
      }
    } finally {
      threads.shutdown();
    }
  }
}
