package studio.reprise.cli;

import java.util.Optional;
import studio.reprise.render.RenderException;

/**
 * Files that are handed over while others are still being rendered. Where one cannot be written,
 * rendering goes on, for takes are kept elsewhere; the first problem is told at the end.
 */
final class Deliveries {
  private volatile Optional<RenderException> problem = Optional.empty();

  /** Called on the thread that hears of finished renders, which must not be disturbed. */
  void attempt(Runnable delivery) {
    if (problem.isEmpty()) {
      try {
        delivery.run();
      } catch (RenderException e) {
        problem = Optional.of(e);
      }
    }
  }

  /**
   * @throws RenderException the first problem there was
   */
  void requireAll() {
    if (problem.isPresent()) {
      throw problem.get();
    }
  }
}
