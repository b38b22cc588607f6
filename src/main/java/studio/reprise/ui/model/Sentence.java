package studio.reprise.ui.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.document.EditException;
import studio.reprise.render.RenderException;
import studio.reprise.speech.SpeechException;
import studio.reprise.storage.StorageException;

/** What an author reads of a problem; the stack trace goes to the log and nowhere else. */
public final class Sentence {
  private static final Logger LOG = LoggerFactory.getLogger(Sentence.class);

  private Sentence() {}

  public static String of(Throwable problem) {
    boolean isForAuthors =
        problem instanceof SpeechException
            || problem instanceof RenderException
            || problem instanceof StorageException
            || problem instanceof EditException
            || problem instanceof AudioFormatException;
    if (isForAuthors) {
      LOG.info("{}", problem.getMessage(), problem);
      return problem.getMessage();
    }
    LOG.error("Something unexpected happened", problem);
    String what = problem.getMessage() == null ? "" : ": " + problem.getMessage();
    return problem.getClass().getSimpleName() + what.lines().findFirst().orElse("");
  }
}
