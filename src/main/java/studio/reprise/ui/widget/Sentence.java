package studio.reprise.ui.widget;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.render.Problem;

/** What an author reads of a problem; the stack trace goes to the log and nowhere else. */
public final class Sentence {
  private static final Logger LOG = LoggerFactory.getLogger(Sentence.class);

  private Sentence() {}

  public static String of(Throwable problem) {
    Optional<String> known = Problem.sentence(problem);
    if (known.isPresent()) {
      LOG.info("{}", known.get(), problem);
    } else {
      LOG.error("Something unexpected happened", problem);
    }
    return known.orElseGet(() -> Problem.name(problem));
  }
}
