package studio.reprise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.reprise.document.PackRef;
import studio.reprise.render.RenderException;
import studio.reprise.speech.pack.PackCheck;

/** Where voice packs are looked for, and which one the user chose. */
final class PackShelf {
  private static final String CHOICE = "pack";
  private static final String STARTER = "starter";

  private final Surroundings surroundings;

  PackShelf(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The folders of all packs that are found, the chosen one among them. */
  List<Path> folders() {
    List<Path> found = new ArrayList<>();
    for (Path root : roots()) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> children = Files.list(root)) {
          children.filter(Files::isDirectory).sorted().forEach(found::add);
        } catch (IOException e) {
          throw new RenderException(root + " cannot be listed: " + e.getMessage() + ".", e);
        }
      }
    }
    remembered().filter(chosen -> !found.contains(chosen)).ifPresent(found::add);
    return found;
  }

  /**
   * The pack to use: the one asked for, else the project's, else the chosen one, else the starter.
   *
   * @throws RenderException when it is not found
   */
  Path choose(Optional<String> asked, PackRef ofProject) {
    if (asked.isPresent()) {
      return named(asked.get());
    }
    if (!ofProject.id().isEmpty()) {
      return byName(ofProject.id())
          .orElseThrow(
              () ->
                  new RenderException(
                      "The project was made with the voice pack \""
                          + ofProject.id()
                          + "\", which is not found. Give its folder with --pack, or another"
                          + " pack's to render with that."));
    }
    return remembered().or(this::starter).orElseThrow(PackShelf::none);
  }

  /** A pack by its folder or its name. */
  Path named(String asked) {
    try {
      Path folder = surroundings.folder().resolve(asked);
      if (Files.isDirectory(folder)) {
        return folder.toAbsolutePath().normalize();
      }
    } catch (InvalidPathException e) {
      // Then it can only be a name.
    }
    return byName(asked)
        .orElseThrow(
            () ->
                new RenderException(
                    "There is no voice pack \""
                        + asked
                        + "\": no such folder, and none of that name among those that"
                        + " 'reprise pack list' shows."));
  }

  /** Remembers a pack for the commands to come. */
  void use(Path folder) {
    try {
      Files.createDirectories(surroundings.config());
      Files.writeString(
          surroundings.config().resolve(CHOICE), folder.toAbsolutePath().normalize() + "\n");
    } catch (IOException e) {
      throw new RenderException(
          "The choice cannot be remembered in "
              + surroundings.config()
              + ": "
              + e.getMessage()
              + ".",
          e);
    }
  }

  /** The chosen pack, while it is still there. */
  Optional<Path> remembered() {
    Path file = surroundings.config().resolve(CHOICE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(Files.readString(file).strip())).filter(Files::isDirectory);
    } catch (IOException | InvalidPathException e) {
      throw new RenderException(
          file + " cannot be read: " + e.getMessage() + ". Delete it, or use 'reprise pack use'.",
          e);
    }
  }

  private Optional<Path> starter() {
    return roots().stream()
        .map(root -> root.resolve(STARTER))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private Optional<Path> byName(String name) {
    return folders().stream()
        .filter(
            folder ->
                folder.getFileName().toString().equals(name)
                    || PackCheck.of(folder).name().equals(name))
        .findFirst();
  }

  private List<Path> roots() {
    List<Path> roots = new ArrayList<>();
    surroundings.home().ifPresent(home -> roots.add(home.resolve("packs")));
    Path here = surroundings.folder().toAbsolutePath().resolve("packs");
    if (!roots.contains(here)) {
      roots.add(here);
    }
    return roots;
  }

  private static RenderException none() {
    return new RenderException(
        "No voice pack is found. Give one with --pack <dir>, or choose one with"
            + " 'reprise pack use <dir>'.");
  }
}
