package studio.reprise.ui.imports;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** How far a script is read, or why it cannot be. */
final class ReadingPane extends VBox {
  private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
  private final Label words = Widgets.paragraph("");
  private final javafx.scene.control.Button again;

  /**
   * @param inWindowsEncoding reads the file again as an older Windows program would
   */
  ReadingPane(Messages messages, String file, Runnable inWindowsEncoding) {
    super(12);
    setAlignment(Pos.CENTER);
    setId("import-reading");
    words.setText(messages.text("import.reading", file));
    words.setMaxWidth(Look.scaled(560));
    bar.setPrefWidth(360);
    again =
        Widgets.button(Feather.REFRESH_CW, messages.text("import.as_windows"), inWindowsEncoding);
    again.setId("import-as-windows");
    Widgets.shown(again).set(false);
    getChildren().setAll(words, bar, again);
  }

  void at(double fraction) {
    bar.setProgress(fraction);
  }

  void failed(String why, boolean offersEncoding) {
    words.setText(why);
    words.getStyleClass().add("warning-text");
    Widgets.shown(bar).set(false);
    Widgets.shown(again).set(offersEncoding);
  }
}
