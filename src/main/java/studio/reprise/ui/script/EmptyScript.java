package studio.reprise.ui.script;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** What a project without a line shows: the ways to a first one. */
final class EmptyScript extends VBox {
  /**
   * @param run does what a button asks for
   */
  EmptyScript(Messages messages, Consumer<Action> run) {
    getStyleClass().add("empty-state");
    setId("empty-script");
    FlowPane ways = new FlowPane(8, 8);
    ways.setAlignment(javafx.geometry.Pos.CENTER);
    for (Action action :
        new Action[] {Action.ADD_LINE, Action.PASTE_LINES, Action.IMPORT, Action.ADD_SPEAKER}) {
      Button button =
          Widgets.button(action.icon(), messages.of("action", action), () -> run.accept(action));
      button.setId("empty-" + action);
      ways.getChildren().add(button);
    }
    getChildren()
        .setAll(
            Widgets.icon(Feather.FILE_TEXT),
            Widgets.label(messages.text("script.hint.title"), "title-4"),
            Widgets.paragraph(messages.text("script.hint"), "text-muted"),
            ways,
            Widgets.paragraph(messages.text("script.hint.drop"), "text-muted"));
    setMaxSize(520, USE_PREF_SIZE);
  }
}
