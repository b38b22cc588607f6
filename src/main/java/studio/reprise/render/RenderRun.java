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
    // Somebody hears a retake while it is made: it has all threads, and nothing comes before it.
    boolean isHeard = request.priority() == RenderRequest.Priority.RETAKE;
    if (synthesizer.speaksAtOnce() > 1 && !isHeard) {
      beginNext(job, synthesizer, fingerprint);
    }
    Pieces pieces =
        isHeard
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
      boolean isLater =
          request.priority() == RenderRequest.Priority.RETAKE
              || name.equals(fingerprint)
              || beside.isBegun(job, name)
              || job.unkept(name).isPresent();
      if (!isLater) {
        missingVoice(request, name)
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

  /**
   * The voice of a job that is not its turn yet and whose take is not on the shelf. What is wrong
   * with its clip or with what lies there is that job's to tell, when its turn comes.
   */
  private Optional<VoicePrint> missingVoice(RenderRequest request, String fingerprint) {
    try {
      return shelf.receipt(fingerprint).isPresent()
          ? Optional.empty()
          : Optional.of(seat.voicePrint(request.utterance().voice(), request.clip()));
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
