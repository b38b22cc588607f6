package studio.reprise.ui.deliver;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.Levels;
import studio.reprise.document.Scene;
import studio.reprise.storage.delivery.PlannedFile;
import studio.reprise.storage.delivery.PlannedFile.Part;
import studio.reprise.storage.delivery.Severity;
import studio.reprise.ui.deliver.DeliveryRow.Progress;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The files of a delivery: what each is, how long, how loud before and after, how it stands. */
final class FilesTable extends TableView<DeliveryRow> {
  private static final double ROW_HEIGHT = 37;

  /** What the words of all columns need. */
  private static final double WHOLE_WIDTH = 780;

  private final BookCommands commands;
  private final Messages messages;

  /**
   * @param listen plays a row's finished file
   */
  FilesTable(
      ObservableList<DeliveryRow> rows,
      BookCommands commands,
      Messages messages,
      Consumer<DeliveryRow> listen) {
    super(rows);
    this.commands = commands;
    this.messages = messages;
    setId("deliver-files");
    setAccessibleText(messages.text("deliver.files"));
    setPlaceholder(Widgets.paragraph(messages.text("deliver.files.none"), "text-muted"));
    setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    widthProperty().addListener((value, old, now) -> fit(now.doubleValue()));
    // Rows of whole pixels: parts of one would be drawn by where a row stood before.
    setFixedCellSize(Math.ceil(Look.scaled(ROW_HEIGHT)));
    getColumns().add(roleColumn());
    getColumns().add(column("deliver.title", 125, DeliveryRow::title));
    getColumns().add(column("deliver.length", 76, FilesTable::length));
    getColumns().add(column("deliver.before", 90, FilesTable::before));
    getColumns().add(column("deliver.after", 216, FilesTable::after));
    getColumns().add(stateColumn());
    setOnKeyPressed(
        event -> {
          DeliveryRow chosen = getSelectionModel().getSelectedItem();
          boolean isListen = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
          if (isListen && chosen != null) {
            listen.accept(chosen);
            event.consume();
          }
        });
    Widgets.own(this, KeyCode.ENTER, KeyCode.SPACE);
    setRowFactory(
        table -> {
          javafx.scene.control.TableRow<DeliveryRow> row = new javafx.scene.control.TableRow<>();
          row.setOnMouseClicked(
              event -> {
                if (event.getClickCount() == 2 && row.getItem() != null) {
                  listen.accept(row.getItem());
                }
              });
          return row;
        });
  }

  /** Columns fill the table, or, where their words have no room in it, scroll. */
  private void fit(double width) {
    boolean hasRoom = width >= Look.scaled(WHOLE_WIDTH);
    setColumnResizePolicy(
        hasRoom
            ? TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN
            : TableView.UNCONSTRAINED_RESIZE_POLICY);
    if (!hasRoom) {
      for (TableColumn<DeliveryRow, ?> column : getColumns()) {
        double usual = column.getPrefWidth();
        // Asked for anew, or it stays as narrow as it was made.
        column.setPrefWidth(usual + 1);
        column.setPrefWidth(usual);
      }
    }
  }

  private TableColumn<DeliveryRow, String> column(
      String key, double width, Function<DeliveryRow, String> text) {
    TableColumn<DeliveryRow, String> column = new TableColumn<>(messages.text(key));
    column.setPrefWidth(Look.scaled(width));
    column.setSortable(false);
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())).getReadOnlyProperty());
    return column;
  }

  private static String length(DeliveryRow row) {
    return row.planned().map(file -> clock(file.seconds())).orElse("–");
  }

  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  private static String before(DeliveryRow row) {
    return Double.isFinite(row.takesLufs()) ? level(row.takesLufs()) + " LUFS" : "–";
  }

  private static String after(DeliveryRow row) {
    return row.made()
        .map(
            file -> {
              Levels levels = file.heard().levels();
              return level(levels.lufs())
                  + " LUFS, "
                  + level(levels.rmsDb())
                  + " / "
                  + level(levels.truePeakDb())
                  + " dB";
            })
        .orElse("–");
  }

  private static String level(double db) {
    return String.format(Locale.ROOT, "%.1f", db);
  }

  private TableColumn<DeliveryRow, DeliveryRow> roleColumn() {
    TableColumn<DeliveryRow, DeliveryRow> column = new TableColumn<>(messages.text("deliver.role"));
    column.setPrefWidth(Look.scaled(128));
    column.setSortable(false);
    column.setCellValueFactory(
        cell -> new ReadOnlyObjectWrapper<>(cell.getValue()).getReadOnlyProperty());
    column.setCellFactory(any -> new RoleCell());
    return column;
  }

  /** What a scene is in the book; of other files, what they are. */
  private final class RoleCell extends TableCell<DeliveryRow, DeliveryRow> {
    private final ComboBox<Scene.Role> box = new ComboBox<>();
    private boolean isShowing;

    RoleCell() {
      box.getItems().setAll(Scene.Role.values());
      Widgets.sayIn(box, role -> messages.of("deliver.role", role));
      box.getStyleClass().add("role-box");
      box.setMaxWidth(Double.MAX_VALUE);
      box.setAccessibleText(messages.text("deliver.role"));
      box.valueProperty()
          .addListener(
              (value, old, now) -> {
                if (!isShowing && now != null && getItem() != null) {
                  getItem().scene().ifPresent(scene -> commands.changeRole(scene.id(), now));
                }
              });
    }

    @Override
    protected void updateItem(DeliveryRow row, boolean isEmpty) {
      super.updateItem(row, isEmpty);
      setText(null);
      setGraphic(null);
      if (isEmpty || row == null) {
        return;
      }
      Optional<Part> part = row.planned().map(PlannedFile::part);
      boolean isScene =
          row.scene().isPresent()
              && part.filter(it -> it == Part.LINE || it == Part.BOOK).isEmpty()
              && (part.filter(it -> it == Part.SAMPLE).isEmpty()
                  || row.scene().get().role() == Scene.Role.SAMPLE);
      if (isScene) {
        isShowing = true;
        box.setValue(row.scene().get().role());
        isShowing = false;
        setGraphic(box);
      } else {
        setText(part.map(it -> messages.of("deliver.part", it)).orElse(""));
      }
    }
  }

  private TableColumn<DeliveryRow, DeliveryRow> stateColumn() {
    TableColumn<DeliveryRow, DeliveryRow> column =
        new TableColumn<>(messages.text("deliver.state"));
    column.setPrefWidth(Look.scaled(150));
    column.setMinWidth(Look.scaled(150));
    column.setSortable(false);
    column.setCellValueFactory(
        cell -> new ReadOnlyObjectWrapper<>(cell.getValue()).getReadOnlyProperty());
    column.setCellFactory(
        any ->
            new TableCell<>() {
              @Override
              protected void updateItem(DeliveryRow row, boolean isEmpty) {
                super.updateItem(row, isEmpty);
                setGraphic(isEmpty || row == null ? null : state(row));
              }
            });
    return column;
  }

  private Node state(DeliveryRow row) {
    if (row.progress() == Progress.RUNNING) {
      ProgressBar bar = new ProgressBar(row.share());
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.setAccessibleText(messages.text("deliver.state.running"));
      return bar;
    }
    if (row.worst().isPresent()) {
      Severity worst = row.worst().get();
      return badge(
          ChecksList.icon(worst), messages.of("deliver.severity", worst), "badge-" + worst.key());
    }
    return row.progress() == Progress.DONE
        ? badge(Feather.CHECK_CIRCLE, messages.text("deliver.state.good"), "badge-good")
        : badge(Feather.MINUS, messages.text(waiting(row)), "badge-planned");
  }

  private static String waiting(DeliveryRow row) {
    if (row.planned().isPresent()) {
      return "deliver.state.planned";
    }
    boolean isLeftOut = row.scene().filter(scene -> scene.role() == Scene.Role.SKIP).isPresent();
    return isLeftOut ? "deliver.state.left_out" : "deliver.state.silent";
  }

  private static Label badge(Feather icon, String text, String style) {
    Label label = Widgets.label(text, "badge", style);
    label.setGraphic(Widgets.icon(icon));
    return label;
  }
}
