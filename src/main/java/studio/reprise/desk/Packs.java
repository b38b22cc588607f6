package studio.reprise.desk;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.render.RenderException;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ForeignWords;
import studio.reprise.speech.WrittenLanguage;
import studio.reprise.speech.pack.PackCheck;
import studio.reprise.storage.AtomicFile;

/**
 * The voice packs of this computer: where they are looked for, which one speaks for a project, and
 * which one the user chose for all others. Reads disks: not on the JavaFX thread.
 *
 * @param roots folders whose folders are packs
 * @param here where a relative folder begins
 * @param config where the choice is remembered
 * @param checker looks a folder over; {@link PackCheck#of} but in tests
 */
public record Packs(
    List<Path> roots, Path here, ConfigFolder config, Function<Path, PackCheck> checker) {
  private static final Logger LOG = LoggerFactory.getLogger(Packs.class);
  private static final String CHOICE = "pack";
  private static final String STARTER = "starter";

  public Packs {
    roots = List.copyOf(roots);
  }

  /**
   * The packs beside the program and those in the folder {@code packs} of a working folder.
   *
   * @param home where the application lies; empty in a bare checkout
   */
  public static Packs of(Optional<Path> home, Path here, ConfigFolder config) {
    List<Path> roots = new ArrayList<>();
    home.ifPresent(folder -> roots.add(folder.resolve("packs")));
    Path local = here.toAbsolutePath().resolve("packs");
    if (!roots.contains(local)) {
      roots.add(local);
    }
    return new Packs(roots, here, config, PackCheck::of);
  }

  /** The folders of all packs that are found, the chosen one among them. */
  public List<Path> folders() {
    List<Path> found = new ArrayList<>();
    for (Path root : roots) {
      // Absolute: a pack is the same one by whichever way it was found.
      if (Files.isDirectory(root)) {
        try (Stream<Path> children = Files.list(root.toAbsolutePath().normalize())) {
          children.filter(Files::isDirectory).sorted().forEach(found::add);
        } catch (IOException e) {
          throw new RenderException(e, "The folder {0} cannot be listed: {1}.", root, e);
        }
      }
    }
    remembered().filter(chosen -> !found.contains(chosen)).ifPresent(found::add);
    return found;
  }

  /** Looks a folder over, file by file. */
  public PackCheck check(Path folder) {
    return checker.apply(folder);
  }

  /**
   * The pack to use: the one asked for, else the project's, else the chosen one, else one that
   * speaks the languages, the starter first.
   *
   * @param languages of what is to be said; the pack that speaks all of them is looked for
   * @throws RenderException when it is not found
   */
  public Path choose(Optional<String> asked, PackRef ofProject, Set<String> languages) {
    if (asked.isPresent()) {
      return named(asked.get());
    }
    if (!ofProject.id().isEmpty()) {
      return byName(ofProject.id())
          .orElseThrow(
              () ->
                  new RenderException(
                      "The project was made with the voice pack \"{0}\", which is not found. Name its folder, or another pack's to go on with that.",
                      ofProject.id()));
    }
    return remembered()
        .or(() -> speaking(languages))
        .or(this::starter)
        .or(this::firstWhole)
        .orElseThrow(NoPackException::new);
  }

  /**
   * The pack to use for a project: the one asked for, else its own, else by its lines' languages.
   *
   * @throws RenderException when it is not found
   */
  public Path choose(Optional<String> asked, Project project) {
    return choose(
        asked,
        project.pack(),
        project
            .lines()
            .filter(line -> !line.isEmpty())
            .map(line -> WrittenLanguage.of(line.text(), line.language()))
            .collect(Collectors.toSet()));
  }

  /**
   * A pack by its folder or its name.
   *
   * @throws RenderException when there is none
   */
  public Path named(String asked) {
    try {
      Path folder = here.resolve(asked);
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
                    "There is no voice pack \"{0}\": no such folder, and none of that name among those that are found.",
                    asked));
  }

  /**
   * Remembers a pack for all projects that name none.
   *
   * @throws RenderException when the disk refuses
   */
  public void use(Path folder) {
    try {
      Files.createDirectories(config.path());
      String choice = folder.toAbsolutePath().normalize() + "\n";
      AtomicFile.write(config.path().resolve(CHOICE), choice.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new RenderException(
          e, "The choice cannot be remembered in {0}: {1}.", config.path(), e);
    }
  }

  /** The chosen pack, while it is still there. */
  public Optional<Path> remembered() {
    Path file = config.path().resolve(CHOICE);
    try {
      Optional<Path> chosen = Files.isRegularFile(file) ? written(file) : before();
      return chosen.filter(Files::isDirectory);
    } catch (IOException | InvalidPathException e) {
      throw new RenderException(
          e,
          "The file {0}, which names the voice pack, cannot be read. Delete it, or choose a pack again.",
          file);
    }
  }

  private static Optional<Path> written(Path file) throws IOException {
    String folder = Files.readString(file).strip();
    return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
  }

  /** Writes what was chosen before both doors shared one file into that file, once. */
  public void takeOver() {
    try {
      if (!Files.isRegularFile(config.path().resolve(CHOICE))) {
        before().filter(Files::isDirectory).ifPresent(this::use);
      }
    } catch (IOException | RuntimeException e) {
      LOG.info("The pack that was chosen before is not taken over", e);
    }
  }

  private Optional<Path> before() throws IOException {
    Optional<Path> chosen = Optional.empty();
    for (Path folder : config.earlier()) {
      Path file = folder.resolve(CHOICE);
      if (chosen.isEmpty() && Files.isRegularFile(file)) {
        chosen = written(file);
      }
    }
    if (chosen.isEmpty()) {
      chosen = ofTheWindow(config.path().resolve("studio.properties"));
    }
    return chosen;
  }

  /** The window once kept its choice among its preferences. */
  private static Optional<Path> ofTheWindow(Path preferences) throws IOException {
    if (!Files.isRegularFile(preferences)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(preferences)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String folder = properties.getProperty(CHOICE, "");
    return folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
  }

  private Optional<Path> speaking(Set<String> languages) {
    if (languages.isEmpty()) {
      return Optional.empty();
    }
    List<Path> all = new ArrayList<>(folders());
    starter().ifPresent(first -> all.add(0, first));
    return all.stream()
        .map(this::check)
        .filter(pack -> pack.languages().containsAll(languages) && pack.isWhole())
        .findFirst()
        .map(PackCheck::folder);
  }

  private Optional<Path> starter() {
    return roots.stream()
        .map(root -> root.resolve(STARTER).toAbsolutePath().normalize())
        .filter(Files::isDirectory)
        .findFirst();
  }

  private Optional<Path> firstWhole() {
    return folders().stream().filter(folder -> check(folder).isWhole()).findFirst();
  }

  private Optional<Path> byName(String name) {
    return ofName(name).findFirst();
  }

  private Stream<Path> ofName(String name) {
    return folders().stream()
        .filter(
            folder ->
                folder.getFileName().toString().equals(name) || check(folder).name().equals(name));
  }

  /**
   * Another pack that says what the one in use cannot: one that speaks that one's languages, too,
   * goes first.
   *
   * @param text that is refused; when not for its language, no other pack is named
   * @param language BCP 47 of the author's, or "": found from the text
   * @param spoken the languages of the pack in use
   */
  public Optional<PackCheck> saying(String text, String language, List<String> spoken) {
    if (ForeignWords.objection(text, language, spoken, List.of()).isEmpty()) {
      return Optional.empty();
    }
    return folders().stream()
        .map(this::check)
        .filter(pack -> pack.isWhole() && !pack.languages().isEmpty())
        .filter(
            pack -> ForeignWords.objection(text, language, pack.languages(), List.of()).isEmpty())
        .min(Comparator.comparing(pack -> !pack.languages().containsAll(spoken)));
  }

  /** What is said of {@link #saying} behind the refusal. */
  public static Sentence says(PackCheck other) {
    return Sentence.of("The voice pack \"{0}\", which is here, speaks it.", other.name());
  }

  /**
   * The very pack that made a take, for an author may keep an old one beside the new: of those of
   * its name the one with its hash. Nothing is hashed where there is no choice.
   *
   * @param made as a receipt names it
   * @param sha256 hashes a pack
   */
  public Optional<Path> that(PackRef made, Function<Path, Optional<String>> sha256) {
    List<Path> named = ofName(made.id()).toList();
    return named.size() < 2
        ? named.stream().findFirst()
        : named.stream()
            .filter(folder -> sha256.apply(folder).filter(made.sha256()::equals).isPresent())
            .findFirst();
  }
}
