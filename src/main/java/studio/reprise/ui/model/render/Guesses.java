package studio.reprise.ui.model.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final int MOST_TEXTS = 20_000;

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
  private final Executor background;
  private final Executor fx;
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private final Map<String, List<String>> known = new HashMap<>();
  private final Set<String> wanted = new HashSet<>();
  private @Nullable Path pack;
  private int generation;

  // Background thread only.
  private @Nullable GuessedWords reader;
  private @Nullable Path readerOf;

  Guesses(Opener opener, Executor background, Executor fx) {
    this.opener = opener;
    this.background = background;
    this.fx = fx;
  }

  /** Grows when more is known. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Another pack speaks, or none (null). */
  void show(@Nullable Path folder) {
    pack = folder;
    generation++;
    known.clear();
    wanted.clear();
    revision.set(revision.get() + 1);
  }

  /** The guessed words of a line that no entry of the project says; as they are written. */
  public List<String> of(Line line, Project project) {
    List<String> guessed = known.get(line.text());
    if (guessed == null) {
      want(line.text());
      return List.of();
    }
    return GuessedWords.unsaid(guessed, line, project);
  }

  private void want(String text) {
    if (pack == null || text.isBlank() || !wanted.add(text)) {
      return;
    }
    if (wanted.size() == 1) {
      int mine = generation;
      Path folder = pack;
      fx.execute(() -> read(mine, folder));
    }
  }

  /** All that was asked for in one pulse is read together. */
  private void read(int mine, Path folder) {
    if (mine != generation || wanted.isEmpty()) {
      return;
    }
    List<String> texts = new ArrayList<>(wanted);
    background.execute(
        () -> {
          Map<String, List<String>> found = new HashMap<>();
          GuessedWords words = readerOf(folder);
          texts.forEach(text -> found.put(text, words.in(text)));
          fx.execute(() -> found(mine, found));
        });
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

  private void found(int mine, Map<String, List<String>> found) {
    if (mine != generation) {
      return;
    }
    if (known.size() + found.size() > MOST_TEXTS) {
      known.clear();
    }
    known.putAll(found);
    wanted.removeAll(found.keySet());
    if (!wanted.isEmpty() && pack != null) {
      read(mine, pack);
    }
    revision.set(revision.get() + 1);
  }
}
