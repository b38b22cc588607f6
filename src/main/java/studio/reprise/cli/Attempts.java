package studio.reprise.cli;

import java.util.Optional;
import studio.reprise.sentence.AuthorException;

/**
 * What is written of a take while others are still being rendered. Where that cannot be, rendering
 * goes on, for takes are kept elsewhere; the first problem is told at the end.
 */
final class Attempts {
  private volatile Optional<AuthorException> problem = Optional.empty();

  /** Called on the thread that hears of finished renders, which must not be disturbed. */
  void attempt(Runnable writing) {
    if (problem.isEmpty()) {
      try {
        writing.run();
      } catch (AuthorException e) {
        problem = Optional.of(e);
      }
    }
  }

  /**
   * @throws AuthorException the first problem there was
   */
  void requireSuccess() {
    if (problem.isPresent()) {
      throw problem.get();
    }
  }
}
