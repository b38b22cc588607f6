package studio.reprise.speech;

import studio.reprise.audio.Pcm;

/** Hears a speech segment by segment, on the render thread, while the rest is still made. */
@FunctionalInterface
public interface Pieces {
  /** Hears nothing. */
  Pieces NONE = piece -> {};

  /** True when nobody hears them: a piece that is made for the ear alone need not be made. */
  default boolean isUnheard() {
    return this == NONE;
  }

  /**
   * The next piece: a segment as it was made. The whole has the same samples, but for the pauses
   * between segments, which are fitted when all are there and are longer here, and for voices whose
   * pitch is found from the whole: then a piece has the pitch that was found so far.
   */
  void spoken(Pcm piece);
}
