package studio.reprise.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.reprise.audio.WavFile;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;

/** The project that a new author opens first: the sample batch as a scene for two voices. */
final class DemoProject {
  private static final String BATCH = "demo.jsonl";
  private static final List<String> NAMES = List.of("Ruben", "Salme", "Arvo", "Kalle");

  private DemoProject() {}

  /**
   * Opens the demo that lies in a folder, or makes it there.
   *
   * @throws StorageException when the sample voices are not there or the folder cannot be written
   */
  static ProjectFolder openOrCreate(Path folder, Path sampleVoices) {
    if (ProjectFolder.isProject(folder)) {
      return ProjectFolder.open(folder);
    }
    List<JsonNode> tasks = read(sampleVoices.resolve(BATCH));
    ProjectFolder created = ProjectFolder.create(folder, Project.empty("Demo"));
    Map<String, Speaker> speakers = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>();
    for (JsonNode task : tasks) {
      String clip = task.path("prompt_audio").asText();
      Speaker speaker =
          speakers.computeIfAbsent(
              clip,
              name ->
                  speaker(
                      created,
                      speakers.size(),
                      sampleVoices.resolve(name),
                      task.path("prompt_text").asText()));
      lines.add(Line.of("l" + (lines.size() + 1), speaker.id(), task.path("input_text").asText()));
    }
    created.save(
        created
            .project()
            .withSpeakers(List.copyOf(speakers.values()))
            .withScenes(List.of(new Scene("s1", "The harbour inn", lines))));
    created.close();
    return ProjectFolder.open(folder);
  }

  private static List<JsonNode> read(Path batch) {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> tasks = new ArrayList<>();
    try {
      for (String row : Files.readAllLines(batch)) {
        if (!row.isBlank()) {
          tasks.add(json.readTree(row));
        }
      }
      return tasks;
    } catch (IOException e) {
      throw new StorageException(
          "The demo cannot be made: "
              + batch
              + " cannot be read. Unpack the program again, or start with a new project.",
          e);
    }
  }

  private static Speaker speaker(ProjectFolder folder, int index, Path clip, String words) {
    try {
      String sha256 = folder.clips().put(WavFile.read(clip));
      return Speaker.named(
              "v" + (index + 1),
              NAMES.get(index % NAMES.size()),
              SpeakerCommands.COLOURS.get(index % SpeakerCommands.COLOURS.size()))
          .withClip(sha256, words)
          .withConsent("An artificial voice from the sample voices; see their README.");
    } catch (IOException e) {
      throw new StorageException("The sample voice " + clip + " cannot be read.", e);
    }
  }
}
