package studio.reprise.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to the delivery executor in the order in which they happened, whichever thread
 * brought them, and never while a lock of the queue is held: a listener may call the queue.
 */
final class Outbox {
  private final Executor delivery;
  private final Consumer<RenderEvent> listener;
  private final Deque<Supplier<? extends @Nullable RenderEvent>> waiting = new ArrayDeque<>();
  private boolean draining;

  Outbox(Executor delivery, Consumer<RenderEvent> listener) {
    this.delivery = delivery;
    this.listener = listener;
  }

  /** Appends an event; it is sent by the next {@link #drain}. */
  void add(RenderEvent event) {
    add(() -> event);
  }

  /** Appends an event that is asked for when it is delivered; null then means none. */
  synchronized void add(Supplier<? extends @Nullable RenderEvent> event) {
    waiting.add(event);
  }

  /** Appends an event and sends what waits. */
  void send(RenderEvent event) {
    add(event);
    drain();
  }

  /** Sends what waits, unless another thread is at it already: that one sends this too. */
  void drain() {
    Supplier<? extends @Nullable RenderEvent> next = first();
    while (next != null) {
      Supplier<? extends @Nullable RenderEvent> event = next;
      try {
        delivery.execute(() -> deliver(event));
      } catch (RuntimeException e) {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, e);
      }
      next = following();
    }
  }

  /** Waits until every event so far was handed to the delivery executor. */
  synchronized void awaitDrained() throws InterruptedException {
    while (draining || !waiting.isEmpty()) {
      wait();
    }
  }

  private void deliver(Supplier<? extends @Nullable RenderEvent> event) {
    RenderEvent happened = event.get();
    if (happened != null) {
      listener.accept(happened);
    }
  }

  private synchronized @Nullable Supplier<? extends @Nullable RenderEvent> first() {
    if (draining || waiting.isEmpty()) {
      return null;
    }
    draining = true;
    return waiting.poll();
  }

  private synchronized @Nullable Supplier<? extends @Nullable RenderEvent> following() {
    Supplier<? extends @Nullable RenderEvent> next = waiting.poll();
    draining = next != null;
    if (!draining) {
      notifyAll();
    }
    return next;
  }
}
