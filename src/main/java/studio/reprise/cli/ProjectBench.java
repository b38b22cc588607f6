package studio.reprise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.Receipt;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.TakeCache;
import studio.reprise.storage.ProjectFolder;

/** A large project: how long opening, saving and planning take. */
final class ProjectBench {
  private static final int LINES_A_SCENE = 100;
  private static final int ROUNDS = 5;

  private ProjectBench() {}

  /**
   * @param take any take's receipt: a copy of it for each line, under another name, lies on the
   *     disk
   * @param lines of the project
   */
  static void measure(RenderEvent.Opened opened, Receipt take, int lines, BenchFigures figures) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("reprise-bench");
      measure(folder.resolve("project"), opened, take, lines, figures);
    } catch (IOException e) {
      throw new RenderException("The bench needs a temporary folder: " + e.getMessage() + ".", e);
    } finally {
      delete(folder);
    }
  }

  private static void measure(
      Path folder, RenderEvent.Opened opened, Receipt take, int lines, BenchFigures figures)
      throws IOException {
    ProjectFolder.create(folder, project(lines)).close();
    putTakes(folder.resolve("takes"), take, lines);
    double opening = Double.MAX_VALUE;
    double saving = Double.MAX_VALUE;
    double planning = Double.MAX_VALUE;
    double first = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      ProjectFolder project = ProjectFolder.open(folder);
      opening = Math.min(opening, seconds(start));
      start = System.nanoTime();
      project.save(project.project().withName("Round " + round));
      saving = Math.min(saving, seconds(start));
      if (round == 0) {
        TakeCache takes = new TakeCache(project.takes());
        RenderPlan plan = new RenderPlan(project.project(), opened.engine(), opened.pack());
        start = System.nanoTime();
        plan.states(takes);
        first = seconds(start);
        planning = again(project, opened, takes);
      }
      project.close();
    }
    figures.put("project_lines", lines);
    figures.put("project_open_seconds", opening);
    figures.put("project_save_seconds", saving);
    figures.put("project_plan_seconds", planning);
    figures.put("project_first_plan_seconds", first);
  }

  /** Planning as it is after every edit: the receipts were read before. */
  private static double again(ProjectFolder project, RenderEvent.Opened opened, TakeCache takes) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      new RenderPlan(project.project(), opened.engine(), opened.pack()).states(takes);
      best = Math.min(best, seconds(start));
    }
    return best;
  }

  private static void putTakes(Path takes, Receipt take, int lines) throws IOException {
    Files.createDirectories(takes);
    String json = ReceiptJson.write(take);
    for (int i = 0; i < lines; i++) {
      Files.writeString(
          takes.resolve(fingerprint(i) + ".json"),
          json.replace(take.fingerprint(), fingerprint(i)));
      Files.write(takes.resolve(fingerprint(i) + ".wav"), new byte[0]);
    }
  }

  private static String fingerprint(int line) {
    return String.format(Locale.ROOT, "%064x", line);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static Project project(int lines) {
    List<Scene> scenes = new ArrayList<>();
    for (int first = 0; first < lines; first += LINES_A_SCENE) {
      List<Line> all = new ArrayList<>();
      for (int i = first; i < Math.min(lines, first + LINES_A_SCENE); i++) {
        all.add(
            Line.of("l" + i, i % 2 == 0 ? "anna" : "ben", "This is what line " + i + " has to say.")
                .withTake(fingerprint(i)));
      }
      scenes.add(new Scene("s" + first, "Scene " + first, all));
    }
    List<DictionaryEntry> dictionary = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      dictionary.add(DictionaryEntry.forProject("word" + i, "spoken " + i));
    }
    return Project.empty("Bench")
        .withSpeakers(List.of(speaker("anna", "a"), speaker("ben", "b")))
        .withScenes(scenes)
        .withDictionary(dictionary);
  }

  private static Speaker speaker(String id, String digit) {
    return Speaker.named(id, id, "#336699").withClip(digit.repeat(64), "Words of the clip.");
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new RenderException(folder + " cannot be deleted: " + e.getMessage() + ".", e);
    }
  }
}
