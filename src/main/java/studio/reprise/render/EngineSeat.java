package studio.reprise.render;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * Holds the open engine and the voice prints that belong to it. Everything but {@link #replace}
 * runs on the render thread.
 */
final class EngineSeat {
  // Null once it sits here; set by any thread.
  private final AtomicReference<@Nullable Supplier<? extends Synthesizer>> next;
  private @Nullable Synthesizer open;
  private final VoicePrints prints = new VoicePrints();

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
      // One that was asked for meanwhile stays the next.
      next.compareAndSet(opening, null);
    }
    return Objects.requireNonNull(open, "nothing opened since the seat was closed");
  }

  VoicePrint voicePrint(Utterances.Clip voice, ClipSource clip) {
    return prints.of(opened(), voice, clip);
  }

  void close() {
    prints.clear();
    if (open != null) {
      Synthesizer closing = open;
      open = null;
      closing.close();
    }
  }
}
