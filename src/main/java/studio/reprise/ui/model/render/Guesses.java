package studio.reprise.ui.model.render;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.desk.GuessedWords;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.sentence.AuthorException;

/**
 * Words of lines whose sounds the open pack guesses. Texts are read behind the window, those that
 * are looked at first; what is not read yet has no guesses. Used on the JavaFX thread.
 */
public final class Guesses {
  private static final Logger LOG = LoggerFactory.getLogger(Guesses.class);

  /** Opens what reads texts as a pack does. */
  @FunctionalInterface
  public interface Opener {
    /** For packs that nobody can ask. */
    Opener NONE = pack -> text -> List.of();

    /**
     * Tells the words of a text that no lexicon of the pack has.
     *
     * @throws AuthorException when the pack cannot be read
     */
    Function<String, List<String>> open(Path pack);
  }

  private final Opener opener;
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private final TextReading<List<String>> reading;

  // Background thread only.
  private @Nullable GuessedWords reader;
  private @Nullable Path readerOf;

  Guesses(Opener opener, Executor background, Executor fx) {
    this.opener = opener;
    reading = new TextReading<>(background, fx, found -> grow());
  }

  private void grow() {
    revision.set(revision.get() + 1);
  }

  /** Grows when more is known. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Another pack speaks, or none (null). */
  void show(@Nullable Path folder) {
    reading.begin(folder == null ? null : text -> readerOf(folder).in(text));
    grow();
  }

  /** The guessed words of a line that no entry of the project says; as they are written. */
  public List<String> of(Line line, Project project) {
    List<String> guessed = reading.of(line.text());
    return guessed == null ? List.of() : GuessedWords.unsaid(guessed, line, project);
  }

  private GuessedWords readerOf(Path folder) {
    if (reader == null || !folder.equals(readerOf)) {
      readerOf = folder;
      reader = opened(folder);
    }
    return reader;
  }

  private GuessedWords opened(Path folder) {
    try {
      return new GuessedWords(opener.open(folder));
    } catch (AuthorException e) {
      LOG.debug("{} tells no guesses", folder, e);
      return new GuessedWords(Opener.NONE.open(folder));
    }
  }
}
