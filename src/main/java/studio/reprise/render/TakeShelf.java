package studio.reprise.render;

import java.util.Optional;
import studio.reprise.audio.Pcm;

/**
 * Where finished takes lie, by fingerprint. Takes are only added, never changed. Any thread may
 * ask; {@link #put} is called on the render thread.
 */
public interface TakeShelf {
  /**
   * The receipt of a take whose sound is here as well; empty when either is missing, cannot be read
   * or is not the other's: such a take is rendered again.
   */
  Optional<Receipt> receipt(String fingerprint);

  /** Whether a take lies here, receipt and sound; asked for thousands of lines at a time. */
  default boolean contains(String fingerprint) {
    return receipt(fingerprint).isPresent();
  }

  /**
   * Asked before each render, so that nothing is computed in vain.
   *
   * @throws TakeNotKeptException when it is known already that nothing can be put
   */
  default void requireReady() {}

  /** The sound of a whole take: 16-bit values at the receipt's rate. */
  Optional<Pcm> sound(String fingerprint);

  /**
   * Keeps a take: whole or not at all. The sound is already rounded to 16 bits ({@link
   * CanonicalSound}); it is written as mono 16-bit PCM under {@code receipt.fingerprint()}, the
   * sound before its receipt. A take that is already there is replaced as a whole.
   *
   * @throws TakeNotKeptException when it cannot be kept (disk full, folder read-only or gone)
   */
  void put(Receipt receipt, Pcm sound);
}
