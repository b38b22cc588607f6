package studio.reprise.render;

import studio.reprise.audio.Pcm;
import studio.reprise.audio.Pcm16;
import studio.reprise.audio.SampleDepth;

/**
 * The form in which a take's sound is kept and hashed: mono, the pack's rate, 16 bits. What the
 * studio plays, what lies in the WAV and what {@code pcm_sha256} covers are the same numbers.
 */
public final class CanonicalSound {
  private CanonicalSound() {}

  /** Rounds every sample to k/32768. */
  public static Pcm of(Pcm sound) {
    return SampleDepth.BITS_16.of(sound);
  }

  /** SHA-256 over the samples as 16-bit little-endian integers: the data chunk of the WAV. */
  public static String sha256(Pcm sound) {
    return Pcm16.sha256(sound.samples());
  }
}
