package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.OpenProject;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Edit;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpokenForm;
import studio.reprise.render.PronunciationReach;
import studio.reprise.render.ReceiptJson;
import studio.reprise.storage.words.WordFiles;
import studio.reprise.storage.words.WordList;

/** How words of a project are said. */
@Command(
    name = "dictionary",
    description = "How words of a project are said: lists, changes, imports and exports it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  reprise dictionary list my-book",
      "  reprise dictionary set my-book Reprise reh-preez",
      "  reprise dictionary set my-book Leigh 'L IY1' --phonemes --speaker Anna",
      "  reprise dictionary import my-book names.csv",
      "  reprise dictionary export my-book names.pls",
      "  reprise dictionary guessed my-book"
    })
final class DictionaryCommand {
  private DictionaryCommand() {}

  static CommandLine with(Surroundings surroundings) {
    return new CommandLine(new DictionaryCommand())
        .addSubcommand(new ListWords(surroundings))
        .addSubcommand(new SetWord(surroundings))
        .addSubcommand(new RemoveWord(surroundings))
        .addSubcommand(new ImportWords(surroundings))
        .addSubcommand(new ExportWords(surroundings))
        .addSubcommand(new GuessedWordsCommand(surroundings));
  }

  /** What an entry is for. */
  private static final class Reach {
    @Option(names = "--speaker", paramLabel = "<name>", description = "For one speaker only.")
    private String speaker;

    @Option(names = "--line", paramLabel = "<id>", description = "For one line only.")
    private String line;

    DictionaryEntry entry(Project project, String word, String spoken) {
      if (speaker != null && line != null) {
        throw new WrongUse("An entry is for a speaker or for a line, not for both.");
      }
      if (speaker != null) {
        String id = SpeakerSetCommand.found(project.speakers(), speaker).id();
        return new DictionaryEntry(word, spoken, DictionaryEntry.Scope.SPEAKER, id);
      }
      if (line != null && project.line(line).isEmpty()) {
        throw new WrongUse("The project has no line \"{0}\".", line);
      }
      return line == null
          ? DictionaryEntry.forProject(word, spoken)
          : new DictionaryEntry(word, spoken, DictionaryEntry.Scope.LINE, line);
    }
  }

  /** Makes an edit, keeps it, and says how many takes do not say it so yet. */
  private static void make(OpenProject opening, Edit edit, Surroundings surroundings) {
    Project before = opening.project();
    opening.make(edit);
    opening.save();
    int stale = PronunciationReach.goingStale(before, opening.project()).size();
    if (stale > 0) {
      surroundings
          .err()
          .println(
              "reprise: "
                  + (stale == 1 ? "1 line has a take" : stale + " lines have takes")
                  + " that say it as before; render renders them.");
    }
  }

  @Command(
      name = "list",
      description = "Lists the entries in their order.",
      footerHeading = "%nExample:%n",
      footer = "  reprise dictionary list my-book --json")
  private static final class ListWords implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "<project>", description = "The project's folder.")
    private Path path;

    @Mixin private CommonOptions common;

    ListWords(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      try (OpenProject opening = surroundings.open(path)) {
        Project project = opening.project();
        if (common.isJson()) {
          ArrayNode all = new ObjectMapper().createArrayNode();
          project
              .dictionary()
              .forEach(
                  entry ->
                      all.addObject()
                          .put("word", entry.word())
                          .put("spoken", entry.spoken())
                          .put("scope", entry.scope().name().toLowerCase(Locale.ROOT))
                          .put("owner", entry.ownerId()));
          surroundings.out().print(ReceiptJson.write(all));
        } else {
          project.dictionary().forEach(entry -> surroundings.out().println(shown(project, entry)));
        }
      }
      return CommandLineDoor.DONE;
    }

    private static String shown(Project project, DictionaryEntry entry) {
      String spoken = SpokenForm.phonemes(entry.spoken()).orElse(entry.spoken());
      String whose =
          switch (entry.scope()) {
            case PROJECT -> "";
            case SPEAKER ->
                "\t" + project.speaker(entry.ownerId()).map(Speaker::name).orElse(entry.ownerId());
            case LINE -> "\t" + entry.ownerId();
          };
      return entry.word() + "\t" + spoken + whose;
    }
  }

  @Command(
      name = "set",
      description = "Says how a word is spoken: a respelling, or phonemes of the pack.",
      footerHeading = "%nExample:%n",
      footer = "  reprise dictionary set my-book Siobhan shiv-awn --speaker Anna")
  private static final class SetWord implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "<project>", description = "The project's folder.")
    private Path path;

    @Parameters(index = "1", paramLabel = "<word>", description = "As it is written.")
    private String word;

    @Parameters(index = "2", paramLabel = "<spoken>", description = "As it is said.")
    private String spoken;

    @Option(
        names = "--phonemes",
        description = "<spoken> is phonemes with blanks between them, such as 'R AH0 P R IY1 Z'.")
    private boolean phonemes;

    @Mixin private Reach reach;

    @Mixin private CommonOptions common;

    SetWord(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      String said = phonemes ? WrongUse.unless(() -> SpokenForm.ofPhonemes(spoken)) : spoken;
      try (OpenProject opening = surroundings.open(path)) {
        make(
            opening,
            ProjectEdits.setPronunciation(reach.entry(opening.project(), word, said)),
            surroundings);
      }
      return CommandLineDoor.DONE;
    }
  }

  @Command(
      name = "remove",
      description = "Removes the entry of a word.",
      footerHeading = "%nExample:%n",
      footer = "  reprise dictionary remove my-book Siobhan")
  private static final class RemoveWord implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "<project>", description = "The project's folder.")
    private Path path;

    @Parameters(index = "1", paramLabel = "<word>", description = "As it is written.")
    private String word;

    @Mixin private Reach reach;

    @Mixin private CommonOptions common;

    RemoveWord(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      try (OpenProject opening = surroundings.open(path)) {
        DictionaryEntry wanted = reach.entry(opening.project(), word, "?");
        DictionaryEntry there =
            opening.project().dictionary().stream()
                .filter(wanted::replaces)
                .findFirst()
                .orElseThrow(
                    () -> new WrongUse("The dictionary has no such entry for \"{0}\".", word));
        make(opening, ProjectEdits.removePronunciation(there), surroundings);
      }
      return CommandLineDoor.DONE;
    }
  }

  @Command(
      name = "import",
      description = {
        "Reads a dictionary: .csv or .tsv with the columns word, spoken or phonemes, scope and "
            + "owner, or a lexicon of the W3C (.pls, .xml) with aliases and phonemes in IPA."
      },
      footerHeading = "%nExample:%n",
      footer = "  reprise dictionary import my-book names.csv")
  private static final class ImportWords implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "<project>", description = "The project's folder.")
    private Path path;

    @Parameters(index = "1", paramLabel = "<file>", description = "What is read.")
    private Path file;

    @Mixin private CommonOptions common;

    ImportWords(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      try (OpenProject opening = surroundings.open(path)) {
        WordList list = WordFiles.read(surroundings.given().file(file), opening.project());
        list.remarks().forEach(remark -> surroundings.err().println("reprise: " + remark));
        make(opening, ProjectEdits.setPronunciations(list.entries()), surroundings);
        surroundings.out().println(list.entries().size() + " entries");
        return list.remarks().isEmpty() ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
      }
    }
  }

  @Command(
      name = "export",
      description = {
        "Writes the dictionary as a table (.csv, .tsv), or what holds for the whole project as a "
            + "lexicon of the W3C (.pls, .xml)."
      },
      footerHeading = "%nExample:%n",
      footer = "  reprise dictionary export my-book names.pls")
  private static final class ExportWords implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "<project>", description = "The project's folder.")
    private Path path;

    @Parameters(index = "1", paramLabel = "<file>", description = "What is written.")
    private Path file;

    @Mixin private CommonOptions common;

    ExportWords(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      try (OpenProject opening = surroundings.open(path)) {
        Path target = surroundings.given().newFile(file);
        List<DictionaryEntry> narrow =
            opening.project().dictionary().stream()
                .filter(entry -> entry.scope() != DictionaryEntry.Scope.PROJECT)
                .toList();
        WordFiles.write(target, opening.project());
        if (WordFiles.isLexicon(target) && !narrow.isEmpty()) {
          surroundings
              .err()
              .println(
                  "reprise: A lexicon knows no speakers and no lines: "
                      + narrow.size()
                      + " of the entries are left out.");
        }
      }
      return CommandLineDoor.DONE;
    }
  }
}
