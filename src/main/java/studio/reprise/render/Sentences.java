package studio.reprise.render;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.speech.SpeechException;

/**
 * What the author reads when something went wrong; the stack trace goes to the logger {@code
 * reprise.trace}, which is off unless somebody looks for the cause.
 */
final class Sentences {
  private static final Logger LOG = LoggerFactory.getLogger("reprise.trace");

  private Sentences() {}

  static String of(Throwable problem) {
    if (problem instanceof SpeechException || problem instanceof RenderException) {
      LOG.debug("A render failed", problem);
      return problem.getMessage();
    }
    LOG.error("A render failed unexpectedly", problem);
    if (problem instanceof OutOfMemoryError) {
      return "There was not enough memory for this render. Close other programs, use a smaller"
          + " voice pack, or split the line.";
    }
    return "The engine failed unexpectedly ("
        + problem.getClass().getSimpleName()
        + (problem.getMessage() == null
            ? ""
            : ": " + problem.getMessage().lines().findFirst().orElse(""))
        + "). Other lines are not affected.";
  }
}
