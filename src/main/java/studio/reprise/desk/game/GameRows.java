package studio.reprise.desk.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.Speaker;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.ScriptDraft;

/**
 * All lines of a project and of the scripts that it was made of: the scripts' rows in the scripts'
 * order, then the author's own.
 */
public final class GameRows {
  private final Project project;
  private final List<GameRow> rows = new ArrayList<>();
  private final Map<String, GameRow> byLine = new HashMap<>();

  private GameRows(Project project) {
    this.project = project;
  }

  /** Where a line of the project stands. */
  private record Place(Line line, Scene scene) {}

  /**
   * @param drafts the scripts as they were imported last
   */
  public static GameRows of(Project project, Function<ScriptSource, ScriptDraft> drafts) {
    GameRows made = new GameRows(project);
    Map<String, Map<String, Place>> imported = new HashMap<>();
    for (Scene scene : project.scenes()) {
      for (Line line : scene.lines()) {
        Map<String, Place> ofSource =
            imported.computeIfAbsent(line.origin().sourceId(), id -> new HashMap<>());
        line.origin().keys().forEach(link -> ofSource.putIfAbsent(link, new Place(line, scene)));
      }
    }
    for (ScriptSource source : project.sources()) {
      made.add(source, drafts.apply(source), imported.getOrDefault(source.id(), Map.of()));
    }
    made.addOwn();
    return made;
  }

  private void add(ScriptSource source, ScriptDraft draft, Map<String, Place> places) {
    Set<String> taken = new HashSet<>();
    for (DraftSection section : draft.sections()) {
      for (DraftLine base : section.lines()) {
        // Of lines that were merged the first row has the sound, and the others their words.
        Optional<Place> place =
            Optional.ofNullable(places.get(base.link()))
                .filter(found -> taken.add(found.line().id()));
        Optional<Line> line = place.map(Place::line);
        GameRow row =
            new GameRow(
                Optional.of(source),
                Optional.of(base),
                section.title(),
                line,
                place.map(Place::scene),
                line.map(one -> nameOf(one, base, source)).orElse(base.sureSpeaker()),
                language(line, base, draft));
        rows.add(row);
        line.ifPresent(one -> byLine.put(one.id(), row));
      }
    }
  }

  private void addOwn() {
    for (Scene scene : project.scenes()) {
      for (Line line : scene.lines()) {
        if (!line.isEmpty() && !byLine.containsKey(line.id())) {
          GameRow row =
              new GameRow(
                  Optional.empty(),
                  Optional.empty(),
                  scene.title(),
                  Optional.of(line),
                  Optional.of(scene),
                  project.speaker(line.speakerId()).map(Speaker::name).orElse(""),
                  language(Optional.of(line), DraftLine.of(line.text()), null));
          rows.add(row);
          byLine.put(line.id(), row);
        }
      }
    }
  }

  /** Who speaks now, as the script calls them. */
  private String nameOf(Line line, DraftLine base, ScriptSource source) {
    String said = base.sureSpeaker();
    if (line.speakerId().equals(source.speakers().getOrDefault(said, said))) {
      return said;
    }
    return source.speakers().entrySet().stream()
        .filter(named -> !named.getKey().isEmpty() && named.getValue().equals(line.speakerId()))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> project.speaker(line.speakerId()).map(Speaker::name))
        .orElse("");
  }

  private String language(Optional<Line> line, DraftLine base, @Nullable ScriptDraft draft) {
    return line.map(Line::language)
        .filter(tag -> !tag.isEmpty())
        .or(() -> Optional.of(base.language()).filter(tag -> !tag.isEmpty()))
        .or(
            () ->
                Optional.ofNullable(draft).map(ScriptDraft::language).filter(tag -> !tag.isEmpty()))
        .or(
            () ->
                line.flatMap(one -> project.speaker(one.speakerId()))
                    .map(Speaker::language)
                    .filter(tag -> !tag.isEmpty()))
        .or(() -> Optional.of(project.defaults().language()).filter(tag -> !tag.isEmpty()))
        .orElseGet(() -> writtenIn(base.text()));
  }

  /** Nobody said it: the writing does. */
  private static String writtenIn(String text) {
    boolean isKana =
        text.codePoints()
            .anyMatch(
                c ->
                    Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA);
    boolean isHan =
        text.codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    return isKana ? "ja" : isHan ? "zh" : "en";
  }

  public Project project() {
    return project;
  }

  /** All rows. */
  public List<GameRow> all() {
    return List.copyOf(rows);
  }

  /** The row of a line of the project. */
  public Optional<GameRow> of(Line line) {
    return Optional.ofNullable(byLine.get(line.id()));
  }
}
