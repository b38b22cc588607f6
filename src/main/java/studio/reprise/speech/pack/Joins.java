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
 * pause that fits is taken out, of sound, mel and tokens alike and in whole tokens, so that what is
 * heard stays beside what was planned.
 */
final class Joins {
  /** Frames at either edge that stay: a consonant may begin or end softly. */
  private static final int SPARED = 3;

  /** The same between two letters, one of which is a vowel there. */
  private static final int SPARED_LETTERS = 1;

  /** The pause behind a cry or a question of no length. */
  private static final double CRY_SECONDS = 0.15;

  /** The same behind a full stop. */
  private static final double STOP_SECONDS = 0.18;

  /** The same within a sentence that was cut. */
  private static final double CUT_SECONDS = 0.06;

  /** The same between the letters of a name, which are said in one breath. */
  private static final double LETTERS_SECONDS = 0.02;

  /** What a second of sound adds to the pause behind it. */
  private static final double SHARE = 0.1;

  private final List<float[]> waves;
  private final List<Mel> mels;
  private final List<int[]> codes;

  /** Samples that were taken off the start of each. */
  private final int[] cutStarts;

  private Joins(List<float[]> waves, List<Mel> mels, List<int[]> codes) {
    this.waves = waves;
    this.mels = mels;
    this.codes = codes;
    this.cutStarts = new int[waves.size()];
  }

  List<float[]> waves() {
    return waves;
  }

  List<Mel> mels() {
    return mels;
  }

  /** Speech tokens of each segment. */
  List<int[]> codes() {
    return codes;
  }

  /**
   * Other samples of the same segments, cut at the same places.
   *
   * @param whole the samples as long as the waves were before they were fitted
   */
  List<float[]> likewise(List<float[]> whole) {
    List<float[]> cut = new ArrayList<>();
    for (int k = 0; k < whole.size(); k++) {
      float[] wave = whole.get(k);
      cut.add(Arrays.copyOfRange(wave, cutStarts[k], cutStarts[k] + waves.get(k).length));
    }
    return cut;
  }

  /** Mels end to end. */
  static Mel joinedMel(List<Mel> mels) {
    Mel first = mels.get(0);
    float[] values = joined(mels.stream().map(Mel::values).toList());
    return new Mel(values, values.length / first.bands(), first.bands(), first.framesPerSecond());
  }

  /** Parts end to end. */
  static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** The segments as they are, as GLM-TTS's reference joins them. */
  static Joins bare(List<float[]> waves, List<Mel> mels, List<int[]> codes) {
    return new Joins(waves, mels, codes);
  }

  /**
   * The segments with pauses that fit.
   *
   * @param waves samples of each segment, as many for each frame of its mel
   * @param codes speech tokens of each, as many frames of the mel for each
   * @param segments what each says
   */
  static Joins fitted(
      List<float[]> waves, List<Mel> mels, List<int[]> codes, List<PreparedText.Segment> segments) {
    Joins joins = new Joins(new ArrayList<>(waves), new ArrayList<>(mels), new ArrayList<>(codes));
    float peak = 0;
    for (float[] wave : waves) {
      peak = Math.max(peak, peak(wave, 0, wave.length));
    }
    for (int k = 0; k + 1 < waves.size(); k++) {
      Quiet before = Quiet.of(joins.waves.get(k), joins.mels.get(k).frames(), peak);
      Quiet after = Quiet.of(joins.waves.get(k + 1), joins.mels.get(k + 1).frames(), peak);
      int surplus = before.end() + after.start() - pause(segments.get(k), before, mels.get(k));
      int spared = segments.get(k).end() == SegmentEnd.SPELLS_ON ? SPARED_LETTERS : SPARED;
      int fromStart = joins.cutStart(k + 1, Math.min(surplus, after.start() - spared));
      joins.cutEnd(k, Math.min(surplus - fromStart, before.end() - spared));
    }
    return joins;
  }

  /** Takes so many frames, or the few less that are whole tokens, off a segment's start. */
  private int cutStart(int k, int frames) {
    int tokens = tokens(k, frames);
    cut(k, tokens, 0);
    return tokens * framesEach(k);
  }

  private void cutEnd(int k, int frames) {
    cut(k, 0, tokens(k, frames));
  }

  private int tokens(int k, int frames) {
    return Math.max(0, Math.min(frames, mels.get(k).frames() - 1)) / framesEach(k);
  }

  private int framesEach(int k) {
    return Math.max(1, mels.get(k).frames() / codes.get(k).length);
  }

  private void cut(int k, int tokensFromStart, int tokensFromEnd) {
    int[] all = codes.get(k);
    Mel mel = mels.get(k);
    int fromStart = tokensFromStart * framesEach(k);
    int fromEnd = tokensFromEnd * framesEach(k);
    cutStarts[k] += fromStart * (waves.get(k).length / mel.frames());
    waves.set(k, cut(waves.get(k), mel.frames(), fromStart, fromEnd));
    mels.set(k, cut(mel, fromStart, fromEnd));
    codes.set(k, Arrays.copyOfRange(all, tokensFromStart, all.length - tokensFromEnd));
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
    double sounding = (quiet.frames() - quiet.start() - quiet.end()) / mel.framesPerSecond();
    double seconds =
        switch (segment.end()) {
          case SPELLS_ON -> LETTERS_SECONDS;
          case RUNS_ON -> CUT_SECONDS + SHARE * sounding;
          case SENTENCE -> (cries ? CRY_SECONDS : STOP_SECONDS) + SHARE * sounding;
        };
    return (int) Math.round(seconds * mel.framesPerSecond());
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
