package studio.reprise.storage.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import studio.reprise.audio.Levels;
import studio.reprise.audio.LoudnessMeter;
import studio.reprise.audio.codec.MpegHeaders;
import studio.reprise.audio.codec.SoundFacts;
import studio.reprise.audio.codec.SoundReading;

/**
 * A finished sound file as its receiver hears it: decoded and measured.
 *
 * @param facts what the container says
 * @param levels of the decoded sound
 * @param mpeg the headers of an MP3's frames
 */
public record Heard(SoundFacts facts, Levels levels, Optional<MpegHeaders> mpeg) {
  /**
   * Decodes and measures a file of any kind that is read.
   *
   * @throws studio.reprise.audio.AudioFormatException when it is none, damaged or cut short
   * @throws IOException what the disk said
   */
  public static Heard of(Path file) throws IOException {
    LoudnessMeter[] meter = new LoudnessMeter[1];
    SoundFacts facts =
        SoundReading.read(
            file,
            (channels, count, rateHz) -> {
              if (meter[0] == null) {
                meter[0] = new LoudnessMeter(channels.length, rateHz);
              }
              meter[0].write(channels, 0, count);
            });
    if (meter[0] == null) {
      meter[0] = new LoudnessMeter(facts.channels(), facts.sampleRateHz());
    }
    return new Heard(
        facts,
        meter[0].levels(),
        facts.codec().equals("mp3") ? Optional.of(MpegHeaders.of(file)) : Optional.empty());
  }

  /** As reports write it. */
  public ObjectNode json() {
    return LevelsJson.write(this);
  }
}
