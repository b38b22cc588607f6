package studio.reprise.ui.frame;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import studio.reprise.ui.model.Choices;

/** Where the author looked for something last: a chooser begins there. */
final class LastFolders {
  private static final String KEY = "folder.";

  private final Choices choices;
  private final Path usual;

  /**
   * @param usual where things are looked for the first time
   */
  LastFolders(Choices choices, Path usual) {
    this.choices = choices;
    this.usual = usual;
  }

  /** Empty when neither the last nor the usual place is there. */
  Optional<File> last(String what) {
    String kept = choices.get().view().value(KEY + what);
    return Stream.of(new File(kept.isEmpty() ? "." : kept), usual.toFile())
        .skip(kept.isEmpty() ? 1 : 0)
        .filter(File::isDirectory)
        .findFirst();
  }

  void keep(String what, File folder) {
    if (folder != null) {
      choices.change(
          choices.get().withView(choices.get().view().with(KEY + what, folder.getPath())));
    }
  }
}
