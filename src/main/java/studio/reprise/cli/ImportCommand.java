package studio.reprise.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.OpenProject;
import studio.reprise.desk.ScriptImports;
import studio.reprise.desk.ScriptPlaces;
import studio.reprise.desk.ScriptReport;
import studio.reprise.desk.SectionChoice;
import studio.reprise.document.Project;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.Speaker;
import studio.reprise.document.script.MergePlan;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.render.RenderException;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.storage.script.ScriptFile;

/** Brings a script into a project, or what changed in one. */
@Command(
    name = "import",
    description =
        "Brings a script into a project: a book, a play, the dialogue of a game, a table. A script"
            + " that was imported before is compared with what it said then: lines keep their ids,"
            + " seeds, takes and locks, and only changed words become stale.",
    footerHeading = "%nWhat happens:%n",
    footer = {
      "  A project that is not there is made. A script is known by its file name.",
      "  Words that were changed here and in the script are taken from the script,",
      "  those of locked lines stay. Lines that are gone are deleted, locked ones go",
      "  to \"Cut lines\".",
      "",
      "Exit codes: 0 done or nothing changed, 1 unreadable or incomplete,",
      "            3 a dry run that found differences.",
      "",
      "Examples:",
      "  reprise import my-book ruth.epub --report ruth.txt",
      "  reprise import my-game dialogue/bridge.yarn",
      "  reprise import my-game strings.csv --format unity --language de",
      "  reprise import my-game dialogue.tab --speaker e=Eileen --dry-run   (for CI)",
      "  reprise import my-book old.txt --encoding windows-1252 --skip Preface"
    })
final class ImportCommand implements Callable<Integer> {
  private static final long LARGE_BYTES = 2L << 20;

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Parameters(index = "1", paramLabel = "<file>", description = "The script.")
  private Path file;

  @Mixin private ScriptChoices choices;

  @Option(
      names = "--skip",
      paramLabel = "<section>",
      description = "Leaves a section out, by title or number; may be repeated.")
  private List<String> skip = List.of();

  @Option(
      names = "--take",
      paramLabel = "<section>",
      description = "Takes a section that would be left out; may be repeated.")
  private List<String> take = List.of();

  @Option(
      names = "--speaker",
      paramLabel = "<name=speaker>",
      description =
          "Who a name of the script is: a speaker's id or name; may be repeated. It is remembered.")
  private Map<String, String> speakers = new LinkedHashMap<>();

  @Option(
      names = "--report",
      paramLabel = "<file>",
      description = "Writes what became of every word: left out why and where.")
  private Path report;

  @Option(names = "--dry-run", description = "Only says what would change.")
  private boolean dryRun;

  @Option(
      names = "--allow-incomplete",
      description = "Imports a book of which words are missing; otherwise that is refused.")
  private boolean allowIncomplete;

  @Option(
      names = "--new",
      description = "The file is another script, though one of its name is known.")
  private boolean isAnother;

  @Option(
      names = "--update",
      description = "The file is the known script, though little of it is left.")
  private boolean isTheSame;

  @Mixin private CommonOptions common;

  ImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (report != null) {
      surroundings.given().newFile(report);
    }
    Path at = surroundings.folder().resolve(path);
    ScriptFile script =
        ScriptFile.at(
            surroundings.given().file(file),
            new ReadingProgress(surroundings, common, size() > LARGE_BYTES));
    if (!ProjectFolder.isProject(at) && isFree(at)) {
      return intoNew(at, script);
    }
    try (OpenProject opening = surroundings.open(path)) {
      return into(opening, script);
    }
  }

  private long size() {
    try {
      return Files.size(surroundings.folder().resolve(file));
    } catch (IOException e) {
      return 0;
    }
  }

  private static boolean isFree(Path folder) {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /** A project that is not there is made when the script can be read, and never by a dry run. */
  private int intoNew(Path at, ScriptFile script) {
    String name = at.toAbsolutePath().normalize().getFileName().toString();
    Project empty = Project.empty(name);
    ScriptImports imports = new ScriptImports(null, empty);
    MergePlan plan = plan(imports, empty, script, Optional.empty());
    if (!dryRun && isWanted(plan)) {
      try (OpenProject made = new OpenProject(ProjectFolder.create(at, empty))) {
        made.make(new ScriptImports(made.folder(), empty).step(plan));
        made.save();
        remember(at, plan);
      }
    }
    return told(plan);
  }

  private int into(OpenProject opening, ScriptFile script) {
    Project project = opening.project();
    ScriptImports imports = new ScriptImports(opening.folder(), project);
    Optional<ScriptSource> known =
        isAnother ? Optional.empty() : imports.known(script, choices.format());
    MergePlan plan = plan(imports, project, script, known);
    requireLikely(plan);
    if (!dryRun && !plan.isEmpty() && isWanted(plan)) {
      opening
          .folder()
          .readOnlyReason()
          .ifPresent(
              reason -> {
                throw new RenderException("{0} Nothing was imported.", reason);
              });
      opening.make(imports.step(plan));
      opening.save();
    }
    if (!dryRun) {
      remember(opening.folder().path(), plan);
    }
    return told(plan);
  }

  /** For {@code watch}: a project does not say where its scripts lie. */
  private void remember(Path project, MergePlan plan) {
    new ScriptPlaces(surroundings.config().path().resolve(ScriptPlaces.FILE), Runnable::run)
        .remember(project, plan.draft().name(), surroundings.folder().resolve(file));
  }

  private MergePlan plan(
      ScriptImports imports, Project project, ScriptFile script, Optional<ScriptSource> known) {
    ReadingOptions options =
        choices.applied(known.map(ScriptImports::options).orElse(ReadingOptions.USUAL));
    ScriptDraft draft = choices.read(script, imports.knowing(options));
    SectionChoice before =
        known.map(one -> SectionChoice.of(one.options())).orElse(SectionChoice.PROPOSED);
    SectionChoice choice =
        skip.isEmpty() && take.isEmpty()
            ? before
            : WrongUse.unless(
                () ->
                    new SectionChoice(
                        SectionChoice.named(draft, skip), SectionChoice.named(draft, take)));
    return imports.plan(known, draft, options, choice, chosen(project), "Cut lines");
  }

  private Map<String, String> chosen(Project project) {
    Map<String, String> ids = new LinkedHashMap<>();
    speakers.forEach(
        (name, wanted) -> {
          Set<String> found =
              project.speakers().stream()
                  .filter(each -> each.id().equals(wanted) || each.name().equals(wanted))
                  .map(Speaker::id)
                  .collect(Collectors.toSet());
          if (found.size() != 1) {
            throw new WrongUse(
                "There is no one speaker \"{0}\" in the project for \"{1}\".", wanted, name);
          }
          ids.put(name, found.iterator().next());
        });
    return ids;
  }

  /** Two books may be called chapter1.txt: nothing is deleted because of a name. */
  private void requireLikely(MergePlan plan) {
    if (!plan.isLikely() && !isTheSame && !dryRun) {
      throw new StorageException(
          "Of the {0} lines of {1} that were imported only {2} are in the file. Say --update if it"
              + " is that script all the same, or --new if it is another one of this name.",
          plan.baseLines(), plan.draft().name(), plan.found());
    }
  }

  private boolean isWanted(MergePlan plan) {
    return allowIncomplete || plan.draft().completeness().isComplete();
  }

  private int told(MergePlan plan) {
    ImportPrint print = new ImportPrint(surroundings, plan, dryRun);
    if (report != null) {
      write(plan);
    }
    if (common.isJson()) {
      print.json();
    } else {
      print.text(common.isQuiet());
    }
    if (!isWanted(plan)) {
      surroundings
          .err()
          .println(
              "reprise: "
                  + ScriptReport.completeness(plan.draft())
                  + " Nothing was imported; --allow-incomplete does it all the same.");
      return CommandLineDoor.FAILED;
    }
    return dryRun && !plan.isEmpty() ? CommandLineDoor.DRIFT : CommandLineDoor.DONE;
  }

  private void write(MergePlan plan) {
    String text =
        ScriptReport.of(plan.draft()).stream()
            .map(Sentence::toString)
            .collect(Collectors.joining("\n", "", "\n"));
    Path target = surroundings.folder().resolve(report);
    try {
      AtomicFile.write(target, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StorageException(e, "The report {0} cannot be written: {1}.", target, e);
    }
  }
}
