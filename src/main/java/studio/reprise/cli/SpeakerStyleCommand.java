package studio.reprise.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.OpenProject;
import studio.reprise.document.Line;
import studio.reprise.document.Speaker;
import studio.reprise.document.Style;
import studio.reprise.document.StyleEdits;

/** Another manner of a speaker's, with a clip of its own. */
@Command(
    name = "style",
    description = {
      "Adds a style to a speaker, or gives it another clip: whisper, angry and so on. Lines whose "
          + "direction asks for it are spoken in it with --lines."
    },
    footerHeading = "%nExample:%n",
    footer = "  reprise speaker style my-book Anna hush --clip a.wav --text 'Quiet.' --lines")
final class SpeakerStyleCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Parameters(index = "1", paramLabel = "<speaker>", description = "The speaker's id or name.")
  private String wanted;

  @Parameters(index = "2", paramLabel = "<style>", description = "What it is called.")
  private String name;

  @Option(names = "--clip", paramLabel = "<a.wav>", required = true, description = "The clip.")
  private Path clip;

  @Option(
      names = "--text",
      paramLabel = "<words>",
      defaultValue = "",
      description = "The exact words of the clip.")
  private String text;

  @Option(
      names = "--lines",
      description = "Lines of the speaker whose direction asks for the style get it.")
  private boolean lines;

  @Option(
      names = "--trim-silence",
      description = "Cuts the silence off the ends of the clip, as the doctor advises.")
  private boolean trims;

  @Mixin private CommonOptions common;

  SpeakerStyleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.given().project(path);
    ClipFile read =
        trims
            ? ClipFile.readTrimmed(surroundings, clip, text)
            : ClipFile.read(surroundings, clip, text);
    try (OpenProject opening = surroundings.open(path)) {
      Speaker speaker = SpeakerSetCommand.found(opening.project().speakers(), wanted);
      String sha256 = opening.folder().clips().put(read.recording().sound());
      opening.make(
          speaker.style(name).isPresent()
              ? StyleEdits.changeClip(speaker.id(), name, sha256, text)
              : StyleEdits.add(speaker.id(), Style.named(name).withClip(sha256, text)));
      if (lines) {
        opening.make(
            StyleEdits.chooseByDirection(
                opening
                    .project()
                    .lines()
                    .filter(line -> line.speakerId().equals(speaker.id()))
                    .map(Line::id)
                    .toList()));
      }
      opening.save();
    }
    return CommandLineDoor.DONE;
  }
}
