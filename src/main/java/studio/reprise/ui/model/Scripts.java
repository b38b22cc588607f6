package studio.reprise.ui.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.reprise.desk.ScriptImports;
import studio.reprise.desk.ScriptPlaces;
import studio.reprise.desk.SectionChoice;
import studio.reprise.document.Edit;
import studio.reprise.document.Project;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.script.MergePlan;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Problem;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.script.ReadingCancelled;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.storage.script.ScriptFile;
import studio.reprise.storage.script.ScriptFormats;
import studio.reprise.storage.script.UnknownEncoding;
import studio.reprise.ui.widget.Messages;

/**
 * Scripts come in, from files and from the clipboard. Files are read and compared behind the
 * window; only the step itself is made on its thread.
 */
public final class Scripts {
  // A table of strangers may have hundreds of columns; the notice must leave the script in sight.
  private static final int MOST_REMARKS = 5;

  private final Manuscript manuscript;
  private final LineCommands lines;
  private final Notices notices;
  private final Messages messages;
  private final ScriptPlaces places;
  private final Executor background;
  private final Executor storage;
  private final Executor fx;
  private Consumer<Path> offered = file -> {};
  private Consumer<MergePlan> taken = plan -> {};

  Scripts(
      Manuscript manuscript,
      LineCommands lines,
      Notices notices,
      Messages messages,
      ScriptPlaces places,
      Executor background,
      Executor storage,
      Executor fx) {
    this.manuscript = manuscript;
    this.lines = lines;
    this.notices = notices;
    this.messages = messages;
    this.places = places;
    this.background = background;
    this.storage = storage;
    this.fx = fx;
  }

  /**
   * A file that was read.
   *
   * @param path where it lies
   * @param draft all of it
   * @param options as it was read
   * @param known the script of the project that it is, or empty
   */
  public record Read(
      Path path, ScriptDraft draft, ReadingOptions options, Optional<ScriptSource> known) {
    /** The same file as a script that the project does not know. */
    public Read asAnother() {
      return new Read(path, draft, options, Optional.empty());
    }

    /** Which sections were wanted last time, or are proposed. */
    public SectionChoice choice() {
      return known.map(source -> SectionChoice.of(source.options())).orElse(SectionChoice.PROPOSED);
    }
  }

  /** What became of reading; all are called on the JavaFX thread. */
  public interface Reader {
    /** How far it is: 0 to 1. */
    void at(double fraction);

    void done(Read read);

    /**
     * @param trouble whether something would help
     */
    void failed(Sentence why, Trouble trouble);
  }

  /** Whether something would help. */
  public enum Trouble {
    /** Naming the encoding would. */
    ENCODING,
    OTHER
  }

  /** Who shows a script before it is taken. */
  public void onOffered(Consumer<Path> shows) {
    offered = shows;
  }

  /** Who goes on when a script came in. */
  void onTaken(Consumer<MergePlan> goesOn) {
    taken = goesOn;
  }

  /** Shows what a file would bring, or what changed in it. */
  public void offer(Path file) {
    if (manuscript.project() != null) {
      offered.accept(file);
    }
  }

  /**
   * Reads a script behind the window.
   *
   * @param options as the author chose, or null: as last time, else as usual
   * @return cancels it
   */
  public Runnable read(Path path, @Nullable ReadingOptions options, Reader reader) {
    AtomicBoolean cancelled = new AtomicBoolean();
    ProjectFolder folder = manuscript.folder();
    Project project = manuscript.project();
    DoubleConsumer progress = fraction -> fx.execute(() -> reader.at(fraction));
    background.execute(
        () -> {
          try {
            ScriptFile file = ScriptFile.at(path, fraction -> heard(fraction, progress, cancelled));
            ScriptImports imports = new ScriptImports(folder, project);
            Optional<ScriptSource> known = imports.known(file, "");
            ReadingOptions chosen =
                options != null
                    ? options
                    : known.map(ScriptImports::options).orElse(ReadingOptions.USUAL);
            ScriptDraft draft = ScriptFormats.read(file, "", imports.knowing(chosen));
            fx.execute(
                () -> tell(cancelled, () -> reader.done(new Read(path, draft, chosen, known))));
          } catch (ReadingCancelled e) {
            // Nobody waits for it.
          } catch (RuntimeException e) {
            Trouble trouble = e instanceof UnknownEncoding ? Trouble.ENCODING : Trouble.OTHER;
            fx.execute(() -> tell(cancelled, () -> reader.failed(Problem.told(e), trouble)));
          }
        });
    return () -> cancelled.set(true);
  }

  private static boolean heard(double fraction, DoubleConsumer progress, AtomicBoolean cancelled) {
    progress.accept(fraction);
    return !cancelled.get();
  }

  private static void tell(AtomicBoolean cancelled, Runnable news) {
    if (!cancelled.get()) {
      news.run();
    }
  }

  /**
   * Compares what was read with the project, behind the window.
   *
   * @param done hears on the JavaFX thread
   */
  public void plan(
      Read read,
      SectionChoice choice,
      Map<String, String> speakers,
      Consumer<MergePlan> done,
      Consumer<Sentence> failed) {
    ScriptImports imports = new ScriptImports(manuscript.folder(), manuscript.project());
    String cut = messages.text("import.cut_lines");
    behind(
        () -> imports.plan(read.known(), read.draft(), read.options(), choice, speakers, cut),
        done,
        failed);
  }

  /** The plan with some changes decided otherwise. */
  public void turned(
      MergePlan plan, Set<String> changes, Consumer<MergePlan> done, Consumer<Sentence> failed) {
    ScriptImports imports = new ScriptImports(manuscript.folder(), manuscript.project());
    behind(() -> imports.turned(plan, changes), done, failed);
  }

  private <T> void behind(Supplier<T> work, Consumer<T> done, Consumer<Sentence> failed) {
    background.execute(
        () -> {
          try {
            T result = work.get();
            fx.execute(() -> done.accept(result));
          } catch (RuntimeException e) {
            Sentence why = Problem.told(e);
            fx.execute(() -> failed.accept(why));
          }
        });
  }

  /** Makes the step: what was read is kept beside the project first. */
  public void take(Path path, MergePlan plan) {
    if (plan.isEmpty()) {
      notices.show(
          Notice.of(
              "import",
              Notice.Kind.INFORMATION,
              messages.text("import.nothing_changed", plan.draft().name())));
      return;
    }
    ProjectFolder into = manuscript.folder();
    storage.execute(
        () -> {
          try {
            Edit step = new ScriptImports(into, plan.before()).step(plan);
            fx.execute(() -> taken(into, path, plan, step));
          } catch (RuntimeException e) {
            fx.execute(() -> fail(e));
          }
        });
  }

  private void taken(ProjectFolder into, Path path, MergePlan plan, Edit step) {
    if (!manuscript.isIn(into)) {
      return;
    }
    manuscript.edit(step);
    // What came in is there to be heard at once.
    lines.currentOrFirst();
    places.remember(into.path(), plan.draft().name(), path);
    remark(Stream.concat(plan.draft().remarks().stream(), plan.remarks().stream()).toList());
    taken.accept(plan);
  }

  /** The project that scripts come into. */
  public Project project() {
    return manuscript.project();
  }

  /** Writes a report, a line each, behind the window. */
  public void write(Path target, List<String> report) {
    storage.execute(
        () -> {
          try {
            AtomicFile.write(
                target, (String.join("\n", report) + "\n").getBytes(StandardCharsets.UTF_8));
          } catch (IOException e) {
            StorageException problem =
                new StorageException(e, "The report {0} cannot be written: {1}.", target, e);
            fx.execute(() -> fail(problem));
          }
        });
  }

  /** Tells why a script could not be compared. */
  public void failed(Sentence why) {
    notices.fail(new Failure(Failure.Kind.IMPORT, why));
  }

  /** Puts text from the clipboard behind the current line, as one step. */
  public void paste(String text) {
    try {
      remark(lines.paste(text, messages.text("clipboard")));
    } catch (StorageException e) {
      fail(e);
    }
  }

  private void remark(List<Sentence> remarks) {
    notices.dismiss("import");
    if (!remarks.isEmpty()) {
      String cutOff = remarks.size() > MOST_REMARKS ? "\n…" : "";
      notices.show(
          Notice.of(
              "import",
              Notice.Kind.INFORMATION,
              remarks.stream()
                  .limit(MOST_REMARKS)
                  .map(messages::sentence)
                  .collect(Collectors.joining("\n", "", cutOff))));
    }
  }

  private void fail(RuntimeException problem) {
    notices.fail(new Failure(Failure.Kind.IMPORT, Problem.told(problem)));
  }
}
