package studio.reprise.storage.delivery;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import studio.reprise.audio.Levels;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Resampler;
import studio.reprise.audio.SampleSink;
import studio.reprise.render.TakeShelf;
import studio.reprise.storage.StorageException;

/**
 * Takes at their places in a file, before anything is done to its level; places are samples at the
 * takes' rate.
 *
 * @param sampleRateHz of the places
 * @param takes in their order, none over another
 * @param samples of the whole, with what lies before and behind the words
 * @param edges whether takes are let in and out
 */
public record PlacedTakes(int sampleRateHz, List<Take> takes, long samples, Edges edges) {
  private static final double FADE_SECONDS = 0.005;
  private static final int BLOCK = 1 << 14;

  /** Whether takes are let in and out. */
  public enum Edges {
    /** Over 5 ms, so that none clicks. */
    FADED,
    AS_THEY_ARE
  }

  /**
   * One of them.
   *
   * @param lineId whose it is
   * @param gainDb that brings its speaker to the others' level
   */
  public record Take(
      String lineId, String fingerprint, long startSample, long length, double gainDb) {
    /** First sample after it. */
    public long end() {
      return startSample + length;
    }
  }

  public PlacedTakes {
    takes = List.copyOf(takes);
  }

  /** The same length with some of the takes. */
  public PlacedTakes only(Predicate<Take> wanted) {
    return new PlacedTakes(sampleRateHz, takes.stream().filter(wanted).toList(), samples, edges);
  }

  /**
   * Gives the sound from its first sample to its last.
   *
   * @throws StorageException when a take is missing
   * @throws CancellationException when somebody asks
   */
  void play(TakeShelf shelf, BooleanSupplier isCancelled, SampleSink sink) throws IOException {
    float[] silence = new float[BLOCK];
    long at = 0;
    for (Take take : takes) {
      at = silent(take.startSample() - at, silence, at, sink);
      float[] sound = sound(take, shelf);
      for (int done = 0; done < sound.length; done += BLOCK) {
        if (isCancelled.getAsBoolean()) {
          throw new CancellationException();
        }
        sink.write(sound, done, Math.min(BLOCK, sound.length - done));
      }
      at += sound.length;
    }
    silent(samples - at, silence, at, sink);
  }

  private static long silent(long count, float[] silence, long at, SampleSink sink)
      throws IOException {
    for (long left = count; left > 0; left -= silence.length) {
      sink.write(silence, 0, (int) Math.min(silence.length, left));
    }
    return at + Math.max(0, count);
  }

  private float[] sound(Take take, TakeShelf shelf) {
    Pcm pcm =
        shelf
            .sound(take.fingerprint())
            .map(sound -> Resampler.resample(sound, sampleRateHz))
            .filter(sound -> sound.length() == take.length())
            .orElseThrow(
                () ->
                    new StorageException(
                        "The take of line {0} is missing; render it first.", take.lineId()));
    float[] samples = pcm.samples().clone();
    if (take.gainDb() != 0) {
      double factor = Levels.factor(take.gainDb());
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) (samples[i] * factor);
      }
    }
    if (edges == Edges.FADED) {
      int fade = (int) Math.min(samples.length / 2, Math.round(FADE_SECONDS * sampleRateHz));
      for (int i = 0; i < fade; i++) {
        float part = (i + 0.5f) / fade;
        samples[i] *= part;
        samples[samples.length - 1 - i] *= part;
      }
    }
    return samples;
  }
}
