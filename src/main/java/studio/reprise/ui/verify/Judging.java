package studio.reprise.ui.verify;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.collections.ObservableList;

/** A verification under way, verdict by verdict. Used on the JavaFX thread. */
interface Judging {
  /** How many verdicts there will be. */
  int count();

  /** What was found so far, in order. */
  ObservableList<Judged> verdicts();

  ReadOnlyIntegerProperty doneProperty();

  ReadOnlyBooleanProperty runningProperty();

  /** Begins; once. */
  void start();

  /** Leaves the rest; what was found stays. */
  void stop();
}
