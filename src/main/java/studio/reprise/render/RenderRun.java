package studio.reprise.render;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import studio.reprise.speech.Pieces;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * What the render thread does for one job: takes its take off the shelf, or has it spoken and puts
 * it there. Where the engine speaks several at a time it begins with the next jobs meanwhile. It
 * touches nothing that the queue's lock guards.
 */
final class RenderRun {
  /** So many takes a thread are begun ahead: one is long, the next ones may be short. */
  private static final int AHEAD_A_THREAD = 2;

  private final EngineSeat seat;
  private final TakeShelf shelf;
  private final SpeedModel speed;
  private final Outbox outbox;
  private final IntFunction<List<RenderJob>> next;

  /**
   * @param next the jobs that come next, at most so many; none while the queue is paused
   */
  RenderRun(
      EngineSeat seat,
      TakeShelf shelf,
      SpeedModel speed,
      Outbox outbox,
      IntFunction<List<RenderJob>> next) {
    this.seat = seat;
    this.shelf = shelf;
    this.speed = speed;
    this.outbox = outbox;
    this.next = next;
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
    return finished(job, take.receipt(), RenderEvent.Source.RENDERED);
  }

  private TakeRendering spoken(RenderJob job, Synthesizer synthesizer, String fingerprint) {
    RenderRequest request = job.request();
    VoicePrint voice = seat.voicePrint(request.utterance().voice(), request.clip());
    if (synthesizer.speaksAtOnce() > 1) {
      beginNext(job, synthesizer, fingerprint);
    }
    Pieces pieces =
        request.priority() == RenderRequest.Priority.RETAKE
            ? piece ->
                outbox.send(new RenderEvent.Sounded(job.id(), request.lineId(), fingerprint, piece))
            : Pieces.NONE;
    SideBySide.Spoken spoken =
        seat.beside()
            .take(
                job,
                (progress, cancel) ->
                    TakeRendering.of(synthesizer, request, voice, progress, pieces, cancel),
                at -> progressed(job, at));
    TakeRendering take = spoken.take();
    speed.learn(request.utterance().text(), take.speech(), spoken.seconds());
    return take;
  }

  /** Has takes of the next jobs spoken beside this one's. */
  private void beginNext(RenderJob present, Synthesizer synthesizer, String fingerprint) {
    SideBySide beside = seat.beside();
    int threads = synthesizer.speaksAtOnce();
    List<RenderJob> following = next.apply(threads * AHEAD_A_THREAD);
    Set<RenderJob> wanted = new HashSet<>(following);
    wanted.add(present);
    beside.keepOnly(wanted);
    for (RenderJob job : following) {
      RenderRequest request = job.request();
      String name = Fingerprint.of(request.utterance(), synthesizer.engine(), synthesizer.pack());
      // Somebody hears a retake while it is made, so it waits for its turn.
      boolean isLater =
          request.priority() == RenderRequest.Priority.RETAKE
              || name.equals(fingerprint)
              || beside.isBegun(job, name)
              || job.unkept(name).isPresent()
              || shelf.receipt(name).isPresent();
      if (!isLater) {
        voiceOf(request)
            .ifPresent(
                voice ->
                    beside.begin(
                        job,
                        name,
                        (progress, cancel) ->
                            TakeRendering.of(synthesizer, request, voice, progress, cancel),
                        threads));
      }
    }
  }

  /** The voice of a job that is not its turn yet; what is wrong with a clip is told when it is. */
  private Optional<VoicePrint> voiceOf(RenderRequest request) {
    try {
      return Optional.of(seat.voicePrint(request.utterance().voice(), request.clip()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
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
