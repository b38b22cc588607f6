package studio.reprise.ui.frame;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.render.Job;
import studio.reprise.ui.model.render.Renders;
import studio.reprise.ui.widget.Durations;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** What renders now, what waits, what failed; pause, cancel, retry. */
final class QueueView extends BorderPane {
  private final Renders renders;
  private final Manuscript manuscript;
  private final Messages messages;
  private final ListView<Job> list;
  private final ToggleButton pause;
  private HBox bar;
  private final Label summary = Widgets.label("", "text-muted");

  QueueView(Renders renders, Manuscript manuscript, Messages messages) {
    this.renders = renders;
    this.manuscript = manuscript;
    this.messages = messages;
    this.list = new ListView<>(renders.jobs().shown());
    this.pause = Widgets.toggle(Feather.PAUSE, messages.text("action.PAUSE"));
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
    bar =
        Widgets.row(
            Widgets.label(messages.text("queue.title"), "region-title"),
            summary,
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
    pause.setOnAction(
        event -> {
          if (pause.isSelected()) {
            renders.pause();
          } else {
            renders.resume();
          }
        });
    renders.pausedProperty().addListener((value, old, now) -> pause.setSelected(now));
    renders.jobs().shown().addListener((ListChangeListener<Job>) change -> summarise());
    summarise();
  }

  private void summarise() {
    int jobs = renders.jobs().count();
    var remaining = renders.remainingSeconds();
    String text = jobs == 0 ? "" : messages.count("queue.jobs", jobs);
    if (jobs > 0 && remaining.isPresent() && remaining.getAsDouble() >= 1) {
      text += " · " + Durations.remaining(messages, remaining.getAsDouble());
    }
    summary.setText(text);
  }

  /** One job. */
  private final class JobCell extends ListCell<Job> {
    private final Label name = new Label();
    private final Label status = Widgets.label("", "text-muted");
    private final ProgressBar bar = new ProgressBar();
    private final javafx.scene.control.Button cancel =
        Widgets.iconButton(
            Feather.X, messages.text("queue.cancel"), () -> renders.cancel(getItem().id()));
    private final javafx.scene.control.Button retry =
        Widgets.iconButton(
            Feather.ROTATE_CW, messages.text("queue.retry"), () -> renders.retry(getItem().id()));
    private final HBox row = Widgets.row(bar, name, status, Widgets.spring(), retry, cancel);

    JobCell() {
      bar.setPrefWidth(110);
      bar.setMinWidth(110);
      name.setMinWidth(40);
      status.setMinWidth(60);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Job job, boolean empty) {
      super.updateItem(job, empty);
      setText(null);
      setGraphic(empty || job == null ? null : row);
      if (empty || job == null) {
        return;
      }
      var project = manuscript.project();
      name.setText(
          project == null
              ? ""
              : project
                  .line(job.lineId())
                  .map(line -> line.text().strip())
                  .map(text -> text.length() > 60 ? text.substring(0, 60) + "…" : text)
                  .orElse(job.lineId()));
      String text = messages.of("job", job.status());
      if (job.status() == Job.Status.RUNNING) {
        text = messages.of("stage", job.stage()) + " " + Math.round(job.fraction() * 100) + "%";
        if (job.remainingSeconds().isPresent() && job.remainingSeconds().getAsDouble() >= 1) {
          text += " · " + Durations.remaining(messages, job.remainingSeconds().getAsDouble());
        }
      } else if (!job.sentence().isEmpty()) {
        text += ": " + messages.sentence(job.sentence());
      }
      if (job.isAudition()) {
        text = messages.text("queue.audition", job.seed()) + " · " + text;
      }
      status.setText(text);
      status.setTooltip(
          job.sentence().isEmpty()
              ? null
              : new javafx.scene.control.Tooltip(messages.sentence(job.sentence())));
      bar.setProgress(job.status() == Job.Status.RUNNING ? job.fraction() : 0);
      Widgets.shown(bar).set(job.isLive());
      Widgets.shown(cancel).set(job.isLive());
      Widgets.shown(retry).set(!job.isLive());
    }
  }
}
