package studio.reprise.ui.deliver;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.storage.delivery.Finding;
import studio.reprise.storage.delivery.Severity;
import studio.reprise.ui.deliver.DeliveryFixes.Fix;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** What the checks found, and what helps. */
final class ChecksList extends ListView<Finding> {
  private static final double EDGES = 50;
  private static final double SHOW_WIDTH = 130;
  private static final double FIX_WIDTH = 230;

  private final DeliveryFixes fixes;
  private final Messages messages;
  private final Consumer<String> showLine;
  private final BiConsumer<Fix, Finding> fix;

  ChecksList(
      ObservableList<Finding> findings,
      DeliveryFixes fixes,
      Messages messages,
      Consumer<String> showLine,
      BiConsumer<Fix, Finding> fix) {
    super(findings);
    this.fixes = fixes;
    this.messages = messages;
    this.showLine = showLine;
    this.fix = fix;
    setId("deliver-checks");
    setAccessibleText(messages.text("deliver.checks"));
    setPlaceholder(Widgets.paragraph(messages.text("deliver.checks.none"), "text-muted"));
    setCellFactory(any -> new FindingCell());
  }

  static Feather icon(Severity severity) {
    return switch (severity) {
      case ERROR -> Feather.X_CIRCLE;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case ACKNOWLEDGED -> Feather.CHECK;
      case OFF -> Feather.MINUS;
    };
  }

  /** One finding with its buttons. */
  private final class FindingCell extends ListCell<Finding> {
    private final Label words = Widgets.paragraph("");
    private final Button show =
        Widgets.button(
            Feather.CROSSHAIR,
            messages.text("deliver.show_line"),
            () -> showLine.accept(getItem().lineId()));
    private final Button help =
        Widgets.button(
            Feather.TOOL,
            "",
            () -> fixes.fix(getItem()).ifPresent(it -> fix.accept(it, getItem())));
    private final HBox row = Widgets.row(words, show, help);

    FindingCell() {
      row.getStyleClass().add("finding");
      words.setMinWidth(Region.USE_PREF_SIZE);
      words.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(words, Priority.ALWAYS);
      setPrefWidth(0);
      for (Button button : new Button[] {show, help}) {
        button.setMinWidth(Region.USE_PREF_SIZE);
        Widgets.shown(button);
      }
      show.getStyleClass().add("finding-show");
      help.getStyleClass().add("finding-fix");
    }

    @Override
    protected void updateItem(Finding finding, boolean isEmpty) {
      super.updateItem(finding, isEmpty);
      setGraphic(isEmpty || finding == null ? null : row);
      setAccessibleText(null);
      if (isEmpty || finding == null) {
        return;
      }
      String said = messages.sentence(finding.sentence());
      words.setText(said);
      words.setGraphic(Widgets.icon(icon(finding.severity())));
      words.getStyleClass().removeIf(style -> style.startsWith("badge-"));
      words.getStyleClass().add("badge-" + finding.severity().key());
      setAccessibleText(messages.of("deliver.severity", finding.severity()) + ": " + said);
      show.setVisible(!finding.lineId().isEmpty());
      Optional<Fix> possible = fixes.fix(finding);
      help.setVisible(possible.isPresent());
      // A line that wraps is as high as its width says, so that has to be known beforehand.
      double taken =
          EDGES
              + Look.scaled(
                  (show.isVisible() ? SHOW_WIDTH : 0) + (possible.isPresent() ? FIX_WIDTH : 0));
      words.prefWidthProperty().bind(ChecksList.this.widthProperty().subtract(taken));
      possible.ifPresent(
          it -> {
            help.setText(messages.of("deliver.fix", it));
            help.setAccessibleText(messages.of("deliver.fix", it));
          });
    }
  }
}
