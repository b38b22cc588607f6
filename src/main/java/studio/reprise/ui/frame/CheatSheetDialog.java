package studio.reprise.ui.frame;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.reprise.ui.model.Choices;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Shortcuts;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** All keys on one page. */
public final class CheatSheetDialog extends StudioDialog {
  /** Keys that are no action of the menu: they mean something in one place. */
  private static final String[] MORE = {
    "enter", "enter_next", "escape", "tab", "digit", "takes", "queue", "wheel", "zoom", "pan"
  };

  private static final double WIDTH = 1060;
  private static final int COLUMNS = 3;

  public CheatSheetDialog(Choices choices, Messages messages) {
    super(messages, "cheat.title");
    Shortcuts shortcuts = Shortcuts.with(choices.get().shortcuts());
    HBox columns = new HBox();
    columns.getStyleClass().add("cheat-groups");
    for (int i = 0; i < COLUMNS; i++) {
      VBox column = new VBox();
      column.getStyleClass().add("cheat-column");
      column.setPrefWidth(WIDTH / COLUMNS);
      HBox.setHgrow(column, Priority.ALWAYS);
      columns.getChildren().add(column);
    }
    int[] rows = new int[COLUMNS];
    for (Action.Group group : Action.Group.values()) {
      GridPane grid = new GridPane();
      grid.getStyleClass().add("settings-grid");
      for (Action action : Action.values()) {
        if (action.group() == group) {
          row(grid, messages.of("action", action), shortcuts.of(action).getDisplayText());
        }
      }
      add(columns, rows, messages.of("menu", group).replaceAll("\\(_.\\)|_", ""), grid);
    }
    GridPane more = new GridPane();
    more.getStyleClass().add("settings-grid");
    for (String key : MORE) {
      row(more, messages.text("cheat." + key), messages.text("cheat." + key + ".keys"));
    }
    add(columns, rows, messages.text("cheat.more"), more);
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    size(scroll, WIDTH, 580);
    getDialogPane().setId("cheat-sheet");
    getDialogPane().setContent(scroll);
    getDialogPane().getButtonTypes().setAll(done());
  }

  /** The deed wraps where it is long; its keys stay whole. */
  private static void row(GridPane grid, String deed, String keys) {
    Label words = Widgets.paragraph(deed);
    Label key = Widgets.label(keys, "key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(words, Priority.ALWAYS);
    grid.addRow(grid.getRowCount(), words, key);
  }

  /** A group goes where the column is shortest. */
  private static void add(HBox columns, int[] rows, String title, GridPane grid) {
    int shortest = 0;
    for (int i = 1; i < rows.length; i++) {
      if (rows[i] < rows[shortest]) {
        shortest = i;
      }
    }
    rows[shortest] += grid.getRowCount() + 2;
    VBox group = new VBox(Widgets.label(title, "title-4"), grid);
    group.getStyleClass().add("cheat-group");
    ((VBox) columns.getChildren().get(shortest)).getChildren().add(group);
  }
}
