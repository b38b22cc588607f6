package studio.reprise.ui.frame;

import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.render.HeardBoth;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.Upgrades;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** Old takes beside new ones of a few lines, the farthest apart first, and the decision. */
public final class UpgradeDialog extends StudioDialog {
  private final Upgrades upgrades;
  private final Listening listening;
  private final Selection selection;
  private final Messages messages;
  private final VBox rows = new VBox();
  private final Label progress = Widgets.label("", "text-muted");

  public UpgradeDialog(
      Upgrades upgrades, Listening listening, Selection selection, Messages messages) {
    super(messages, "upgrade.title");
    this.upgrades = upgrades;
    this.listening = listening;
    this.selection = selection;
    this.messages = messages;
    rows.getStyleClass().add("cards");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    size(scroll, 760, 320);
    HBox decisions =
        Widgets.row(
            Widgets.button(
                Feather.LOCK, messages.text("upgrade.keep"), () -> decide(upgrades::keep)),
            Widgets.button(
                Feather.ARROW_RIGHT_CIRCLE,
                messages.text("upgrade.move"),
                () -> decide(upgrades::moveOver)));
    VBox content =
        new VBox(
            Widgets.paragraph(upgrades.sentences()),
            Widgets.paragraph(messages.text("upgrade.help"), "text-muted"),
            scroll,
            progress,
            decisions);
    content.getStyleClass().add("clip-pane");
    content.setPrefWidth(scroll.getPrefWidth());
    getDialogPane().setId("upgrade");
    getDialogPane().setContent(content);
    getDialogPane().getButtonTypes().setAll(leave());
    ListChangeListener<HeardBoth> ofTakes = change -> list();
    ChangeListener<Number> ofProgress = (value, old, now) -> list();
    upgrades.heard().addListener(ofTakes);
    upgrades.awaitedProperty().addListener(ofProgress);
    setOnHidden(
        hidden -> {
          upgrades.heard().removeListener(ofTakes);
          upgrades.awaitedProperty().removeListener(ofProgress);
        });
    upgrades.hear();
    list();
  }

  private void decide(Runnable decision) {
    close();
    decision.run();
  }

  private void list() {
    rows.getChildren().setAll(upgrades.heard().stream().map(this::row).toList());
    int awaited = upgrades.awaitedProperty().get();
    progress.setText(awaited == 0 ? "" : messages.count("upgrade.awaited", awaited));
  }

  private Label figures(HeardBoth both) {
    Label figures =
        Widgets.label(
            String.format(Locale.ROOT, "%.1f dB · %+.1f s", both.decibels(), both.longerSeconds()),
            "text-muted",
            "figures");
    figures.setTooltip(new Tooltip(messages.text("upgrade.figures")));
    return figures;
  }

  private HBox row(HeardBoth both) {
    String line = both.line().line().id();
    Label text = Widgets.paragraph(both.line().line().text());
    text.setMinWidth(60);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row =
        Widgets.row(
            text,
            figures(both),
            Widgets.button(
                Feather.PLAY,
                messages.text("upgrade.old"),
                () -> listening.playTake(both.line().take().fingerprint())),
            Widgets.button(
                Feather.PLAY,
                messages.text("upgrade.new"),
                () -> listening.playTake(both.anew().fingerprint())),
            Widgets.iconButton(
                Feather.CROSSHAIR, messages.text("upgrade.show"), () -> selection.select(line)));
    // A long line gives way, its figures and buttons do not.
    row.getChildren().stream()
        .filter(node -> node != text)
        .forEach(node -> ((Region) node).setMinWidth(Region.USE_PREF_SIZE));
    row.getStyleClass().add("heard-both");
    return row;
  }
}
