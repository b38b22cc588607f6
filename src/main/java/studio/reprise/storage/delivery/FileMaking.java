package studio.reprise.storage.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import studio.reprise.audio.Levels;
import studio.reprise.audio.SampleSink;
import studio.reprise.audio.codec.Encoder;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.storage.delivery.Mastering.Master;
import studio.reprise.storage.delivery.Mastering.Setting;

/**
 * Encodes a master and listens to what came out: encoders change levels and lift peaks. What lies
 * outside the profile then is made again, by so much softer.
 */
final class FileMaking {
  private static final int MOST_TRIES = 3;
  private static final double SLACK_DB = 0.05;

  /** Shares of the time that the steps take, as they were measured (docs/delivery.md). */
  private static final double LEVELLED = 0.25;

  private static final double ENCODED = 0.93;

  private final DeliveryProfile profile;
  private final Encoding encoding;
  private final FinishedFile formats;

  FileMaking(DeliveryProfile profile, Encoding encoding, FinishedFile formats) {
    this.profile = profile;
    this.encoding = encoding;
    this.formats = formats;
  }

  /**
   * A file that was made.
   *
   * @param master what was encoded; its sound is let go by whoever has it
   * @param heard what is in the file
   */
  record Made(Master master, Heard heard) {}

  /**
   * Makes a file.
   *
   * @param target not there yet
   * @param description of a sound that measures so
   * @param progress hears the share of the work that is done; it stands while a file is made again
   */
  Made make(
      Mastering mastering,
      Path target,
      Function<Levels, FileDescription> description,
      DoubleConsumer progress)
      throws IOException {
    Master master = mastering.toLevel();
    progress.accept(LEVELLED);
    double[] reached = {LEVELLED};
    try {
      for (int tries = 1; ; tries++) {
        encode(
            master,
            target,
            description.apply(master.levels()),
            share -> {
              double now = LEVELLED + share * (ENCODED - LEVELLED);
              if (now > reached[0]) {
                reached[0] = now;
                progress.accept(now);
              }
            });
        Heard heard = Heard.of(target);
        Setting better = better(master.setting(), heard);
        if (better.equals(master.setting()) || tries == MOST_TRIES) {
          return new Made(master, heard);
        }
        Files.delete(target);
        master.close();
        master = mastering.made(better);
      }
    } catch (IOException | RuntimeException e) {
      master.close();
      throw e;
    }
  }

  /** Encodes a master as it is. */
  void encode(Master master, Path target, FileDescription description) throws IOException {
    encode(master, target, description, share -> {});
  }

  private void encode(
      Master master, Path target, FileDescription description, DoubleConsumer progress)
      throws IOException {
    try (Encoder encoder = formats.open(target, encoding, description)) {
      master.sound().play(counted(encoder, master.sound().samples(), progress));
      encoder.finish();
    }
  }

  /** Tells at every hundredth of a sound that it has gone by. */
  private static SampleSink counted(SampleSink behind, long whole, DoubleConsumer progress) {
    long[] done = {0};
    return (samples, from, count) -> {
      behind.write(samples, from, count);
      long before = 100 * done[0] / whole;
      done[0] += count;
      if (100 * done[0] / whole > before) {
        progress.accept((double) done[0] / whole);
      }
    };
  }

  /** The same setting where the file is as the profile asks. */
  private Setting better(Setting setting, Heard heard) {
    if (!profile.changesLevel()) {
      return setting;
    }
    DeliveryProfile.Level asked = profile.level();
    double level = asked.measure().of(heard.levels());
    double mono = encoding.channels() == 1 ? asked.mono() : 0;
    boolean isOff =
        asked.least() != null && level < asked.least() + mono
            || asked.most() != null && level > asked.most() + mono;
    double gain = setting.gainDb() + (isOff ? asked.aim(encoding.channels()) - level : 0);
    Double most = profile.peaks().mostDb();
    Double ceiling = setting.ceilingDb();
    if (most != null && ceiling != null && heard.levels().truePeakDb() > most) {
      ceiling = ceiling - (heard.levels().truePeakDb() - most) - SLACK_DB;
    }
    return new Setting(gain, ceiling);
  }
}
