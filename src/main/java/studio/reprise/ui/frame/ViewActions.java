package studio.reprise.ui.frame;

import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.model.ViewChoices;
import studio.reprise.ui.model.ViewChoices.Part;
import studio.reprise.ui.model.render.Job;
import studio.reprise.ui.model.render.Jobs;
import studio.reprise.ui.widget.Action;

/** What the keys for the eye do: regions fold, the focus goes round, words grow. */
final class ViewActions {
  /** So many renders are over before anybody looks. */
  private static final int A_FEW = 3;

  private static final int TEXT_STEP_PERCENT = 10;

  private ViewActions() {}

  static void wire(Map<Action, Runnable> actions, StudioModel model, Panes panes) {
    actions.put(Action.SHOW_SPEAKERS, () -> panes.toggle(Part.SPEAKERS));
    actions.put(Action.SHOW_TIMELINE, () -> panes.toggle(Part.TIMELINE));
    actions.put(Action.SHOW_TAKE, () -> panes.toggle(Part.TAKE));
    actions.put(Action.SHOW_QUEUE, () -> panes.toggle(Part.QUEUE));
    PictureActions.wire(actions, model, panes);
    actions.put(Action.NEXT_REGION, panes::nextRegion);
    actions.put(Action.TEXT_LARGER, () -> grow(model, TEXT_STEP_PERCENT));
    actions.put(Action.TEXT_SMALLER, () -> grow(model, -TEXT_STEP_PERCENT));
    model
        .selection()
        .speakerProperty()
        .addListener(
            (value, old, now) -> {
              if (!now.isEmpty()) {
                panes.reveal(Part.SPEAKERS);
              }
            });
    ChangeListener<String> looked =
        (value, old, now) -> {
          if (!now.isEmpty()) {
            panes.reveal(Part.TAKE);
          }
        };
    model.selection().takeProperty().addListener(looked);
    model.selection().otherProperty().addListener(looked);
    QueueFolding.of(model.renders().jobs(), panes);
  }

  /** The queue comes when there is something to see in it and goes when it is empty. */
  private static final class QueueFolding {
    private enum Load {
      NONE,
      A_FEW,
      MUCH
    }

    private Load seen = Load.NONE;

    static void of(Jobs jobs, Panes panes) {
      QueueFolding folding = new QueueFolding();
      jobs.shown().addListener((ListChangeListener<Job>) change -> folding.follow(jobs, panes));
    }

    private void follow(Jobs jobs, Panes panes) {
      Load now =
          jobs.count() == 0
              ? Load.NONE
              : jobs.count() > A_FEW || jobs.failedCount() > 0 ? Load.MUCH : Load.A_FEW;
      if (now == Load.MUCH && seen != Load.MUCH) {
        panes.reveal(Part.QUEUE);
      } else if (now == Load.NONE && seen != Load.NONE) {
        panes.fold(Part.QUEUE);
      }
      // A few that are left over of many stay in view until they are done.
      seen = now == Load.A_FEW && seen == Load.MUCH ? seen : now;
    }
  }

  private static void grow(StudioModel model, int percent) {
    ViewChoices view = model.choices().get().view();
    model
        .choices()
        .change(model.choices().get().withView(view.withTextPercent(view.textPercent() + percent)));
  }
}
