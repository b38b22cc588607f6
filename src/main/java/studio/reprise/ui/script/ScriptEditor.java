package studio.reprise.ui.script;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Speaker;
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.SpeakerCommands;
import studio.reprise.ui.widget.Messages;

/**
 * The one text field of the script. It goes into the cell of the line that is edited; every
 * keystroke is an edit of one gesture, so that leaving the field needs no saving and undo takes a
 * whole stretch of typing back.
 */
final class ScriptEditor {
  /** Its border and padding, taken off again so that no word moves; see {@code .line-editor}. */
  private static final Insets OVER = new Insets(-3, -6, -3, -6);

  private final Manuscript manuscript;
  private final LineCommands lines;
  private final Selection selection;
  private final SpeakerCommands speakers;
  private final Messages messages;
  private final Consumer<String> refresh;
  private final TextArea field = new TextArea();
  private String lineId = "";
  private boolean following;

  /**
   * @param refresh shows a line's cell again
   */
  ScriptEditor(
      Manuscript manuscript,
      LineCommands lines,
      Selection selection,
      SpeakerCommands speakers,
      Messages messages,
      Consumer<String> refresh) {
    this.manuscript = manuscript;
    this.lines = lines;
    this.selection = selection;
    this.speakers = speakers;
    this.messages = messages;
    this.refresh = refresh;
    field.setWrapText(true);
    field.setMinHeight(0);
    field.setPrefHeight(0);
    field.setId("line-editor");
    field.getStyleClass().add("line-editor");
    field.setAccessibleText(messages.text("script.editor"));
    field
        .textProperty()
        .addListener(
            (value, old, now) -> {
              if (!following && !lineId.isEmpty()) {
                lines.changeText(lineId, now);
              }
            });
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  boolean isAt(String id) {
    return !lineId.isEmpty() && lineId.equals(id);
  }

  boolean isActive() {
    return !lineId.isEmpty();
  }

  String lineId() {
    return lineId;
  }

  /** Gives the field the keys. */
  void focus() {
    field.requestFocus();
  }

  /** Starts editing a line, with the caret at its end. */
  void begin(String id) {
    manuscript
        .project()
        .line(id)
        .ifPresent(
            line -> {
              String before = lineId;
              lineId = id;
              field.setEditable(!manuscript.isReadOnly());
              set(line.text());
              selection.select(id);
              refresh.accept(before);
              refresh.accept(id);
              Platform.runLater(
                  () -> {
                    field.requestFocus();
                    field.end();
                  });
            });
  }

  /** Starts editing the current line, if there is one. */
  void beginCurrent() {
    if (!selection.current().isEmpty()) {
      begin(selection.current());
    }
  }

  /** A new line after the current one is written at once. */
  void addLine() {
    if (manuscript.project() != null) {
      begin(lines.addAfterCurrent());
    }
  }

  /** Cuts the edited line at the caret. */
  void split() {
    if (isActive()) {
      String id = lineId;
      int at = field.getCaretPosition();
      end();
      lines.split(id, at);
    }
  }

  void end() {
    String before = lineId;
    lineId = "";
    manuscript.settle();
    refresh.accept(before);
  }

  /** Called by the cell of the edited line: the field lies over what holds the row open. */
  void placeIn(StackPane slot, Line line) {
    if (field.getParent() != slot) {
      slot.getChildren().add(field);
      StackPane.setMargin(field, OVER);
    }
    if (!field.getText().equals(line.text())) {
      set(line.text()); // undone, replaced or split meanwhile
    }
  }

  private void set(String text) {
    following = true;
    int caret = field.getCaretPosition();
    field.setText(text);
    field.positionCaret(Math.min(caret, text.length()));
    following = false;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      end();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !event.isAltDown()) {
      if (!event.isShiftDown()) {
        nextLine();
        event.consume();
      }
    } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
      end();
      event.consume();
    }
  }

  /** Enter: on to the next line, which is made when this was the last of its scene. */
  private void nextLine() {
    var scene = manuscript.project().sceneOf(lineId).orElseThrow();
    boolean last = scene.lines().get(scene.lines().size() - 1).id().equals(lineId);
    end();
    if (last) {
      begin(lines.addAfterCurrent());
    } else {
      lines.step(1);
      begin(selection.current());
    }
  }

  /** Lets the author choose who speaks a line. */
  void showSpeakers(String id, Node beside) {
    boolean selected = selection.lineIds().contains(id);
    ContextMenu menu = new ContextMenu();
    for (Speaker speaker : manuscript.project().speakers()) {
      Circle dot = new Circle(5, Color.web(speaker.colour()));
      MenuItem item = new MenuItem(speaker.name(), dot);
      item.setOnAction(
          event -> {
            if (selected) {
              lines.changeSpeaker(speaker.id());
            } else {
              manuscript.edit(LineEdits.changeSpeaker(java.util.List.of(id), speaker.id()));
            }
          });
      menu.getItems().add(item);
    }
    MenuItem add = new MenuItem(messages.text("speakers.add"));
    add.setOnAction(event -> speakers.add(messages.text("speakers.new")));
    menu.getItems().add(add);
    menu.show(beside, javafx.geometry.Side.BOTTOM, 0, 0);
  }
}
