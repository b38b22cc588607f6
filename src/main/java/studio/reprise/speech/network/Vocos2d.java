package studio.reprise.speech.network;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import studio.reprise.audio.Mel;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.TorchScript;

/**
 * The vocoder for 32 kHz: one TorchScript graph in the manner of Vocos, Siuzdak, <a
 * href="https://arxiv.org/abs/2306.00814">2023</a>.
 *
 * <p>Checkpoint: {@code vocos2d/generator_jit.ckpt}. Natural-log mel {@code [1, M, T]} at 50 frames
 * a second in, samples {@code [1, n]} out, 640 for each frame.
 */
public final class Vocos2d implements AutoCloseable {
  public static final int SAMPLE_RATE_HZ = 32000;

  /** The graph was trained on spectra divided by the length of their transform. */
  private static final float LEVEL = (float) StrictMath.log(1.0 / 2560);

  private final TorchScript graph;
  private final Path file;

  private Vocos2d(TorchScript graph, Path file) {
    this.graph = graph;
    this.file = file;
  }

  /**
   * @throws SpeechException when the file is missing or no TorchScript module
   */
  public static Vocos2d open(NDManager manager, Path file) {
    return new Vocos2d(TorchScript.open(manager, file), file);
  }

  /** Dimensions of the graph's weights. */
  public List<long[]> weightShapes(NDManager parent) {
    return graph.weightShapes(parent);
  }

  /**
   * Makes sound.
   *
   * @param mel natural-log mel of 32 kHz sound
   * @return samples at {@link #SAMPLE_RATE_HZ}
   */
  public float[] wave(NDManager parent, Mel mel) {
    // The graph needs two frames.
    float[] values =
        mel.frames() == 1 ? Arrays.copyOf(mel.values(), 2 * mel.bands()) : mel.values();
    if (mel.frames() == 1) {
      System.arraycopy(mel.values(), 0, values, mel.bands(), mel.bands());
    }
    try (NDManager manager = parent.newSubManager()) {
      NDArray x =
          manager
              .create(values, new Shape(1, values.length / mel.bands(), mel.bands()))
              .transpose(0, 2, 1) // [1, M, T]
              .add(LEVEL);
      return graph.run("forward", manager, x).toFloatArray();
    } catch (EngineException e) {
      throw new SpeechException(
          e,
          "{0} cannot turn a mel of {1} bands into sound: {2}.",
          file,
          mel.bands(),
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
