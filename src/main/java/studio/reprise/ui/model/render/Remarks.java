package studio.reprise.ui.model.render;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import studio.reprise.document.Line;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ForeignParts;

/** What the author should know of lines before they are rendered. Used on the JavaFX thread. */
public final class Remarks {
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private final TextReading<Optional<Sentence>> reading;

  Remarks(Executor background, Executor fx) {
    reading =
        new TextReading<>(
            background,
            fx,
            found -> {
              if (found.values().stream().anyMatch(Optional::isPresent)) {
                revision.set(revision.get() + 1);
              }
            });
  }

  /** Grows when there is more to be said. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Another pack speaks, or none. */
  void show(PackState pack) {
    reading.begin(
        pack instanceof PackState.Open open
            ? text -> ForeignParts.remark(text, "", open.pack().languages())
            : null);
    revision.set(revision.get() + 1);
  }

  /** Of a line, as far as it was read; who chose its language knows. */
  public Optional<Sentence> of(Line line) {
    Optional<Sentence> found = line.language().isEmpty() ? reading.of(line.text()) : null;
    return found == null ? Optional.empty() : found;
  }
}
