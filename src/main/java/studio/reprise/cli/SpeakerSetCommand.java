package studio.reprise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.audio.Recording;
import studio.reprise.desk.OpenProject;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.render.RenderException;
import studio.reprise.render.SpokenStretch;
import studio.reprise.speech.ClipUse;

/** Changes a speaker of a project. */
@Command(
    name = "set",
    description = "Changes a speaker, by id or name; what is not given stays.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  reprise speaker set my-book Anna --use timbre",
      "  reprise speaker set my-book Anna --clip anna-2.wav --text 'Her words.'",
      "  reprise speaker set my-book Reader --narrates",
      "  reprise speaker set my-book Anna --consent 'By letter, 3 May 2026.'"
    })
final class SpeakerSetCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Parameters(index = "1", paramLabel = "<speaker>", description = "The speaker's id or name.")
  private String wanted;

  @Option(
      names = "--use",
      paramLabel = "<how>",
      description = "How much of the clip the voice is made of: full, timbre, or auto.")
  private ClipUse use;

  @Option(
      names = "--clip",
      paramLabel = "<a.wav>",
      description = "Another clip; --text gives its words, else they are as before.")
  private Path clip;

  @Option(names = "--text", paramLabel = "<words>", description = "The exact words of the clip.")
  private String text;

  @Option(
      names = "--language",
      paramLabel = "<code>",
      description = "Such as en or zh; empty: found from each text.")
  private String language;

  @Option(
      names = "--consent",
      paramLabel = "<words>",
      description =
          "Who allowed the voice to be used, and how; deliveries carry it in their report.")
  private String consent;

  @Option(
      names = "--narrates",
      description = "Gives the speaker every line that nobody speaks, such as those of a book.")
  private boolean narrates;

  @Option(
      names = "--trim-silence",
      description = "Cuts the silence off the ends of the speaker's clip, as the doctor advises.")
  private boolean trims;

  @Mixin private CommonOptions common;

  SpeakerSetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (use == null
        && clip == null
        && text == null
        && language == null
        && consent == null
        && !narrates
        && !trims) {
      throw new WrongUse(
          "Say what to change: --use, --clip, --text, --language, --consent, --narrates or --trim-silence.");
    }
    try (OpenProject opening = surroundings.open(path)) {
      Speaker speaker = found(opening.project().speakers(), wanted);
      if (clip != null) {
        String words = text == null ? speaker.transcript() : text;
        // Read before any edit: a clip that cannot be used leaves the project as it is.
        Recording another = ClipFile.read(surroundings, clip, words).recording();
        String sha256 = opening.folder().clips().put(another.sound());
        opening.make(SpeakerEdits.changeClip(speaker.id(), sha256, words));
      } else if (text != null) {
        opening.make(SpeakerEdits.changeTranscript(speaker.id(), text));
      }
      if (use != null) {
        opening.make(SpeakerEdits.changeClipUse(speaker.id(), inDocument(use)));
      }
      if (language != null) {
        opening.make(SpeakerEdits.changeLanguage(speaker.id(), language));
      }
      if (consent != null) {
        opening.make(SpeakerEdits.changeConsent(speaker.id(), consent));
      }
      if (narrates) {
        opening.make(SpeakerEdits.narrate(speaker.id()));
      }
      if (trims) {
        trimSilence(opening, speaker.id());
      }
      opening.save();
    }
    return CommandLineDoor.DONE;
  }

  /** The words of the clip are what they were: silence has none. */
  private static void trimSilence(OpenProject opening, String speakerId) {
    Speaker speaker = opening.project().speaker(speakerId).orElseThrow();
    if (!speaker.hasClip()) {
      throw new RenderException("{0} has no clip.", speaker.name());
    }
    Recording clip = Recording.of(opening.folder().clips().get(speaker.clipSha256()));
    Recording trimmed = SpokenStretch.withoutSilence(clip);
    if (trimmed != clip) {
      String sha256 = opening.folder().clips().put(trimmed.sound());
      opening.make(SpeakerEdits.changeClip(speakerId, sha256, speaker.transcript()));
    }
  }

  /** A speaker by id or name. */
  static Speaker found(List<Speaker> speakers, String wanted) {
    List<Speaker> named =
        speakers.stream()
            .filter(speaker -> speaker.id().equals(wanted) || speaker.name().equals(wanted))
            .toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    throw new WrongUse(
        "{0}",
        named.isEmpty()
            ? "There is no speaker \"" + wanted + "\" in the project."
            : "Several speakers are called \"" + wanted + "\"; give the id.");
  }

  /** As the document writes it: "" lets the voice pack decide. */
  static String inDocument(ClipUse use) {
    return use == ClipUse.AUTO ? "" : use.name().toLowerCase(Locale.ROOT);
  }
}
