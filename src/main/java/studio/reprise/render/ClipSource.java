package studio.reprise.render;

import studio.reprise.audio.Pcm;

/**
 * Where the sound of a reference clip comes from when the render thread needs it. It is asked at
 * most once while the queue remembers the clip's voice print.
 */
@FunctionalInterface
public interface ClipSource {
  /**
   * Reads the clip: mono, any rate.
   *
   * @throws RenderException when it is missing or is not what its hash says
   */
  Pcm read();
}
