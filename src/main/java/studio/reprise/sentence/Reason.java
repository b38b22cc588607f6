package studio.reprise.sentence;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why something failed, to be put into a sentence: the system's words without the Java class. */
public final class Reason {
  private Reason() {}

  /** The sentence of a problem that has one, else a few words. */
  public static Sentence of(Throwable problem) {
    if (problem instanceof Said said) {
      return said.sentence();
    }
    if (problem instanceof UncheckedIOException && problem.getCause() != null) {
      return of(problem.getCause());
    }
    if (problem instanceof AccessDeniedException) {
      return Sentence.of("access is denied");
    }
    if (problem instanceof NoSuchFileException) {
      return Sentence.of("it is not there");
    }
    if (problem instanceof FileSystemException system && system.getReason() != null) {
      return Sentence.of(system.getReason());
    }
    return Sentence.of(
        problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage());
  }
}
