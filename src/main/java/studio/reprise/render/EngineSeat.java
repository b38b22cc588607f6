package studio.reprise.render;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * Holds the open engine, the voice prints that belong to it and what it speaks ahead. Everything
 * but {@link #replace} and {@link #beside} runs on the render thread.
 */
final class EngineSeat {
  // Null once it sits here; set by any thread.
  private final AtomicReference<@Nullable Supplier<? extends Synthesizer>> next;
  private @Nullable Supplier<? extends Synthesizer> latest;
  private @Nullable Synthesizer open;
  private final VoicePrints prints = new VoicePrints();
  private final SideBySide beside = new SideBySide();

  EngineSeat(Supplier<? extends Synthesizer> first) {
    next = new AtomicReference<>(first);
  }

  /** From the next use on, another engine sits here. */
  void replace(Supplier<? extends Synthesizer> another) {
    next.set(another);
  }

  /** True when {@link #opened} will have to open an engine first. */
  boolean isVacant() {
    return next.get() != null;
  }

  /** The open engine; opens it first, after closing the one before. */
  Synthesizer opened() {
    Supplier<? extends Synthesizer> opening = next.get();
    if (opening != null) {
      close();
      open = opening.get();
      latest = opening;
      // One that was asked for meanwhile stays the next.
      next.compareAndSet(opening, null);
    }
    return Objects.requireNonNull(open, "nothing opened since the seat was closed");
  }

  /**
   * Another engine for one errand: there may be memory for one at a time, so the one that sits here
   * leaves, and is opened again when it is needed.
   */
  <T> T withGuest(Supplier<? extends Synthesizer> guest, Function<Synthesizer, T> errand) {
    close();
    next.compareAndSet(null, latest);
    try (Synthesizer visiting = guest.get()) {
      return errand.apply(visiting);
    }
  }

  VoicePrint voicePrint(Utterances.Clip voice, ClipSource clip) {
    return prints.of(opened(), voice, clip);
  }

  /** What it speaks ahead, the same from the beginning; ends before the engine is closed. */
  SideBySide beside() {
    return beside;
  }

  void close() {
    beside.stop();
    prints.clear();
    if (open != null) {
      Synthesizer closing = open;
      open = null;
      closing.close();
    }
  }
}
