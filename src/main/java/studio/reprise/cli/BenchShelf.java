package studio.reprise.cli;

import studio.reprise.document.Seed;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderRequest;
import studio.reprise.speech.PackDescription;

/** Holds the one take that the bench renders through the queue, in memory. */
final class BenchShelf extends OneTake {

  /** One whole render with receipt and measurements. */
  RenderRequest request(PackDescription pack, BenchClip clip) {
    return new RenderRequest(
        "bench",
        "bench",
        "bench",
        SpeechBench.sentence(pack, clip.transcript()),
        Seed.Origin.DEFAULT,
        "",
        clip::sound,
        RenderRequest.Priority.LINE);
  }

  /**
   * @throws RenderException when the render failed
   */
  Receipt receipt() {
    return made().orElseThrow(() -> new RenderException("The bench's own render failed."));
  }
}
