package studio.reprise.ui.frame;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.ui.widget.Drop;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/**
 * What a new author should know about voices: what the starter voice is and is not, how the
 * official weights come here, what the machine will make of them. A folder that is dropped on it is
 * looked at.
 */
final class VoiceGuide extends VBox {
  private static final List<String> PARTS = List.of("starter", "weights", "speed");

  private final HBox last = new HBox();

  /**
   * @param packFolder told of a folder that was dropped
   * @param packs opens the page of voice packs
   */
  VoiceGuide(Messages messages, Consumer<File> packFolder, Runnable packs) {
    getStyleClass().add("voice-guide");
    setId("voice-guide");
    for (String part : PARTS) {
      getChildren()
          .addAll(
              Widgets.label(messages.text("guide." + part + ".title"), "title-4"),
              Widgets.paragraph(messages.text("guide." + part)));
    }
    HBox drop =
        Widgets.row(
            Widgets.icon(Feather.DOWNLOAD),
            Widgets.paragraph(messages.text("guide.drop"), "text-muted"),
            Widgets.spring(),
            Widgets.button(Feather.PACKAGE, messages.text("action.PACK"), packs));
    drop.getStyleClass().add("drop-place");
    drop.setId("pack-drop");
    HBox.setHgrow(drop, Priority.ALWAYS);
    last.getStyleClass().add("voice-guide-end");
    last.getChildren().add(drop);
    getChildren().add(last);
    Drop.ofFiles(
        this,
        files -> files.stream().anyMatch(File::isDirectory),
        files -> files.stream().filter(File::isDirectory).findFirst().ifPresent(packFolder));
  }

  /** Puts something behind the place for folders. */
  void endsWith(Node node) {
    last.getChildren().add(node);
  }
}
