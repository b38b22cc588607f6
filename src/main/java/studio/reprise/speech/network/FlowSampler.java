package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.IntConsumer;
import studio.reprise.audio.Mel;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.SpeechException;

/**
 * Follows the velocity field from noise to a mel spectrogram: Euler steps on a cosine grid, which
 * is fine at the start, with classifier-free guidance. Lipman et al., <a
 * href="https://arxiv.org/abs/2210.02747">Flow Matching</a>, 2023; Ho and Salimans, <a
 * href="https://arxiv.org/abs/2207.12598">Classifier-Free Diffusion Guidance</a>, 2022.
 */
public final class FlowSampler {
  private final FlowDit flow;
  private final FlowSettings settings;

  public FlowSampler(FlowDit flow, FlowSettings settings) {
    this.flow = flow;
    this.settings = settings;
  }

  /**
   * What is to be spoken, and by whom.
   *
   * @param promptTokens speech codes of the voice clip
   * @param tokens speech codes of the new speech
   * @param promptMel natural-log mel of the clip, P frames
   * @param speaker the clip's speaker vector, of any length
   */
  public record Utterance(int[] promptTokens, int[] tokens, Mel promptMel, float[] speaker) {
    int[] allTokens() {
      int[] all = Arrays.copyOf(promptTokens, promptTokens.length + tokens.length);
      System.arraycopy(tokens, 0, all, promptTokens.length, tokens.length);
      return all;
    }
  }

  /** How many values {@link #sample} wants as noise: frames of clip and speech times bands. */
  public int noiseValues(Utterance utterance) {
    return flow.config().frames(utterance.promptTokens().length + utterance.tokens().length)
        * flow.config().mel();
  }

  /**
   * Makes the mel spectrogram of the new speech.
   *
   * @param parent the device's manager
   * @param noise standard normal values, {@code [T, M]}, see {@link #noiseValues}
   * @param step told how many Euler steps are done; may throw to stop
   * @return natural-log mel without the clip's frames
   * @throws SpeechException when a token or the clip does not fit the flow
   */
  public Mel sample(NDManager parent, Utterance utterance, float[] noise, IntConsumer step) {
    return sample(parent, utterance, noise, step, Probe.NONE);
  }

  /** The same, showing {@code x_step} (before each step) to a probe. */
  Mel sample(NDManager parent, Utterance utterance, float[] noise, IntConsumer step, Probe probe) {
    FlowDit.Config config = flow.config();
    int frames = config.frames(utterance.promptTokens().length + utterance.tokens().length);
    int promptFrames = utterance.promptMel().frames();
    require(utterance, noise, frames);
    try (NDManager manager = parent.newSubManager()) {
      FlowDit.Scene scene = scene(manager, utterance, frames);
      NDArray x = manager.create(noise, new Shape(1, frames, config.mel())); // [1, T, M]
      float[] grid = timeGrid();
      float time = grid[0];
      float stride = grid[1] - grid[0];
      for (int i = 0; i < settings.steps(); i++) {
        probe.see("x_step", x);
        try (NDManager one = manager.newSubManager()) {
          x.attach(one); // so that what is made of it, and itself, goes with the step
          x = euler(x, time, stride, scene);
          x.attach(manager);
        }
        time += stride;
        if (i + 2 < grid.length) {
          stride = grid[i + 2] - time;
        }
        step.accept(i + 1);
      }
      float[] all = x.toFloatArray();
      float[] spoken = Arrays.copyOfRange(all, promptFrames * config.mel(), all.length);
      return new Mel(spoken, frames - promptFrames, config.mel(), config.melRate());
    }
  }

  /**
   * Guided branch first, unguided branch second, both in one batch; the first alone without
   * guidance.
   */
  private FlowDit.Scene scene(NDManager manager, Utterance utterance, int frames) {
    FlowDit.Config config = flow.config();
    int[] tokens = utterance.allTokens();
    NDArray text = flow.text(manager, tokens, frames, Probe.NONE); // [1, T, E]
    NDArray speaker = speaker(manager, utterance.speaker()); // [1, S]
    NDArray prompt = prompt(manager, utterance.promptMel(), frames); // [P, M]
    NDArray condition = flow.condition(manager, prompt, frames, speaker); // [1, T, C]
    if (settings.cfg() == 0) {
      return flow.scene(manager, text, condition, speaker);
    }
    NDArray plain =
        config.uncondition() == FlowDit.Uncondition.TOKEN_ZERO
            ? flow.text(manager, new int[tokens.length], frames, Probe.NONE)
            : text; // [1, T, E]
    return flow.scene(
        manager,
        text.concat(plain, 0),
        condition.concat(condition.zerosLike(), 0),
        speaker.concat(speaker.zerosLike(), 0));
  }

  private NDArray euler(NDArray x, float time, float stride, FlowDit.Scene scene) {
    if (settings.cfg() == 0) {
      return x.add(flow.velocity(x, time, scene, Probe.NONE).mul(stride)); // [1, T, M]
    }
    NDArray both = flow.velocity(x.concat(x, 0), time, scene, Probe.NONE); // [2, T, M]
    NDArray guided = both.get("0:1").mul((float) (1 + settings.cfg())); // [1, T, M]
    NDArray velocity = guided.sub(both.get("1:2").mul((float) settings.cfg())); // [1, T, M]
    return x.add(velocity.mul(stride)); // [1, T, M]
  }

  /** The speaker vector divided by its length, {@code [1, S]}. */
  static NDArray speaker(NDManager manager, float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    float length = (float) Math.max(Math.sqrt(squares), 1e-12);
    float[] unit = new float[values.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = values[i] / length;
    }
    return manager.create(unit, new Shape(1, unit.length));
  }

  /** The clip's last frames that fit, {@code [min(P, T), M]}. */
  private static NDArray prompt(NDManager manager, Mel mel, int frames) {
    int shown = Math.min(mel.frames(), frames);
    float[] values =
        Arrays.copyOfRange(
            mel.values(), (mel.frames() - shown) * mel.bands(), mel.frames() * mel.bands());
    return manager.create(values, new Shape(shown, mel.bands()));
  }

  /** 1 - cos(pi/2 i/n), i = 0..n, in single precision as the reference counts it. */
  float[] timeGrid() {
    int steps = settings.steps();
    float[] grid = new float[steps + 1];
    float spacing = 1f / steps;
    for (int i = 0; i <= steps; i++) {
      float even = i < (steps + 1) / 2 ? i * spacing : 1 - (steps - i) * spacing;
      grid[i] = 1 - (float) StrictMath.cos(even * 0.5f * (float) StrictMath.PI);
    }
    return grid;
  }

  private void require(Utterance utterance, float[] noise, int frames) {
    FlowDit.Config config = flow.config();
    if (utterance.promptMel().bands() != config.mel()) {
      throw new SpeechException(
          "The clip's mel has {0} bands and the flow expects {1}.",
          utterance.promptMel().bands(), config.mel());
    }
    if (utterance.speaker().length != FlowDit.SPEAKER) {
      throw new SpeechException(
          "The speaker vector has {0} values and the flow expects {1}.",
          utterance.speaker().length, FlowDit.SPEAKER);
    }
    if (frames <= utterance.promptMel().frames()) {
      throw new SpeechException("There are no speech tokens to make sound of.");
    }
    if (noise.length != frames * config.mel()) {
      throw new SpeechException(
          "The flow starts from {0} noise values, not {1}.", frames * config.mel(), noise.length);
    }
  }
}
