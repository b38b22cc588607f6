package studio.reprise.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Recording;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.render.ReferenceDoctor;
import studio.reprise.render.RenderException;
import studio.reprise.render.SpokenStretch;

/** A clip that was named on the command line, looked at by the doctor. */
record ClipFile(Recording recording, List<ReferenceDoctor.Finding> findings) {

  /**
   * Reads a clip and says what is found.
   *
   * @param words its exact words; "" where they are not known
   * @throws RenderException when it cannot be read or used
   */
  static ClipFile read(Surroundings surroundings, Path clip, String words) {
    return looked(surroundings, clip, sound(surroundings.given().file(clip)), words);
  }

  /** The same without the silence at its ends. */
  static ClipFile readTrimmed(Surroundings surroundings, Path clip, String words) {
    Recording whole = sound(surroundings.given().file(clip));
    return looked(surroundings, clip, SpokenStretch.withoutSilence(whole), words);
  }

  private static ClipFile looked(
      Surroundings surroundings, Path clip, Recording recording, String words) {
    List<ReferenceDoctor.Finding> findings = ReferenceDoctor.examine(recording, words);
    for (ReferenceDoctor.Finding finding : findings) {
      surroundings.err().println("reprise: " + clip + ": " + finding.sentence());
    }
    if (findings.stream()
        .anyMatch(finding -> finding.kind().weight() == ReferenceDoctor.Weight.UNUSABLE)) {
      throw new RenderException("The clip cannot be used; the project is unchanged.");
    }
    return new ClipFile(recording, findings);
  }

  private static Recording sound(Path file) {
    try {
      return SoundFile.recording(file);
    } catch (AudioFormatException e) {
      throw new RenderException(e, "{0}", e);
    } catch (IOException e) {
      throw new RenderException(e, "The clip {0} cannot be read: {1}.", file, e);
    }
  }
}
