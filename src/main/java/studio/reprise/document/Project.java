package studio.reprise.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an author wrote and chose.
 *
 * @param formatVersion of the file that holds it
 * @param name what the author calls it
 * @param pack the voice pack
 * @param defaults for lines that say nothing else
 * @param speakers in the author's order
 * @param scenes in the author's order
 * @param dictionary pronunciations, in the author's order
 * @param sources scripts that were imported, in the order of their first import
 * @param book what a delivery says of the whole
 * @param picture the video that it is spoken to, by its path in the project's folder with "/", or
 *     by its name where it lies elsewhere; "" without one
 */
public record Project(
    int formatVersion,
    String name,
    PackRef pack,
    Defaults defaults,
    List<Speaker> speakers,
    List<Scene> scenes,
    List<DictionaryEntry> dictionary,
    List<ScriptSource> sources,
    Book book,
    String picture) {
  public static final int FORMAT_VERSION = 2;

  public Project {
    Ids.requireText(name, 500, "name of the project");
    Objects.requireNonNull(pack, "pack");
    Objects.requireNonNull(defaults, "defaults");
    speakers = List.copyOf(speakers);
    scenes = List.copyOf(scenes);
    dictionary = List.copyOf(dictionary);
    sources = List.copyOf(sources);
    Objects.requireNonNull(book, "book");
    Ids.requireText(picture, 1000, "name of the picture");
    requireDifferentIds(speakers, scenes);
    if (sources.stream().map(ScriptSource::id).distinct().count() != sources.size()) {
      throw new EditException("Two sources have one id.");
    }
  }

  private static void requireDifferentIds(List<Speaker> speakers, List<Scene> scenes) {
    Set<String> speakerIds = new HashSet<>();
    for (Speaker speaker : speakers) {
      if (!speakerIds.add(speaker.id())) {
        throw new EditException("Two speakers have the id {0}.", speaker.id());
      }
    }
    Set<String> sceneIds = new HashSet<>();
    Set<String> lineIds = new HashSet<>();
    for (Scene scene : scenes) {
      if (!sceneIds.add(scene.id())) {
        throw new EditException("Two scenes have the id {0}.", scene.id());
      }
      for (Line line : scene.lines()) {
        if (!lineIds.add(line.id())) {
          throw new EditException("Two lines have the id {0}.", line.id());
        }
      }
    }
  }

  /** A project with one empty scene. */
  public static Project empty(String name) {
    return new Project(
        FORMAT_VERSION,
        name,
        PackRef.NONE,
        Defaults.INITIAL,
        List.of(),
        List.of(new Scene("s1", "", List.of())),
        List.of(),
        List.of(),
        Book.UNTITLED,
        "");
  }

  /** All lines in their order. */
  public Stream<Line> lines() {
    return scenes.stream().flatMap(scene -> scene.lines().stream());
  }

  public int lineCount() {
    return scenes.stream().mapToInt(scene -> scene.lines().size()).sum();
  }

  public Optional<Line> line(String id) {
    return lines().filter(line -> line.id().equals(id)).findFirst();
  }

  public Optional<Speaker> speaker(String id) {
    return speakers.stream().filter(speaker -> speaker.id().equals(id)).findFirst();
  }

  public Optional<Scene> scene(String id) {
    return scenes.stream().filter(scene -> scene.id().equals(id)).findFirst();
  }

  public Optional<Scene> sceneOf(String lineId) {
    return scenes.stream()
        .filter(scene -> scene.lines().stream().anyMatch(line -> line.id().equals(lineId)))
        .findFirst();
  }

  /** The seed that a line is spoken with. */
  public long seedOf(Line line) {
    return line.seed().origin() == Seed.Origin.DEFAULT ? defaults.seed() : line.seed().value();
  }

  /** The settings that a line is spoken with, where the pack's do not hold. */
  public Settings settingsOf(Line line) {
    return line.settings().over(defaults.settings());
  }

  /**
   * The entries that reach a line, the narrowest first; a wider one with the same word is left out.
   */
  public List<DictionaryEntry> dictionaryOf(Line line) {
    List<DictionaryEntry> found = new ArrayList<>();
    Set<String> words = new HashSet<>();
    for (DictionaryEntry.Scope scope :
        List.of(
            DictionaryEntry.Scope.LINE,
            DictionaryEntry.Scope.SPEAKER,
            DictionaryEntry.Scope.PROJECT)) {
      for (DictionaryEntry entry : dictionary) {
        boolean reaches =
            entry.scope() == scope
                && switch (scope) {
                  case LINE -> entry.ownerId().equals(line.id());
                  case SPEAKER -> entry.ownerId().equals(line.speakerId());
                  case PROJECT -> true;
                };
        if (reaches && words.add(entry.word().toLowerCase(java.util.Locale.ROOT))) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  /**
   * Silence after every line in order: its own, or the largest rule that applies; none after the
   * last line.
   */
  public List<Double> gapsAfterSeconds() {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < scenes.size(); i++) {
      List<Line> lines = scenes.get(i).lines();
      for (int j = 0; j < lines.size(); j++) {
        boolean sceneEnds = j == lines.size() - 1;
        Line next = sceneEnds ? firstLineAfter(i) : lines.get(j + 1);
        seconds.add(gapSeconds(lines.get(j), next, sceneEnds));
      }
    }
    return seconds;
  }

  /** Silence after one line; none after the last and after one that is gone. */
  public double gapAfterSeconds(String lineId) {
    for (int i = 0; i < scenes.size(); i++) {
      List<Line> lines = scenes.get(i).lines();
      for (int j = 0; j < lines.size(); j++) {
        if (lines.get(j).id().equals(lineId)) {
          boolean sceneEnds = j == lines.size() - 1;
          return gapSeconds(
              lines.get(j), sceneEnds ? firstLineAfter(i) : lines.get(j + 1), sceneEnds);
        }
      }
    }
    return 0;
  }

  private @Nullable Line firstLineAfter(int scene) {
    for (Scene later : scenes.subList(scene + 1, scenes.size())) {
      if (!later.lines().isEmpty()) {
        return later.lines().get(0);
      }
    }
    return null;
  }

  private double gapSeconds(Line line, @Nullable Line next, boolean sceneEnds) {
    if (line.gapSeconds() != null) {
      return line.gapSeconds();
    }
    if (next == null) {
      return 0;
    }
    Gaps gaps = defaults.gaps();
    double seconds = gaps.lineSeconds();
    if (line.endsParagraph()) {
      seconds = Math.max(seconds, gaps.paragraphSeconds());
    }
    if (!line.speakerId().equals(next.speakerId())) {
      seconds = Math.max(seconds, gaps.speakerChangeSeconds());
    }
    return sceneEnds ? Math.max(seconds, gaps.sceneSeconds()) : seconds;
  }

  /** With every line changed in the same way; the same project when none was. */
  Project withEachLine(UnaryOperator<Line> change) {
    List<Scene> all = new ArrayList<>();
    for (Scene scene : scenes) {
      List<Line> lines = scene.lines().stream().map(change).toList();
      all.add(lines.equals(scene.lines()) ? scene : scene.withLines(lines));
    }
    return all.equals(scenes) ? this : withScenes(all);
  }

  public Project withName(String changed) {
    return new Project(
        formatVersion,
        changed,
        pack,
        defaults,
        speakers,
        scenes,
        dictionary,
        sources,
        book,
        picture);
  }

  public Project withPack(PackRef changed) {
    return new Project(
        formatVersion,
        name,
        changed,
        defaults,
        speakers,
        scenes,
        dictionary,
        sources,
        book,
        picture);
  }

  public Project withDefaults(Defaults changed) {
    return new Project(
        formatVersion, name, pack, changed, speakers, scenes, dictionary, sources, book, picture);
  }

  public Project withSpeakers(List<Speaker> changed) {
    return new Project(
        formatVersion, name, pack, defaults, changed, scenes, dictionary, sources, book, picture);
  }

  public Project withScenes(List<Scene> changed) {
    return new Project(
        formatVersion, name, pack, defaults, speakers, changed, dictionary, sources, book, picture);
  }

  public Project withDictionary(List<DictionaryEntry> changed) {
    return new Project(
        formatVersion, name, pack, defaults, speakers, scenes, changed, sources, book, picture);
  }

  public Project withSources(List<ScriptSource> changed) {
    return new Project(
        formatVersion, name, pack, defaults, speakers, scenes, dictionary, changed, book, picture);
  }

  public Project withBook(Book changed) {
    return new Project(
        formatVersion,
        name,
        pack,
        defaults,
        speakers,
        scenes,
        dictionary,
        sources,
        changed,
        picture);
  }

  public Project withPicture(String changed) {
    return new Project(
        formatVersion, name, pack, defaults, speakers, scenes, dictionary, sources, book, changed);
  }
}
