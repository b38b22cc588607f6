package studio.reprise.sentence;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an author reads of anything that can be thrown: decided here for all rooms and doors. */
public final class Problem {
  private static final Logger LOG = LoggerFactory.getLogger("reprise.trace");

  private Problem() {}

  /** The problem itself, where a thread only hands it on. */
  public static Throwable itself(Throwable problem) {
    boolean isHandedOn =
        problem instanceof ExecutionException || problem instanceof CompletionException;
    return isHandedOn && problem.getCause() != null ? itself(problem.getCause()) : problem;
  }

  /** Whether somebody foresaw it: what is not foreseen is a fault of the program. */
  public static boolean isForeseen(Throwable problem) {
    Throwable itself = itself(problem);
    return itself instanceof Said
        || itself instanceof IOException
        || itself instanceof OutOfMemoryError;
  }

  /** What an author reads of it. */
  public static Sentence of(Throwable problem) {
    Throwable itself = itself(problem);
    if (itself instanceof OutOfMemoryError) {
      return Sentence.of(
          "There was not enough memory. Close other programs, use a smaller voice pack or half"
              + " precision, or split the line.");
    }
    if (isForeseen(itself)) {
      return Reason.of(itself);
    }
    String type = itself.getClass().getSimpleName();
    return itself.getMessage() == null
        ? Sentence.of("Something unexpected happened ({0}).", type)
        : Sentence.of(
            "Something unexpected happened ({0}: {1}).",
            type, itself.getMessage().lines().findFirst().orElse(""));
  }

  /**
   * The same; the stack trace goes to the logger {@code reprise.trace}, which is off unless
   * somebody looks for the cause, and to the log when nobody foresaw the problem.
   */
  public static Sentence told(Throwable problem) {
    Sentence sentence = of(problem);
    if (isForeseen(problem)) {
      LOG.debug("{}", sentence, problem);
    } else {
      LOG.error("{}", sentence, problem);
    }
    return sentence;
  }
}
