package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Mel;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.TorchScript;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Vocos2dTest {
  /** Answers the sum over bands of the magnitudes, one sample a frame. */
  private static final String GRAPH =
      """
      class Graph(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.Graph, mel: Tensor) -> Tensor:
          return torch.sum(torch.exp(mel), [1])
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeAll
  void open() {
    bench = new Bench();
  }

  @AfterAll
  void close() {
    bench.close();
  }

  private Path graph() throws IOException {
    return Files.write(folder.resolve("generator_jit.ckpt"), TorchScript.archive("Graph", GRAPH));
  }

  @Test
  void theMelIsDividedByTheLengthOfTheTransform() throws IOException {
    float[] values = new float[3 * 2];
    Arrays.fill(values, (float) Math.log(2560));
    try (Vocos2d vocoder = Vocos2d.open(bench.manager, graph())) {
      assertArrayEquals(
          new float[] {2, 2, 2}, vocoder.wave(bench.manager, new Mel(values, 3, 2, 50)), 1e-5f);
    }
  }

  @Test
  void aSingleFrameIsHeardTwice() throws IOException {
    try (Vocos2d vocoder = Vocos2d.open(bench.manager, graph())) {
      assertEquals(2, vocoder.wave(bench.manager, new Mel(new float[] {0, 0}, 1, 2, 50)).length);
    }
  }

  @Test
  void aFileThatIsNoGraphIsOneSentence() throws IOException {
    byte[] whole = Files.readAllBytes(graph());
    Path torn = Files.write(folder.resolve("torn.ckpt"), Arrays.copyOf(whole, whole.length / 2));
    SpeechException e =
        assertThrows(SpeechException.class, () -> Vocos2d.open(bench.manager, torn));
    assertTrue(e.getMessage().contains("torn.ckpt cannot be read"), e.getMessage());
    assertThrows(
        SpeechException.class, () -> Vocos2d.open(bench.manager, folder.resolve("missing.ckpt")));
  }

  @Test
  void aSpeakerEncoderThatIsNoGraphIsOneSentence() throws IOException {
    Path file = Files.write(folder.resolve("campplus.onnx"), new byte[] {1, 2, 3});
    SpeechException e = assertThrows(SpeechException.class, () -> CamPlus.open(file));
    assertTrue(e.getMessage().contains("campplus.onnx cannot be read"), e.getMessage());
    SpeechException missing =
        assertThrows(SpeechException.class, () -> CamPlus.open(folder.resolve("none.onnx")));
    assertTrue(missing.getMessage().contains("is missing"), missing.getMessage());
  }
}
