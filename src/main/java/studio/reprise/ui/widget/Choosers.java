package studio.reprise.ui.widget;

import java.io.File;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/**
 * Choosers of files and folders open where one was last, for each kind of thing. Used on the JavaFX
 * thread.
 */
public final class Choosers {
  private static final String KEY = "folder.";

  private static Function<String, String> known = what -> "";
  private static BiConsumer<String, String> keeping = (what, folder) -> {};

  private Choosers() {}

  /**
   * Where the folders are kept from now on.
   *
   * @param kept the value of a name, or ""
   * @param keep takes a value for a name
   */
  public static void keepBy(Function<String, String> kept, BiConsumer<String, String> keep) {
    known = kept;
    keeping = keep;
  }

  /** Asks for a file that is there. */
  public static Optional<File> open(FileChooser chooser, String what, Window owner) {
    last(what).ifPresent(chooser::setInitialDirectory);
    return chosen(chooser.showOpenDialog(owner), what);
  }

  /** Asks where a file shall be written. */
  public static Optional<File> save(FileChooser chooser, String what, Window owner) {
    last(what).ifPresent(chooser::setInitialDirectory);
    return chosen(chooser.showSaveDialog(owner), what);
  }

  /** Asks for a folder. */
  public static Optional<File> folder(DirectoryChooser chooser, String what, Window owner) {
    last(what).ifPresent(chooser::setInitialDirectory);
    return chosen(chooser.showDialog(owner), what);
  }

  private static Optional<File> last(String what) {
    return Optional.of(known.apply(KEY + what))
        .filter(folder -> !folder.isEmpty())
        .map(File::new)
        .filter(File::isDirectory);
  }

  private static Optional<File> chosen(File file, String what) {
    if (file != null && file.getParent() != null) {
      keeping.accept(KEY + what, file.getParent());
    }
    return Optional.ofNullable(file);
  }
}
