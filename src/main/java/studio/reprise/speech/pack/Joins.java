package studio.reprise.speech.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.reprise.audio.Mel;
import studio.reprise.speech.text.PreparedText;
import studio.reprise.speech.text.rewrite.SegmentEnd;

/**
 * Where the segments of a text meet. Each begins and ends with the silence of a sentence that is
 * spoken alone; two of them in a row are a long wait behind a single "Run!". What is beyond the
 * pause that fits is taken out, of sound and mel alike, in whole frames of the mel.
 */
final class Joins {
  /** Frames at either edge that stay: a consonant may begin or end softly. */
  private static final int SPARED = 3;

  /** The pause behind a cry or a question of no length. */
  private static final double CRY_SECONDS = 0.15;

  /** The same behind a full stop. */
  private static final double STOP_SECONDS = 0.18;

  /** The same within a sentence that was cut. */
  private static final double CUT_SECONDS = 0.06;

  /** What a second of sound adds to the pause behind it. */
  private static final double SHARE = 0.1;

  private final List<float[]> waves;
  private final List<Mel> mels;

  private Joins(List<float[]> waves, List<Mel> mels) {
    this.waves = waves;
    this.mels = mels;
  }

  List<float[]> waves() {
    return waves;
  }

  List<Mel> mels() {
    return mels;
  }

  /** The segments as they are, as GLM-TTS's reference joins them. */
  static Joins bare(List<float[]> waves, List<Mel> mels) {
    return new Joins(waves, mels);
  }

  /**
   * The segments with pauses that fit.
   *
   * @param waves samples of each segment, as many for each frame of its mel
   * @param segments what each says
   */
  static Joins fitted(List<float[]> waves, List<Mel> mels, List<PreparedText.Segment> segments) {
    List<float[]> fittedWaves = new ArrayList<>(waves);
    List<Mel> fittedMels = new ArrayList<>(mels);
    float peak = 0;
    for (float[] wave : waves) {
      peak = Math.max(peak, peak(wave, 0, wave.length));
    }
    for (int k = 0; k + 1 < waves.size(); k++) {
      Quiet before = Quiet.of(fittedWaves.get(k), fittedMels.get(k).frames(), peak);
      Quiet after = Quiet.of(fittedWaves.get(k + 1), fittedMels.get(k + 1).frames(), peak);
      int surplus = before.end() + after.start() - pause(segments.get(k), before, mels.get(k));
      int fromStart = Math.max(0, Math.min(surplus, after.start() - SPARED));
      int fromEnd = Math.max(0, Math.min(surplus - fromStart, before.end() - SPARED));
      fittedWaves.set(k, cut(fittedWaves.get(k), before.frames(), 0, fromEnd));
      fittedMels.set(k, cut(fittedMels.get(k), 0, fromEnd));
      fittedWaves.set(k + 1, cut(fittedWaves.get(k + 1), after.frames(), fromStart, 0));
      fittedMels.set(k + 1, cut(fittedMels.get(k + 1), fromStart, 0));
    }
    return new Joins(fittedWaves, fittedMels);
  }

  /** Frames without sound at either end of a segment; all at the end where nothing sounds. */
  private record Quiet(int start, int end, int frames) {
    static Quiet of(float[] wave, int frames, float peak) {
      int each = wave.length / frames;
      int first = 0;
      while (first < frames
          && peak(wave, first * each, (first + 1) * each) <= SoundSeconds.AUDIBLE * peak) {
        first++;
      }
      int last = frames;
      while (last > first
          && peak(wave, (last - 1) * each, last * each) <= SoundSeconds.AUDIBLE * peak) {
        last--;
      }
      return new Quiet(first == frames ? 0 : first, frames - last, frames);
    }
  }

  private static int pause(PreparedText.Segment segment, Quiet quiet, Mel mel) {
    boolean cries = segment.text().endsWith("!") || segment.text().endsWith("?");
    double least =
        segment.end() == SegmentEnd.RUNS_ON ? CUT_SECONDS : cries ? CRY_SECONDS : STOP_SECONDS;
    double sounding = (quiet.frames() - quiet.start() - quiet.end()) / mel.framesPerSecond();
    return (int) Math.round((least + SHARE * sounding) * mel.framesPerSecond());
  }

  private static float peak(float[] wave, int from, int to) {
    float peak = 0;
    for (int i = from; i < Math.min(to, wave.length); i++) {
      peak = Math.max(peak, Math.abs(wave[i]));
    }
    return peak;
  }

  private static float[] cut(float[] wave, int frames, int fromStart, int fromEnd) {
    int each = wave.length / frames;
    return Arrays.copyOfRange(wave, fromStart * each, wave.length - fromEnd * each);
  }

  private static Mel cut(Mel mel, int fromStart, int fromEnd) {
    int frames = mel.frames() - fromStart - fromEnd;
    float[] values =
        Arrays.copyOfRange(
            mel.values(), fromStart * mel.bands(), (fromStart + frames) * mel.bands());
    return new Mel(values, frames, mel.bands(), mel.framesPerSecond());
  }
}
