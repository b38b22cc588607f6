package studio.reprise.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.desk.OpenProject;
import studio.reprise.document.NewSpeaker;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.render.ReferenceDoctor;
import studio.reprise.render.RenderException;
import studio.reprise.render.SpokenStretch;
import studio.reprise.speech.ClipUse;

/** Speakers of a project. */
@Command(
    name = "speaker",
    description = "Adds speakers to a project and changes them.",
    footerHeading = "%nExample:%n",
    footer = "  reprise speaker add my-book --clip anna.wav --text 'Her words.' --name Anna")
final class SpeakerCommand {
  private SpeakerCommand() {}

  static CommandLine with(Surroundings surroundings) {
    return new CommandLine(new SpeakerCommand())
        .addSubcommand(new Add(surroundings))
        .addSubcommand(new SpeakerSetCommand(surroundings))
        .addSubcommand(new SpeakerStyleCommand(surroundings));
  }

  @Command(
      name = "add",
      description = {
        "Adds a speaker: a reference clip of 3 to 10 seconds and its exact words.",
        "The clip is looked at first; what is found is said with a remedy."
      },
      footerHeading = "%nExample:%n",
      footer = "  reprise speaker add my-book --clip anna.wav --text 'Her words.' --name Anna")
  static final class Add implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "<project>", description = "The project's folder.")
    private Path path;

    @Option(
        names = "--clip",
        required = true,
        paramLabel = "<a.wav>",
        description = "The clip: WAV, FLAC, MP3, M4A, Ogg, Opus, AIFF and others.")
    private Path clip;

    @Option(
        names = "--text",
        paramLabel = "<words>",
        defaultValue = "",
        description = "The exact words of the clip. Without them only its timbre can be used.")
    private String text;

    @Option(
        names = "--name",
        required = true,
        paramLabel = "<name>",
        description = "What the speaker is called.")
    private String name;

    @Option(
        names = "--language",
        paramLabel = "<code>",
        defaultValue = "",
        description = "Such as en or zh. Default: found from each text.")
    private String language;

    @Option(
        names = "--use",
        paramLabel = "<how>",
        defaultValue = "auto",
        description =
            "How much of the clip the voice is made of: full, timbre, or auto. Default: ${DEFAULT-VALUE}.")
    private ClipUse use;

    @Option(
        names = "--consent",
        paramLabel = "<words>",
        defaultValue = "",
        description = "Who allowed the voice to be used, and how.")
    private String consent;

    @Option(
        names = "--trim-silence",
        description = "Cuts the silence off the ends of the clip, as the doctor advises.")
    private boolean trims;

    @Mixin private CommonOptions common;

    Add(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      if (name.isBlank()) {
        throw new WrongUse("A speaker needs a name.");
      }
      if (!language.matches("[A-Za-z0-9-]{0,35}")) {
        throw new WrongUse(
            "The language is a code such as \"en\" or \"zh\", not \"{0}\".", language);
      }
      Recording recording = read(surroundings.folder().resolve(clip));
      if (trims) {
        recording = SpokenStretch.withoutSilence(recording);
      }
      Pcm sound = recording.sound();
      List<ReferenceDoctor.Finding> findings =
          new ArrayList<>(ReferenceDoctor.examine(recording, text));
      for (ReferenceDoctor.Finding finding : findings) {
        surroundings.err().println("reprise: " + clip + ": " + finding.sentence());
      }
      if (findings.stream()
          .anyMatch(finding -> finding.kind().weight() == ReferenceDoctor.Weight.UNUSABLE)) {
        throw new RenderException("The clip cannot be used; the project is unchanged.");
      }
      if (use == ClipUse.FULL && text.isBlank()) {
        throw new RenderException("All of a clip is used with its exact words: give --text.");
      }
      try (OpenProject opening = surroundings.open(path)) {
        NewSpeaker.sameName(name, opening.project().speakers())
            .ifPresent(
                there -> {
                  throw new RenderException(
                      "There is already a speaker {0}; choose another name.", there.name());
                });
        String sha256 = opening.folder().clips().put(sound);
        Speaker speaker =
            NewSpeaker.named(name, opening.project().speakers())
                .withClip(sha256, text)
                .withLanguage(language)
                .withConsent(consent)
                .withClipUse(SpeakerSetCommand.inDocument(use));
        opening.make(SpeakerEdits.add(speaker));
        opening.save();
        new PackEar(surroundings, common, opening.project())
            .listen(sound, text, use)
            .ifPresent(
                finding -> {
                  findings.add(finding);
                  surroundings.err().println("reprise: " + clip + ": " + finding.sentence());
                });
        if (common.isJson()) {
          surroundings
              .out()
              .print(
                  studio.reprise.render.ReceiptJson.write(
                      new com.fasterxml.jackson.databind.ObjectMapper()
                          .createObjectNode()
                          .put("id", speaker.id())
                          .put("clip_sha256", sha256)
                          .put("findings", findings.size())));
        } else {
          surroundings.out().println(name + " is speaker " + speaker.id());
        }
        return CommandLineDoor.DONE;
      }
    }

    static Recording read(Path file) {
      try {
        return SoundFile.recording(file);
      } catch (AudioFormatException e) {
        throw new RenderException(e, "{0}", e);
      } catch (IOException e) {
        throw new RenderException(e, "The clip {0} cannot be read: {1}.", file, e);
      }
    }
  }
}
