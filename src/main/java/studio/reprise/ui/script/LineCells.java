package studio.reprise.ui.script;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/** The cells of the script's rows: whoever changes what a row shows tells them. */
final class LineCells {
  private final Set<LineCell> cells = Collections.newSetFromMap(new WeakHashMap<>());

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
  void showWords(String lineId) {
    cells.stream().filter(cell -> cell.lineId().equals(lineId)).forEach(LineCell::showWords);
  }

  /** Which line is heard; "" is silence. */
  void showSounding(String lineId) {
    cells.forEach(
        cell -> {
          cell.showSounding(lineId);
          cell.showWords();
        });
  }

  /** A line is edited from now on, or no more. */
  void refresh(String lineId) {
    cells.stream().filter(cell -> cell.lineId().equals(lineId)).forEach(LineCell::showItem);
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
