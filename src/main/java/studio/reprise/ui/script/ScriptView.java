package studio.reprise.ui.script;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.reprise.audio.PeakPyramid;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.ui.canvas.TakeWave;
import studio.reprise.ui.model.Choices;
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.Sounding;
import studio.reprise.ui.model.ViewChoices.Part;
import studio.reprise.ui.model.render.LineStates;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The script: one virtualised list of lines under their scenes. */
public final class ScriptView extends BorderPane {
  private static final double WAVE_WIDTH = 96;
  private static final double WAVE_HEIGHT = 22;
  private static final double FONT_SIZE = 13;

  /** The bars above the list, and what stands in an empty one's place. */
  record Bars(FindBar find, BulkBar bulk, EmptyScript empty) {}

  /** What its rows show and offer besides the lines. */
  record Offers(
      ScriptMenus menus,
      BiConsumer<String, Consumer<PeakPyramid>> peaks,
      LineMarks marks,
      Consumer<Line> hear) {}

  private final Manuscript manuscript;
  private final LineCommands lines;
  private final LineStates states;
  private final Selection selection;
  private final Sounding sounding;
  private final Choices choices;
  private final Messages messages;
  private final Bars bars;
  private final Offers offers;
  private List<Speaker> speakersShown = List.of();
  private final ScriptRows rows = new ScriptRows();
  private final ListView<Row> list = new ListView<>(rows.rows());
  private final LineCells cells = new LineCells();
  private final SceneFolding folding = new SceneFolding(list, rows);
  private final ScriptEditor editor;
  private final ScriptColumns columns;
  private final LineMarks marks;
  private final RowMenus menus;
  private final ScriptSelection selected;
  private List<DictionaryEntry> dictionaryShown = List.of();

  ScriptView(
      Manuscript manuscript,
      LineCommands lines,
      LineStates states,
      Selection selection,
      Sounding sounding,
      Choices choices,
      Messages messages,
      Bars bars,
      Offers offers,
      Function<Consumer<String>, ScriptEditor> editor) {
    this.manuscript = manuscript;
    this.lines = lines;
    this.states = states;
    this.selection = selection;
    this.sounding = sounding;
    this.choices = choices;
    this.messages = messages;
    this.bars = bars;
    this.offers = offers;
    this.editor = editor.apply(cells::refresh);
    this.columns = new ScriptColumns(choices, list.widthProperty());
    this.marks = offers.marks();
    this.menus = new RowMenus(list, cells.all(), selection, offers.menus(), this::toggleFold);
    this.selected =
        new ScriptSelection(list, rows, folding, cells, selection, manuscript, this.editor);
    layOut();
    bind();
  }

  private void layOut() {
    getStyleClass().add("script");
    list.setId("script");
    list.getStyleClass().add("script-list");
    list.setAccessibleText(messages.text("script.title"));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> cell());
    setTop(new VBox(bars.find(), bars.bulk()));
    setCenter(new StackPane(list, bars.empty()));
  }

  private LineCell cell() {
    LineCell cell =
        new LineCell(
            manuscript,
            states,
            columns,
            new LineCell.Parts(
                new LineWords(editor, marks::of, messages),
                new TakeWave(offers.peaks(), WAVE_WIDTH, WAVE_HEIGHT, messages.text("script.wave")),
                new SceneTitle(manuscript, this::toggleFold, messages)),
            messages);
    cell.onClicks(offers.hear(), editor::begin, name -> editor.showSpeakers(cell.lineId(), name));
    menus.install(cell);
    LineDragging.install(cell, manuscript, selection, lines);
    cells.add(cell);
    return cell;
  }

  private void bind() {
    manuscript.projectProperty().addListener((value, old, now) -> show(now));
    states.revisionProperty().addListener((value, old, now) -> cells.showStates());
    states.remarks().revisionProperty().addListener((value, old, now) -> cells.showStates());
    sounding.lineIdProperty().addListener((value, old, now) -> sounds(now));
    sounding.onMove(() -> cells.showWords(sounding.lineIdProperty().get()));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    choices
        .property()
        .addListener(
            (value, old, now) -> {
              if (old.view().textPercent() != now.view().textPercent()) {
                fitNames();
              }
            });
    marks.onChange(cells::showWords);
    show(manuscript.project());
  }

  private void show(Project project) {
    boolean isEmpty = project != null && project.lineCount() == 0;
    Widgets.shown(bars.empty()).set(isEmpty);
    selected.show(project);
    List<DictionaryEntry> said = project == null ? List.of() : project.dictionary();
    if (said != dictionaryShown) {
      dictionaryShown = said;
      cells.showWords();
    }
    List<Speaker> speakers = project == null ? List.of() : project.speakers();
    if (speakers != speakersShown) {
      // Names and colours of all visible lines are shown again.
      speakersShown = speakers;
      fitNames();
      list.refresh();
      cells.showStates();
    }
  }

  private void fitNames() {
    int percent = choices.get().view().textPercent();
    columns.fitNames(manuscript.project(), FONT_SIZE * percent / 100);
  }

  /** The line that is heard is marked, and comes into view unless the author said otherwise. */
  private void sounds(String lineId) {
    cells.showSounding(lineId);
    if (sounding.isRun() && !lineId.isEmpty() && choices.get().view().shows(Part.FOLLOW)) {
      selected.reveal(rows.indexOf(lineId));
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
    folding.selected().map(Row.OfScene::id).or(this::currentScene).ifPresent(this::toggleFold);
  }

  private Optional<String> currentScene() {
    Project project = manuscript.project();
    return project == null ? Optional.empty() : project.sceneOf(selection.current()).map(Scene::id);
  }

  private void toggleFold(String sceneId) {
    selected.during(() -> folding.toggle(sceneId));
  }

  public void editText() {
    if (!selection.current().isEmpty()) {
      editor.begin(selection.current());
    }
  }

  public void addLine() {
    if (manuscript.project() != null) {
      editor.begin(lines.addAfterCurrent());
    }
  }

  /** Cuts the edited line at the caret. */
  public void split() {
    if (editor.isActive()) {
      String id = editor.lineId();
      int at = editor.caret();
      editor.end();
      lines.split(id, at);
    }
  }

  public void find() {
    bars.find().open();
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
