package studio.reprise.cli;

import java.util.List;
import java.util.Optional;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Seed;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.TakeShelf;
import studio.reprise.render.Utterance;
import studio.reprise.speech.PackDescription;

/** Holds the one take that the bench renders through the queue, in memory. */
final class BenchShelf implements TakeShelf {
  private Receipt latest;

  /** One whole render with receipt and measurements. */
  RenderRequest request(PackDescription pack) {
    return new RenderRequest(
        "bench",
        "bench",
        "bench",
        new Utterance(
            SpeechBench.SENTENCE,
            "en",
            SpeechBench.SENTENCE,
            "0".repeat(64),
            42,
            pack.sampler(),
            pack.flow(),
            List.of()),
        Seed.Origin.DEFAULT,
        "",
        () -> BenchClip.buzz().sound(),
        RenderRequest.Priority.LINE);
  }

  /**
   * @throws RenderException when the render failed
   */
  synchronized Receipt receipt() {
    if (latest == null) {
      throw new RenderException("The bench's own render failed.");
    }
    return latest;
  }

  @Override
  public Optional<Receipt> receipt(String fingerprint) {
    return Optional.empty();
  }

  @Override
  public Optional<Pcm> sound(String fingerprint) {
    return Optional.empty();
  }

  @Override
  public synchronized void put(Receipt receipt, Pcm sound) {
    latest = receipt;
  }
}
