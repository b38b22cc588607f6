package studio.reprise.ui.script;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import studio.reprise.ui.widget.Widgets;

/** The script: one virtualised list of lines under their scenes, and its bars. */
public final class ScriptView extends BorderPane {

  /** The bars above and over the list, and what stands in an empty one's place. */
  record Bars(FindBar find, BulkBar bulk, EmptyScript empty) {}

  private final Bars bars;
  private final ScriptList list;
  private final ScriptEditor editor;

  ScriptView(Bars bars, ScriptList list, ScriptEditor editor) {
    this.bars = bars;
    this.list = list;
    this.editor = editor;
    getStyleClass().add("script");
    setTop(bars.find());
    setCenter(new StackPane(list.view(), bars.empty(), bars.bulk()));
    bars.bulk().lieOver(list.view());
    Widgets.shown(bars.empty()).bind(list.emptyProperty());
  }

  /** Hides the lines of the current scene, or shows them. */
  public void foldScene() {
    list.foldScene();
  }

  public void editText() {
    editor.beginCurrent();
  }

  public void addLine() {
    editor.addLine();
  }

  /** Cuts the edited line at the caret. */
  public void split() {
    editor.split();
  }

  public void find() {
    bars.find().open();
  }

  /** Gives the keys to the line that is written, else to the list. */
  public void focusWork() {
    if (editor.isActive()) {
      editor.focus();
    } else {
      focusList();
    }
  }

  /** Gives the list the keys, now or when it comes onto the screen. */
  public void focusList() {
    list.focus();
  }
}
