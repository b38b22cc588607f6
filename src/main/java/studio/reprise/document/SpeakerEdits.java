package studio.reprise.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an author does to speakers. */
public final class SpeakerEdits {
  private SpeakerEdits() {}

  public static Edit add(Speaker speaker) {
    return new Edit(
        "Add speaker",
        "",
        project -> {
          List<Speaker> speakers = new ArrayList<>(project.speakers());
          speakers.add(speaker);
          return project.withSpeakers(speakers);
        });
  }

  /** Deletes a speaker whom no line needs, and the dictionary entries of that speaker. */
  public static Edit delete(String speakerId) {
    return new Edit(
        "Delete speaker",
        "",
        project -> {
          Speaker gone = require(project, speakerId);
          long lines = project.lines().filter(line -> line.speakerId().equals(speakerId)).count();
          if (lines > 0) {
            throw new EditException(
                lines == 1
                    ? "{0} still speaks {1} line; give them to somebody else first."
                    : "{0} still speaks {1} lines; give them to somebody else first.",
                gone.name(),
                lines);
          }
          return project
              .withSpeakers(project.speakers().stream().filter(speaker -> speaker != gone).toList())
              .withDictionary(
                  project.dictionary().stream()
                      .filter(
                          entry ->
                              entry.scope() != DictionaryEntry.Scope.SPEAKER
                                  || !entry.ownerId().equals(speakerId))
                      .toList());
        });
  }

  /**
   * Gives a speaker every line that nobody speaks, now and whenever a script of the project brings
   * more of them.
   */
  public static Edit narrate(String speakerId) {
    return new Edit(
        "Change speaker",
        "",
        project -> {
          require(project, speakerId);
          List<ScriptSource> sources =
              project.sources().stream().map(source -> source.speaking("", speakerId)).toList();
          Project remembering =
              sources.equals(project.sources()) ? project : project.withSources(sources);
          return remembering.withEachLine(
              line -> line.speakerId().isEmpty() ? line.withSpeaker(speakerId) : line);
        });
  }

  public static Edit rename(String speakerId, String name) {
    return one("Rename speaker", speakerId, speaker -> speaker.withName(name));
  }

  public static Edit recolour(String speakerId, String colour) {
    return one("Recolour speaker", speakerId, speaker -> speaker.withColour(colour));
  }

  /** Gives a speaker another clip together with its exact words. */
  public static Edit changeClip(String speakerId, String clipSha256, String transcript) {
    return one("Change clip", speakerId, "", speaker -> speaker.withClip(clipSha256, transcript));
  }

  /** Gives a speaker whom a script brought a voice: clip, words and what else goes with them. */
  public static Edit cast(Speaker cast) {
    return one(
        "Change clip",
        cast.id(),
        "",
        speaker ->
            speaker
                .withClip(cast.clipSha256(), cast.transcript())
                .withLanguage(cast.language())
                .withConsent(cast.consent())
                .withClipUse(cast.clipUse()));
  }

  public static Edit changeTranscript(String speakerId, String transcript) {
    return one("Change transcript", speakerId, speaker -> speaker.withTranscript(transcript));
  }

  public static Edit changeLanguage(String speakerId, String language) {
    return one("Change language", speakerId, speaker -> speaker.withLanguage(language));
  }

  public static Edit changeNotes(String speakerId, String notes) {
    return one("Change notes", speakerId, speaker -> speaker.withNotes(notes));
  }

  public static Edit changeConsent(String speakerId, String consent) {
    return one("Change consent note", speakerId, speaker -> speaker.withConsent(consent));
  }

  /** How much of the clip the voice is made of; see {@link Speaker#clipUse}. */
  public static Edit changeClipUse(String speakerId, String clipUse) {
    return one("Change clip use", speakerId, "", speaker -> speaker.withClipUse(clipUse));
  }

  private static Edit one(String name, String speakerId, UnaryOperator<Speaker> change) {
    return one(name, speakerId, name + " " + speakerId, change);
  }

  private static Edit one(
      String name, String speakerId, String gesture, UnaryOperator<Speaker> change) {
    return new Edit(
        name,
        gesture,
        project -> {
          require(project, speakerId);
          return project.withSpeakers(
              project.speakers().stream()
                  .map(speaker -> speaker.id().equals(speakerId) ? change.apply(speaker) : speaker)
                  .toList());
        });
  }

  private static Speaker require(Project project, String speakerId) {
    return project
        .speaker(speakerId)
        .orElseThrow(() -> new EditException("There is no speaker {0} in the project.", speakerId));
  }
}
