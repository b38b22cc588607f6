package studio.reprise.document;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * One step of the author's.
 *
 * @param name the author's verb, as the Undo menu says it: "Change text"
 * @param gesture edits with the same gesture one after another are one step (the keystrokes of a
 *     field, one drag); "" never merges
 * @param change from one version to the next; the same project means that nothing was done
 */
public record Edit(String name, String gesture, UnaryOperator<Project> change) {
  public Edit {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(gesture, "gesture");
    Objects.requireNonNull(change, "change");
  }
}
