package studio.reprise.ui.frame;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.desk.Timeline;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.render.LineState;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.render.LineStates;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/**
 * The numbers that people ask for: how many lines are not rendered as they are, how long the scene
 * and the project sound. Ten thousand states are counted a few at a time, so that no key waits.
 */
final class Figures extends HBox {
  private static final int LINES_A_PULSE = 100;
  private static final Duration REST = Duration.millis(300);

  private final Manuscript manuscript;
  private final LineStates states;
  private final Listening listening;
  private final Selection selection;
  private final Messages messages;
  private final Button stale;
  private final Label lengths = Widgets.label("");
  private final PauseTransition later = new PauseTransition(REST);
  private Iterator<Line> uncounted = List.<Line>of().iterator();
  private int counted;
  private final AnimationTimer counting =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          count();
        }
      };

  /**
   * @param next goes to the next stale line
   */
  Figures(
      Manuscript manuscript,
      LineStates states,
      Listening listening,
      Selection selection,
      Messages messages,
      Runnable next) {
    this.manuscript = manuscript;
    this.states = states;
    this.listening = listening;
    this.selection = selection;
    this.messages = messages;
    stale = Widgets.button(Feather.ALERT_CIRCLE, messages.count("figures.stale", 0), next);
    stale.getStyleClass().addAll("flat", "small");
    stale.setId("stale-count");
    lengths.setId("lengths");
    lengths.setGraphic(Widgets.icon(Feather.CLOCK));
    getStyleClass().add("project-figures");
    getChildren().setAll(stale, lengths);
    Widgets.shown(stale).set(false);
    Widgets.shown(lengths).set(false);
    later.setOnFinished(event -> begin());
    states.revisionProperty().addListener((value, old, now) -> later.playFromStart());
    listening.layoutProperty().addListener((value, old, now) -> showLengths());
    selection.currentProperty().addListener((value, old, now) -> showLengths());
  }

  private void begin() {
    Project project = manuscript.project();
    counted = 0;
    uncounted = project == null ? List.<Line>of().iterator() : project.lines().iterator();
    counting.start();
  }

  private void count() {
    for (int i = 0; i < LINES_A_PULSE && uncounted.hasNext(); i++) {
      LineState state = states.state(uncounted.next());
      counted +=
          state instanceof LineState.Stale
                  || state instanceof LineState.Ready
                  || state instanceof LineState.Failed
              ? 1
              : 0;
    }
    if (!uncounted.hasNext()) {
      counting.stop();
      stale.setText(messages.count("figures.stale", counted));
      stale.setAccessibleText(stale.getText());
      Widgets.shown(stale).set(counted > 0);
    }
  }

  private void showLengths() {
    Timeline layout = listening.layoutProperty().get();
    Widgets.shown(lengths).set(!layout.placed().isEmpty());
    if (layout.placed().isEmpty()) {
      return;
    }
    double rate = layout.sampleRateHz();
    String whole = clock(layout.length() / rate);
    lengths.setText(
        layout
            .of(selection.current())
            .map(
                current -> {
                  long from = Long.MAX_VALUE;
                  long to = 0;
                  for (Timeline.Placed placed : layout.placed()) {
                    if (placed.sceneId().equals(current.sceneId())) {
                      from = Math.min(from, placed.start());
                      to = Math.max(to, placed.end());
                    }
                  }
                  return messages.text("figures.lengths", clock((to - from) / rate), whole);
                })
            .orElse(messages.text("figures.length", whole)));
  }

  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
