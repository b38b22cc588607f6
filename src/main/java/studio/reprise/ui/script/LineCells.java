package studio.reprise.ui.script;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import studio.reprise.ui.model.Sounding;
import studio.reprise.ui.model.render.LineStates;

/** The cells of the script's rows: what changes a row's look is told to them. */
final class LineCells {
  private final Set<LineCell> cells = Collections.newSetFromMap(new WeakHashMap<>());

  LineCells(LineStates states, Sounding sounding, LineMarks marks) {
    states.revisionProperty().addListener((value, old, now) -> showStates());
    states.remarks().revisionProperty().addListener((value, old, now) -> showStates());
    sounding.lineIdProperty().addListener((value, old, now) -> showSounding());
    sounding.onMove(() -> showWords(sounding.lineIdProperty().get()));
    marks.onChange(this::showWords);
  }

  void add(LineCell cell) {
    cells.add(cell);
  }

  Collection<LineCell> all() {
    return cells;
  }

  /** State, waveform and duration of all rows. */
  void showStates() {
    cells.forEach(LineCell::showState);
  }

  /** The words of all rows, whose marks may have changed. */
  void showWords() {
    cells.forEach(LineCell::showWords);
  }

  /** The words of one line. */
  private void showWords(String lineId) {
    cells.stream().filter(cell -> cell.lineId().equals(lineId)).forEach(LineCell::showWords);
  }

  /** Another line is heard, or none. */
  private void showSounding() {
    cells.forEach(
        cell -> {
          cell.showSounding();
          cell.showWords();
        });
  }

  /** A line is edited from now on, or no more. */
  void refresh(String lineId) {
    cells.stream().filter(cell -> cell.lineId().equals(lineId)).forEach(LineCell::showItem);
  }

  /** Gives a scene's title the keys. */
  void editTitle(String sceneId) {
    cells.stream()
        .filter(cell -> cell.row() instanceof Row.OfScene row && row.id().equals(sceneId))
        .findFirst()
        .ifPresent(LineCell::editTitle);
  }

  /** Whether the row of an index is seen whole in a list of a height. */
  boolean isInView(int index, double height) {
    return cells.stream()
        .anyMatch(
            cell ->
                cell.getIndex() == index
                    && cell.isVisible()
                    && cell.getBoundsInParent().getMinY() >= 0
                    && cell.getBoundsInParent().getMaxY() <= height);
  }
}
