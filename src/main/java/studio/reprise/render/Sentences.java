package studio.reprise.render;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the author reads when something went wrong; the stack trace goes to the logger {@code
 * reprise.trace}, which is off unless somebody looks for the cause.
 */
final class Sentences {
  private static final Logger LOG = LoggerFactory.getLogger("reprise.trace");

  private Sentences() {}

  static String of(Throwable problem) {
    Optional<String> known = Problem.sentence(problem);
    if (known.isPresent() && !(problem instanceof OutOfMemoryError)) {
      LOG.debug("A render failed", problem);
    } else {
      LOG.error("A render failed unexpectedly", problem);
    }
    return known.orElseGet(
        () ->
            "The engine failed unexpectedly ("
                + Problem.name(problem)
                + "). Other lines are not affected.");
  }
}
