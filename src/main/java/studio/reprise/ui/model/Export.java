package studio.reprise.ui.model;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import studio.reprise.desk.ProjectExport;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.render.TakeReview;
import studio.reprise.render.TakeReview.Concern;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.DeliveryOrder.Foreign;
import studio.reprise.storage.DeliveryOrder.Orphans;
import studio.reprise.storage.ExportPattern;
import studio.reprise.storage.OccupiedException;
import studio.reprise.ui.widget.Messages;

/**
 * What an author asks to be handed over.
 *
 * @param pattern names the WAVs
 * @param scenes by id; empty: all
 * @param sampleRateHz of the WAVs; empty: the takes' own
 * @param form whether scenes are joined, too
 */
public record Export(
    String pattern, List<String> scenes, OptionalInt sampleRateHz, ProjectExport.Form form) {
  /** Every line, named and sampled as usual. */
  public static final Export USUAL =
      new Export(ExportPattern.DEFAULT, List.of(), OptionalInt.empty(), ProjectExport.Form.LINES);

  /** So many lines are named; of more, how many there are. */
  private static final int MOST_NAMED = 12;

  public Export {
    scenes = List.copyOf(scenes);
  }

  private ProjectExport of(StudioModel model, Foreign foreign) {
    return new ProjectExport(
        model.manuscript().folder(),
        model.manuscript().project(),
        new ExportPattern(pattern),
        scenes,
        sampleRateHz,
        form,
        foreign,
        Orphans.NAMED);
  }

  /** What a listener would miss in it as things stand: lines by what is the matter with them. */
  public Map<Concern, List<Line>> review(StudioModel model) {
    Project project = model.manuscript().project();
    Map<Concern, List<Line>> found = new EnumMap<>(Concern.class);
    of(model, Foreign.KEPT)
        .review(model.renders().states()::state)
        .forEach(
            (TakeReview.Finding finding) ->
                project
                    .line(finding.lineId())
                    .ifPresent(
                        line ->
                            found
                                .computeIfAbsent(
                                    finding.concern(), concern -> new java.util.ArrayList<>())
                                .add(line)));
    return found;
  }

  /** {@link #review} in sentences, each with the numbers that the script shows. */
  public static List<String> sentences(Map<Concern, List<Line>> review, StudioModel model) {
    Map<String, Integer> numbers = new HashMap<>();
    model.manuscript().project().lines().forEach(l -> numbers.put(l.id(), numbers.size() + 1));
    Messages messages = model.messages();
    return review.entrySet().stream()
        .map(
            entry -> {
              String named =
                  entry.getValue().stream()
                      .limit(MOST_NAMED)
                      .map(line -> numbers.get(line.id()).toString())
                      .collect(Collectors.joining(", "));
              String more = entry.getValue().size() > MOST_NAMED ? ", …" : "";
              return messages.count("export." + entry.getKey().name(), entry.getValue().size())
                  + " "
                  + messages.text("export.lines", named + more);
            })
        .toList();
  }

  /** Writes behind the window and tells what came of it. */
  public void run(StudioModel model, Path folder) {
    run(model, folder, Foreign.KEPT);
  }

  private void run(StudioModel model, Path folder, Foreign foreign) {
    if (model.manuscript().folder() == null) {
      return;
    }
    ProjectExport wanted = of(model, foreign);
    List<String> concerns = sentences(review(model), model);
    model
        .storage()
        .execute(
            () -> {
              try {
                ProjectExport.Result done = wanted.to(folder);
                model.fx().execute(() -> tell(model, folder, done, concerns));
              } catch (OccupiedException e) {
                model.fx().execute(() -> offerToReplace(model, folder, e.sentence()));
              } catch (AuthorException e) {
                model
                    .fx()
                    .execute(
                        () -> model.notices().fail(new Failure(Failure.Kind.EXPORT, e.sentence())));
              }
            });
  }

  private void offerToReplace(StudioModel model, Path folder, Sentence sentence) {
    model
        .notices()
        .show(
            new Notice(
                "export",
                Notice.Kind.WARNING,
                model.messages().text("export.occupied", model.messages().sentence(sentence)),
                model.messages().text("export.replace"),
                () -> {
                  model.notices().dismiss("export");
                  run(model, folder, Foreign.REPLACED);
                }));
  }

  /** Renders lines first and writes when the last of them has ended, well or not. */
  public void runAfterRendering(StudioModel model, List<Line> lines, Path folder) {
    Set<String> waiting = lines.stream().map(Line::id).collect(Collectors.toSet());
    model.rendering().render(lines);
    Consumer<Runnable> whenEnded =
        then ->
            model
                .renders()
                .states()
                .revisionProperty()
                .addListener(
                    new ChangeListener<Number>() {
                      @Override
                      public void changed(
                          ObservableValue<? extends Number> value, Number old, Number now) {
                        if (model.renders().jobs().shown().stream()
                            .noneMatch(job -> job.isLive() && waiting.contains(job.lineId()))) {
                          model.renders().states().revisionProperty().removeListener(this);
                          then.run();
                        }
                      }
                    });
    model.renders().pack().whenOpen(() -> whenEnded.accept(() -> run(model, folder)));
  }

  private static void tell(
      StudioModel model, Path folder, ProjectExport.Result done, List<String> concerns) {
    Messages messages = model.messages();
    StringBuilder text = new StringBuilder(messages.text("export.done", done.lines(), folder));
    concerns.forEach(concern -> text.append('\n').append(concern));
    if (!done.outcome().leftOver().isEmpty()) {
      text.append('\n')
          .append(messages.count("export.left_over", done.outcome().leftOver().size()))
          .append(' ')
          .append(
              done.outcome().leftOver().stream()
                  .limit(MOST_NAMED)
                  .collect(Collectors.joining(", ")));
    }
    model
        .notices()
        .show(
            Notice.of(
                "export",
                concerns.isEmpty() ? Notice.Kind.GOOD : Notice.Kind.WARNING,
                text.toString()));
  }
}
