package studio.reprise.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.Sentence;

/**
 * What an author does to lines. Ids and seeds are arguments; an edit that makes no sense throws
 * when it is made.
 */
public final class LineEdits {
  private LineEdits() {}

  /** Puts lines into a scene before the line at {@code index}; an index at the end appends. */
  public static Edit add(String sceneId, int index, List<Line> lines) {
    List<Line> added = List.copyOf(lines);
    return new Edit(
        added.size() == 1 ? "Add line" : "Add lines",
        "",
        project ->
            inScene(
                project,
                sceneId,
                old -> {
                  List<Line> changed = new ArrayList<>(old);
                  changed.addAll(bounded(index, old.size()), added);
                  return changed;
                }));
  }

  public static Edit changeText(String lineId, String text) {
    return one("Change text", lineId, line -> line.withText(text));
  }

  public static Edit changeDirection(String lineId, String direction) {
    return one("Change direction", lineId, line -> line.withDirection(direction));
  }

  /** Another text for many lines in one step: find and replace. */
  public static Edit replaceTexts(Map<String, String> textOfLine) {
    return given("Replace text", textOfLine, Line::withText);
  }

  /**
   * Cuts a line in two at a character; the second part has the new id, the first one the origin,
   * and neither keeps the take. The line's own pronunciations hold for both parts.
   */
  public static Edit split(String lineId, int offset, String newId) {
    return new Edit(
        "Split line",
        "",
        project -> {
          Line line = require(project, lineId);
          if (offset <= 0 || offset >= line.text().length()) {
            throw new EditException("A line is split between two of its characters.");
          }
          String text = line.text();
          int cut =
              Character.isLowSurrogate(text.charAt(offset))
                      && Character.isHighSurrogate(text.charAt(offset - 1))
                  ? offset + 1
                  : offset;
          Line first =
              line.withText(text.substring(0, cut).stripTrailing())
                  .withTake("")
                  .withGap(null)
                  .withParagraphEnd(Line.Paragraph.GOES_ON)
                  .withTakeNotes(takes(line));
          Line second =
              line.withId(newId)
                  .withText(text.substring(cut).stripLeading())
                  .withTake("")
                  .withOrigin(Origin.NONE)
                  .withTakeNotes(List.of());
          return replaced(project, lineId, List.of(first, second))
              .withDictionary(LinePronunciations.copied(project.dictionary(), lineId, newId));
        });
  }

  /**
   * Joins a line and the next of its scene: the first line's speaker and settings hold, the take
   * does not. What people noted on either is kept, and so are the pronunciations of both.
   */
  public static Edit mergeWithNext(String lineId) {
    return new Edit(
        "Merge lines",
        "",
        project -> {
          Scene scene =
              project.sceneOf(lineId).orElseThrow(() -> unknown(Sentence.of("line"), lineId));
          List<Line> lines = new ArrayList<>(scene.lines());
          int at = indexOf(lines, lineId);
          if (at == lines.size() - 1) {
            throw new EditException("The last line of a scene has no next line to merge with.");
          }
          Line first = lines.get(at);
          Line second = lines.remove(at + 1);
          String text = SolidWriting.joined(first.text(), second.text());
          lines.set(
              at,
              first
                  .withText(text)
                  .withDirection(joined(first.direction(), second.direction()))
                  .withNote(joined(first.note(), second.note()))
                  .withTake("")
                  .withGap(second.gapSeconds())
                  .withTakeNotes(takes(first))
                  .withOrigin(first.origin().with(second.origin()))
                  .withParagraphEnd(
                      second.endsParagraph() ? Line.Paragraph.ENDS : Line.Paragraph.GOES_ON));
          return inScene(project, scene.id(), old -> lines)
              .withDictionary(LinePronunciations.moved(project.dictionary(), second.id(), lineId));
        });
  }

  /** Other words need no notes on old takes, but they stay, and what was thrown away stays away. */
  private static List<TakeNote> takes(Line line) {
    return line.remembering().takeNotes().stream()
        .map(
            note ->
                note.place() == TakeNote.Place.BIN
                    ? note
                    : new TakeNote(note.fingerprint(), "", TakeNote.Place.SHELF))
        .toList();
  }

  private static String joined(String first, String second) {
    return first.isBlank() || first.equals(second)
        ? second
        : second.isBlank() ? first : first + "\n" + second;
  }

  /** Moves lines, in their order, into a scene before the line that stood at {@code index}. */
  public static Edit move(Collection<String> lineIds, String sceneId, int index) {
    Set<String> ids = Set.copyOf(lineIds);
    return new Edit(
        ids.size() == 1 ? "Move line" : "Move lines",
        "",
        project -> {
          requireAll(project, ids);
          Scene target =
              project.scene(sceneId).orElseThrow(() -> unknown(Sentence.of("scene"), sceneId));
          List<Line> moved = project.lines().filter(line -> ids.contains(line.id())).toList();
          int at = bounded(index, target.lines().size());
          int before =
              (int)
                  target.lines().subList(0, at).stream()
                      .filter(line -> ids.contains(line.id()))
                      .count();
          Project without = without(project, ids);
          return inScene(
              without,
              sceneId,
              old -> {
                List<Line> changed = new ArrayList<>(old);
                changed.addAll(at - before, moved);
                return changed;
              });
        });
  }

  public static Edit delete(Collection<String> lineIds) {
    Set<String> ids = Set.copyOf(lineIds);
    return new Edit(
        ids.size() == 1 ? "Delete line" : "Delete lines",
        "",
        project -> {
          requireAll(project, ids);
          return without(project, ids)
              .withDictionary(LinePronunciations.without(project.dictionary(), ids));
        });
  }

  public static Edit changeSpeaker(Collection<String> lineIds, String speakerId) {
    return new Edit(
        "Change speaker",
        "",
        project -> {
          if (!speakerId.isEmpty() && project.speaker(speakerId).isEmpty()) {
            throw unknown(Sentence.of("speaker"), speakerId);
          }
          return changed(project, lineIds, line -> spokenBy(project, line, speakerId));
        });
  }

  /** In the same style, where the other speaker has one of that name. */
  private static Line spokenBy(Project project, Line line, String speakerId) {
    Line changed = line.withSpeaker(speakerId);
    return line.style().isEmpty()
            || project
                .speaker(speakerId)
                .filter(who -> who.style(line.style()).isPresent())
                .isPresent()
        ? changed
        : changed.withStyle("");
  }

  public static Edit pinSeed(Collection<String> lineIds, long seed) {
    return many("Pin seed", lineIds, line -> line.withSeed(Seed.pinned(seed)));
  }

  /** A seed from the dice; the caller threw them. */
  public static Edit drawSeed(String lineId, long seed) {
    return one("Draw seed", lineId, line -> line.withSeed(new Seed(seed, Seed.Origin.DRAWN)), "");
  }

  /** {@link #drawSeed} for many lines in one step. */
  public static Edit drawSeeds(Map<String, Long> seedOfLine) {
    return given(
        "Draw seed", seedOfLine, (line, seed) -> line.withSeed(new Seed(seed, Seed.Origin.DRAWN)));
  }

  public static Edit useDefaultSeed(Collection<String> lineIds) {
    return many("Use default seed", lineIds, line -> line.withSeed(Seed.DEFAULT));
  }

  /** Keeps one take of an audition: its seed and the take in one step. */
  public static Edit keepAudition(String lineId, long seed, String fingerprint) {
    return one(
        "Keep audition",
        lineId,
        line -> line.withSeed(new Seed(seed, Seed.Origin.SWEPT)).choosing(fingerprint),
        "");
  }

  public static Edit changeSettings(Collection<String> lineIds, Settings settings) {
    return many("Change settings", lineIds, line -> line.withSettings(settings));
  }

  public static Edit lock(Collection<String> lineIds) {
    return many("Lock", lineIds, Line::lockedNow);
  }

  public static Edit unlock(Collection<String> lineIds) {
    return many("Unlock", lineIds, Line::unlocked);
  }

  /** Silence after a line; null goes back to the rule. */
  public static Edit changeGap(String lineId, @Nullable Double seconds) {
    return one("Change gap", lineId, line -> line.withGap(seconds));
  }

  public static Edit changeParagraph(Collection<String> lineIds, Line.Paragraph paragraph) {
    return many("Change paragraph", lineIds, line -> line.withParagraphEnd(paragraph));
  }

  private static Edit one(String name, String lineId, UnaryOperator<Line> change) {
    return one(name, lineId, change, name + " " + lineId);
  }

  /** A step of one line; steps of the same gesture are undone together, unless it is "". */
  static Edit one(String name, String lineId, UnaryOperator<Line> change, String gesture) {
    return new Edit(name, gesture, project -> changed(project, List.of(lineId), change));
  }

  private static Edit many(String name, Collection<String> lineIds, UnaryOperator<Line> change) {
    List<String> ids = List.copyOf(lineIds);
    return new Edit(name, "", project -> changed(project, ids, change));
  }

  /** Many lines in one step, each by a value of its own. */
  private static <T> Edit given(
      String name, Map<String, T> valueOfLine, BiFunction<Line, T, Line> change) {
    Map<String, T> values = Map.copyOf(valueOfLine);
    return new Edit(
        name,
        "",
        project ->
            changed(
                project,
                values.keySet(),
                line -> change.apply(line, Objects.requireNonNull(values.get(line.id())))));
  }

  /** Changes the named lines and leaves every scene without one as it is. */
  private static Project changed(
      Project project, Collection<String> lineIds, UnaryOperator<Line> change) {
    Set<String> ids = Set.copyOf(lineIds);
    requireAll(project, ids);
    List<Scene> scenes = new ArrayList<>();
    for (Scene scene : project.scenes()) {
      List<Line> lines = new ArrayList<>(scene.lines());
      boolean touched = false;
      for (int i = 0; i < lines.size(); i++) {
        if (ids.contains(lines.get(i).id())) {
          lines.set(i, change.apply(lines.get(i)));
          touched = true;
        }
      }
      scenes.add(touched ? scene.withLines(lines) : scene);
    }
    return project.withScenes(scenes);
  }

  private static Project without(Project project, Set<String> ids) {
    return project.withScenes(
        project.scenes().stream()
            .map(
                scene ->
                    scene.lines().stream().anyMatch(line -> ids.contains(line.id()))
                        ? scene.withLines(
                            scene.lines().stream()
                                .filter(line -> !ids.contains(line.id()))
                                .toList())
                        : scene)
            .toList());
  }

  private static Project replaced(Project project, String lineId, List<Line> parts) {
    Scene scene = project.sceneOf(lineId).orElseThrow(() -> unknown(Sentence.of("line"), lineId));
    return inScene(
        project,
        scene.id(),
        old -> {
          List<Line> lines = new ArrayList<>(old);
          int at = indexOf(lines, lineId);
          lines.remove(at);
          lines.addAll(at, parts);
          return lines;
        });
  }

  private static Project inScene(
      Project project, String sceneId, UnaryOperator<List<Line>> change) {
    if (project.scene(sceneId).isEmpty()) {
      throw unknown(Sentence.of("scene"), sceneId);
    }
    return project.withScenes(
        project.scenes().stream()
            .map(
                scene ->
                    scene.id().equals(sceneId)
                        ? scene.withLines(change.apply(scene.lines()))
                        : scene)
            .toList());
  }

  private static Line require(Project project, String lineId) {
    return project.line(lineId).orElseThrow(() -> unknown(Sentence.of("line"), lineId));
  }

  private static void requireAll(Project project, Set<String> ids) {
    long found = project.lines().filter(line -> ids.contains(line.id())).count();
    if (found != ids.size()) {
      throw new EditException("A line of this edit is no longer in the project.");
    }
  }

  private static int indexOf(List<Line> lines, String lineId) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).id().equals(lineId)) {
        return i;
      }
    }
    throw unknown(Sentence.of("line"), lineId);
  }

  private static int bounded(int index, int size) {
    return Math.max(0, Math.min(index, size));
  }

  private static EditException unknown(Sentence what, String id) {
    return new EditException("There is no {0} {1} in the project.", what, id);
  }
}
