package studio.reprise.ui.script;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Line;
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** Find and replace in the texts of all lines. */
final class FindBar extends HBox {
  private final Manuscript manuscript;
  private final LineCommands commands;
  private final Selection selection;
  private final Messages messages;
  private final CustomTextField find = new CustomTextField();
  private final TextField replacement = new TextField();
  private final Label result = Widgets.label("", "text-muted");

  FindBar(Manuscript manuscript, LineCommands commands, Selection selection, Messages messages) {
    this.manuscript = manuscript;
    this.commands = commands;
    this.selection = selection;
    this.messages = messages;
    getStyleClass().add("find-bar");
    find.setLeft(Widgets.icon(Feather.SEARCH));
    find.setId("find");
    find.setPromptText(messages.text("find.prompt"));
    find.setAccessibleText(messages.text("find.prompt"));
    replacement.setId("replacement");
    replacement.setPromptText(messages.text("find.replacement"));
    replacement.setAccessibleText(messages.text("find.replacement"));
    HBox.setHgrow(find, Priority.ALWAYS);
    HBox.setHgrow(replacement, Priority.ALWAYS);
    find.setOnAction(event -> step(1));
    find.textProperty().addListener((value, old, now) -> result.setText(""));
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            hide();
            event.consume();
          }
        });
    getChildren()
        .setAll(
            find,
            Widgets.iconButton(Feather.CHEVRON_UP, messages.text("find.previous"), () -> step(-1)),
            Widgets.iconButton(Feather.CHEVRON_DOWN, messages.text("find.next"), () -> step(1)),
            replacement,
            Widgets.button(Feather.REPEAT, messages.text("find.replace"), this::replaceAll),
            result,
            Widgets.iconButton(Feather.X, messages.text("close"), this::hide));
    hide();
  }

  void open() {
    Widgets.shown(this).set(true);
    find.requestFocus();
    find.selectAll();
  }

  private void hide() {
    Widgets.shown(this).set(false);
  }

  private void step(int by) {
    String wanted = find.getText().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return;
    }
    List<Line> lines = manuscript.project().lines().toList();
    int start = commands.current().map(lines::indexOf).orElse(-1);
    for (int i = 1; i <= lines.size(); i++) {
      Line line = lines.get(Math.floorMod(start + by * i, lines.size()));
      if (line.text().toLowerCase(Locale.ROOT).contains(wanted)) {
        selection.select(line.id());
        result.setText("");
        return;
      }
    }
    result.setText(messages.text("find.nothing"));
  }

  private void replaceAll() {
    if (!find.getText().isEmpty()) {
      int count = commands.replaceAll(find.getText(), replacement.getText());
      result.setText(messages.count("find.replaced", count));
    }
  }
}
