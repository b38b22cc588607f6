package studio.reprise.ui.frame;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.ui.model.Notice;
import studio.reprise.ui.model.Notices;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** What the author should know and can deal with, above everything else. */
final class NoticeView extends VBox {
  private final Notices notices;
  private final Messages messages;

  NoticeView(Notices notices, Messages messages) {
    this.notices = notices;
    this.messages = messages;
    setId("notices");
    getStyleClass().add("notices");
    notices.shown().addListener((ListChangeListener<Notice>) change -> show());
    show();
  }

  private void show() {
    getChildren().setAll(notices.shown().stream().map(this::row).toList());
    Widgets.shown(this).set(!notices.shown().isEmpty());
  }

  /** Never cut: the sentence beside it wraps instead. */
  private static Button button(Notice.Way way) {
    Button button = new Button(way.action());
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(way.action());
    button.setOnAction(event -> way.remedy().run());
    return button;
  }

  private HBox row(Notice notice) {
    Label text = Widgets.paragraph(notice.text());
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row =
        Widgets.row(
            Widgets.icon(
                switch (notice.kind()) {
                  case GOOD -> Feather.CHECK_CIRCLE;
                  case INFORMATION -> Feather.INFO;
                  case WARNING -> Feather.ALERT_TRIANGLE;
                }),
            text);
    for (Notice.Way way : notice.ways()) {
      row.getChildren().add(button(way));
    }
    row.getChildren()
        .add(
            Widgets.iconButton(
                Feather.X, messages.text("close"), () -> notices.dismiss(notice.id())));
    row.getStyleClass()
        .addAll("notice", "notice-" + notice.kind().name().toLowerCase(java.util.Locale.ROOT));
    return row;
  }
}
