package studio.reprise.storage.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.Levels;
import studio.reprise.audio.LoudnessMeter;
import studio.reprise.audio.ResamplingSink;
import studio.reprise.audio.RoomTone;
import studio.reprise.audio.SampleSink;
import studio.reprise.audio.TruePeakLimiter;
import studio.reprise.render.TakeShelf;

/**
 * Brings a file's takes to a receiver's level: resampled once, as a whole; one gain; room tone
 * below everything at its final level; a limiter. The gain is corrected for what the limiter took,
 * in rounds. The same takes and figures give the same samples everywhere.
 */
final class Mastering implements AutoCloseable {
  private static final double MOST_GAIN_DB = 20;
  private static final double BELOW_CEILING_DB = 0.3;
  private static final int MOST_ROUNDS = 3;
  private static final double NEAR_DB = 0.25;

  private final DeliveryProfile profile;
  private final int sampleRateHz;
  private final int channels;
  private final Path folder;
  private final BooleanSupplier isCancelled;
  private final FloatFile raw;
  private final LoudnessMeter.Rough rawLevel;

  /**
   * What decides the sound of a master, besides its takes.
   *
   * @param ceilingDb of the limiter, or null: there is none
   */
  record Setting(double gainDb, @Nullable Double ceilingDb) {}

  /**
   * A finished sound, before it is encoded.
   *
   * @param pcmSha256 over its samples as 32-bit little-endian floats
   * @param limitedShare of all samples
   * @param deepestDb that the limiter went
   * @param deepestAt the sample where it did, or -1
   */
  record Master(
      FloatFile sound,
      Setting setting,
      Levels levels,
      String pcmSha256,
      double limitedShare,
      double deepestDb,
      long deepestAt)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      sound.close();
    }
  }

  /**
   * Resamples and measures the takes.
   *
   * @param folder on whose disk sounds wait between passes
   */
  Mastering(
      PlacedTakes takes,
      TakeShelf shelf,
      DeliveryProfile profile,
      int sampleRateHz,
      int channels,
      Path folder,
      BooleanSupplier isCancelled)
      throws IOException {
    this.profile = profile;
    this.sampleRateHz = sampleRateHz;
    this.channels = channels;
    this.folder = folder;
    this.isCancelled = isCancelled;
    this.raw = new FloatFile(folder);
    try {
      this.rawLevel = new LoudnessMeter.Rough(sampleRateHz);
      ResamplingSink resampling =
          new ResamplingSink(takes.sampleRateHz(), sampleRateHz, both(raw, rawLevel));
      takes.play(shelf, isCancelled, resampling);
      resampling.finish();
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static SampleSink both(SampleSink one, SampleSink other) {
    return (samples, from, count) -> {
      one.write(samples, from, count);
      other.write(samples, from, count);
    };
  }

  /** What a file with this sound in all its channels measures. */
  private double level(LoudnessMeter.Rough mono) {
    return profile.level().measure() == DeliveryProfile.Measure.LUFS
        ? mono.lufs() + 10 * StrictMath.log10(channels)
        : mono.rmsDb();
  }

  /** The sound at the level that the profile aims at, or as near as the most gain brings it. */
  Master toLevel() throws IOException {
    if (!profile.changesLevel()) {
      return made(new Setting(0, null));
    }
    double aim = profile.level().aim(channels);
    Double peak = profile.peaks().aimDb();
    Double ceiling = peak == null ? null : (Double) (peak - BELOW_CEILING_DB);
    Sketch sketch = sketched(new Setting(gain(aim - level(rawLevel)), ceiling));
    for (int round = 1; round < MOST_ROUNDS; round++) {
      double off = aim - level(sketch.level());
      double gain = gain(sketch.setting().gainDb() + off);
      if (Math.abs(off) <= near() || gain == sketch.setting().gainDb()) {
        break;
      }
      sketch.sound().close();
      sketch = sketched(new Setting(gain, ceiling));
    }
    return finished(sketch);
  }

  private double near() {
    DeliveryProfile.Level level = profile.level();
    return level.least() == null || level.most() == null
        ? NEAR_DB
        : Math.min(NEAR_DB, (level.most() - level.least()) / 10);
  }

  private static double gain(double wanted) {
    return Math.min(MOST_GAIN_DB, wanted);
  }

  /** The sound with a setting that is known. */
  Master made(Setting setting) throws IOException {
    return finished(sketched(setting));
  }

  /** A sound of which only the level is known so far. */
  private record Sketch(
      FloatFile sound,
      Setting setting,
      LoudnessMeter.Rough level,
      @Nullable TruePeakLimiter limiter) {}

  private Sketch sketched(Setting setting) throws IOException {
    FloatFile out = new FloatFile(folder);
    try {
      LoudnessMeter.Rough meter = new LoudnessMeter.Rough(sampleRateHz);
      SampleSink end = both(out, meter);
      TruePeakLimiter limiter =
          setting.ceilingDb() == null
              ? null
              : new TruePeakLimiter(sampleRateHz, setting.ceilingDb(), end);
      SampleSink limited = limiter == null ? end : limiter;
      Double tone = profile.floor().roomToneDb();
      raw.play(
          gained(
              setting.gainDb(),
              tone == null ? limited : new RoomTone(sampleRateHz, tone, limited)));
      if (limiter != null) {
        limiter.finish();
      }
      return new Sketch(out, setting, meter, limiter);
    } catch (IOException | RuntimeException e) {
      out.close();
      throw e;
    }
  }

  private Master finished(Sketch sketch) throws IOException {
    try {
      LoudnessMeter meter = new LoudnessMeter(1, sampleRateHz);
      String sha256 = sketch.sound().playHashed(meter);
      TruePeakLimiter limiter = sketch.limiter();
      return new Master(
          sketch.sound(),
          sketch.setting(),
          meter.levels(),
          sha256,
          limiter == null ? 0 : limiter.limitedShare(),
          limiter == null ? 0 : limiter.deepestDb(),
          limiter == null ? -1 : limiter.deepestAt());
    } catch (IOException | RuntimeException e) {
      sketch.sound().close();
      throw e;
    }
  }

  private SampleSink gained(double gainDb, SampleSink behind) {
    double factor = Levels.factor(gainDb);
    return (samples, from, count) -> {
      if (isCancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      if (gainDb != 0) {
        for (int i = from; i < from + count; i++) {
          samples[i] = (float) (samples[i] * factor);
        }
      }
      behind.write(samples, from, count);
    };
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
