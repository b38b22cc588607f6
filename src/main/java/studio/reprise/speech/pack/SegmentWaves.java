package studio.reprise.speech.pack;

import java.util.ArrayList;
import java.util.List;
import studio.reprise.audio.Mel;
import studio.reprise.audio.Pcm;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Manner;
import studio.reprise.speech.Progress;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Stage;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.text.PreparedText;

/**
 * The samples of a line, segment by segment. One that is acted is spoken plainly as well: what is
 * quiet in a whisper is not where a voice is quiet, and pauses, doubts and tokens are to be those
 * that the line has when nobody acts it.
 */
final class SegmentWaves {
  private final Vocoder vocoder;
  private final Prosody prosody;
  private final ThreadShare threads;
  private final int sampleRateHz;
  private final Line line;
  private final List<float[]> plain = new ArrayList<>();
  private final List<float[]> acted = new ArrayList<>();

  /** What is spoken, and who hears how far it is. */
  record Line(
      SpeechRequest request,
      PreparedText prepared,
      Progress.Listener progress,
      Cancellation cancel) {
    PreparedText.Segment segment(int k) {
      return prepared.segments().get(k);
    }

    /** The mean pitch that the speech is brought to; 0 leaves it as it comes. */
    double wantedHz() {
      return request.voice().origin().pitchHz();
    }
  }

  SegmentWaves(Vocoder vocoder, Prosody prosody, ThreadShare threads, int sampleRateHz, Line line) {
    this.vocoder = vocoder;
    this.prosody = prosody;
    this.threads = threads;
    this.sampleRateHz = sampleRateHz;
    this.line = line;
  }

  /**
   * A voice that keeps its clip's pitch has its samples segment by segment; the pitch of another is
   * found from all of it.
   */
  boolean isPitchKnown() {
    return line.wantedHz() == 0;
  }

  /** Speaks the next segment, whose mel is the last of these. */
  void add(List<Mel> mels) {
    add(mels.get(mels.size() - 1), prosody.pitchFactor(line.wantedHz(), mels));
  }

  /** Speaks all segments. */
  void addAll(List<Mel> mels) {
    double factor = prosody.pitchFactor(line.wantedHz(), mels);
    mels.forEach(mel -> add(mel, factor));
  }

  private void add(Mel mel, double factor) {
    int segment = plain.size();
    Manner manner = prosody.manner(line.segment(segment));
    float[] wave = wave(segment, mel, Manner.PLAIN, factor);
    plain.add(wave);
    acted.add(
        levelled(segment, manner == Manner.PLAIN ? wave : wave(segment, mel, manner, factor)));
  }

  /** The last segment as it is heard while others are still made, kept or not. */
  Pcm piece(List<Mel> mels) {
    int segment = mels.size() - 1;
    if (plain.size() == mels.size()) {
      return new Pcm(acted.get(segment), sampleRateHz);
    }
    double factor = prosody.pitchFactor(line.wantedHz(), mels);
    Manner manner = prosody.manner(line.segment(segment));
    return new Pcm(
        levelled(segment, wave(segment, mels.get(segment), manner, factor)), sampleRateHz);
  }

  private float[] levelled(int segment, float[] wave) {
    return prosody.levelled(line.segment(segment), wave, sampleRateHz);
  }

  /** Each as if nothing were acted. */
  List<float[]> plain() {
    return plain;
  }

  /** The whole line. */
  Pcm joined(Joins joins) {
    return new Pcm(Joins.joined(joins.likewise(acted)), sampleRateHz);
  }

  private float[] wave(int segment, Mel mel, Manner manner, double factor) {
    line.cancel().check();
    Melody melody = prosody.melody(line.segment(segment), manner, factor);
    int segments = line.prepared().segments().size();
    // On some processors the vocoder's convolutions round by the number of threads.
    return threads.computing(
        1,
        () ->
            vocoder.speak(
                mel,
                melody,
                new Noise(line.request().seed(), segment, Noise.Stream.SOURCE),
                (done, total) ->
                    line.progress()
                        .progressed(new Progress(Stage.SAMPLES, segment, segments, done, total)),
                line.cancel()));
  }
}
