package studio.reprise.speech.pack;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import studio.reprise.audio.Mel;
import studio.reprise.audio.Pcm;
import studio.reprise.speech.Speech;
import studio.reprise.speech.Stage;

/** What is spoken where a text holds marks and no word: a scene break, "...", "[pause]". */
final class Silence {
  /** As long as a narrator breathes between two scenes; gaps between lines come on top. */
  private static final int SECONDS = 1;

  /** ln 1e-5: what packs' mels floor at. */
  private static final float LOG_FLOOR = -11.512925f;

  private Silence() {}

  /**
   * A pause without a token.
   *
   * @param like a mel of the pack: its bands and frames a second
   */
  static Speech pause(int sampleRateHz, Mel like, String language, Map<Stage, Double> seconds) {
    int frames = (int) Math.round(like.framesPerSecond() * SECONDS);
    float[] floor = new float[frames * like.bands()];
    Arrays.fill(floor, LOG_FLOOR);
    return new Speech(
        new Pcm(new float[sampleRateHz * SECONDS], sampleRateHz),
        new Mel(floor, frames, like.bands(), like.framesPerSecond()),
        new int[0],
        "",
        "",
        language,
        Set.of(),
        seconds);
  }
}
