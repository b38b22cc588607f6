package studio.reprise.speech.pack;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import studio.reprise.audio.Mel;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.network.F0Predictor;
import studio.reprise.speech.network.MelRipple;
import studio.reprise.speech.network.SourceFilterVocoder;
import studio.reprise.speech.network.WhisperedMel;

/** The vocoder that takes its pitch from a predictor, so that it can be moved and bent. */
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
  public float[] speak(Mel mel, Melody melody, Noise noise, Steps steps, Cancellation cancel) {
    float[] own = pitch.hz(manager, mel);
    float[] values = noise.normals(source.noiseLength(mel.frames()));
    if (melody.isVoiceless()) {
      return source.speak(
          WhisperedMel.of(mel, own, lowestVoicedHz),
          new float[own.length],
          values,
          steps::done,
          cancel);
    }
    float[] moved = melody.moved(own, lowestVoicedHz);
    float[] bent = melody.bent(mel, moved, lowestVoicedHz);
    // A voice that is moved as a whole keeps the mel's harmonics where they were and is compared
    // without them; a bend takes them along.
    boolean isMoved = moved != own;
    return source.speak(
        isMoved || bent == moved ? mel : source.moved(mel, moved, bent),
        bent,
        isMoved ? MelRipple.OTHER : MelRipple.SPOKEN,
        values,
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
