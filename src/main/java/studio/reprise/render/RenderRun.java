package studio.reprise.render;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import studio.reprise.speech.Pieces;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * What the render thread does for one job: takes its take off the shelf, or has it spoken and puts
 * it there. It touches nothing that the queue's lock guards.
 */
final class RenderRun {
  private final EngineSeat seat;
  private final TakeShelf shelf;
  private final SpeedModel speed;
  private final Outbox outbox;

  RenderRun(EngineSeat seat, TakeShelf shelf, SpeedModel speed, Outbox outbox) {
    this.seat = seat;
    this.shelf = shelf;
    this.speed = speed;
    this.outbox = outbox;
  }

  /**
   * The take of a job, kept.
   *
   * @throws CancellationException when the job was cancelled meanwhile
   * @throws TakeNotKeptException when there is no room for it; the job remembers what was rendered
   */
  RenderEvent.Finished take(RenderJob job, Synthesizer synthesizer) {
    RenderRequest request = job.request();
    String fingerprint =
        Fingerprint.of(request.utterance(), synthesizer.engine(), synthesizer.pack());
    outbox.send(new RenderEvent.Started(job.id(), request.lineId(), fingerprint));
    Optional<Receipt> known = shelf.receipt(fingerprint);
    if (known.isPresent()) {
      return finished(job, known.get(), RenderEvent.Source.SHELF);
    }
    shelf.requireReady();
    TakeRendering take =
        job.unkept(fingerprint).orElseGet(() -> spoken(job, synthesizer, fingerprint));
    if (job.isCancelled()) {
      throw new CancellationException("The render was cancelled.");
    }
    job.keepLater(take);
    shelf.put(take.receipt(), take.sound());
    speed.learn(
        request.utterance().text(), take.speech(), take.receipt().made().render().seconds());
    return finished(job, take.receipt(), RenderEvent.Source.RENDERED);
  }

  private TakeRendering spoken(RenderJob job, Synthesizer synthesizer, String fingerprint) {
    RenderRequest request = job.request();
    VoicePrint voice = seat.voicePrint(request.utterance().voice(), request.clip());
    Pieces pieces =
        request.priority() == RenderRequest.Priority.RETAKE
            ? piece ->
                outbox.send(new RenderEvent.Sounded(job.id(), request.lineId(), fingerprint, piece))
            : Pieces.NONE;
    return TakeRendering.of(
        synthesizer, request, voice, at -> progressed(job, at), pieces, job::isCancelled);
  }

  private void progressed(RenderJob job, Progress progress) {
    if (job.progressed(
        progress.stage(),
        speed.fraction(progress),
        speed.seconds(job.request().utterance().text()))) {
      outbox.add(job::takeProgress);
    }
    outbox.drain();
  }

  private static RenderEvent.Finished finished(
      RenderJob job, Receipt receipt, RenderEvent.Source source) {
    RenderRequest request = job.request();
    Receipt shown = receipt.shownBy(request.lineId(), request.speakerId(), request.seedOrigin());
    return new RenderEvent.Finished(job.id(), request.lineId(), shown, source);
  }
}
