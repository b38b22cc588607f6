package studio.reprise.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.reprise.audio.WavFile;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.storage.ProjectFolder;

/** Projects on disk for tests of the window. */
final class TestProjects {
  private TestProjects() {}

  /** One speaker "Ruben" with a clip, one scene with these lines. */
  static Project withSpeaker(Path place, Path clip, String... texts) {
    List<Line> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(Line.of("line" + (lines.size() + 1), "ruben", text));
    }
    try (ProjectFolder made = ProjectFolder.create(place, Project.empty("Prepared"))) {
      String sha256 = made.clips().put(WavFile.read(clip));
      Project project =
          made.project()
              .withSpeakers(
                  List.of(
                      Speaker.named("ruben", "Ruben", "#0072b2")
                          .withClip(
                              sha256, "We were talking about the weather and the price of bread.")))
              .withScenes(List.of(new Scene("s1", "At the inn", lines)));
      made.save(project);
      return project;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
