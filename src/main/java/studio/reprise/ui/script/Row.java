package studio.reprise.ui.script;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import studio.reprise.document.Line;
import studio.reprise.document.Scene;

/**
 * A row of the script. The same row object stays while its line changes, so that a keystroke
 * touches one cell and not a list of ten thousand.
 */
public sealed interface Row {
  String id();

  /** Heads a scene; folded, its lines are hidden. */
  record OfScene(String id, ObjectProperty<Scene> scene, BooleanProperty folded) implements Row {
    OfScene(Scene first) {
      this(first.id(), new SimpleObjectProperty<>(first), new SimpleBooleanProperty());
    }
  }

  /** One line, and its number in the whole script. */
  record OfLine(String id, ObjectProperty<Line> line, IntegerProperty number) implements Row {
    OfLine(Line first) {
      this(first.id(), new SimpleObjectProperty<>(first), new SimpleIntegerProperty());
    }
  }
}
