package studio.reprise.ui.model.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is read out of texts behind the window, those that are looked at first. Used on the JavaFX
 * thread: a row that scrolls by never waits for its text to be read.
 *
 * @param <V> what is read; immutable
 */
final class TextReading<V> {
  private static final int MOST_TEXTS = 20_000;

  private final Executor background;
  private final Executor fx;
  private final Consumer<Map<String, V>> found;
  private final Map<String, V> known = new HashMap<>();
  private final Set<String> wanted = new HashSet<>();
  private @Nullable Function<String, V> reader;
  private int generation;

  /**
   * @param found told what is known newly
   */
  TextReading(Executor background, Executor fx, Consumer<Map<String, V>> found) {
    this.background = background;
    this.fx = fx;
    this.found = found;
  }

  /** Forgets everything and reads with another reader from now on, or (null) nothing. */
  void begin(@Nullable Function<String, V> other) {
    reader = other;
    generation++;
    known.clear();
    wanted.clear();
  }

  /** What was read of a text; null while it is not read yet. */
  @Nullable V of(String text) {
    V there = known.get(text);
    if (there == null) {
      want(text);
    }
    return there;
  }

  private void want(String text) {
    Function<String, V> mine = reader;
    if (mine == null || text.isBlank() || !wanted.add(text)) {
      return;
    }
    if (wanted.size() == 1) {
      int now = generation;
      fx.execute(() -> read(now, mine));
    }
  }

  /** All that was asked for in one pulse is read together. */
  private void read(int mine, Function<String, V> with) {
    if (mine != generation || wanted.isEmpty()) {
      return;
    }
    List<String> texts = new ArrayList<>(wanted);
    background.execute(
        () -> {
          Map<String, V> read = new HashMap<>();
          texts.forEach(text -> read.put(text, with.apply(text)));
          fx.execute(() -> arrived(mine, with, read));
        });
  }

  private void arrived(int mine, Function<String, V> with, Map<String, V> read) {
    if (mine != generation) {
      return;
    }
    if (known.size() + read.size() > MOST_TEXTS) {
      known.clear();
    }
    known.putAll(read);
    wanted.removeAll(read.keySet());
    if (!wanted.isEmpty()) {
      read(mine, with);
    }
    found.accept(read);
  }
}
