package studio.reprise.desk;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Project;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.Speaker;
import studio.reprise.document.script.Incoming;
import studio.reprise.document.script.MergePlan;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.document.script.ScriptMerge;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.storage.script.ScriptFile;
import studio.reprise.storage.script.ScriptFormats;

/**
 * Scripts come into a project, by either door: a file is read as it was read last time, compared
 * with what was imported then, and taken in as one step.
 */
public final class ScriptImports {
  private final @Nullable ProjectFolder folder;
  private final Project project;

  /**
   * @param folder keeps what was imported
   * @param project as the author sees it now
   */
  public ScriptImports(@Nullable ProjectFolder folder, Project project) {
    this.folder = folder;
    this.project = project;
  }

  /** The script that the project knows by a file's name and format. */
  public Optional<ScriptSource> known(String fileName, String format) {
    return project.sources().stream()
        .filter(source -> source.name().equals(fileName) && source.format().equals(format))
        .findFirst();
  }

  /** The script that the project knows of a file, its format found out. */
  public Optional<ScriptSource> known(ScriptFile file, String format) {
    return known(file.name(), ScriptFormats.of(file, format).id());
  }

  /** Options of a reading with what the project knows. */
  public ReadingOptions knowing(ReadingOptions options) {
    return options.knowing(
        project.speakers().stream()
            .map(Speaker::name)
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** How a known script was read last time. */
  public static ReadingOptions options(ScriptSource source) {
    return ReadingOptions.of(source.options());
  }

  /**
   * What was imported of a script last.
   *
   * @throws StorageException when the project's copy of it is missing or was changed
   */
  public ScriptDraft base(ScriptSource source) {
    return Objects.requireNonNull(folder).sources().get(source.draftSha256());
  }

  /**
   * What an import would do.
   *
   * @param source the known script that the file is, or empty for another one
   * @param draft as it was read, with all its sections
   * @param choice which of them are wanted
   * @param speakers ids by the script's names, where the author chose
   */
  public MergePlan plan(
      Optional<ScriptSource> source,
      ScriptDraft draft,
      ReadingOptions options,
      SectionChoice choice,
      Map<String, String> speakers,
      String cutTitle) {
    ScriptDraft wanted = choice.wanted(draft);
    Map<String, String> kept = new TreeMap<>(options.asMap());
    kept.putAll(choice.asMap());
    Incoming incoming =
        source
            .map(known -> Incoming.again(known, base(known), wanted))
            .orElseGet(() -> Incoming.first(wanted));
    return ScriptMerge.of(
        project, incoming.withSpeakers(speakers).withOptions(kept).withCutTitle(cutTitle));
  }

  /** The same with some changes decided otherwise, by their ids. */
  public MergePlan turned(MergePlan plan, Set<String> changes) {
    return ScriptMerge.of(project, plan.incoming().turning(changes));
  }

  /**
   * Keeps what was read beside the project, where undo finds it: before the step is made.
   *
   * @return the step that brings the script in
   * @throws StorageException when it cannot be kept
   */
  public studio.reprise.document.Edit step(MergePlan plan) {
    return plan.edit(Objects.requireNonNull(folder).sources().put(plan.draft()));
  }
}
