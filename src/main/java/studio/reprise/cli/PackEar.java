package studio.reprise.cli;

import java.nio.file.Path;
import java.util.Optional;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Project;
import studio.reprise.render.ReferenceDoctor;
import studio.reprise.sentence.AuthorException;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.Synthesizer;

/** Has the voice pack that would be used listen to a clip, where one is at hand. */
record PackEar(Surroundings surroundings, CommonOptions common, Project project) {

  /** What it finds; nothing where it has nothing to choose, or cannot be opened. */
  Optional<ReferenceDoctor.Finding> listen(Pcm clip, String transcript, ClipUse use) {
    if (use != ClipUse.AUTO) {
      return Optional.empty();
    }
    try {
      Path pack = common.pack(surroundings, project);
      try (Synthesizer engine = surroundings.engines().open(pack, common.engine())) {
        return engine.pack().clipUses().contains(ClipUse.TIMBRE)
            ? ReferenceDoctor.heard(engine.voicePrint(clip, transcript, use))
            : Optional.empty();
      }
    } catch (AuthorException e) {
      surroundings
          .err()
          .println("reprise: The voice pack did not hear the clip. " + e.getMessage());
      return Optional.empty();
    }
  }
}
