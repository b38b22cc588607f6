package studio.reprise.document.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;

/**
 * A draft as the author's own lines: what is pasted has no source and is never updated.
 *
 * @param speakers who speak in it and are not in the project yet
 * @param scenes with their lines
 */
public record Pasted(List<Speaker> speakers, List<Scene> scenes) {
  public Pasted {
    speakers = List.copyOf(speakers);
    scenes = List.copyOf(scenes);
  }

  /**
   * A draft's lines for a project.
   *
   * @param speakerId says what the draft gives to nobody
   * @param sceneId draws the id of a scene
   * @param lineId draws the id of a line
   */
  public static Pasted of(
      Project project,
      ScriptDraft draft,
      String speakerId,
      Supplier<String> sceneId,
      Supplier<String> lineId) {
    SpeakerNames names = new SpeakerNames(project, Incoming.first(draft));
    double pauseSeconds = project.defaults().gaps().sceneSeconds();
    List<Scene> scenes = new ArrayList<>();
    for (DraftSection section : draft.sections()) {
      List<Line> lines = new ArrayList<>();
      for (DraftLine line : section.lines()) {
        Line made = LineMerge.added(lineId.get(), line, names, pauseSeconds);
        boolean isNobodys = line.sureSpeaker().isEmpty();
        lines.add(isNobodys ? made.withSpeaker(speakerId) : made);
      }
      scenes.add(new Scene(sceneId.get(), section.title().strip(), lines));
    }
    return new Pasted(names.joined(), scenes);
  }
}
