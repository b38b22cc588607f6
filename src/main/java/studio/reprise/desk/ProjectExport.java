package studio.reprise.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderException;
import studio.reprise.storage.Deliverable;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.ExportPattern;
import studio.reprise.storage.ProjectFolder;

/**
 * The chosen takes of a project as a folder that is handed over. Every export of either door is one
 * of these.
 *
 * @param folder of the project
 * @param project the version whose takes are exported
 * @param pattern names the WAVs
 * @param scenes by title or id; empty: all
 * @param sampleRateHz of the WAVs; empty: the takes' own
 * @param form whether scenes are joined, too
 */
public record ProjectExport(
    ProjectFolder folder,
    Project project,
    ExportPattern pattern,
    List<String> scenes,
    OptionalInt sampleRateHz,
    Form form) {

  /** What the folder holds. */
  public enum Form {
    /** A WAV a line, and their receipts. */
    LINES,
    /** Also every scene as one WAV with its gaps, subtitles and cues. */
    LINES_AND_SCENES
  }

  /**
   * What came of it.
   *
   * @param lines how many WAVs
   * @param withoutTake lines with text in the wanted scenes that were left out
   */
  public record Result(int lines, int withoutTake) {}

  public ProjectExport {
    scenes = List.copyOf(scenes);
  }

  /** All lines by a pattern, at their own rates. */
  public static ProjectExport of(ProjectFolder folder, Project project, ExportPattern pattern) {
    return new ProjectExport(folder, project, pattern, List.of(), OptionalInt.empty(), Form.LINES);
  }

  /**
   * Exports.
   *
   * @throws RenderException when a scene is unknown, nothing has a take, a take is missing, or the
   *     disk refuses
   */
  public Result to(Path target) {
    for (String wanted : scenes) {
      if (project.scenes().stream().noneMatch(scene -> isCalled(scene, wanted))) {
        throw new RenderException("The project has no scene \"" + wanted + "\".");
      }
    }
    List<Deliverable> deliverables = new ArrayList<>();
    int withoutTake = 0;
    int index = 0;
    for (Scene scene : project.scenes()) {
      for (Line line : scene.lines()) {
        index++;
        if (isWanted(scene) && !line.takeFingerprint().isEmpty()) {
          deliverables.add(deliverable(index, scene, line));
        } else if (isWanted(scene) && !line.isEmpty()) {
          withoutTake++;
        }
      }
    }
    if (deliverables.isEmpty()) {
      throw new RenderException("No line has a take yet: render something first.");
    }
    new ExportFolder(target).write(project.name(), deliverables, folder.takes(), folder.clips());
    if (form == Form.LINES_AND_SCENES) {
      new SceneExport(target, project, folder.takes())
          .write(project.scenes().stream().filter(this::isWanted).toList());
    }
    return new Result(deliverables.size(), withoutTake);
  }

  private boolean isWanted(Scene scene) {
    return scenes.isEmpty() || scenes.stream().anyMatch(name -> isCalled(scene, name));
  }

  private Deliverable deliverable(int index, Scene scene, Line line) {
    Receipt receipt =
        folder
            .takes()
            .receipt(line.takeFingerprint())
            .orElseThrow(
                () ->
                    new RenderException(
                        "The take of line " + line.id() + " is missing; render it again."));
    String speaker = project.speaker(line.speakerId()).map(Speaker::name).orElse(line.speakerId());
    return new Deliverable(
        pattern.name(
            index, title(scene), speaker, line.id(), receipt.takeId(), receipt.said().seed()),
        receipt.shownBy(line.id(), line.speakerId(), receipt.owner().seedOrigin()),
        sampleRateHz.orElse(receipt.made().sampleRateHz()),
        Optional.of(title(scene)),
        speaker,
        Optional.empty());
  }

  private static String title(Scene scene) {
    return scene.title().isBlank() ? scene.id() : scene.title();
  }

  private static boolean isCalled(Scene scene, String name) {
    return scene.id().equals(name) || scene.title().equalsIgnoreCase(name);
  }
}
