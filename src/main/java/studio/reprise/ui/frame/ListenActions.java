package studio.reprise.ui.frame;

import java.util.List;
import java.util.Map;
import studio.reprise.document.Line;
import studio.reprise.render.LineState;
import studio.reprise.render.Receipt;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.widget.Action;

/** What the keys for the ear do. */
final class ListenActions {
  private final StudioModel model;

  private ListenActions(StudioModel model) {
    this.model = model;
  }

  static void wire(Map<Action, Runnable> actions, StudioModel model) {
    ListenActions listen = new ListenActions(model);
    actions.put(Action.PLAY, listen::playOrStop);
    actions.put(Action.HOLD, listen::holdOrGoOn);
    actions.put(Action.STOP, listen::stop);
    actions.put(
        Action.PLAY_FROM_HERE, () -> model.listening().playFrom(model.selection().current()));
    actions.put(Action.PLAY_SCENE, () -> model.listening().playScene());
    actions.put(Action.NEXT_LINE, () -> model.lines().step(1));
    actions.put(Action.PREVIOUS_LINE, () -> model.lines().step(-1));
    actions.put(Action.NEXT_STALE, () -> model.lines().stepTo(listen::isStale, 1));
    actions.put(Action.PREVIOUS_STALE, () -> model.lines().stepTo(listen::isStale, -1));
    actions.put(Action.NEXT_TAKE, () -> listen.stepTake(1));
    actions.put(Action.PREVIOUS_TAKE, () -> listen.stepTake(-1));
  }

  /** Without a take, with one that is not what the line would be now, or refused. */
  private boolean isStale(Line line) {
    LineState state = model.renders().states().state(line);
    return state instanceof LineState.Stale
        || state instanceof LineState.Ready
        || state instanceof LineState.Failed;
  }

  /** Another take of the current line is shown and heard. */
  private void stepTake(int by) {
    model
        .lines()
        .current()
        .ifPresent(
            line -> {
              List<Receipt> takes = model.renders().states().takesOf(line);
              if (takes.isEmpty()) {
                return;
              }
              String shown = model.selection().takeProperty().get();
              String from = shown.isEmpty() ? line.takeFingerprint() : shown;
              int at = takes.stream().map(Receipt::fingerprint).toList().indexOf(from);
              String next = takes.get(Math.floorMod(at + by, takes.size())).fingerprint();
              model.selection().takeProperty().set(next);
              model.listening().playTake(next);
            });
  }

  private void playOrStop() {
    if (model.listening().isBusy()) {
      stop();
    } else {
      model.lines().currentOrFirst().ifPresent(model.rendering()::playOrRender);
    }
  }

  private void holdOrGoOn() {
    if (model.listening().isBusy()) {
      model.listening().holdOrGoOn();
    } else {
      playOrStop();
    }
  }

  /** Where a run of lines is stopped, something was heard: that line is the one to work on. */
  private void stop() {
    String heard = model.sounding().lineIdProperty().get();
    boolean isRun = model.playback().heardProperty().get() instanceof Playback.Heard.Script;
    model.listening().stop();
    if (isRun && !heard.isEmpty()) {
      model.selection().select(heard);
    }
  }
}
