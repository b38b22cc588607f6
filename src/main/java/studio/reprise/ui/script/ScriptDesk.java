package studio.reprise.ui.script;

import java.util.function.Consumer;
import java.util.function.Supplier;
import studio.reprise.ui.canvas.TakeWave;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.take.SettingsDialog;
import studio.reprise.ui.widget.Action;

/** Puts the region of the script together: each view is given what it uses of the model. */
public final class ScriptDesk {
  private static final double WAVE_WIDTH = 96;
  private static final double WAVE_HEIGHT = 22;

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
    FindBar find =
        new FindBar(model.manuscript(), model.lines(), model.selection(), model.messages());
    LineMarks marks = marks(find);
    LineCells cells = new LineCells(model.renders().states(), model.sounding(), marks);
    ScriptEditor editor =
        new ScriptEditor(
            model.manuscript(),
            model.lines(),
            model.selection(),
            model.speakers(),
            model.messages(),
            cells::refresh);
    ScriptList list = new ScriptList(model.manuscript(), model.selection(), editor, cells);
    list.view().setAccessibleText(model.messages().text("script.title"));
    list.follow(model.sounding(), model.choices());
    list.fill(cells(list, cells, editor, marks));
    ScriptView view = new ScriptView(bars(find), list, editor);
    FileDropping.install(view, model.scripts(), model.manuscript());
    return view;
  }

  private ScriptView.Bars bars(FindBar find) {
    return new ScriptView.Bars(
        find,
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

  private LineMarks marks(FindBar find) {
    return new LineMarks(
        model.manuscript(),
        model.renders().states(),
        model.renders().guesses(),
        find,
        new SoundingWord(
            model.sounding(), model.sounds(), model.renders().states(), model.choices()));
  }

  private Supplier<LineCell> cells(
      ScriptList list, LineCells cells, ScriptEditor editor, LineMarks marks) {
    ScriptColumns columns =
        new ScriptColumns(model.choices(), model.manuscript(), list.view().widthProperty());
    RowMenus menus = new RowMenus(list.view(), cells, model.selection(), menus(), list::toggleFold);
    return () -> {
      LineCell cell =
          new LineCell(
              model.manuscript(),
              model.renders().states(),
              columns,
              new LineCell.Parts(
                  new LineWords(editor, marks::of, model.messages()),
                  new TakeWave(
                      model.sounds()::peaks,
                      WAVE_WIDTH,
                      WAVE_HEIGHT,
                      model.messages().text("script.wave")),
                  new SceneTitle(model.manuscript(), list::toggleFold, model.messages()),
                  model.sounding().lineIdProperty()::get),
              model.messages());
      cell.onClicks(
          model.rendering()::playOrRender,
          editor::begin,
          name -> editor.showSpeakers(cell.lineId(), name));
      menus.install(cell);
      LineDragging.install(cell, model.manuscript(), model.selection(), model.lines());
      return cell;
    };
  }

  private ScriptMenus menus() {
    return new ScriptMenus(
        model.manuscript(),
        model.lines(),
        model.scenes(),
        model.rendering(),
        model.renders().guesses(),
        model.choices(),
        model.messages(),
        run,
        sayOtherwise);
  }
}
