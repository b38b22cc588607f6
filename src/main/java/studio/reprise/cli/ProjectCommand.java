package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.OpenProject;
import studio.reprise.document.Defaults;
import studio.reprise.document.Gaps;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.render.ReceiptJson;

/** What holds for a whole project. */
@Command(
    name = "project",
    description = "Shows what holds for a whole project, and changes what is given.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  reprise project my-book",
      "  reprise project my-book --language en --gap paragraph=1.2 --gap scene=3",
      "  reprise project my-book --explore"
    })
final class ProjectCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Option(names = "--name", paramLabel = "<name>", description = "What it is called.")
  private String name;

  @Option(
      names = "--language",
      paramLabel = "<code>",
      description = "Of lines whose speaker has none, such as en; empty: found from each text.")
  private String language;

  @Option(
      names = "--gap",
      paramLabel = "<which=seconds>",
      description = "Silence after a line, paragraph, speaker or scene; may be repeated.")
  private Map<String, Double> gaps = Map.of();

  @Option(
      names = "--explore",
      description = "Every render of a line without a seed of its own draws another.")
  private boolean explore;

  @Option(names = "--pin", description = "Pins what was found and explores no more.")
  private boolean pin;

  @Mixin private CommonOptions common;

  ProjectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (explore && pin) {
      throw new WrongUse("Either --explore or --pin.");
    }
    try (OpenProject opening = surroundings.open(path)) {
      Defaults wanted = wanted(opening.project().defaults());
      opening.make(ProjectEdits.change(name == null ? opening.project().name() : name, wanted));
      opening.save();
      show(opening.project());
    }
    return CommandLineDoor.DONE;
  }

  private Defaults wanted(Defaults now) {
    Defaults.Chance chance = now.chance();
    if (explore) {
      chance = Defaults.Chance.EXPLORED;
    } else if (pin) {
      chance = Defaults.Chance.PINNED;
    }
    return new Defaults(
        common.seed().orElse(now.seed()),
        now.settings(),
        gaps(now.gaps()),
        language == null ? now.language() : language,
        chance);
  }

  private Gaps gaps(Gaps now) {
    for (String which : gaps.keySet()) {
      if (!which.matches("line|paragraph|speaker|scene")) {
        throw new WrongUse(
            "A gap is after a line, paragraph, speaker or scene; not after \"{0}\".", which);
      }
    }
    return WrongUse.unless(
        () ->
            new Gaps(
                gaps.getOrDefault("line", now.lineSeconds()),
                gaps.getOrDefault("paragraph", now.paragraphSeconds()),
                gaps.getOrDefault("speaker", now.speakerChangeSeconds()),
                gaps.getOrDefault("scene", now.sceneSeconds())));
  }

  private void show(Project project) {
    Defaults now = project.defaults();
    ObjectNode tree = new ObjectMapper().createObjectNode();
    tree.put("name", project.name()).put("pack", project.pack().id());
    tree.put("language", now.language()).put("seed", now.seed());
    tree.put("explored", now.chance() == Defaults.Chance.EXPLORED);
    tree.putObject("gaps")
        .put("line", now.gaps().lineSeconds())
        .put("paragraph", now.gaps().paragraphSeconds())
        .put("speaker", now.gaps().speakerChangeSeconds())
        .put("scene", now.gaps().sceneSeconds());
    tree.put("speakers", project.speakers().size()).put("scenes", project.scenes().size());
    tree.put("lines", project.lineCount());
    if (common.isJson()) {
      surroundings.out().print(ReceiptJson.write(tree));
    } else {
      tree.properties()
          .forEach(
              field -> surroundings.out().println(field.getKey() + "\t" + shown(field.getValue())));
    }
    surroundings.out().flush();
  }

  private static String shown(com.fasterxml.jackson.databind.JsonNode value) {
    return value.isObject() ? value.toString() : value.asText();
  }
}
