package studio.reprise.ui.cleanup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.reprise.storage.ProjectCleanup;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** What could be deleted from a project's folder, and whether it shall be. Escape keeps it. */
public final class CleanUpDialog extends StudioDialog {
  /**
   * @param delete is run when the author says so
   */
  public CleanUpDialog(ProjectCleanup found, Runnable delete, Messages messages) {
    super(messages, "cleanup.title");
    VBox words = new VBox(Widgets.label(messages.text("cleanup.found"), "title-4"));
    kinds(found, messages).forEach(kind -> words.getChildren().add(Widgets.paragraph(kind)));
    words
        .getChildren()
        .addAll(
            Widgets.paragraph(
                messages.text(
                    "cleanup.size", String.format(Locale.ROOT, "%.1f", found.bytes() / 1e6))),
            Widgets.paragraph(messages.text("cleanup.means"), "text-muted"));
    words.getStyleClass().addAll("failure", "failure-words");
    words.setPrefWidth(Look.scaled(520));
    getDialogPane().setId("cleanup");
    getDialogPane().setContent(words);
    ButtonType forGood =
        new ButtonType(messages.text("cleanup.delete"), ButtonBar.ButtonData.APPLY);
    ButtonType keep = cancel();
    getDialogPane().getButtonTypes().setAll(keep, forGood);
    Button button = (Button) getDialogPane().lookupButton(forGood);
    button.setId("cleanup-delete");
    button.setMinWidth(Region.USE_PREF_SIZE);
    answerSafely(keep);
    setResultConverter(
        chosen -> {
          if (chosen == forGood) {
            delete.run();
          }
          return chosen;
        });
  }

  private static List<String> kinds(ProjectCleanup found, Messages messages) {
    List<String> kinds = new ArrayList<>();
    count(kinds, messages, "cleanup.binned", found.binnedTakes().size());
    count(kinds, messages, "cleanup.stray", found.strayTakes().size());
    count(kinds, messages, "cleanup.clips", found.strayClips().size());
    return kinds;
  }

  private static void count(List<String> kinds, Messages messages, String key, int count) {
    if (count > 0) {
      kinds.add(messages.count(key, count));
    }
  }
}
