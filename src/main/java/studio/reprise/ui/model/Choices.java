package studio.reprise.ui.model;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.reprise.sentence.Problem;

/** The author's preferences while the window is open; every change is on disk soon after. */
public final class Choices {
  private final PreferencesFile file;
  private final Executor storage;
  private final Executor fx;
  private final Consumer<Failure> failures;
  private final ReadOnlyObjectWrapper<Preferences> now;

  Choices(PreferencesFile file, Executor storage, Executor fx, Consumer<Failure> failures) {
    this.file = file;
    this.storage = storage;
    this.fx = fx;
    this.failures = failures;
    now = new ReadOnlyObjectWrapper<>(file.read());
  }

  public ReadOnlyObjectProperty<Preferences> property() {
    return now.getReadOnlyProperty();
  }

  public Preferences get() {
    return now.get();
  }

  public void change(Preferences changed) {
    now.set(changed);
    storage.execute(
        () -> {
          try {
            file.write(changed);
          } catch (IOException e) {
            fx.execute(
                () -> failures.accept(new Failure(Failure.Kind.PREFERENCES, Problem.told(e))));
          }
        });
  }
}
