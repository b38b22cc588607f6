package studio.reprise.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import studio.reprise.desk.ProjectExport;
import studio.reprise.desk.game.GameProfiles;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.render.Receipt;
import studio.reprise.render.TakeReview;
import studio.reprise.render.TakeReview.Concern;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.DeliveryOrder.Foreign;
import studio.reprise.storage.DeliveryOrder.Orphans;
import studio.reprise.storage.ExportPattern;
import studio.reprise.storage.OccupiedException;
import studio.reprise.ui.model.render.LineStates;
import studio.reprise.ui.model.render.PackState;
import studio.reprise.ui.model.render.Renders;
import studio.reprise.ui.widget.Messages;

/** Hands the open project's takes over, and knows beforehand what a listener would miss. */
public final class Exports {
  /** So many lines are named; of more, how many there are. */
  private static final int MOST_NAMED = 12;

  private final Manuscript manuscript;
  private final Renders renders;
  private final RenderCommands rendering;
  private final Notices notices;
  private final Messages messages;
  private final LastExports memory;
  private final Executor storage;
  private final Executor fx;

  Exports(
      Manuscript manuscript,
      Renders renders,
      RenderCommands rendering,
      Notices notices,
      Messages messages,
      LastExports memory,
      Executor storage,
      Executor fx) {
    this.manuscript = manuscript;
    this.renders = renders;
    this.rendering = rendering;
    this.notices = notices;
    this.messages = messages;
    this.memory = memory;
    this.storage = storage;
    this.fx = fx;
  }

  /** Where to, when nobody has said it yet: beside the project. */
  private String usualFolder() {
    Path project = manuscript.folder().path().toAbsolutePath().normalize();
    return project.resolveSibling(project.getFileName() + " WAVs").toString();
  }

  public List<Scene> scenes() {
    return manuscript.project().scenes();
  }

  /** What was asked for the last time, without scenes that are gone; the usual, the first time. */
  public Export latest() {
    Export last =
        memory.of(manuscript.folder().path()).orElseGet(() -> Export.USUAL.into(usualFolder()));
    List<String> there =
        last.scenes().stream().filter(id -> manuscript.project().scene(id).isPresent()).toList();
    return new Export(
        last.pattern(),
        there,
        last.sampleRateHz(),
        last.depth(),
        last.form(),
        last.engine(),
        last.waveForm(),
        last.folder());
  }

  /**
   * The names that the WAVs would have, as far as their lines have or will have a take.
   *
   * @throws AuthorException when the pattern makes none, or an engine would play another line
   */
  public List<String> names(Export export) {
    LineStates states = renders.states();
    boolean namesTakes = export.pattern().contains("{take}");
    ProjectExport order = order(export, Foreign.KEPT);
    List<ProjectExport.Named> named =
        order.names(line -> line.isEmpty() ? Optional.empty() : expected(line, states, namesTakes));
    order.requireNames(named);
    return named.stream().map(one -> one.file() + ".wav").toList();
  }

  private Optional<ProjectExport.Expected> expected(
      Line line, LineStates states, boolean namesTakes) {
    Optional<Receipt> take = states.index().receipt(line.takeFingerprint());
    if (take.isPresent()) {
      return take.map(r -> new ProjectExport.Expected(r.takeId(), r.said().seed()));
    }
    return states
        .plan()
        .filter(plan -> plan.obstacle(line).isEmpty())
        .map(
            plan ->
                new ProjectExport.Expected(
                    namesTakes ? Receipt.takeId(plan.fingerprint(line)) : "take",
                    manuscript.project().seedOf(line)));
  }

  private ProjectExport order(Export export, Foreign foreign) {
    return new ProjectExport(
        manuscript.folder(),
        manuscript.project(),
        new ExportPattern(export.pattern()),
        export.scenes(),
        export.sampleRateHz(),
        export.depth(),
        export.form(),
        GameProfiles.byId(export.engine()),
        export.waveForm(),
        foreign,
        Orphans.NAMED);
  }

  /** What a listener would miss in it as things stand: lines by what is the matter with them. */
  public Map<Concern, List<Line>> review(Export export) {
    Project project = manuscript.project();
    Map<Concern, List<Line>> found = new EnumMap<>(Concern.class);
    order(export, Foreign.KEPT)
        .review(renders.states()::ofTake)
        .forEach(
            (TakeReview.Finding finding) ->
                project
                    .line(finding.lineId())
                    .ifPresent(
                        line ->
                            found
                                .computeIfAbsent(finding.concern(), concern -> new ArrayList<>())
                                .add(line)));
    return found;
  }

  /** The lines of a review that a render would mend. */
  public static List<Line> toRender(Map<Concern, List<Line>> review) {
    List<Line> lines = new ArrayList<>(review.getOrDefault(Concern.MISSING, List.of()));
    lines.addAll(review.getOrDefault(Concern.STALE, List.of()));
    lines.removeIf(Line::locked);
    return lines;
  }

  /** {@link #review} in sentences, each with the numbers that the script shows. */
  public List<String> sentences(Map<Concern, List<Line>> review) {
    Map<String, Integer> numbers = new HashMap<>();
    manuscript.project().lines().forEach(line -> numbers.put(line.id(), numbers.size() + 1));
    return review.entrySet().stream()
        .map(
            entry -> {
              String named =
                  entry.getValue().stream()
                      .limit(MOST_NAMED)
                      .map(line -> Objects.requireNonNull(numbers.get(line.id())).toString())
                      .collect(Collectors.joining(", "));
              String more = entry.getValue().size() > MOST_NAMED ? ", …" : "";
              return messages.count("export." + entry.getKey().name(), entry.getValue().size())
                  + " "
                  + messages.text("export.lines", named + more);
            })
        .toList();
  }

  /** Writes behind the window, tells what came of it, and remembers what was asked for. */
  public void run(Export export) {
    if (manuscript.isOpen()) {
      memory.remember(manuscript.folder().path(), export);
      run(export, Foreign.KEPT);
    }
  }

  /** Where the last export went, on this computer; empty before the first. */
  public Optional<String> lastFolder() {
    return manuscript.isOpen()
        ? memory.of(manuscript.folder().path()).map(Export::folder)
        : Optional.empty();
  }

  /** The same as the last time, rendering first what is missing or stale; false the first time. */
  public boolean again() {
    if (lastFolder().isEmpty()) {
      return false;
    }
    Export last = latest();
    runAfterRendering(toRender(review(last)), last);
    return true;
  }

  private void run(Export export, Foreign foreign) {
    if (!manuscript.isOpen()) {
      return;
    }
    ProjectExport wanted = order(export, foreign);
    List<String> concerns = sentences(review(export));
    storage.execute(
        () -> {
          try {
            ProjectExport.Result done = wanted.to(Path.of(export.folder()));
            fx.execute(() -> tell(export, done, concerns));
          } catch (OccupiedException e) {
            fx.execute(() -> offerToReplace(export, e.sentence()));
          } catch (AuthorException e) {
            fx.execute(() -> notices.fail(new Failure(Failure.Kind.EXPORT, e.sentence())));
          }
        });
  }

  private void offerToReplace(Export export, Sentence sentence) {
    notices.show(
        new Notice(
            "export",
            Notice.Kind.WARNING,
            messages.text("export.occupied", messages.sentence(sentence)),
            messages.text("export.replace"),
            () -> {
              notices.dismiss("export");
              run(export, Foreign.REPLACED);
            }));
  }

  /** Renders lines first and writes when the last of them has ended, well or not. */
  public void runAfterRendering(List<Line> lines, Export export) {
    PackState pack = renders.pack().state();
    boolean speaks = pack instanceof PackState.Open || pack instanceof PackState.Opening;
    if (lines.isEmpty() || !speaks) {
      run(export);
      return;
    }
    Set<String> waiting = lines.stream().map(Line::id).collect(Collectors.toSet());
    rendering.render(lines);
    renders.pack().whenOpen(() -> whenEnded(waiting, () -> run(export)));
  }

  private void whenEnded(Set<String> lineIds, Runnable then) {
    if (haveEnded(lineIds)) {
      then.run();
      return;
    }
    renders
        .states()
        .revisionProperty()
        .addListener(
            new ChangeListener<Number>() {
              @Override
              public void changed(ObservableValue<? extends Number> value, Number old, Number now) {
                if (haveEnded(lineIds)) {
                  renders.states().revisionProperty().removeListener(this);
                  then.run();
                }
              }
            });
  }

  private boolean haveEnded(Set<String> lineIds) {
    return renders.jobs().shown().stream()
        .noneMatch(job -> job.isLive() && lineIds.contains(job.lineId()));
  }

  private void tell(Export export, ProjectExport.Result done, List<String> concerns) {
    StringBuilder text =
        new StringBuilder(messages.text("export.done", done.lines(), export.folder()));
    concerns.forEach(concern -> text.append('\n').append(concern));
    done.remarks().forEach(remark -> text.append('\n').append(messages.sentence(remark)));
    List<String> leftOver = done.outcome().leftOver();
    if (!leftOver.isEmpty()) {
      text.append('\n')
          .append(messages.count("export.left_over", leftOver.size()))
          .append(' ')
          .append(leftOver.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")));
    }
    notices.show(
        Notice.of(
            "export",
            concerns.isEmpty() ? Notice.Kind.GOOD : Notice.Kind.WARNING,
            text.toString()));
  }
}
