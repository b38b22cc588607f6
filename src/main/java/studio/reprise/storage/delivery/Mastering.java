package studio.reprise.storage.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
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
  private final Levels rawLevels;

  /**
   * What decides the sound of a master, besides its takes.
   *
   * @param ceilingDb of the limiter, or null: there is none
   */
  record Setting(double gainDb, Double ceilingDb) {}

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
      LoudnessMeter meter = new LoudnessMeter(1, sampleRateHz);
      ResamplingSink resampling =
          new ResamplingSink(takes.sampleRateHz(), sampleRateHz, both(raw, meter));
      takes.play(shelf, isCancelled, resampling);
      resampling.finish();
      this.rawLevels = meter.levels();
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
  private double level(Levels mono) {
    double level = profile.level().measure().of(mono);
    boolean isSum = profile.level().measure() == DeliveryProfile.Measure.LUFS;
    return isSum ? level + 10 * StrictMath.log10(channels) : level;
  }

  /** The sound at the level that the profile aims at, or as near as the most gain brings it. */
  Master toLevel() throws IOException {
    if (!profile.changesLevel()) {
      return made(new Setting(0, null));
    }
    double aim = profile.level().aim(channels);
    Double peak = profile.peaks().aimDb();
    Double ceiling = peak == null ? null : (Double) (peak - BELOW_CEILING_DB);
    Master master = made(new Setting(gain(aim - level(rawLevels)), ceiling));
    for (int round = 1; round < MOST_ROUNDS; round++) {
      double off = aim - level(master.levels());
      double gain = gain(master.setting().gainDb() + off);
      if (Math.abs(off) <= near() || gain == master.setting().gainDb()) {
        break;
      }
      master.close();
      master = made(new Setting(gain, ceiling));
    }
    return master;
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
    FloatFile out = new FloatFile(folder);
    try {
      LoudnessMeter meter = new LoudnessMeter(1, sampleRateHz);
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
      return new Master(
          out,
          setting,
          meter.levels(),
          out.sha256(),
          limiter == null ? 0 : limiter.limitedShare(),
          limiter == null ? 0 : limiter.deepestDb(),
          limiter == null ? -1 : limiter.deepestAt());
    } catch (IOException | RuntimeException e) {
      out.close();
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
