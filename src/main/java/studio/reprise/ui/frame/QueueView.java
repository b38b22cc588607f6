package studio.reprise.ui.frame;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Project;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.render.Job;
import studio.reprise.ui.model.render.Renders;
import studio.reprise.ui.widget.Drop;
import studio.reprise.ui.widget.Durations;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/**
 * What renders now, what waits, what failed; pause, cancel, retry. What waits is moved by dragging
 * or by Alt and the arrows.
 */
final class QueueView extends BorderPane {
  private static final DataFormat JOB = new DataFormat("application/x-reprise-job");
  private static final int MOST_LETTERS = 60;

  private final Renders renders;
  private final Manuscript manuscript;
  private final Messages messages;
  private final ListView<Job> list;
  private final Button pause;
  private final Button resume;
  private final Button retryAll;
  private final Label summary = Widgets.label("", "text-muted");
  private final Label paused;
  private final Label others = Widgets.label("", "text-muted");
  private HBox bar;

  QueueView(Renders renders, Manuscript manuscript, Messages messages) {
    this.renders = renders;
    this.manuscript = manuscript;
    this.messages = messages;
    this.list = new ListView<>(renders.jobs().shown());
    this.pause =
        Widgets.iconButton(Feather.PAUSE, messages.text("action.PAUSE"), () -> renders.pause());
    this.resume =
        Widgets.button(Feather.PLAY, messages.text("queue.resume"), () -> renders.resume());
    this.retryAll =
        Widgets.button(
            Feather.ROTATE_CW, messages.text("queue.retry_all"), () -> renders.retryFailed());
    this.paused = Widgets.label(messages.text("queue.paused"), "warning-text");
    layOut();
    bind();
  }

  private void layOut() {
    getStyleClass().add("queue");
    setId("queue");
    list.setId("jobs");
    list.setAccessibleText(messages.text("queue.title"));
    list.setCellFactory(view -> new JobCell());
    list.setPlaceholder(Widgets.label(messages.text("queue.empty"), "text-muted"));
    list.getStyleClass().add("queue-list");
    Widgets.own(list, KeyCode.UP, KeyCode.DOWN, KeyCode.DELETE, KeyCode.HOME, KeyCode.END);
    resume.getStyleClass().add("small");
    retryAll.getStyleClass().add("small");
    retryAll.setId("retry-all");
    paused.setId("queue-paused");
    bar =
        Widgets.row(
            Widgets.label(messages.text("queue.title"), "region-title"),
            summary,
            others,
            paused,
            resume,
            retryAll,
            Widgets.spring(),
            pause,
            Widgets.iconButton(
                Feather.X_CIRCLE, messages.text("queue.cancel_all"), () -> renders.cancelAll()),
            Widgets.iconButton(Feather.CHECK, messages.text("queue.tidy"), () -> renders.tidy()));
    bar.getStyleClass().add("region-bar");
    setTop(bar);
    setCenter(list);
  }

  HBox bar() {
    return bar;
  }

  private void bind() {
    renders.pausedProperty().addListener((value, old, now) -> summarise());
    renders.jobs().shown().addListener((ListChangeListener<Job>) change -> summarise());
    others.setId("queue-machines");
    others
        .textProperty()
        .bind(Bindings.createStringBinding(this::machines, renders.others().whoProperty()));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    summarise();
  }

  /** Which machines of a cluster render, and how many lines they did. */
  private String machines() {
    String who = renders.others().whoProperty().get();
    return who.isEmpty() ? "" : messages.text("queue.machines", who);
  }

  private void pressed(KeyEvent event) {
    Job job = list.getSelectionModel().getSelectedItem();
    if (job == null) {
      return;
    }
    if (event.isAltDown() && event.getCode() == KeyCode.UP) {
      move(job, -1);
      event.consume();
    } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
      move(job, 1);
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      renders.cancel(job.id());
      event.consume();
    }
  }

  private void move(Job job, int by) {
    int place = renders.placeOf(job.id());
    if (place >= 0) {
      renders.move(job.id(), Math.max(0, place + by));
      select(job.id());
    }
  }

  private void select(String jobId) {
    list.getItems().stream()
        .filter(each -> each.id().equals(jobId))
        .findFirst()
        .ifPresent(list.getSelectionModel()::select);
  }

  private void summarise() {
    int jobs = renders.jobs().count();
    var remaining = renders.remainingSeconds();
    String text = jobs == 0 ? "" : messages.count("queue.jobs", jobs);
    if (jobs > 0 && remaining.isPresent() && remaining.getAsDouble() >= 1) {
      text += " · " + Durations.remaining(messages, remaining.getAsDouble());
    }
    summary.setText(text);
    boolean isPaused = renders.pausedProperty().get();
    Widgets.shown(paused).set(isPaused);
    Widgets.shown(resume).set(isPaused);
    Widgets.shown(pause).set(!isPaused);
    Widgets.shown(retryAll).set(renders.jobs().failedCount() > 1);
  }

  /** One job. */
  private final class JobCell extends ListCell<Job> {
    private final Label name = new Label();
    private final Label status = Widgets.label("", "text-muted");
    private final ProgressBar progress = new ProgressBar();
    private final Button first =
        Widgets.iconButton(
            Feather.CHEVRONS_UP,
            messages.text("queue.first"),
            () -> renders.move(getItem().id(), 0));
    private final Button cancel =
        Widgets.iconButton(
            Feather.X, messages.text("queue.cancel"), () -> renders.cancel(getItem().id()));
    private final Button retry =
        Widgets.iconButton(
            Feather.ROTATE_CW, messages.text("queue.retry"), () -> renders.retry(getItem().id()));
    private final HBox row =
        Widgets.row(progress, name, status, Widgets.spring(), first, retry, cancel);

    JobCell() {
      progress.setPrefWidth(110);
      progress.setMinWidth(110);
      name.setMinWidth(40);
      status.setMinWidth(60);
      setPrefWidth(0);
      dragging();
    }

    private void dragging() {
      setOnDragDetected(
          event -> {
            if (getItem() != null && getItem().status() == Job.Status.WAITING) {
              ClipboardContent content = new ClipboardContent();
              content.put(JOB, getItem().id());
              startDragAndDrop(TransferMode.MOVE).setContent(content);
              event.consume();
            }
          });
      Drop.of(
          this,
          JOB,
          () -> getItem() != null,
          job -> renders.move(job, Math.max(0, renders.placeOf(getItem().id()))));
    }

    @Override
    protected void updateItem(Job job, boolean empty) {
      super.updateItem(job, empty);
      setText(null);
      setGraphic(empty || job == null ? null : row);
      if (empty || job == null) {
        return;
      }
      name.setText(nameOf(job));
      String text = statusOf(job);
      status.setText(text);
      setAccessibleText(name.getText() + ": " + text);
      status.setTooltip(
          job.sentence().isEmpty() ? null : new Tooltip(messages.sentence(job.sentence())));
      progress.setProgress(job.status() == Job.Status.RUNNING ? job.fraction() : 0);
      Widgets.shown(progress).set(job.isLive());
      Widgets.shown(first).set(job.status() == Job.Status.WAITING);
      Widgets.shown(cancel).set(job.isLive());
      Widgets.shown(retry).set(!job.isLive());
    }
  }

  private String nameOf(Job job) {
    Project project = manuscript.project();
    return project == null
        ? ""
        : project
            .line(job.lineId())
            .map(line -> line.text().strip())
            .map(
                text -> text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "…" : text)
            .orElse(job.lineId());
  }

  private String statusOf(Job job) {
    String text = messages.of("job", job.status());
    if (job.status() == Job.Status.RUNNING) {
      text = messages.of("stage", job.stage()) + " " + Math.round(job.fraction() * 100) + "%";
      if (job.remainingSeconds().isPresent() && job.remainingSeconds().getAsDouble() >= 1) {
        text += " · " + Durations.remaining(messages, job.remainingSeconds().getAsDouble());
      }
    } else if (!job.sentence().isEmpty()) {
      text += ": " + messages.sentence(job.sentence());
    }
    return job.isAudition() ? messages.text("queue.audition", job.seed()) + " · " + text : text;
  }
}
