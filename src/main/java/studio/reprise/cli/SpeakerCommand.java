package studio.reprise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.audio.Pcm;
import studio.reprise.desk.OpenProject;
import studio.reprise.document.NewSpeaker;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.render.ReferenceDoctor;
import studio.reprise.render.RenderException;
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
        "The clip is looked at first; what is found is said with a remedy.",
        "A speaker of that name without a clip, as scripts bring them, gets it."
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
      surroundings.given().project(path);
      ClipFile read =
          trims
              ? ClipFile.readTrimmed(surroundings, clip, text)
              : ClipFile.read(surroundings, clip, text);
      Pcm sound = read.recording().sound();
      List<ReferenceDoctor.Finding> findings = new ArrayList<>(read.findings());
      if (use == ClipUse.FULL && text.isBlank()) {
        throw new WrongUse("All of a clip is used with its exact words: give --text.");
      }
      try (OpenProject opening = surroundings.open(path)) {
        Optional<Speaker> there = NewSpeaker.sameName(name, opening.project().speakers());
        if (there.filter(Speaker::hasClip).isPresent()) {
          throw new RenderException(
              "There is already a speaker {0}; choose another name, or give this clip to it: speaker set --clip.",
              there.get().name());
        }
        String sha256 = opening.folder().clips().put(sound);
        Speaker silent =
            there.orElseGet(() -> NewSpeaker.named(name, opening.project().speakers()));
        Speaker speaker =
            silent
                .withClip(sha256, text)
                .withLanguage(language.isEmpty() ? silent.language() : language)
                .withConsent(consent.isEmpty() ? silent.consent() : consent)
                .withClipUse(SpeakerSetCommand.inDocument(use));
        opening.make(there.isPresent() ? SpeakerEdits.cast(speaker) : SpeakerEdits.add(speaker));
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
  }
}
