package studio.reprise.ui.frame;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.ui.model.Notice;
import studio.reprise.ui.model.Notices;
import studio.reprise.ui.model.render.Job;
import studio.reprise.ui.model.render.Jobs;
import studio.reprise.ui.widget.Messages;

/**
 * Says when many renders are over: in the window, and by the desktop's own means to an author who
 * works elsewhere meanwhile.
 */
final class QueueDone {
  private static final Logger LOG = LoggerFactory.getLogger(QueueDone.class);
  private static final int MANY = 10;

  private final Jobs jobs;
  private final Notices notices;
  private final Messages messages;
  private final Executor background;
  private final Node window;
  private int most;

  private QueueDone(
      Jobs jobs, Notices notices, Messages messages, Executor background, Node window) {
    this.jobs = jobs;
    this.notices = notices;
    this.messages = messages;
    this.background = background;
    this.window = window;
  }

  static void tell(
      Jobs jobs, Notices notices, Messages messages, Executor background, Node window) {
    QueueDone done = new QueueDone(jobs, notices, messages, background, window);
    jobs.shown().addListener((ListChangeListener<Job>) change -> done.follow());
  }

  private void follow() {
    boolean isLive = jobs.shown().stream().anyMatch(Job::isLive);
    if (isLive) {
      most = Math.max(most, jobs.count());
      return;
    }
    int were = most;
    most = 0;
    if (were >= MANY) {
      int failed = jobs.failedCount();
      String text =
          failed == 0
              ? messages.text("queue.done", were)
              : messages.text("queue.done.failed", were, failed);
      notices.show(Notice.of("queue", failed == 0 ? Notice.Kind.GOOD : Notice.Kind.WARNING, text));
      if (window.getScene() != null
          && window.getScene().getWindow() instanceof Stage stage
          && !stage.isFocused()) {
        background.execute(() -> ping(text));
      }
    }
  }

  /** Best effort: a desktop that has no such thing is told nothing. */
  private void ping(String text) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (!system.contains("linux")) {
      return;
    }
    try {
      new ProcessBuilder("notify-send", messages.text("product"), text)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      LOG.debug("The desktop shows no notifications: {}", e.getMessage());
    }
  }
}
