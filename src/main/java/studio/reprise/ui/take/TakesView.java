package studio.reprise.ui.take;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Seed;
import studio.reprise.document.TakeNote;
import studio.reprise.render.Receipt;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.model.render.Job;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.SeedLabel;
import studio.reprise.ui.widget.Widgets;

/** The takes of a line, and the auditions that are still being rendered. */
final class TakesView extends VBox {
  private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

  private final StudioModel model;
  private final VBox rows = new VBox();
  private final Label none;
  private Object shownState = "";

  /** What the rows were made from: the same again changes nothing. */
  private record Shown(
      String lineId,
      String chosen,
      List<TakeNote> notes,
      List<String> takes,
      String visible,
      String other,
      List<Job> jobs) {}

  TakesView(StudioModel model) {
    this.model = model;
    none = Widgets.paragraph(model.messages().text("takes.none"), "text-muted");
    getStyleClass().add("takes");
    setId("takes");
    rows.getStyleClass().add("take-rows");
    getChildren()
        .setAll(Widgets.label(model.messages().text("takes.title"), "field-label"), none, rows);
    model
        .selection()
        .otherProperty()
        .addListener(
            (value, old, now) ->
                model
                    .lines()
                    .current()
                    .ifPresent(
                        line ->
                            show(
                                line,
                                model.renders().states().takesOf(line),
                                model.selection().takeProperty().get())));
  }

  void show(Line line, List<Receipt> takes, String visible) {
    List<Job> auditions =
        model.renders().jobs().shown().stream()
            .filter(job -> job.lineId().equals(line.id()) && job.isAudition() && job.isLive())
            .toList();
    Shown now =
        new Shown(
            line.id(),
            line.takeFingerprint(),
            line.takeNotes(),
            takes.stream().map(Receipt::fingerprint).toList(),
            visible,
            model.selection().otherProperty().get(),
            auditions);
    if (now.equals(shownState)) {
      return;
    }
    shownState = now;
    rows.getChildren().clear();
    takes.forEach(take -> rows.getChildren().add(row(line, take, visible)));
    auditions.forEach(job -> rows.getChildren().add(pending(job)));
    Widgets.shown(none).set(takes.isEmpty() && auditions.isEmpty());
  }

  private VBox row(Line line, Receipt take, String visible) {
    Messages messages = model.messages();
    String fingerprint = take.fingerprint();
    boolean chosen = fingerprint.equals(line.takeFingerprint());
    SeedLabel seed = new SeedLabel(messages);
    seed.show(take.said().seed(), take.owner().seedOrigin());
    Label facts =
        Widgets.label(
            String.format(
                Locale.ROOT,
                "%.2f s · %.1f LUFS",
                take.durationSeconds(),
                take.measured().loudness().lufs()),
            "text-muted",
            "text-small");
    ToggleButton other = new ToggleButton("B");
    other.getStyleClass().addAll("flat", "small");
    Widgets.named(other, messages.text("takes.compare"));
    other.setSelected(fingerprint.equals(model.selection().otherProperty().get()));
    other.setOnAction(
        event -> model.selection().otherProperty().set(other.isSelected() ? fingerprint : ""));
    other.setDisable(fingerprint.equals(visible));
    Button keep =
        Widgets.iconButton(
            chosen ? Feather.CHECK_CIRCLE : Feather.CIRCLE,
            messages.text(chosen ? "takes.chosen" : "takes.choose"),
            () -> model.rendering().keep(line, take));
    keep.getStyleClass().add("keep-take");
    HBox head =
        Widgets.row(
            keep,
            Widgets.iconButton(
                Feather.PLAY,
                messages.text("takes.play"),
                () -> {
                  model.selection().takeProperty().set(fingerprint);
                  model.listening().playTake(fingerprint);
                }),
            seed,
            facts,
            Widgets.spring(),
            other,
            Widgets.iconButton(
                Feather.TRASH_2,
                messages.text("takes.delete"),
                () -> model.rendering().deleteTake(line, take)));
    VBox row = new VBox(head, note(line, fingerprint));
    if (!take.measured().flags().isEmpty()) {
      Label flags =
          Widgets.paragraph(
              String.join(
                  " ",
                  take.measured().flags().stream().map(flag -> messages.of("flag", flag)).toList()),
              "warning-text",
              "text-small");
      flags.setGraphic(Widgets.icon(Feather.FLAG));
      row.getChildren().add(1, flags);
    }
    row.getStyleClass().add("take");
    row.pseudoClassStateChanged(SHOWN, fingerprint.equals(visible));
    row.setOnMouseClicked(event -> model.selection().takeProperty().set(fingerprint));
    return row;
  }

  private TextField note(Line line, String fingerprint) {
    TextField note = new TextField();
    note.getStyleClass().add("take-note");
    note.setPromptText(model.messages().text("takes.note.prompt"));
    note.setAccessibleText(model.messages().text("takes.note.prompt"));
    note.setText(line.noteOn(fingerprint));
    Runnable keep =
        () -> model.manuscript().edit(LineEdits.noteTake(line.id(), fingerprint, note.getText()));
    note.setOnAction(event -> keep.run());
    note.focusedProperty()
        .addListener(
            (value, old, now) -> {
              boolean stillThere =
                  model.manuscript().project() != null
                      && model.manuscript().project().line(line.id()).isPresent();
              if (!now && stillThere) {
                keep.run();
              }
            });
    HBox.setHgrow(note, Priority.ALWAYS);
    return note;
  }

  private HBox pending(Job job) {
    SeedLabel seed = new SeedLabel(model.messages());
    seed.show(job.seed(), Seed.Origin.SWEPT);
    ProgressIndicator progress =
        new ProgressIndicator(
            job.status() == Job.Status.RUNNING ? Math.max(0.01, job.fraction()) : -1);
    progress.setMaxSize(20, 20);
    progress.setMinSize(20, 20);
    HBox row =
        Widgets.row(
            progress,
            seed,
            Widgets.label(model.messages().of("job", job.status()), "text-muted", "text-small"),
            Widgets.spring(),
            Widgets.iconButton(
                Feather.X,
                model.messages().text("queue.cancel"),
                () -> model.renders().cancel(job.id())));
    row.getStyleClass().add("take");
    return row;
  }
}
