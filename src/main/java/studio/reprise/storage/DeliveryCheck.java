package studio.reprise.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands against a delivery: names that cannot be, and files that are not its own. */
final class DeliveryCheck {
  /** Longer lists are cut: a person looks into the folder then. */
  private static final int MOST_NAMED = 5;

  private static final int MOST_TRIED = 200;
  private static final int LONG_NAME_BYTES = 100;

  private final Path folder;
  private final DeliveryOrder order;

  DeliveryCheck(Path folder, DeliveryOrder order) {
    this.folder = folder;
    this.order = order;
  }

  /** Looks at the names alone. */
  void requireNames() {
    if (ProjectFolder.isProject(folder)) {
      throw new StorageException(
          "{0} is a project, with clips and takes of its own; choose another folder.", folder);
    }
    Map<String, String> seen = new HashMap<>();
    for (DeliveryOrder.Output output : order.outputs()) {
      String file = output.file();
      requireInside(file);
      String other = seen.put(OutputName.folded(file), file);
      if (other != null) {
        throw new StorageException(
            "Two lines would both be {0}; add {index} or {line} to the pattern.", file);
      }
    }
  }

  private void requireInside(String file) {
    try {
      ExportFolder.inside(folder, file);
    } catch (InvalidPathException e) {
      throw new StorageException(
          e,
          "The file name \"{0}\" cannot be written in this environment. Start the program with its own starter, or in a UTF-8 locale such as LC_ALL=C.UTF-8.",
          file);
    }
  }

  /**
   * The list that lies in the folder.
   *
   * @throws StorageException when it is not ours, and foreign files are kept
   */
  ExportManifest manifest() {
    Path file = folder.resolve(ExportManifest.FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return ExportManifest.empty();
    }
    requireNoInput(file, ExportManifest.FILE);
    try {
      return ExportManifest.read(folder);
    } catch (StorageException e) {
      if (order.foreign() == DeliveryOrder.Foreign.REPLACED) {
        return ExportManifest.empty();
      }
      throw new OccupiedException(
          e, "{0} Nothing was written over it; choose another folder, or allow it.", e);
    }
  }

  /** Looks at what lies where the files shall be, and tries the names that may be refused. */
  void requireFree(ExportManifest before, Set<String> claims) throws IOException {
    Set<String> own = before.folded();
    own.addAll(claims);
    Map<String, ExportEntry> entries = new HashMap<>();
    before
        .entries()
        .forEach(entry -> entry.files().forEach(f -> entries.put(OutputName.folded(f), entry)));
    List<String> foreign = new ArrayList<>();
    for (DeliveryOrder.Output output : order.outputs()) {
      String file = output.file();
      Path path = ExportFolder.inside(folder, file);
      requireNoLinkAbove(path);
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      requireNoInput(path, file);
      if (!isOurs(output, own, entries) || FileMode.isProtected(path)) {
        foreign.add(file);
      }
    }
    if (!foreign.isEmpty() && order.foreign() == DeliveryOrder.Foreign.KEPT) {
      throw new OccupiedException(
          "Files in {0} would be written over that this export did not make or may not write ({1}): {2}. Nothing was written; choose another folder, or allow it.",
          folder, foreign.size(), named(foreign));
    }
    tryNames();
  }

  /** Another source's file is not ours, nor another scene's, unless its line has moved here. */
  private boolean isOurs(
      DeliveryOrder.Output output, Set<String> own, Map<String, ExportEntry> entries) {
    String name = OutputName.folded(output.file());
    ExportEntry entry = entries.get(name);
    if (entry == null) {
      return own.contains(name);
    }
    return entry.isOf(order)
        || (entry.source().equals(order.source()) && entry.lineId().equals(output.lineId()));
  }

  static String named(List<String> files) {
    String first = String.join(", ", files.subList(0, Math.min(MOST_NAMED, files.size())));
    return files.size() > MOST_NAMED ? first + ", ..." : first;
  }

  private void requireNoInput(Path path, String file) {
    for (Map.Entry<Path, String> input : order.protectedFiles().entrySet()) {
      if (isSame(path, input.getKey())) {
        throw new StorageException(
            "The output {0} would be written over {1}. Nothing was written; choose another folder or name.",
            file, input.getValue());
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
  }

  private void requireNoLinkAbove(Path path) {
    for (Path above = path.getParent();
        above != null && !above.equals(folder);
        above = above.getParent()) {
      if (Files.isSymbolicLink(above)) {
        throw new StorageException(
            "{0} is a link, and nothing is written through a link. Nothing was written.", above);
      }
    }
  }

  /** Some file systems take fewer names than we do: that is found before anything is rendered. */
  private void tryNames() throws IOException {
    int tried = 0;
    AtomicFile.probe(folder, ExportManifest.FILE);
    for (DeliveryOrder.Output output : order.outputs()) {
      String file = output.file();
      String name = file.substring(file.lastIndexOf('/') + 1);
      boolean unusual =
          name.length() > LONG_NAME_BYTES || name.chars().anyMatch(letter -> letter > 127);
      if (unusual && tried++ < MOST_TRIED) {
        AtomicFile.probe(folder, name);
      }
    }
  }
}
