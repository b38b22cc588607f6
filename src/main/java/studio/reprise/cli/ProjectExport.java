package studio.reprise.cli;

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

/** The chosen takes of a project as a folder of WAVs. */
record ProjectExport(
    ProjectFolder folder,
    Project project,
    ExportPattern pattern,
    List<String> scenes,
    OptionalInt sampleRateHz) {

  static ProjectExport of(ProjectFolder folder, Project project, ExportPattern pattern) {
    return new ProjectExport(folder, project, pattern, List.of(), OptionalInt.empty());
  }

  /**
   * Exports.
   *
   * @return how many WAVs
   * @throws RenderException when a scene is unknown or nothing has a take
   */
  int to(Path target) {
    for (String wanted : scenes) {
      if (project.scenes().stream().noneMatch(scene -> isCalled(scene, wanted))) {
        throw new RenderException("The project has no scene \"" + wanted + "\".");
      }
    }
    List<Deliverable> deliverables = new ArrayList<>();
    int index = 0;
    for (Scene scene : project.scenes()) {
      boolean wanted = scenes.isEmpty() || scenes.stream().anyMatch(name -> isCalled(scene, name));
      for (Line line : scene.lines()) {
        index++;
        if (wanted && !line.takeFingerprint().isEmpty()) {
          deliverables.add(deliverable(index, scene, line));
        }
      }
    }
    if (deliverables.isEmpty()) {
      throw new RenderException("No line has a take yet: 'reprise render' makes them.");
    }
    new ExportFolder(target).write(project.name(), deliverables, folder.takes(), folder.clips());
    return deliverables.size();
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

  static boolean isCalled(Scene scene, String name) {
    return scene.id().equals(name) || scene.title().equalsIgnoreCase(name);
  }
}
