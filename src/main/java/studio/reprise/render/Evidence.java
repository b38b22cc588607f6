package studio.reprise.render;

import java.util.Optional;
import studio.reprise.audio.Pcm;

/**
 * What lies there of a take that is to be verified.
 *
 * @param receipt as it was read
 * @param sound the take's WAV, where there is one
 * @param clip the reference clip that the receipt names, where it is found
 * @param lineNow what the take's line would render today; empty for an export
 */
public record Evidence(
    Receipt receipt, Optional<Pcm> sound, Optional<ClipNow> clip, Optional<Utterance> lineNow) {

  /**
   * A clip as it is today.
   *
   * @param sha256 of the file's bytes, read now
   * @param source reads it
   */
  public record ClipNow(String sha256, ClipSource source) {}
}
