package studio.reprise.ui.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Search;
import studio.reprise.document.Speaker;
import studio.reprise.speech.Pronunciation;
import studio.reprise.ui.canvas.TakeWave;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.model.ViewChoices.Part;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.take.SettingsDialog;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The script: one virtualised list of lines under their scenes. */
public final class ScriptView extends BorderPane {
  private static final double WAVE_WIDTH = 96;
  private static final double WAVE_HEIGHT = 22;
  private static final double FONT_SIZE = 13;

  private final StudioModel model;
  private List<Speaker> speakersShown = List.of();
  private final ScriptRows rows = new ScriptRows();
  private final ListView<Row> list = new ListView<>(rows.rows());
  private final ScriptEditor editor;
  private final FindBar findBar;
  private final BulkBar bulkBar;
  private final ScriptColumns columns;
  private final SoundingWord soundingWord;
  private final Consumer<Action> run;
  private EmptyScript empty;
  private final Set<LineCell> cells = Collections.newSetFromMap(new WeakHashMap<>());
  private final SceneFolding folding;
  private final RowMenus menus;
  private List<DictionaryEntry> dictionaryShown = List.of();
  private boolean following;

  /**
   * @param run does what an action says
   * @param sayOtherwise opens the dictionary at a word
   */
  public ScriptView(StudioModel model, Consumer<Action> run, Consumer<String> sayOtherwise) {
    this.run = run;
    this.model = model;
    this.folding = new SceneFolding(list, rows);
    this.menus =
        new RowMenus(
            list,
            cells,
            model.selection(),
            new ScriptMenus(model, run, sayOtherwise),
            this::toggleFold);
    this.editor = new ScriptEditor(model, this::refresh);
    this.findBar =
        new FindBar(model.manuscript(), model.lines(), model.selection(), model.messages());
    this.bulkBar =
        new BulkBar(
            model.manuscript()::project,
            model.lines(),
            model.rendering(),
            model.selection(),
            model.messages(),
            () -> new SettingsDialog(model).showAndWait());
    this.soundingWord =
        new SoundingWord(
            model.sounding(), model.sounds(), model.renders().states(), model.choices());
    this.columns = new ScriptColumns(model.choices(), list.widthProperty());
    layOut();
    bind();
  }

  private void layOut() {
    getStyleClass().add("script");
    Messages messages = model.messages();
    list.setId("script");
    list.getStyleClass().add("script-list");
    list.setAccessibleText(messages.text("script.title"));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> cell());
    setTop(new VBox(findBar, bulkBar));
    empty = new EmptyScript(messages, run);
    setCenter(new StackPane(list, empty));
  }

  private LineCell cell() {
    Messages messages = model.messages();
    LineCell cell =
        new LineCell(
            model.manuscript(),
            model.renders().states(),
            columns,
            new LineCell.Parts(
                new LineWords(editor, this::marks, messages),
                new TakeWave(
                    model.sounds()::peaks, WAVE_WIDTH, WAVE_HEIGHT, messages.text("script.wave")),
                new SceneTitle(model.manuscript(), this::toggleFold, messages)),
            messages);
    cell.onClicks(
        model.rendering()::playOrRender,
        editor::begin,
        name -> editor.showSpeakers(cell.lineId(), name));
    menus.install(cell);
    LineDragging.install(cell, model);
    cells.add(cell);
    return cell;
  }

  /** What looks otherwise in a line: guessed sounds, what was found, and the word that is heard. */
  private List<Mark> marks(Line line) {
    List<Mark> marks = new ArrayList<>();
    for (String word : model.renders().guesses().of(line, model.manuscript().project())) {
      Pronunciation guessed = new Pronunciation(word, "");
      for (int at = guessed.nextIn(line.text(), 0);
          at >= 0;
          at = guessed.nextIn(line.text(), at + word.length())) {
        marks.add(new Mark(at, at + word.length(), Mark.Kind.GUESSED));
      }
    }
    FindBar.Find current = findBar.currentProperty().get();
    for (Search.Place place : findBar.searchProperty().get().in(line.text())) {
      boolean isCurrent = current.lineId().equals(line.id()) && current.place().equals(place);
      marks.add(
          new Mark(place.from(), place.to(), isCurrent ? Mark.Kind.CURRENT_FIND : Mark.Kind.FOUND));
    }
    soundingWord.of(line).ifPresent(marks::add);
    return marks;
  }

  private void bind() {
    model.manuscript().projectProperty().addListener((value, old, now) -> show(now));
    model.renders().states().revisionProperty().addListener((value, old, now) -> showStates());
    model.selection().lineIdsProperty().addListener((value, old, now) -> follow());
    model.sounding().lineIdProperty().addListener((value, old, now) -> sounds(now));
    model.playback().positionProperty().addListener((value, old, now) -> showSoundingWord());
    list.getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) change -> selected());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    FileDropping.install(this, model.scripts(), model.manuscript());
    model.renders().guesses().revisionProperty().addListener((value, old, now) -> showMarks());
    model
        .choices()
        .property()
        .addListener(
            (value, old, now) -> {
              if (old.view().textPercent() != now.view().textPercent()) {
                fitNames();
              }
            });
    findBar.searchProperty().addListener((value, old, now) -> showMarks());
    findBar.currentProperty().addListener((value, old, now) -> showMarks());
    show(model.manuscript().project());
  }

  private void show(Project project) {
    following = true;
    boolean isEmpty = project != null && project.lineCount() == 0;
    Widgets.shown(empty).set(isEmpty);
    boolean moved = rows.show(project);
    following = false;
    if (moved) {
      follow();
    }
    List<DictionaryEntry> said = project == null ? List.of() : project.dictionary();
    if (said != dictionaryShown) {
      dictionaryShown = said;
      showMarks();
    }
    List<Speaker> speakers = project == null ? List.of() : project.speakers();
    if (speakers != speakersShown) {
      // Names and colours of all visible lines are shown again.
      speakersShown = speakers;
      fitNames();
      list.refresh();
      cells.forEach(LineCell::showState);
    }
  }

  private void showMarks() {
    cells.forEach(LineCell::showWords);
  }

  private void fitNames() {
    int percent = model.choices().get().view().textPercent();
    columns.fitNames(model.manuscript().project(), FONT_SIZE * percent / 100);
  }

  private void showStates() {
    cells.forEach(LineCell::showState);
  }

  /** The line that is heard is marked, and comes into view unless the author said otherwise. */
  private void sounds(String lineId) {
    cells.forEach(
        cell -> {
          cell.showSounding(lineId);
          cell.showWords();
        });
    boolean isRun = model.playback().heardProperty().get() instanceof Playback.Heard.Script;
    if (isRun && !lineId.isEmpty() && model.choices().get().view().shows(Part.FOLLOW)) {
      reveal(rows.indexOf(lineId));
    }
  }

  private void showSoundingWord() {
    String heard = model.sounding().lineIdProperty().get();
    if (!heard.isEmpty()) {
      cells.stream().filter(cell -> cell.lineId().equals(heard)).forEach(LineCell::showWords);
    }
  }

  private void refresh(String lineId) {
    cells.stream()
        .filter(cell -> cell.lineId().equals(lineId))
        .forEach(cell -> cell.updateItem(cell.row(), cell.row() == null));
  }

  /** The list's selection becomes the model's. */
  private void selected() {
    if (following) {
      return;
    }
    List<String> ids = new ArrayList<>();
    for (int index : list.getSelectionModel().getSelectedIndices()) {
      if (index >= 0 && rows.rows().get(index) instanceof Row.OfLine row) {
        ids.add(row.id());
      }
    }
    int latest = list.getSelectionModel().getSelectedIndex();
    boolean isLine =
        latest >= 0 && latest < rows.rows().size() && rows.rows().get(latest) instanceof Row.OfLine;
    String current =
        isLine ? rows.rows().get(latest).id() : ids.isEmpty() ? "" : ids.get(ids.size() - 1);
    if (editor.isActive() && !editor.isAt(current)) {
      editor.end();
    }
    model.selection().select(ids, current);
  }

  /** The model's selection becomes the list's. */
  private void follow() {
    List<String> wanted = model.selection().lineIds();
    List<String> shown = new ArrayList<>();
    for (Row row : list.getSelectionModel().getSelectedItems()) {
      if (row instanceof Row.OfLine line) {
        shown.add(line.id());
      }
    }
    if (shown.equals(wanted)) {
      return;
    }
    following = true;
    list.getSelectionModel().clearSelection();
    int current = folding.reveal(model.selection().current(), model.manuscript().project());
    for (String id : wanted) {
      int index = rows.indexOf(id);
      if (index >= 0 && index != current) {
        list.getSelectionModel().select(index);
      }
    }
    if (current >= 0) {
      list.getSelectionModel().select(current);
      list.getFocusModel().focus(current);
      reveal(current);
    }
    following = false;
  }

  private void reveal(int index) {
    boolean visible =
        cells.stream()
            .anyMatch(
                cell ->
                    cell.getIndex() == index
                        && cell.isVisible()
                        && cell.getBoundsInParent().getMinY() >= 0
                        && cell.getBoundsInParent().getMaxY() <= list.getHeight());
    if (!visible) {
      list.scrollTo(Math.max(0, index - 1));
    }
  }

  private void pressed(KeyEvent event) {
    boolean typing = event.getTarget() instanceof javafx.scene.control.TextInputControl;
    if (typing) {
      return;
    }
    if (folding.isAskedForBy(event)) {
      folding.selected().ifPresent(scene -> toggleFold(scene.id()));
      event.consume();
    } else if (folding.selected().isPresent() && event.getCode() == KeyCode.F2) {
      menus.rename(folding.selected().get().id());
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      editText();
      event.consume();
    }
  }

  /** Hides the lines of the current scene, or shows them. */
  public void foldScene() {
    folding
        .selected()
        .map(Row.OfScene::id)
        .or(() -> model.scenes().current().map(Scene::id))
        .ifPresent(this::toggleFold);
  }

  private void toggleFold(String sceneId) {
    following = true;
    folding.toggle(sceneId);
    following = false;
  }

  public void editText() {
    if (!model.selection().current().isEmpty()) {
      editor.begin(model.selection().current());
    }
  }

  public void addLine() {
    if (model.manuscript().project() != null) {
      editor.begin(model.lines().addAfterCurrent());
    }
  }

  /** Cuts the edited line at the caret. */
  public void split() {
    if (editor.isActive()) {
      String id = editor.lineId();
      int at = editor.caret();
      editor.end();
      model.lines().split(id, at);
    }
  }

  public void find() {
    findBar.open();
  }

  /** Gives the keys to the line that is written, else to the list. */
  public void focusWork() {
    if (editor.isActive()) {
      editor.focus();
    } else {
      focusList();
    }
  }

  /** Gives the list the keys, now or when it comes onto the screen. */
  public void focusList() {
    if (list.getScene() != null) {
      list.requestFocus();
      return;
    }
    list.sceneProperty()
        .addListener(
            new ChangeListener<>() {
              @Override
              public void changed(
                  ObservableValue<? extends javafx.scene.Scene> value,
                  javafx.scene.Scene old,
                  javafx.scene.Scene now) {
                list.sceneProperty().removeListener(this);
                list.requestFocus();
              }
            });
  }
}
