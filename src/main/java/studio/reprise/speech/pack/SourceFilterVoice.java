package studio.reprise.speech.pack;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import studio.reprise.audio.Mel;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.network.F0Predictor;
import studio.reprise.speech.network.MelRipple;
import studio.reprise.speech.network.SourceFilterVocoder;

/** The vocoder that takes its pitch from a predictor, so that it can be moved. */
final class SourceFilterVoice implements Vocoder {
  private final NDManager manager;
  private final F0Predictor pitch;
  private final SourceFilterVocoder source;
  private final float lowestVoicedHz;

  /**
   * @param lowestVoicedHz a predicted pitch at or below it is a voiceless frame
   */
  SourceFilterVoice(
      NDManager manager, F0Predictor pitch, SourceFilterVocoder source, double lowestVoicedHz) {
    this.manager = manager;
    this.pitch = pitch;
    this.source = source;
    this.lowestVoicedHz = (float) lowestVoicedHz;
  }

  @Override
  public float[] speak(Mel mel, double pitchFactor, Noise noise, Steps steps, Cancellation cancel) {
    float[] hz = pitch.hz(manager, mel);
    if (pitchFactor != 1) {
      for (int i = 0; i < hz.length; i++) {
        // What was voiceless stays so.
        hz[i] = hz[i] > lowestVoicedHz ? (float) (hz[i] * pitchFactor) : hz[i];
      }
    }
    return source.speak(
        mel,
        hz,
        pitchFactor == 1 ? MelRipple.SPOKEN : MelRipple.OTHER,
        noise.normals(source.noiseLength(mel.frames())),
        steps::done,
        cancel);
  }

  @Override
  public float[] voicedHz(Mel mel) {
    float[] hz = pitch.hz(manager, mel);
    float[] voiced = new float[hz.length];
    int count = 0;
    for (float value : hz) {
      if (value > lowestVoicedHz) {
        voiced[count++] = value;
      }
    }
    return Arrays.copyOf(voiced, count);
  }
}
