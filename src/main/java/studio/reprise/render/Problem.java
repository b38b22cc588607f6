package studio.reprise.render;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.document.EditException;
import studio.reprise.speech.SpeechException;

/** Which problems carry a sentence for authors: the queue and both doors ask here. */
public final class Problem {
  private Problem() {}

  /** The sentence that an author can act on; empty when the problem was not foreseen. */
  public static Optional<String> sentence(Throwable problem) {
    Throwable cause = cause(problem);
    if (cause instanceof RenderException
        || cause instanceof SpeechException
        || cause instanceof EditException
        || cause instanceof AudioFormatException) {
      return Optional.ofNullable(cause.getMessage());
    }
    return cause instanceof OutOfMemoryError
        ? Optional.of(
            "There was not enough memory. Close other programs, use a smaller voice pack or half"
                + " precision, or split the line.")
        : Optional.empty();
  }

  /** What can be said of a problem that was not foreseen: its kind and its first line. */
  public static String name(Throwable problem) {
    Throwable cause = cause(problem);
    String words = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return cause.getClass().getSimpleName() + words.lines().findFirst().orElse("");
  }

  /** What another thread ran into. */
  private static Throwable cause(Throwable problem) {
    boolean isWrapped =
        problem instanceof ExecutionException || problem instanceof CompletionException;
    return isWrapped && problem.getCause() != null ? cause(problem.getCause()) : problem;
  }
}
