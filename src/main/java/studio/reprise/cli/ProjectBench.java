package studio.reprise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import studio.reprise.render.TakeIndex;
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
    try (ScratchFolder scratch = new ScratchFolder()) {
      measure(scratch.path().resolve("project"), opened, take, lines, figures);
    } catch (IOException e) {
      throw new RenderException(e, "The bench needs a temporary folder: {0}.", e);
    }
  }

  private static void measure(
      Path folder, RenderEvent.Opened opened, Receipt take, int lines, BenchFigures figures)
      throws IOException {
    Project bare = project(lines);
    try (ProjectFolder made = ProjectFolder.create(folder, bare)) {
      made.save(rendered(bare, opened, take, folder.resolve("takes")));
    }
    double opening = Double.MAX_VALUE;
    double saving = Double.MAX_VALUE;
    double planning = 0;
    double states = 0;
    double again = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      ProjectFolder open = ProjectFolder.open(folder);
      opening = Math.min(opening, seconds(start));
      RenderPlan plan = new RenderPlan(open.project(), opened.engine(), opened.pack());
      if (round == 0) {
        start = System.nanoTime();
        plan.stale(open.takes());
        planning = seconds(start);
        start = System.nanoTime();
        TakeIndex takes = new TakeIndex();
        for (String fingerprint : open.takes().fingerprints()) {
          open.takes().receipt(fingerprint).ifPresent(takes::add);
        }
        plan.states(takes);
        states = seconds(start);
        again = again(open, opened, takes);
      }
      start = System.nanoTime();
      open.save(open.project().withName("Round " + round));
      saving = Math.min(saving, seconds(start));
      open.close();
    }
    figures.put("project_lines", lines);
    figures.put("project_open_seconds", opening);
    figures.put("project_save_seconds", saving);
    figures.put("project_plan_seconds", planning);
    figures.put("project_first_states_seconds", states);
    figures.put("project_states_seconds", again);
  }

  /** The states as they are after every edit: the receipts were read before. */
  private static double again(ProjectFolder project, RenderEvent.Opened opened, TakeIndex takes) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      new RenderPlan(project.project(), opened.engine(), opened.pack()).states(takes);
      best = Math.min(best, seconds(start));
    }
    return best;
  }

  /** The project with a fresh take of every line: the same receipt under the names they need. */
  private static Project rendered(
      Project project, RenderEvent.Opened opened, Receipt take, Path takes) throws IOException {
    Files.createDirectories(takes);
    String json = ReceiptJson.write(take);
    RenderPlan plan = new RenderPlan(project, opened.engine(), opened.pack());
    List<Scene> scenes = new ArrayList<>();
    for (Scene scene : project.scenes()) {
      List<Line> lines = new ArrayList<>();
      for (Line line : scene.lines()) {
        String fingerprint = plan.fingerprint(line);
        Files.writeString(
            takes.resolve(fingerprint + ".json"), json.replace(take.fingerprint(), fingerprint));
        Files.write(takes.resolve(fingerprint + ".wav"), new byte[0]);
        lines.add(line.withTake(fingerprint));
      }
      scenes.add(scene.withLines(lines));
    }
    return project.withScenes(scenes);
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
            Line.of(
                "l" + i, i % 2 == 0 ? "anna" : "ben", "This is what line " + i + " has to say."));
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
}
