package studio.reprise.render;

import java.util.Optional;
import java.util.function.UnaryOperator;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SampleDepth;

/**
 * What lies there of a take that is to be verified.
 *
 * @param fingerprint the name under which it lies
 * @param receipt as it was read
 * @param sound the WAV, where there is one
 * @param clip the reference clip that the receipt names, where it is found
 * @param lineNow what the take's line would render today; empty for an export
 */
public record Evidence(
    String fingerprint,
    Receipt receipt,
    Optional<Sound> sound,
    Optional<ClipNow> clip,
    Optional<Utterance> lineNow) {

  /**
   * A WAV as it is today.
   *
   * @param pcm its samples
   * @param depth of its samples, by the metadata
   * @param pcmSha256 what its samples should hash to, by the metadata, as integers of that depth
   * @param fromTake resamples a take as this WAV was when it was exported; the identity for a take
   */
  public record Sound(Pcm pcm, SampleDepth depth, String pcmSha256, UnaryOperator<Pcm> fromTake) {
    /** A take's own WAV. */
    public static Sound ofTake(Pcm pcm, Receipt receipt) {
      return new Sound(
          pcm, SampleDepth.BITS_16, receipt.made().pcmSha256(), UnaryOperator.identity());
    }

    /** True while it holds what was handed over. */
    boolean isAsListed() {
      return holds(pcmSha256);
    }

    /** Whether it holds a take's speech, at whatever rate and depth it was delivered. */
    boolean isOf(Pcm take) {
      return holds(depth.sha256(fromTake.apply(take).samples()));
    }

    private boolean holds(String sha256) {
      return depth.sha256(pcm.samples()).equals(sha256);
    }
  }

  /**
   * A clip as it is today.
   *
   * @param sha256 of the file's bytes, read now
   * @param source reads it
   */
  public record ClipNow(String sha256, ClipSource source) {}
}
