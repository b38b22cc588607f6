package studio.reprise.ui.model;

import java.util.Collection;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the author looks at: one selection for script, timeline and inspector. */
public final class Selection {
  private final ReadOnlyObjectWrapper<List<String>> lineIds =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<String> current = new ReadOnlyObjectWrapper<>("");
  private final ObjectProperty<String> take = new SimpleObjectProperty<>("");
  private final ObjectProperty<String> other = new SimpleObjectProperty<>("");
  private final ObjectProperty<String> speaker = new SimpleObjectProperty<>("");

  /** The selected lines in the project's order. */
  public ReadOnlyObjectProperty<List<String>> lineIdsProperty() {
    return lineIds.getReadOnlyProperty();
  }

  public List<String> lineIds() {
    return lineIds.get();
  }

  /** The line that was selected last, or "". */
  public ReadOnlyObjectProperty<String> currentProperty() {
    return current.getReadOnlyProperty();
  }

  public String current() {
    return current.get();
  }

  /** Fingerprint of the take that the inspector shows: A. */
  public ObjectProperty<String> takeProperty() {
    return take;
  }

  /** Fingerprint of the take that it is compared with: B, or "". */
  public ObjectProperty<String> otherProperty() {
    return other;
  }

  /** The speaker whose card is open, or "". */
  public ObjectProperty<String> speakerProperty() {
    return speaker;
  }

  public void select(String lineId) {
    select(lineId.isEmpty() ? List.of() : List.of(lineId), lineId);
  }

  public void select(Collection<String> ids, String latest) {
    List<String> wanted = List.copyOf(ids);
    if (!latest.equals(current.get())) {
      other.set("");
      take.set("");
    }
    // Who follows the lines asks for the current one, too: it is there first.
    current.set(latest);
    lineIds.set(wanted);
  }
}
