package studio.reprise.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.document.NewSpeaker;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.render.RenderException;
import studio.reprise.storage.ClipFolder;
import studio.reprise.storage.ProjectFolder;

/**
 * A reference clip that lies beside the program.
 *
 * @param name what it is asked for by
 * @param language of its words
 * @param clip the sound file
 * @param words what is said in it, exactly
 */
public record SampleVoice(String name, String language, Path clip, String words) {
  private static final String FOLDER = "sample-voices";
  private static final String TABLE = "voices.tsv";

  /**
   * All of them, in the table's order; none in a program that was packed without.
   *
   * @param home the program's folder, if it has one
   */
  public static List<SampleVoice> in(Optional<Path> home) {
    Path folder = home.orElse(Path.of("")).resolve(FOLDER);
    Path table = folder.resolve(TABLE);
    if (!Files.isRegularFile(table)) {
      return List.of();
    }
    List<SampleVoice> voices = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
        String[] cells = line.split("\t");
        if (cells.length == 3) {
          voices.add(
              new SampleVoice(cells[0], cells[1], folder.resolve(cells[0] + ".wav"), cells[2]));
        }
      }
    } catch (IOException e) {
      throw new RenderException(e, "{0} cannot be read: {1}.", table, e);
    }
    return voices;
  }

  /** Those that speak a language first, each group in the table's order. */
  public static List<SampleVoice> first(String language, List<SampleVoice> all) {
    List<SampleVoice> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(voice -> !voice.language().equals(language)));
    return sorted;
  }

  /**
   * As a speaker of a project.
   *
   * @param there who is there already
   * @throws RenderException when the clip cannot be read or kept
   */
  public Speaker speaker(ClipFolder clips, List<Speaker> there) {
    try {
      String sha256 = clips.put(SoundFile.read(clip));
      return NewSpeaker.named(shownName(), there).withClip(sha256, words);
    } catch (IOException e) {
      throw new RenderException(e, "The clip {0} cannot be read: {1}.", clip, e);
    }
  }

  /** As a name of a person is written. */
  public String shownName() {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /**
   * A new project with these voices in it.
   *
   * @return its folder, closed
   * @throws studio.reprise.storage.StorageException when it cannot be made
   */
  public static Path begin(Path folder, Project project, List<SampleVoice> voices) {
    try (ProjectFolder made = ProjectFolder.create(folder, project)) {
      List<Speaker> speakers = new ArrayList<>(project.speakers());
      for (SampleVoice voice : voices) {
        speakers.add(voice.speaker(made.clips(), speakers));
      }
      if (!voices.isEmpty()) {
        made.save(project.withSpeakers(speakers));
      }
      return folder;
    }
  }
}
