package studio.reprise.document.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;

/**
 * The scenes with a script's lines in them: the script's order where the script changed it, the
 * author's everywhere else. New and moved lines go behind the line that stands before them in the
 * script, wherever the author put that one.
 */
final class SceneMerge {
  /**
   * A line of the script in its order.
   *
   * @param line as it becomes
   * @param section of the script
   * @param baseSection in which it was, or -1 for a new one
   * @param baseIndex where it was, -1 for a new one, {@link #RETURNED} for one that comes back
   */
  record Placed(Line line, int section, int baseSection, int baseIndex) {}

  /** Place of a line that stands in the project, and was not in the script. */
  static final int RETURNED = -2;

  private final List<Placed> placed;
  private final List<String> titles;
  private final List<String> baseTitles;
  private final Supplier<String> freshSceneId;
  private final Map<Integer, Integer> baseOfSection = new HashMap<>();
  private final Set<String> moved = new HashSet<>();
  private final Map<String, Scene> scenes = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();

  /** Scene of each section of the script, by the scene's id. */
  private final Map<Integer, String> sceneOf = new HashMap<>();

  SceneMerge(
      List<Placed> placed,
      List<String> titles,
      List<String> baseTitles,
      Supplier<String> freshSceneId) {
    this.placed = placed;
    this.titles = titles;
    this.baseTitles = baseTitles;
    this.freshSceneId = freshSceneId;
    matchSections();
    findMoved();
  }

  /** Ids of lines that stand elsewhere in the script than they did. */
  Set<String> moved() {
    return moved;
  }

  private void matchSections() {
    Map<Long, Integer> votes = new LinkedHashMap<>();
    for (Placed line : placed) {
      if (line.baseSection() >= 0) {
        votes.merge(((long) line.section() << 32) | line.baseSection(), 1, Integer::sum);
      }
    }
    Set<Integer> taken = new HashSet<>();
    votes.entrySet().stream()
        .sorted(
            Map.Entry.<Long, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            vote -> {
              int section = (int) (vote.getKey() >> 32);
              int was = (int) (long) vote.getKey();
              if (!baseOfSection.containsKey(section) && taken.add(was)) {
                baseOfSection.put(section, was);
              }
            });
    for (int section = 0; section < titles.size(); section++) {
      for (int was = 0; was < baseTitles.size() && !baseOfSection.containsKey(section); was++) {
        if (baseTitles.get(was).equals(titles.get(section)) && taken.add(was)) {
          baseOfSection.put(section, was);
        }
      }
    }
  }

  private boolean staysInSection(Placed line) {
    return line.baseIndex() >= 0
        && baseOfSection.getOrDefault(line.section(), -1) == line.baseSection();
  }

  /** Of the lines that stayed in their section, the longest run in the old order did not move. */
  private void findMoved() {
    Map<Integer, List<Placed>> staying = new LinkedHashMap<>();
    for (Placed line : placed) {
      if (staysInSection(line)) {
        staying.computeIfAbsent(line.section(), key -> new ArrayList<>()).add(line);
      } else if (line.baseIndex() != -1) {
        moved.add(line.line().id());
      }
    }
    for (List<Placed> lines : staying.values()) {
      boolean[] rising = rising(lines.stream().mapToInt(Placed::baseIndex).toArray());
      for (int i = 0; i < rising.length; i++) {
        if (!rising[i]) {
          moved.add(lines.get(i).line().id());
        }
      }
    }
  }

  /** Marks a longest rising run of different numbers. */
  static boolean[] rising(int[] numbers) {
    int[] last = new int[numbers.length];
    int[] before = new int[numbers.length];
    int length = 0;
    for (int i = 0; i < numbers.length; i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (numbers[last[middle]] < numbers[i]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[i] = low == 0 ? -1 : last[low - 1];
      last[low] = i;
      length = Math.max(length, low + 1);
    }
    boolean[] rising = new boolean[numbers.length];
    for (int i = length == 0 ? -1 : last[length - 1]; i >= 0; i = before[i]) {
      rising[i] = true;
    }
    return rising;
  }

  /**
   * The scenes as they become.
   *
   * @param project without the lines that are gone, with the lines of {@code placed} as they were
   * @param emptied scenes that go when they have no line left
   * @param others lines that stay where they are and change
   */
  List<Scene> merged(Project project, Set<String> emptied, List<Line> others) {
    Map<String, Line> becomes = new HashMap<>();
    others.forEach(line -> becomes.put(line.id(), line));
    placed.forEach(line -> becomes.put(line.line().id(), line.line()));
    Map<String, String> sceneOfLine = new HashMap<>();
    for (Scene scene : project.scenes()) {
      List<Line> lines = new ArrayList<>();
      for (Line line : scene.lines()) {
        sceneOfLine.put(line.id(), scene.id());
        if (!moved.contains(line.id())) {
          lines.add(becomes.getOrDefault(line.id(), line));
        }
      }
      scenes.put(scene.id(), lines.equals(scene.lines()) ? scene : scene.withLines(lines));
      order.add(scene.id());
    }
    mapSections(sceneOfLine);
    for (int section = 0; section < titles.size(); section++) {
      rename(section);
    }
    reorder();
    addScenes();
    insert(sceneOfLine);
    boolean onlyEmpty = project.scenes().size() == 1 && project.lineCount() == 0;
    List<Scene> result = new ArrayList<>();
    for (String id : order) {
      Scene scene = scene(id);
      boolean goes =
          scene.lines().isEmpty()
              && (emptied.contains(id) || (onlyEmpty && project.scene(id).isPresent()));
      if (!goes || order.size() == 1) {
        result.add(scene);
      }
    }
    return result.isEmpty() ? List.of(scene(order.get(0))) : result;
  }

  /** A scene of the order. */
  private Scene scene(String id) {
    return Objects.requireNonNull(scenes.get(id));
  }

  /** A section lies in the scene that has most of its lines. */
  private void mapSections(Map<String, String> sceneOfLine) {
    Map<Integer, Map<String, Integer>> votes = new HashMap<>();
    for (Placed line : placed) {
      String scene = sceneOfLine.get(line.line().id());
      if (scene != null && staysInSection(line)) {
        votes
            .computeIfAbsent(line.section(), key -> new LinkedHashMap<>())
            .merge(scene, 1, Integer::sum);
      }
    }
    for (int section = 0; section < titles.size(); section++) {
      Map<String, Integer> found = votes.getOrDefault(section, Map.of());
      if (!found.isEmpty()) {
        int most = found.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        String scene =
            found.entrySet().stream()
                .filter(vote -> vote.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
        sceneOf.put(section, scene);
      } else if (baseOfSection.containsKey(section)) {
        String title = titleOf(baseTitles.get(baseOfSection.get(section)));
        for (Scene scene : scenes.values()) {
          if (scene.title().equals(title) && !sceneOf.containsValue(scene.id())) {
            sceneOf.put(section, scene.id());
            break;
          }
        }
      }
    }
  }

  private void addScenes() {
    Set<Integer> filled = new HashSet<>();
    placed.forEach(line -> filled.add(line.section()));
    for (int section = 0; section < titles.size(); section++) {
      boolean isNew = !baseOfSection.containsKey(section) && !titles.get(section).isBlank();
      if (!sceneOf.containsKey(section) && (filled.contains(section) || isNew)) {
        addScene(section);
      }
    }
  }

  private void addScene(int section) {
    String id = freshSceneId.get();
    scenes.put(id, new Scene(id, titleOf(titles.get(section)), List.of()));
    order.add(placeOf(section), id);
    sceneOf.put(section, id);
  }

  /** Behind the section before it, else before the next one that is there, else at the end. */
  private int placeOf(int section) {
    for (int before = section - 1; before >= 0; before--) {
      if (sceneOf.containsKey(before)) {
        return order.indexOf(sceneOf.get(before)) + 1;
      }
    }
    for (int after = section + 1; after < titles.size(); after++) {
      if (sceneOf.containsKey(after)) {
        return order.indexOf(sceneOf.get(after));
      }
    }
    return order.size();
  }

  private static String titleOf(String title) {
    String one = title.strip();
    return one.length() <= 500 ? one : one.substring(0, 499) + "\u2026";
  }

  private void rename(int section) {
    Integer was = baseOfSection.get(section);
    String id = sceneOf.get(section);
    if (was == null || id == null) {
      return;
    }
    String before = titleOf(baseTitles.get(was));
    String now = titleOf(titles.get(section));
    if (!before.equals(now) && scene(id).title().equals(before)) {
      scenes.put(id, scene(id).withTitle(now));
    }
  }

  /** Scenes whose sections changed places go where the script has them. */
  private void reorder() {
    List<Integer> known = new ArrayList<>();
    for (int section = 0; section < titles.size(); section++) {
      if (baseOfSection.containsKey(section) && sceneOf.containsKey(section)) {
        known.add(section);
      }
    }
    boolean[] rising = rising(known.stream().mapToInt(baseOfSection::get).toArray());
    for (int i = 0; i < known.size(); i++) {
      String id = Objects.requireNonNull(sceneOf.get(known.get(i)));
      boolean isAlone = sceneOf.values().stream().filter(id::equals).count() == 1;
      if (!rising[i] && isAlone) {
        order.remove(id);
        order.add(placeOf(known.get(i)), id);
      }
    }
  }

  /** Puts new and moved lines behind the lines that come before them in the script. */
  private void insert(Map<String, String> sceneOfLine) {
    Map<String, List<Line>> before = new HashMap<>();
    Map<String, List<Line>> after = new HashMap<>();
    Map<String, List<Line>> last = new HashMap<>();
    Set<String> ofScript = new HashSet<>();
    List<Line> waiting = new ArrayList<>();
    String anchor = null;
    int section = -1;
    for (Placed line : placed) {
      String scene = sceneOf.get(line.section());
      if (line.section() != section) {
        endSection(section, waiting, last);
        section = line.section();
        anchor = null;
      }
      String id = line.line().id();
      ofScript.add(id);
      boolean stays = sceneOfLine.containsKey(id) && !moved.contains(id);
      if (stays && Objects.equals(scene, sceneOfLine.get(id))) {
        before.computeIfAbsent(id, key -> new ArrayList<>()).addAll(waiting);
        waiting.clear();
        anchor = id;
      } else if (!stays && anchor != null) {
        after.computeIfAbsent(anchor, key -> new ArrayList<>()).add(line.line());
      } else if (!stays) {
        waiting.add(line.line());
      }
    }
    endSection(section, waiting, last);
    if (after.isEmpty() && last.isEmpty() && before.values().stream().allMatch(List::isEmpty)) {
      return;
    }
    for (String id : order) {
      scenes.put(id, filled(scene(id), before, after, last, ofScript));
    }
  }

  private void endSection(int section, List<Line> waiting, Map<String, List<Line>> last) {
    if (!waiting.isEmpty()) {
      last.computeIfAbsent(sceneOf.get(section), key -> new ArrayList<>()).addAll(waiting);
      waiting.clear();
    }
  }

  /** What follows a line goes behind the author's own lines that follow it. */
  private static Scene filled(
      Scene scene,
      Map<String, List<Line>> before,
      Map<String, List<Line>> after,
      Map<String, List<Line>> last,
      Set<String> ofScript) {
    List<Line> lines = new ArrayList<>();
    List<Line> following = List.of();
    for (Line line : scene.lines()) {
      if (ofScript.contains(line.id())) {
        lines.addAll(following);
        following = after.getOrDefault(line.id(), List.of());
        lines.addAll(before.getOrDefault(line.id(), List.of()));
      }
      lines.add(line);
    }
    lines.addAll(following);
    lines.addAll(last.getOrDefault(scene.id(), List.of()));
    return lines.equals(scene.lines()) ? scene : scene.withLines(lines);
  }
}
