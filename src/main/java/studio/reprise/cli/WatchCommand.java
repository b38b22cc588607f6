package studio.reprise.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.OpenProject;
import studio.reprise.desk.ScriptPlaces;
import studio.reprise.desk.ScriptWatch;
import studio.reprise.desk.game.GameProfiles;
import studio.reprise.document.ScriptSource;
import studio.reprise.storage.StorageException;

/** Follows the scripts of a project: whenever one is saved, what changed is said or taken. */
@Command(
    name = "watch",
    description =
        "Follows the scripts of a project: whenever one is saved, says what changed or, with"
            + " --apply, takes it and renders what became stale. Ends with Ctrl-C.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  reprise watch my-game                        say what changed",
      "  reprise watch my-game --apply                take it and render",
      "  reprise watch my-game --apply --out ../game/voice --for yarn-unity",
      "  reprise watch my-game dialogue/bridge.yarn   where it lies, when nobody knows",
      "",
      "The project is open only while something is taken: the studio can use it",
      "meanwhile."
    })
final class WatchCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Parameters(
      index = "1..*",
      paramLabel = "<file>",
      description = "Scripts. Default: those of the project, where they were imported from.")
  private List<Path> files = List.of();

  @Option(names = "--apply", description = "Takes what changed, and renders what became stale.")
  private boolean apply;

  @Option(
      names = "--no-render",
      description = "With --apply: takes what changed and renders nothing.")
  private boolean withoutRender;

  @Option(
      names = "--out",
      paramLabel = "<dir>",
      description = "With --apply: exports into this folder afterwards.")
  private Path out;

  @Option(
      names = "--for",
      paramLabel = "<engine>",
      description = "With --out: as 'reprise export --for'.")
  private String engine;

  @Option(
      names = "--once",
      description = "Looks once at all scripts, and ends: what 'import' would do with each.")
  private boolean once;

  WatchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (out != null && !apply) {
      throw new WrongUse("Only what is taken is exported: say --apply, too.");
    }
    if (engine != null) {
      WrongUse.unless(() -> GameProfiles.of(engine));
    }
    if (out != null) {
      surroundings.given().newFolder(out);
    }
    Set<Path> watched = watched();
    surroundings
        .err()
        .println(
            "watching "
                + String.join(
                    ", ", watched.stream().map(file -> file.getFileName().toString()).toList()));
    if (once) {
      return look(watched);
    }
    try (ScriptWatch watch = new ScriptWatch(watched)) {
      look(watched);
      while (!Thread.currentThread().isInterrupted()) {
        look(watch.next());
      }
    }
    return CommandLineDoor.DONE;
  }

  private Set<Path> watched() {
    Set<Path> found = new LinkedHashSet<>();
    files.forEach(file -> found.add(surroundings.given().file(file)));
    if (found.isEmpty()) {
      try (OpenProject opening = surroundings.open(path)) {
        ScriptPlaces places =
            new ScriptPlaces(
                surroundings.config().path().resolve(ScriptPlaces.FILE), Runnable::run);
        for (ScriptSource source : opening.project().sources()) {
          Path place = places.of(opening.folder().path()).get(source.name());
          if (place != null && Files.isRegularFile(place)) {
            found.add(place);
          } else {
            surroundings
                .err()
                .println(
                    "reprise: Nobody knows where "
                        + source.name()
                        + " lies on this computer; name its file.");
          }
        }
      }
    }
    if (found.isEmpty()) {
      throw new StorageException(
          "There is no script to watch. Import one first, or name its file.");
    }
    return found;
  }

  /** Each script in turn, by the commands that a person would type; a failure stops nothing. */
  private int look(Set<Path> changed) {
    int worst = CommandLineDoor.DONE;
    String project = surroundings.folder().resolve(path).toString();
    for (Path file : changed) {
      List<String> arguments = new ArrayList<>(List.of("import", project, file.toString()));
      if (!apply) {
        arguments.add("--dry-run");
      }
      worst = Math.max(worst, run(arguments));
    }
    if (apply && worst == CommandLineDoor.DONE) {
      if (!withoutRender) {
        worst = Math.max(worst, run(List.of("render", project)));
      }
      if (out != null) {
        List<String> arguments =
            new ArrayList<>(
                List.of("export", project, "--out", surroundings.folder().resolve(out).toString()));
        if (engine != null) {
          arguments.addAll(List.of("--for", engine));
        }
        worst = Math.max(worst, run(arguments));
      }
    }
    return worst;
  }

  private int run(List<String> arguments) {
    return CommandLineDoor.run(surroundings, arguments.toArray(String[]::new));
  }
}
