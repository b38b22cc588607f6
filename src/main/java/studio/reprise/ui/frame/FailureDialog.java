package studio.reprise.ui.frame;

import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** What happened, what was kept, what to do. */
public final class FailureDialog extends StudioDialog {
  public FailureDialog(Messages messages, Failure failure) {
    super(messages, "failure." + failure.kind().name() + ".title");
    String key = "failure." + failure.kind().name();
    FontIcon icon = Widgets.icon(Feather.ALERT_TRIANGLE);
    icon.getStyleClass().add("failure-icon");
    VBox words =
        new VBox(
            Widgets.label(messages.text(key + ".title"), "title-4"),
            Widgets.paragraph(messages.sentence(failure.sentence())),
            Widgets.label(messages.text("failure.kept"), "field-label"),
            Widgets.paragraph(messages.text(key + ".kept")),
            Widgets.label(messages.text("failure.do"), "field-label"),
            Widgets.paragraph(messages.text(key + ".do")));
    words.getStyleClass().add("failure-words");
    words.setPrefWidth(Look.scaled(440));
    HBox content = new HBox(icon, words);
    content.getStyleClass().add("failure");
    getDialogPane().setId("failure");
    getDialogPane().setContent(content);
    getDialogPane().getButtonTypes().setAll(done());
  }
}
