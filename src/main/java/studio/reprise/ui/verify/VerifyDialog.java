package studio.reprise.ui.verify;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
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
import javafx.stage.DirectoryChooser;
import javafx.stage.Modality;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.reprise.render.Verdict;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.widget.Choosers;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** Verdict by verdict, with its cause; choosing one goes to its line. */
public final class VerifyDialog extends StudioDialog {
  private final Judging run;
  private final String proofKey;
  private final VerdictWords words;
  private final Messages messages;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label progress = Widgets.label("");
  private final Label inPlace = Widgets.paragraph("", "text-muted");
  private final Label counts = Widgets.paragraph("", "text-muted");
  private final CheckBox onlyTroubles;
  private final TableView<Judged> table = new TableView<>();

  /**
   * @param proofKey of the sentence that says that all is proven
   * @param folder that was handed over; "" for the open project
   * @param ofFolder verifies a folder that is chosen
   */
  VerifyDialog(
      Judging run,
      String proofKey,
      VerdictWords words,
      String folder,
      Consumer<Path> ofFolder,
      Selection selection,
      Messages messages) {
    super(messages, "verify.title");
    this.run = run;
    this.proofKey = proofKey;
    this.words = words;
    this.messages = messages;
    this.onlyTroubles = new CheckBox(messages.text("verify.only_troubles"));
    initModality(Modality.NONE);
    layOut(folder, ofFolder);
    run.verdicts().addListener((ListChangeListener<Judged>) change -> showCounts());
    run.runningProperty().addListener((value, old, now) -> showCounts());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (value, old, now) -> {
              if (now != null) {
                words.line(now).ifPresent(selection::select);
              }
            });
    setOnHidden(event -> run.stop());
    showCounts();
    run.start();
  }

  private void choose(Consumer<Path> ofFolder) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(messages.text("verify.folder"));
    Choosers.folder(chooser, "verify", getDialogPane().getScene().getWindow())
        .ifPresent(
            folder -> {
              close();
              ofFolder.accept(folder.toPath());
            });
  }

  private void layOut(String folder, Consumer<Path> ofFolder) {
    FilteredList<Judged> shown = new FilteredList<>(run.verdicts());
    onlyTroubles
        .selectedProperty()
        .addListener(
            (value, old, now) ->
                shown.setPredicate(now ? judged -> !judged.verdict().outcome().isProof() : null));
    table.setId("verdicts");
    table.setItems(shown);
    table.setAccessibleText(messages.text("verify.title"));
    table.setPlaceholder(inPlace);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    TableColumn<Judged, String> line =
        column(folder.isEmpty() ? "verify.line" : "verify.file", words::place);
    TableColumn<Judged, String> said = column("verify.words", words::words);
    TableColumn<Judged, String> outcome =
        column("verify.verdict", judged -> messages.of("verdict", judged.verdict().outcome()));
    TableColumn<Judged, String> cause =
        column("verify.cause", judged -> messages.sentence(judged.verdict().said()));
    outcome.setCellFactory(column -> new OutcomeCell());
    cause.setCellFactory(column -> new WrappedCell());
    narrow(line, folder.isEmpty() ? 64 : 130);
    said.getStyleClass().add("text-cut");
    said.setPrefWidth(Look.scaled(200));
    narrow(outcome, 150);
    cause.setPrefWidth(Look.scaled(400));
    table.getColumns().setAll(java.util.List.of(line, said, outcome, cause));
    size(table, 840, 360);
    VBox.setVgrow(table, Priority.ALWAYS);
    Button stop = Widgets.button(Feather.SQUARE, messages.text("verify.stop"), run::stop);
    stop.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    stop.disableProperty().bind(run.runningProperty().not());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(messages.text("verify.title"));
    HBox.setHgrow(bar, Priority.ALWAYS);
    counts.setId("verify-counts");
    Button another =
        Widgets.button(Feather.FOLDER, messages.text("verify.folder"), () -> choose(ofFolder));
    another.setId("verify-folder");
    Label what = Widgets.label(folder, "text-muted", "text-cut");
    VBox content =
        new VBox(
            Widgets.row(bar, progress, stop),
            counts,
            Widgets.row(onlyTroubles, what, Widgets.spring(), another),
            table);
    content.getStyleClass().add("dictionary-page");
    getDialogPane().setId("verify");
    getDialogPane().setContent(content);
    getDialogPane().getButtonTypes().setAll(done());
  }

  private static void narrow(TableColumn<Judged, String> column, double usualWidth) {
    column.setPrefWidth(Look.scaled(usualWidth));
    column.setMinWidth(Look.scaled(usualWidth));
    column.setMaxWidth(Look.scaled(usualWidth));
  }

  private TableColumn<Judged, String> column(
      String key, java.util.function.Function<Judged, String> text) {
    TableColumn<Judged, String> column = new TableColumn<>(messages.text(key));
    column.setSortable(false);
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())).getReadOnlyProperty());
    return column;
  }

  private void showCounts() {
    int done = run.doneProperty().get();
    bar.setProgress(run.count() == 0 ? 0 : (double) done / run.count());
    progress.setText(done + " / " + run.count());
    boolean isAwaited = run.count() > done;
    inPlace.setText(
        run.count() == 0
            ? messages.text("verify.nothing")
            : isAwaited ? messages.text("verify.awaited") : "");
    Map<Verdict.Outcome, Long> found =
        run.verdicts().stream()
            .collect(
                Collectors.groupingBy(
                    judged -> judged.verdict().outcome(),
                    () -> new EnumMap<>(Verdict.Outcome.class),
                    Collectors.counting()));
    String said =
        found.entrySet().stream()
            .map(each -> messages.of("verdict", each.getKey()) + ": " + each.getValue())
            .collect(Collectors.joining(" · "));
    boolean isOver = !run.runningProperty().get() && done == run.count() && done > 0;
    boolean isProof = isOver && found.keySet().stream().allMatch(Verdict.Outcome::isProof);
    counts.setText(isProof ? messages.count(proofKey, done) : said);
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
  private static final class OutcomeCell extends TableCell<Judged, String> {
    private final FontIcon icon = new FontIcon();

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      Judged judged = empty ? null : getTableRow().getItem();
      setText(empty ? null : item);
      setGraphic(judged == null ? null : icon);
      if (judged != null) {
        icon.setIconCode(iconOf(judged.verdict().outcome()));
      }
    }
  }

  /** Sentences are read whole. */
  private static final class WrappedCell extends TableCell<Judged, String> {
    private final Text text = new Text();

    WrappedCell() {
      text.getStyleClass().add("line-piece");
      getStyleClass().add("wrapped-cell");
      text.wrappingWidthProperty().bind(widthProperty().subtract(18));
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
