package studio.reprise.ui.frame;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
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

  public CheatSheetDialog(Choices choices, Messages messages) {
    super(messages, "cheat.title");
    Shortcuts shortcuts = Shortcuts.with(choices.get().shortcuts());
    FlowPane groups = new FlowPane();
    groups.getStyleClass().add("cheat-groups");
    groups.setPrefWrapLength(760);
    for (Action.Group group : Action.Group.values()) {
      GridPane grid = new GridPane();
      grid.getStyleClass().add("settings-grid");
      int row = 0;
      for (Action action : Action.values()) {
        if (action.group() == group) {
          grid.addRow(
              row++,
              Widgets.label(messages.of("action", action)),
              Widgets.label(shortcuts.of(action).getDisplayText(), "key"));
        }
      }
      groups
          .getChildren()
          .add(
              new VBox(
                  Widgets.label(messages.of("menu", group).replaceAll("\\(_.\\)|_", ""), "title-4"),
                  grid));
    }
    GridPane more = new GridPane();
    more.getStyleClass().add("settings-grid");
    for (String key : MORE) {
      more.addRow(
          more.getRowCount(),
          Widgets.label(messages.text("cheat." + key)),
          Widgets.label(messages.text("cheat." + key + ".keys"), "key"));
    }
    groups.getChildren().add(new VBox(Widgets.label(messages.text("cheat.more"), "title-4"), more));
    ScrollPane scroll = new ScrollPane(groups);
    scroll.setFitToWidth(true);
    scroll.setPrefSize(800, 520);
    getDialogPane().setId("cheat-sheet");
    getDialogPane().setContent(scroll);
    getDialogPane().getButtonTypes().setAll(done());
  }
}
