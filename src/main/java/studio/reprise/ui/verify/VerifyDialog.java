package studio.reprise.ui.verify;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Modality;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.render.Verdict;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** Verdict by verdict, with its cause; choosing one goes to its line. */
public final class VerifyDialog extends StudioDialog {
  private final VerifyRun run;
  private final Messages messages;
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label progress = Widgets.label("");
  private final Label counts = Widgets.paragraph("", "text-muted");
  private final CheckBox onlyTroubles;
  private final TableView<Verdict> table = new TableView<>();

  public VerifyDialog(VerifyRun run, Project project, Selection selection, Messages messages) {
    super(messages, "verify.title");
    this.run = run;
    this.messages = messages;
    this.onlyTroubles = new CheckBox(messages.text("verify.only_troubles"));
    project
        .lines()
        .forEach(
            line -> {
              lines.put(line.id(), line);
              numbers.put(line.id(), numbers.size() + 1);
            });
    initModality(Modality.NONE);
    layOut();
    run.verdicts().addListener((ListChangeListener<Verdict>) change -> showCounts());
    run.runningProperty().addListener((value, old, now) -> showCounts());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (value, old, now) -> {
              if (now != null && lines.containsKey(now.lineId())) {
                selection.select(now.lineId());
              }
            });
    setOnHidden(event -> run.stop());
    showCounts();
    run.start();
  }

  private void layOut() {
    FilteredList<Verdict> shown = new FilteredList<>(run.verdicts());
    onlyTroubles
        .selectedProperty()
        .addListener(
            (value, old, now) ->
                shown.setPredicate(now ? verdict -> !verdict.outcome().isProof() : null));
    table.setId("verdicts");
    table.setItems(shown);
    table.setAccessibleText(messages.text("verify.title"));
    table.setPlaceholder(Widgets.paragraph(messages.text("verify.nothing"), "text-muted"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    TableColumn<Verdict, String> line =
        column("verify.line", verdict -> String.valueOf(numbers.getOrDefault(verdict.lineId(), 0)));
    TableColumn<Verdict, String> words =
        column(
            "verify.words",
            verdict ->
                lines.containsKey(verdict.lineId()) ? lines.get(verdict.lineId()).text() : "");
    TableColumn<Verdict, String> outcome =
        column("verify.verdict", verdict -> messages.of("verdict", verdict.outcome()));
    TableColumn<Verdict, String> cause =
        column("verify.cause", verdict -> messages.sentence(verdict.said()));
    outcome.setCellFactory(column -> new OutcomeCell());
    cause.setCellFactory(column -> new WrappedCell());
    line.setPrefWidth(64);
    line.setMinWidth(64);
    words.setPrefWidth(170);
    outcome.setPrefWidth(150);
    outcome.setMinWidth(150);
    cause.setPrefWidth(420);
    table.getColumns().setAll(java.util.List.of(line, words, outcome, cause));
    table.setPrefSize(760, 360);
    VBox.setVgrow(table, Priority.ALWAYS);
    Button stop = Widgets.button(Feather.SQUARE, messages.text("verify.stop"), run::stop);
    stop.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    stop.disableProperty().bind(run.runningProperty().not());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(messages.text("verify.title"));
    HBox.setHgrow(bar, Priority.ALWAYS);
    counts.setId("verify-counts");
    VBox content = new VBox(Widgets.row(bar, progress, stop), counts, onlyTroubles, table);
    content.getStyleClass().add("dictionary-page");
    content.setPrefWidth(840);
    getDialogPane().setId("verify");
    getDialogPane().setContent(content);
    getDialogPane().getButtonTypes().setAll(done());
  }

  private TableColumn<Verdict, String> column(
      String key, java.util.function.Function<Verdict, String> text) {
    TableColumn<Verdict, String> column = new TableColumn<>(messages.text(key));
    column.setSortable(false);
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())).getReadOnlyProperty());
    return column;
  }

  private void showCounts() {
    int done = run.doneProperty().get();
    bar.setProgress(run.count() == 0 ? 0 : (double) done / run.count());
    progress.setText(done + " / " + run.count());
    Map<Verdict.Outcome, Long> found =
        run.verdicts().stream()
            .collect(
                Collectors.groupingBy(
                    Verdict::outcome,
                    () -> new EnumMap<>(Verdict.Outcome.class),
                    Collectors.counting()));
    String said =
        found.entrySet().stream()
            .map(each -> messages.of("verdict", each.getKey()) + ": " + each.getValue())
            .collect(Collectors.joining(" · "));
    boolean isOver = !run.runningProperty().get() && done == run.count() && done > 0;
    boolean isProof = isOver && found.keySet().stream().allMatch(Verdict.Outcome::isProof);
    counts.setText(isProof ? messages.count("verify.proof", done) : said);
    Widgets.shown(onlyTroubles)
        .set(found.keySet().stream().anyMatch(outcome -> !outcome.isProof()));
  }

  private static Feather iconOf(Verdict.Outcome outcome) {
    return switch (outcome) {
      case IDENTICAL, EQUAL -> Feather.CHECK_CIRCLE;
      case DRIFTED -> Feather.ALERT_TRIANGLE;
      case UNVERIFIABLE -> Feather.HELP_CIRCLE;
      case OTHER_ARITHMETIC -> Feather.CPU;
    };
  }

  /** The short answer with its sign. */
  private static final class OutcomeCell extends TableCell<Verdict, String> {
    private final FontIcon icon = new FontIcon();

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      Verdict verdict = empty ? null : getTableRow().getItem();
      setText(empty ? null : item);
      setGraphic(verdict == null ? null : icon);
      if (verdict != null) {
        icon.setIconCode(iconOf(verdict.outcome()));
      }
    }
  }

  /** Sentences are read whole. */
  private static final class WrappedCell extends TableCell<Verdict, String> {
    private final Text text = new Text();

    WrappedCell() {
      text.getStyleClass().add("line-piece");
      text.wrappingWidthProperty().bind(widthProperty().subtract(16));
      setPrefHeight(USE_COMPUTED_SIZE);
    }

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      text.setText(item);
      setGraphic(empty ? null : text);
    }
  }
}
