package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.layer.TorchOps;

/** A kernel that loses something makes a sentence, and no sound. */
class BrokenKernelTest {
  private static final String WHOLE = "torch.addmm(part, w[k], torch.slice(";

  /** A matrix product that does not see the last input channel. */
  private static final String LOSING =
      "torch.addmm(part, torch.mul(w[k], torch.lt(torch.arange(torch.size(w, 2)), torch.sub(torch.size(w, 2), 1))), torch.slice(";

  /**
   * Run in a process of its own, which the check changes by keeping oneDNN out: opens the starter
   * with a kernel that drops a channel and says what came of it.
   */
  public static final class Opening {
    private Opening() {}

    public static void main(String[] args) {
      assertTrue(TorchOps.source().contains(WHOLE));
      try (Synthesizer engine =
          VoicePack.open(
              Path.of("packs/starter"),
              new EngineOptions("cpu", Precision.FP32, 1, MathMode.FAST),
              manager -> TorchOps.compiled(manager, TorchOps.source().replace(WHOLE, LOSING)))) {
        System.out.println("opened " + engine.pack().name());
      } catch (SpeechException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void aLostChannelIsASentenceAndTheOpeningIsRefused() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Opening.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, child.waitFor(), said);
    String last = said.lines().reduce((before, line) -> line).orElse("");
    assertTrue(last.startsWith("This machine computes wrongly: the convolution of "), said);
    assertTrue(last.contains("Nothing is spoken with it."), said);
  }
}
