package studio.reprise.storage.delivery.format;

import java.util.List;

/**
 * One speaker of a chapter for an audio workstation: a stem as long as the chapter, and where in it
 * lines are heard.
 *
 * @param name of the speaker
 * @param file the stem, relative to the project's own file, with "/"
 * @param cues in their order; they do not overlap
 */
public record StudioTrack(String name, String file, List<Cue> cues) {
  public StudioTrack {
    cues = List.copyOf(cues);
  }
}
