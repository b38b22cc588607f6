package studio.reprise.ui.script;

import java.util.function.Consumer;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.take.SettingsDialog;
import studio.reprise.ui.widget.Action;

/** Puts the region of the script together: each view is given what it uses of the model. */
public final class ScriptDesk {
  private final StudioModel model;
  private final Consumer<Action> run;
  private final Consumer<String> sayOtherwise;

  /**
   * @param run does what an action says
   * @param sayOtherwise opens the dictionary at a word
   */
  public ScriptDesk(StudioModel model, Consumer<Action> run, Consumer<String> sayOtherwise) {
    this.model = model;
    this.run = run;
    this.sayOtherwise = sayOtherwise;
  }

  /** The region; script files that are dropped on it are imported. */
  public ScriptView view() {
    ScriptView.Bars bars = bars();
    ScriptView view =
        new ScriptView(
            model.manuscript(),
            model.lines(),
            model.renders().states(),
            model.selection(),
            model.sounding(),
            model.choices(),
            model.messages(),
            bars,
            offers(bars.find()),
            this::editor);
    FileDropping.install(view, model.scripts(), model.manuscript());
    return view;
  }

  private ScriptView.Bars bars() {
    return new ScriptView.Bars(
        new FindBar(model.manuscript(), model.lines(), model.selection(), model.messages()),
        new BulkBar(
            model.manuscript()::project,
            model.lines(),
            model.rendering(),
            model.selection(),
            model.messages(),
            () ->
                new SettingsDialog(model.manuscript(), model.lines(), model.messages())
                    .showAndWait()),
        new EmptyScript(model.messages(), run));
  }

  private ScriptView.Offers offers(FindBar find) {
    ScriptMenus menus =
        new ScriptMenus(
            model.manuscript(),
            model.lines(),
            model.scenes(),
            model.rendering(),
            model.renders().guesses(),
            model.choices(),
            model.messages(),
            run,
            sayOtherwise);
    LineMarks marks =
        new LineMarks(
            model.manuscript(),
            model.renders().guesses(),
            find,
            new SoundingWord(
                model.sounding(), model.sounds(), model.renders().states(), model.choices()));
    return new ScriptView.Offers(
        menus, model.sounds()::peaks, marks, model.rendering()::playOrRender);
  }

  private ScriptEditor editor(Consumer<String> refresh) {
    return new ScriptEditor(
        model.manuscript(),
        model.lines(),
        model.selection(),
        model.speakers(),
        model.messages(),
        refresh);
  }
}
