package studio.reprise.ui.model;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import studio.reprise.document.Edit;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneCopies;
import studio.reprise.document.SceneEdits;
import studio.reprise.document.Search;
import studio.reprise.document.Speaker;
import studio.reprise.document.script.Pasted;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.storage.script.ScriptFile;
import studio.reprise.storage.script.ScriptFormats;

/** What an author does to lines from the window; each is one step of the undo stack. */
public final class LineCommands {
  private final Manuscript manuscript;
  private final Selection selection;
  private final FreshIds ids;

  LineCommands(Manuscript manuscript, Selection selection, FreshIds ids) {
    this.manuscript = manuscript;
    this.selection = selection;
    this.ids = ids;
  }

  private Project project() {
    return manuscript.project();
  }

  public Optional<Line> current() {
    return project() == null ? Optional.empty() : project().line(selection.current());
  }

  /** The line to work on: the current one, or the first of all, which becomes it. */
  public Optional<Line> currentOrFirst() {
    if (current().isEmpty() && project() != null) {
      project().lines().findFirst().ifPresent(line -> selection.select(line.id()));
    }
    return current();
  }

  /** The selected lines in the project's order. */
  public List<Line> selected() {
    if (project() == null) {
      return List.of();
    }
    Set<String> wanted = Set.copyOf(selection.lineIds());
    return project().lines().filter(line -> wanted.contains(line.id())).toList();
  }

  /** An empty line after the current one, by the same speaker; it becomes the current one. */
  public String addAfterCurrent() {
    String speaker = current().map(Line::speakerId).orElseGet(this::onlySpeaker);
    return insert(List.of(Line.of(ids.line(), speaker, "")));
  }

  /**
   * Puts pasted text behind the current line, by the rules of an imported script; lines that say no
   * speaker get the current line's. Ids are new: no take of a line from before turns up again.
   *
   * @return what the importer remarks on
   * @throws studio.reprise.storage.StorageException when the text is too long for a script
   */
  List<Sentence> paste(String text, String where) {
    ScriptFile clipboard = ScriptFile.of(where, text.getBytes(StandardCharsets.UTF_8));
    Set<String> names =
        project().speakers().stream()
            .map(Speaker::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    ScriptDraft draft = ScriptFormats.read(clipboard, "text", ReadingOptions.USUAL.knowing(names));
    String speaker = current().map(Line::speakerId).orElseGet(this::onlySpeaker);
    Pasted pasted = Pasted.of(project(), draft, speaker, ids::scene, ids::line);
    List<Scene> scenes = pasted.scenes();
    boolean untitled = !scenes.isEmpty() && scenes.get(0).title().isEmpty();
    List<Line> first = untitled ? scenes.get(0).lines() : List.of();
    Scene scene = currentScene();
    manuscript.edit(
        SceneEdits.paste(
            pasted.speakers(),
            scene.id(),
            placeIn(scene),
            first,
            scenes.subList(untitled ? 1 : 0, scenes.size())));
    List<String> lines =
        scenes.stream().flatMap(each -> each.lines().stream()).map(Line::id).toList();
    if (!lines.isEmpty()) {
      selection.select(lines, lines.get(lines.size() - 1));
    }
    return draft.remarks();
  }

  /**
   * Puts copies of lines behind the current one, which may be of another project; their takes come
   * along where they are there, since equal lines share a take.
   */
  public void pasteCopies(List<Line> originals) {
    if (!originals.isEmpty()) {
      insert(originals.stream().map(line -> SceneCopies.copy(line, ids.line())).toList());
    }
  }

  private String onlySpeaker() {
    return project().speakers().isEmpty() ? "" : project().speakers().get(0).id();
  }

  private String insert(List<Line> lines) {
    Scene scene = currentScene();
    manuscript.edit(LineEdits.add(scene.id(), placeIn(scene), lines));
    String latest = lines.get(lines.size() - 1).id();
    selection.select(lines.stream().map(Line::id).toList(), latest);
    return latest;
  }

  private Scene currentScene() {
    return project()
        .sceneOf(selection.current())
        .orElseGet(() -> project().scenes().get(project().scenes().size() - 1));
  }

  /** Behind the current line, or at the scene's end. */
  private int placeIn(Scene scene) {
    int at = indexIn(scene, selection.current());
    return at < 0 ? scene.lines().size() : at + 1;
  }

  private static int indexIn(Scene scene, String lineId) {
    for (int i = 0; i < scene.lines().size(); i++) {
      if (scene.lines().get(i).id().equals(lineId)) {
        return i;
      }
    }
    return -1;
  }

  public void changeText(String lineId, String text) {
    manuscript.edit(LineEdits.changeText(lineId, text));
  }

  /** The pause after the current line gets longer, or shorter; never shorter than none. */
  public void changeGap(double bySeconds) {
    current()
        .ifPresent(
            line -> {
              double now = project().gapAfterSeconds(line.id()) + bySeconds;
              double seconds = Math.max(0, Math.min(60, Math.round(now * 100) / 100.0));
              manuscript.edit(LineEdits.changeGap(line.id(), seconds));
            });
  }

  public void split(String lineId, int offset) {
    String fresh = ids.line();
    manuscript.edit(LineEdits.split(lineId, offset, fresh));
    if (project().line(fresh).isPresent()) {
      selection.select(fresh);
    }
  }

  public void mergeWithNext() {
    current().ifPresent(line -> manuscript.edit(LineEdits.mergeWithNext(line.id())));
  }

  /** Deletes the selection; the line that takes its place becomes the current one. */
  public void deleteSelected() {
    List<Line> gone = selected();
    if (gone.isEmpty()) {
      return;
    }
    List<Line> all = project().lines().toList();
    int first = all.indexOf(gone.get(0));
    manuscript.edit(LineEdits.delete(gone.stream().map(Line::id).toList()));
    List<Line> left = project().lines().toList();
    selection.select(left.isEmpty() ? "" : left.get(Math.min(first, left.size() - 1)).id());
  }

  /** Moves the selection one line up (-1) or down (1), into the neighbouring scene at an end. */
  public void move(int direction) {
    List<Line> moved = selected();
    if (moved.isEmpty()) {
      return;
    }
    Line edge = direction < 0 ? moved.get(0) : moved.get(moved.size() - 1);
    Scene scene = project().sceneOf(edge.id()).orElseThrow();
    int at = indexIn(scene, edge.id()) + direction;
    int sceneAt = project().scenes().indexOf(scene);
    List<String> names = moved.stream().map(Line::id).toList();
    if (at >= 0 && at < scene.lines().size()) {
      manuscript.edit(LineEdits.move(names, scene.id(), direction < 0 ? at : at + 1));
    } else if (sceneAt + direction >= 0 && sceneAt + direction < project().scenes().size()) {
      Scene target = project().scenes().get(sceneAt + direction);
      manuscript.edit(
          LineEdits.move(names, target.id(), direction < 0 ? target.lines().size() : 0));
    }
  }

  /** Drops lines before the line at {@code index} of a scene. */
  public void moveTo(Collection<String> lineIds, String sceneId, int index) {
    manuscript.edit(LineEdits.move(lineIds, sceneId, index));
  }

  /** Locks the selection, or unlocks it when all of it is locked. */
  public void toggleLock() {
    List<Line> lines = selected();
    if (!lines.isEmpty()) {
      List<String> names = lines.stream().map(Line::id).toList();
      boolean all = lines.stream().allMatch(Line::locked);
      manuscript.edit(all ? LineEdits.unlock(names) : LineEdits.lock(names));
    }
  }

  public void changeSpeaker(String speakerId) {
    onSelected(names -> LineEdits.changeSpeaker(names, speakerId));
  }

  public void useDefaultSeed() {
    onSelected(LineEdits::useDefaultSeed);
  }

  /** A seed from the dice for every selected line, as one step. */
  public void drawSeeds() {
    onSelected(
        names -> {
          Map<String, Long> seeds = new LinkedHashMap<>();
          names.forEach(name -> seeds.put(name, ids.seed()));
          return LineEdits.drawSeeds(seeds);
        });
  }

  /** The next seed: for "again, but different". */
  public void nextSeed() {
    current()
        .ifPresent(
            line -> manuscript.edit(LineEdits.drawSeed(line.id(), project().seedOf(line) + 1)));
  }

  public void onSelected(java.util.function.Function<List<String>, Edit> edit) {
    List<String> names = selected().stream().map(Line::id).toList();
    if (!names.isEmpty()) {
      manuscript.edit(edit.apply(names));
    }
  }

  /** Gives a line other words, as a step of its own. */
  public void replace(String lineId, String text) {
    manuscript.edit(LineEdits.replaceTexts(Map.of(lineId, text)));
  }

  /** Replaces what is found in all lines; tells in how many. */
  public int replaceAll(Search search, String replacement) {
    List<Line> hit = project().lines().filter(line -> !search.in(line.text()).isEmpty()).toList();
    if (!hit.isEmpty()) {
      Map<String, String> texts = new LinkedHashMap<>();
      hit.forEach(line -> texts.put(line.id(), search.replaced(line.text(), replacement)));
      manuscript.edit(LineEdits.replaceTexts(texts));
    }
    return hit.size();
  }

  /** A scene after the current one; it begins with an empty line. */
  public void addScene(String title) {
    int at =
        project()
            .sceneOf(selection.current())
            .map(scene -> project().scenes().indexOf(scene) + 1)
            .orElse(project().scenes().size());
    String scene = ids.scene();
    Line first =
        Line.of(ids.line(), current().map(Line::speakerId).orElseGet(this::onlySpeaker), "");
    Edit add = SceneEdits.add(scene, title, at);
    Edit fill = LineEdits.add(scene, 0, List.of(first));
    manuscript.edit(
        new Edit(add.name(), "", project -> fill.change().apply(add.change().apply(project))));
    selection.select(first.id());
  }

  /** The next line of a kind after the current one (1), or before it (-1), all the way round. */
  public void stepTo(Predicate<Line> wanted, int direction) {
    List<Line> all = project() == null ? List.of() : project().lines().toList();
    int at = current().map(all::indexOf).orElse(direction > 0 ? -1 : 0);
    for (int i = 1; i <= all.size(); i++) {
      Line line = all.get(Math.floorMod(at + direction * i, all.size()));
      if (wanted.test(line)) {
        selection.select(line.id());
        return;
      }
    }
  }

  /** The line {@code by} places after the current one, or the first. */
  public void step(int by) {
    List<Line> all = project() == null ? List.of() : project().lines().toList();
    if (all.isEmpty()) {
      return;
    }
    int at = current().map(all::indexOf).orElse(by > 0 ? -1 : all.size());
    selection.select(all.get(Math.max(0, Math.min(all.size() - 1, at + by))).id());
  }
}
