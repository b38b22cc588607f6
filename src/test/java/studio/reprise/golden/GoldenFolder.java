package studio.reprise.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of golden files; it remembers which of them were used. */
public final class GoldenFolder {
  private final Path path;
  private final List<GoldenEntry> entries;
  private final Set<String> used = new TreeSet<>();

  public GoldenFolder(Path path) {
    this.path = path;
    try (Stream<Path> files = Files.walk(path)) {
      this.entries =
          files
              .filter(Files::isRegularFile)
              .map(file -> path.relativize(file).toString().replace('\\', '/'))
              .filter(name -> !name.endsWith(".md"))
              .sorted()
              .map(name -> new GoldenEntry(this, name))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path() {
    return path;
  }

  /** Every file but the descriptions, sorted by name. */
  public List<GoldenEntry> entries() {
    return entries;
  }

  /** A file that another file's case reads as well, such as a tokenizer's ranks. */
  public void markUsed(String name) {
    used.add(name);
  }

  /** Files that no case touched. */
  public Set<String> unused() {
    Set<String> left = new TreeSet<>();
    entries.forEach(entry -> left.add(entry.name()));
    left.removeAll(used);
    return left;
  }
}
