package studio.reprise.storage;

import java.util.List;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.sentence.Sentence;

/**
 * A script that was read, ready for {@link studio.reprise.document.SceneEdits#importScript}.
 *
 * @param speakers who speak in it and are not in the project yet
 * @param scenes with their lines; ids are new to the project
 * @param remarks sentences about what was passed over
 */
public record ImportedScript(List<Speaker> speakers, List<Scene> scenes, List<Sentence> remarks) {
  public ImportedScript {
    speakers = List.copyOf(speakers);
    scenes = List.copyOf(scenes);
    remarks = List.copyOf(remarks);
  }

  public int lineCount() {
    return scenes.stream().mapToInt(scene -> scene.lines().size()).sum();
  }
}
