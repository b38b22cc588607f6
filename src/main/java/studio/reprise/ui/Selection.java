package studio.reprise.ui;

import java.util.Collection;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the author looks at: one selection for script, timeline and inspector. */
final class Selection {
  private final ReadOnlyObjectWrapper<List<String>> lineIds =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<String> current = new ReadOnlyObjectWrapper<>("");
  private final ObjectProperty<String> take = new SimpleObjectProperty<>("");
  private final ObjectProperty<String> other = new SimpleObjectProperty<>("");
  private final ObjectProperty<String> speaker = new SimpleObjectProperty<>("");

  /** The selected lines in the project's order. */
  ReadOnlyObjectProperty<List<String>> lineIdsProperty() {
    return lineIds.getReadOnlyProperty();
  }

  List<String> lineIds() {
    return lineIds.get();
  }

  /** The line that was selected last, or "". */
  ReadOnlyObjectProperty<String> currentProperty() {
    return current.getReadOnlyProperty();
  }

  String current() {
    return current.get();
  }

  /** Fingerprint of the take that the inspector shows: A. */
  ObjectProperty<String> takeProperty() {
    return take;
  }

  /** Fingerprint of the take that it is compared with: B, or "". */
  ObjectProperty<String> otherProperty() {
    return other;
  }

  /** The speaker whose card is open, or "". */
  ObjectProperty<String> speakerProperty() {
    return speaker;
  }

  void select(String lineId) {
    select(lineId.isEmpty() ? List.of() : List.of(lineId), lineId);
  }

  void select(Collection<String> ids, String latest) {
    List<String> wanted = List.copyOf(ids);
    if (!latest.equals(current.get())) {
      other.set("");
      take.set("");
    }
    lineIds.set(wanted);
    current.set(latest);
  }
}
