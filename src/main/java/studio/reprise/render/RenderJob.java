package studio.reprise.render;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import studio.reprise.sentence.Sentence;

/** One request on its way through the queue. */
final class RenderJob {
  private final RenderRequest request;
  private final AtomicReference<RenderEvent.Progressed> latest = new AtomicReference<>();
  private volatile Optional<TakeRendering> unkept = Optional.empty();
  private volatile boolean cancelled;
  private volatile double fraction;

  RenderJob(RenderRequest request) {
    this.request = request;
  }

  RenderRequest request() {
    return request;
  }

  String id() {
    return request.jobId();
  }

  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  double fraction() {
    return fraction;
  }

  /** Remembers how far it is; true when no earlier progress still waits to be delivered. */
  boolean progressed(studio.reprise.speech.Stage stage, double to, OptionalDouble whole) {
    fraction = Math.max(fraction, to);
    OptionalDouble remaining =
        whole.isEmpty() ? whole : OptionalDouble.of(whole.getAsDouble() * (1 - fraction));
    RenderEvent.Progressed now =
        new RenderEvent.Progressed(id(), request.lineId(), stage, fraction, remaining);
    return latest.getAndSet(now) == null;
  }

  /** The latest progress, once; null when it was taken already. */
  RenderEvent takeProgress() {
    return latest.getAndSet(null);
  }

  RenderEvent queued() {
    return new RenderEvent.Queued(id(), request.lineId());
  }

  RenderEvent cancelledEvent() {
    return new RenderEvent.Cancelled(id(), request.lineId());
  }

  /** What was rendered of this job and could not be kept, if it is the take of this name. */
  Optional<TakeRendering> unkept(String fingerprint) {
    return unkept.filter(take -> take.receipt().fingerprint().equals(fingerprint));
  }

  void keepLater(TakeRendering take) {
    unkept = Optional.of(take);
  }

  /** Takes over what the job that it replaces rendered. */
  void replaces(RenderJob old) {
    unkept = old.unkept;
  }

  RenderEvent halted(Sentence sentence) {
    return new RenderEvent.Halted(id(), request.lineId(), sentence);
  }

  RenderEvent failed(Sentence sentence) {
    return new RenderEvent.Failed(id(), request.lineId(), sentence);
  }
}
