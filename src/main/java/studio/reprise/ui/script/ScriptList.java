package studio.reprise.ui.script;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.ui.model.Choices;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.Sounding;
import studio.reprise.ui.model.ViewChoices.Part;

/** The rows of the script on the screen: they follow the project, and scenes fold. */
final class ScriptList {
  private final Manuscript manuscript;
  private final Selection selection;
  private final ScriptEditor editor;
  private final LineCells cells;
  private final ScriptRows rows = new ScriptRows();
  private final ListView<Row> list = new ListView<>(rows.rows());
  private final SceneFolding folding = new SceneFolding(list, rows);
  private final ScriptSelection selected;
  private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper();
  private List<Speaker> speakersShown = List.of();
  private List<DictionaryEntry> dictionaryShown = List.of();

  ScriptList(Manuscript manuscript, Selection selection, ScriptEditor editor, LineCells cells) {
    this.manuscript = manuscript;
    this.selection = selection;
    this.editor = editor;
    this.cells = cells;
    selected = new ScriptSelection(list, rows, folding, cells, selection, manuscript, editor);
    list.setId("script");
    list.getStyleClass().add("script-list");
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    manuscript.projectProperty().addListener((value, old, now) -> show(now));
    show(manuscript.project());
  }

  ListView<Row> view() {
    return list;
  }

  /** Whether there is a project without a line. */
  ReadOnlyBooleanProperty emptyProperty() {
    return empty.getReadOnlyProperty();
  }

  /**
   * Shows its rows from now on.
   *
   * @param cell makes a cell
   */
  void fill(Supplier<LineCell> cell) {
    list.setCellFactory(
        view -> {
          LineCell made = cell.get();
          cells.add(made);
          return made;
        });
  }

  /** The line that is heard comes into view unless the author said otherwise. */
  void follow(Sounding sounding, Choices choices) {
    sounding
        .lineIdProperty()
        .addListener(
            (value, old, now) -> {
              if (sounding.isRun() && !now.isEmpty() && choices.get().view().shows(Part.FOLLOW)) {
                selected.reveal(rows.indexOf(now));
              }
            });
  }

  /** Hides the lines of the current scene, or shows them. */
  void foldScene() {
    folding.selected().map(Row.OfScene::id).or(this::currentScene).ifPresent(this::toggleFold);
  }

  /** Hides the lines of a scene, or shows them. */
  void toggleFold(String sceneId) {
    selected.during(() -> folding.toggle(sceneId));
  }

  /** Gives the list the keys, now or when it comes onto the screen. */
  void focus() {
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

  private Optional<String> currentScene() {
    Project project = manuscript.project();
    return project == null ? Optional.empty() : project.sceneOf(selection.current()).map(Scene::id);
  }

  private void show(Project project) {
    empty.set(project != null && project.lineCount() == 0);
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
      list.refresh();
      cells.showStates();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return; // keys of a text that is written
    }
    if (folding.isAskedForBy(event)) {
      folding.selected().ifPresent(scene -> toggleFold(scene.id()));
      event.consume();
    } else if (folding.selected().isPresent() && event.getCode() == KeyCode.F2) {
      cells.editTitle(folding.selected().get().id());
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      editor.beginCurrent();
      event.consume();
    }
  }
}
