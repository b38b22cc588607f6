package studio.reprise.storage.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.Levels;
import studio.reprise.audio.codec.Codec;
import studio.reprise.audio.codec.Encoding;

/**
 * What a receiver asks for. A limit that is null is none.
 *
 * @param name short and stable
 * @param title for people
 * @param from the profile that it began as, or ""
 * @param level how loud
 * @param peaks how high
 * @param files what is accepted; the first one is what is made
 * @param edges what lies before and behind the words
 * @param floor how quiet
 * @param mostMinutes a file may last, or null
 * @param shape what becomes a file
 * @param sampleMinutes how long the sample for the shop may be, or null
 * @param requires what the set must have
 * @param synthetic whether the receiver takes machines' voices
 * @param names of a line's file, as {@link studio.reprise.storage.ExportPattern}
 * @param severities where they are not the usual ones
 * @param json the whole as it is written
 */
public record DeliveryProfile(
    String name,
    String title,
    String from,
    Level level,
    Peaks peaks,
    List<Form> files,
    Edges edges,
    Floor floor,
    @Nullable Double mostMinutes,
    Shape shape,
    @Nullable Double sampleMinutes,
    Set<Requirement> requires,
    Synthetic synthetic,
    String names,
    Map<CheckId, Severity> severities,
    ObjectNode json) {

  /** What loudness is measured as. */
  public enum Measure {
    /** Root mean square of the whole file, unweighted. */
    RMS,
    /** Integrated loudness. */
    LUFS,
    /** Nothing is changed. */
    NONE;

    /** The figure, in dB or LUFS. */
    public double of(Levels levels) {
      return this == RMS ? levels.rmsDb() : levels.lufs();
    }
  }

  /**
   * How loud.
   *
   * @param aim what a file is brought to
   * @param least or null
   * @param most or null
   * @param mono what a file of one channel differs by
   */
  public record Level(
      Measure measure, double aim, @Nullable Double least, @Nullable Double most, double mono) {
    /** What a file of so many channels is brought to. */
    public double aim(int channels) {
      return channels == 1 ? aim + mono : aim;
    }
  }

  /**
   * How high.
   *
   * @param mostDb no sample and no true peak may lie above, or null
   * @param aimDb where the limiter holds true peaks; null: there is no limiter
   */
  public record Peaks(@Nullable Double mostDb, @Nullable Double aimDb) {}

  /**
   * A kind of file.
   *
   * @param sampleRateHz 0: the takes' own
   * @param kilobitsPerSecond least of a lossy codec
   */
  public record Form(
      Codec codec,
      Encoding.BitRate bitRate,
      int kilobitsPerSecond,
      int sampleRateHz,
      int channels,
      int bits) {
    /** How such a file is written. */
    public Encoding encoding(int takeRateHz) {
      return new Encoding(
          codec,
          bitRate,
          kilobitsPerSecond,
          sampleRateHz == 0 ? takeRateHz : sampleRateHz,
          channels,
          bits);
    }
  }

  /**
   * What lies before the first word and behind the last.
   *
   * @param headSeconds made
   * @param tailSeconds made
   * @param leastHeadSeconds accepted, or null
   * @param leastTailSeconds accepted, or null
   * @param mostSeconds accepted of either, or null
   */
  public record Edges(
      double headSeconds,
      double tailSeconds,
      @Nullable Double leastHeadSeconds,
      @Nullable Double leastTailSeconds,
      @Nullable Double mostSeconds) {}

  /**
   * How quiet the quietest half second is.
   *
   * @param roomToneDb what lies below everything, or null
   * @param leastDb below it lies dead silence, or null
   * @param mostDb above it lies noise, or null
   */
  public record Floor(
      @Nullable Double roomToneDb, @Nullable Double leastDb, @Nullable Double mostDb) {}

  /** What becomes a file. */
  public enum Shape {
    CHAPTERS,
    BOOK,
    LINES
  }

  /** What a set must have. */
  public enum Requirement {
    CREDITS,
    SAMPLE,
    COVER,
    TITLE,
    AUTHORS,
    NARRATORS,
    HEADER
  }

  /** Whether a receiver takes machines' voices. */
  public enum Synthetic {
    ALLOWED,
    /** Somebody has to say that the receiver agreed. */
    ACKNOWLEDGED
  }

  public DeliveryProfile {
    files = List.copyOf(files);
    requires = Set.copyOf(requires);
    severities = Map.copyOf(severities);
  }

  /** The kind of file that is made. */
  public Form made() {
    return files.get(0);
  }

  /** Whether sound is brought to a level; where not, samples stay what the takes have. */
  public boolean changesLevel() {
    return level.measure() != Measure.NONE;
  }

  /** The same with nothing below the words. */
  DeliveryProfile withoutRoomTone() {
    return new DeliveryProfile(
        name,
        title,
        from,
        level,
        peaks,
        files,
        edges,
        new Floor(null, floor.leastDb(), floor.mostDb()),
        mostMinutes,
        shape,
        sampleMinutes,
        requires,
        synthetic,
        names,
        severities,
        json);
  }
}
