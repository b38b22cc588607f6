package studio.reprise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.TakeShelf;
import studio.reprise.storage.ProjectFolder;

/** A project of ten thousand lines: how long opening, saving and planning take. */
final class ProjectBench {
  private static final int LINES = 10_000;
  private static final int ROUNDS = 5;

  private ProjectBench() {}

  static void measure(RenderEvent.Opened opened, BenchFigures figures) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("reprise-bench");
      measure(folder.resolve("project"), opened, figures);
    } catch (IOException e) {
      throw new RenderException("The bench needs a temporary folder: " + e.getMessage() + ".", e);
    } finally {
      delete(folder);
    }
  }

  private static void measure(Path folder, RenderEvent.Opened opened, BenchFigures figures) {
    ProjectFolder.create(folder, project()).close();
    double opening = Double.MAX_VALUE;
    double saving = Double.MAX_VALUE;
    double planning = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      ProjectFolder project = ProjectFolder.open(folder);
      opening = Math.min(opening, seconds(start));
      start = System.nanoTime();
      project.save(project.project().withName("Round " + round));
      saving = Math.min(saving, seconds(start));
      start = System.nanoTime();
      TakeShelf takes = project.takes();
      new RenderPlan(project.project(), opened.engine(), opened.pack()).states(takes);
      planning = Math.min(planning, seconds(start));
      project.close();
    }
    figures.put("project_10000_lines_open_seconds", opening);
    figures.put("project_10000_lines_save_seconds", saving);
    figures.put("project_10000_lines_plan_seconds", planning);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static Project project() {
    List<Scene> scenes = new ArrayList<>();
    for (int s = 0; s < 100; s++) {
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < LINES / 100; i++) {
        String id = "l" + (s * 100 + i);
        lines.add(
            Line.of(id, i % 2 == 0 ? "anna" : "ben", "This is what line " + id + " has to say.")
                .withTake(String.format("%064x", s * 100 + i)));
      }
      scenes.add(new Scene("s" + s, "Scene " + s, lines));
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
