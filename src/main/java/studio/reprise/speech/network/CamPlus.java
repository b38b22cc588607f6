package studio.reprise.speech.network;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import studio.reprise.audio.Mel;
import studio.reprise.speech.SpeechException;

/**
 * The speaker encoder: who speaks in a clip, as one vector. Wang et al., <a
 * href="https://arxiv.org/abs/2303.00332">CAM++</a>, 2023. It is an ONNX graph and runs on the CPU,
 * on one thread, so that its sums have one order.
 *
 * <p>Checkpoint: {@code frontend/campplus.onnx}. Kaldi filter bank energies {@code [1, T, 80]} at
 * 100 frames a second, minus their mean over time, in; {@code [192]} out, not normalised.
 */
public final class CamPlus implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Path file;
  private final String input;

  private CamPlus(OrtEnvironment environment, OrtSession session, Path file) {
    this.environment = environment;
    this.session = session;
    this.file = file;
    this.input = session.getInputNames().iterator().next();
  }

  /**
   * @throws SpeechException when the file is missing or no such graph
   */
  public static CamPlus open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new SpeechException(
          "{0} is missing. The official model folder does not hold it: it is in the folder frontend of the GLM-TTS source repository.",
          file);
    }
    try {
      OrtEnvironment environment = OnnxNatives.environment();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        // Bytes, not the path: a graph may name further files, and those would be read from
        // anywhere.
        OrtSession session = environment.createSession(Files.readAllBytes(file), options);
        if (session.getNumInputs() != 1 || session.getNumOutputs() < 1) {
          session.close();
          throw new SpeechException(
              "{0} is a graph with other inputs than a speaker encoder.", file);
        }
        return new CamPlus(environment, session, file);
      }
    } catch (OrtException | IOException e) {
      throw new SpeechException(e, "{0} cannot be read as a speaker encoder: {1}.", file, e);
    }
  }

  /**
   * @param fbank Kaldi filter bank minus its mean
   * @return the speaker vector
   * @throws SpeechException when the clip is too short for the graph
   */
  public float[] speaker(Mel fbank) {
    long[] shape = {1, fbank.frames(), fbank.bands()};
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(fbank.values()), shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      float[] vector = ((OnnxTensor) result.get(0)).getFloatBuffer().array();
      for (float value : vector) {
        if (!Float.isFinite(value)) {
          throw new SpeechException("The clip is too short or too silent to tell who speaks.");
        }
      }
      return vector;
    } catch (OrtException e) {
      throw new SpeechException(
          e, "{0} cannot hear {1} frames of the clip: {2}.", file, fbank.frames(), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new SpeechException(e, "{0} cannot be closed: {1}.", file, e);
    }
  }
}
