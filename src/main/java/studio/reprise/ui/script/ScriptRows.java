package studio.reprise.ui.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;

/** The script as a list of rows that follows the project with as little change as there is. */
final class ScriptRows {
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final Map<String, Row.OfLine> lines = new HashMap<>();
  private final Map<String, Row.OfScene> scenes = new HashMap<>();
  private final Set<String> folded = new HashSet<>();
  private List<Scene> shown = List.of();

  ObservableList<Row> rows() {
    return rows;
  }

  /** Shows a version; true when rows came, went or moved. */
  boolean show(Project project) {
    List<Scene> wanted = project == null ? List.of() : project.scenes();
    return wanted != shown && show(wanted, hasShapeOf(wanted));
  }

  boolean isFolded(String sceneId) {
    return folded.contains(sceneId);
  }

  /** Hides the lines of a scene, or shows them. */
  void toggle(String sceneId) {
    if (!folded.remove(sceneId)) {
      folded.add(sceneId);
    }
    Row.OfScene head = scenes.get(sceneId);
    if (head != null) {
      head.folded().set(folded.contains(sceneId));
    }
    show(shown, false);
  }

  private boolean show(List<Scene> wanted, boolean sameShape) {
    int number = 0;
    List<Row> next = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Scene scene = wanted.get(i);
      if (sameShape && scene == shown.get(i)) {
        number += scene.lines().size();
        continue;
      }
      Row.OfScene head = scenes.computeIfAbsent(scene.id(), id -> new Row.OfScene(scene));
      head.scene().set(scene);
      next.add(head);
      for (int j = 0; j < scene.lines().size(); j++) {
        Line line = scene.lines().get(j);
        number++;
        if (sameShape && line == shown.get(i).lines().get(j)) {
          continue;
        }
        Row.OfLine row = lines.computeIfAbsent(line.id(), id -> new Row.OfLine(line));
        row.line().set(line);
        row.number().set(number);
        if (!folded.contains(scene.id())) {
          next.add(row);
        }
      }
    }
    shown = wanted;
    if (!sameShape) {
      replace(next);
    }
    return !sameShape;
  }

  Row.@Nullable OfScene head(String sceneId) {
    return scenes.get(sceneId);
  }

  int indexOf(String lineId) {
    Row.OfLine row = lines.get(lineId);
    for (int i = 0; row != null && i < rows.size(); i++) {
      if (rows.get(i) == row) {
        return i;
      }
    }
    return -1;
  }

  private boolean hasShapeOf(List<Scene> wanted) {
    if (wanted.size() != shown.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      Scene now = wanted.get(i);
      Scene before = shown.get(i);
      if (now == before) {
        continue;
      }
      if (!now.id().equals(before.id()) || now.lines().size() != before.lines().size()) {
        return false;
      }
      for (int j = 0; j < now.lines().size(); j++) {
        Line line = now.lines().get(j);
        Line earlier = before.lines().get(j);
        if (line != earlier && !line.id().equals(earlier.id())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Changes only the stretch between the rows that stay at the top and at the bottom. */
  private void replace(List<Row> next) {
    int top = 0;
    int most = Math.min(rows.size(), next.size());
    while (top < most && rows.get(top) == next.get(top)) {
      top++;
    }
    int bottom = 0;
    while (bottom < most - top
        && rows.get(rows.size() - 1 - bottom) == next.get(next.size() - 1 - bottom)) {
      bottom++;
    }
    if (top == 0 && bottom == 0) {
      rows.setAll(next);
      return;
    }
    if (top < rows.size() - bottom) {
      rows.remove(top, rows.size() - bottom);
    }
    if (top < next.size() - bottom) {
      rows.addAll(top, next.subList(top, next.size() - bottom));
    }
  }
}
