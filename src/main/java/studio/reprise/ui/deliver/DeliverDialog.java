package studio.reprise.ui.deliver;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Project;
import studio.reprise.storage.delivery.Finding;
import studio.reprise.storage.delivery.PlannedFile;
import studio.reprise.storage.delivery.Severity;
import studio.reprise.ui.deliver.Deliveries.Doing;
import studio.reprise.ui.deliver.Deliveries.End;
import studio.reprise.ui.deliver.Deliveries.Outcome;
import studio.reprise.ui.deliver.DeliveryFixes.Fix;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** The page from which a project goes to its receiver. It lets the window be used beside it. */
final class DeliverDialog extends StudioDialog {
  private static final double WIDTH = 1180;
  private static final double HEIGHT = 700;
  private static final double BOOK_WIDTH = 270;
  private static final double LIST_HEIGHT = 90;

  private final DeliveryDesk desk;
  private final Manuscript manuscript;
  private final Selection selection;
  private final Messages messages;
  private final Deliveries deliveries;
  private final BookCard card;
  private final ReceiverPane receiver;
  private final ListenBar listen;
  private final Label status = Widgets.paragraph("", "deliver-status");
  private final Button check;
  private final Button deliver;
  private final Button cancel;
  private final Button verify;
  private final Button replace;
  private final ChangeListener<Project> project = (value, old, now) -> show(now);
  private final ChangeListener<Object> run = (value, old, now) -> showRun();

  DeliverDialog(DeliveryDesk desk) {
    super(desk.messages(), "deliver.page");
    this.desk = desk;
    this.manuscript = desk.manuscript();
    this.selection = desk.selection();
    this.messages = desk.messages();
    this.deliveries = desk.deliveries();
    initModality(Modality.NONE);
    card = new BookCard(desk.book(), messages);
    receiver = new ReceiverPane(deliveries.profiles(), messages, this::plan);
    listen = new ListenBar(desk.listening(), messages);
    check = button(Feather.CHECK_SQUARE, "deliver.check", "deliver-check", this::check);
    deliver = button(Feather.SEND, "deliver.deliver", "deliver-now", this::deliver);
    deliver.getStyleClass().add("accent");
    cancel = button(Feather.X, "deliver.stop", "deliver-stop", deliveries::cancel);
    verify =
        button(
            Feather.SHIELD,
            "deliver.verify",
            "deliver-verify",
            () -> deliveries.outcomeProperty().get().folder().ifPresent(desk::verify));
    replace =
        button(
            Feather.ALERT_TRIANGLE,
            "deliver.replace",
            "deliver-replace",
            () -> deliveries.deliverOver(receiver.order()));
    layOut();
    manuscript.projectProperty().addListener(project);
    deliveries.doingProperty().addListener(run);
    deliveries.outcomeProperty().addListener(run);
    setOnHidden(event -> letGo());
    receiver.fill(deliveries.latest());
    show(manuscript.project());
    showRun();
  }

  private Button button(Feather icon, String key, String id, Runnable action) {
    Button button = Widgets.button(icon, messages.text(key), action);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    Widgets.shown(button);
    return button;
  }

  private void layOut() {
    ScrollPane book = new ScrollPane(card);
    book.setFitToWidth(true);
    // Half as fast as the words: the files need the room.
    double bookWidth = (BOOK_WIDTH + Look.scaled(BOOK_WIDTH)) / 2;
    book.setMinWidth(bookWidth);
    book.setPrefWidth(bookWidth);
    book.setPrefViewportHeight(HEIGHT);
    FilesTable files = new FilesTable(deliveries.rows(), desk.book(), messages, this::listen);
    ChecksList checks =
        new ChecksList(deliveries.findings(), desk.fixes(), messages, this::showLine, this::fix);
    VBox found = new VBox(Widgets.label(messages.text("deliver.checks"), "region-title"), checks);
    VBox.setVgrow(checks, Priority.ALWAYS);
    found.getStyleClass().add("deliver-part");
    files.setMinHeight(LIST_HEIGHT);
    files.setPrefHeight(2 * LIST_HEIGHT);
    checks.setMinHeight(LIST_HEIGHT);
    checks.setPrefHeight(2 * LIST_HEIGHT);
    SplitPane middle = new SplitPane(files, found);
    middle.setMinHeight(2 * LIST_HEIGHT);
    middle.setPrefHeight(4 * LIST_HEIGHT);
    middle.setOrientation(Orientation.VERTICAL);
    middle.setDividerPositions(0.55);
    VBox.setVgrow(middle, Priority.ALWAYS);
    status.setId("deliver-status");
    status.setMaxWidth(Look.scaled(560));
    VBox right =
        new VBox(
            receiver,
            middle,
            listen,
            Widgets.row(status, Widgets.spring(), replace, cancel, verify, check, deliver));
    right.getStyleClass().add("deliver-part");
    HBox page = new HBox(book, right);
    HBox.setHgrow(right, Priority.ALWAYS);
    size(page, WIDTH, HEIGHT);
    page.getStyleClass().add("deliver-page");
    getDialogPane().setId("deliver");
    getDialogPane().setContent(page);
    getDialogPane().getButtonTypes().setAll(leave());
  }

  private void letGo() {
    manuscript.projectProperty().removeListener(project);
    deliveries.doingProperty().removeListener(run);
    deliveries.outcomeProperty().removeListener(run);
    listen.letGo();
    desk.listening().close();
  }

  private void show(Project now) {
    if (now == null) {
      close();
      return;
    }
    card.show(now.book());
    plan();
  }

  private void plan() {
    deliveries.plan(receiver.order());
  }

  private void check() {
    deliveries.check(receiver.order());
  }

  private void deliver() {
    desk.listening().close();
    deliveries.deliver(receiver.order());
  }

  private void showRun() {
    Doing doing = deliveries.doingProperty().get();
    Outcome outcome = deliveries.outcomeProperty().get();
    boolean isIdle = doing == Doing.NOTHING;
    check.setDisable(!isIdle);
    deliver.setDisable(!isIdle);
    receiver.setDisable(!isIdle);
    cancel.setVisible(!isIdle);
    verify.setVisible(isIdle && outcome.folder().isPresent());
    replace.setVisible(isIdle && outcome.end() == End.OCCUPIED);
    status.setText(isIdle ? said(outcome) : messages.of("deliver.doing", doing));
    status.getStyleClass().removeIf(style -> style.startsWith("badge-"));
    boolean isGood = outcome.end() == End.PASSED;
    boolean isBad = outcome.end() != End.NONE && outcome.end() != End.CANCELLED && !isGood;
    if (isIdle && (isGood || isBad)) {
      status.getStyleClass().add(isGood ? "badge-good" : "badge-error");
    }
  }

  private String said(Outcome outcome) {
    return switch (outcome.end()) {
      case NONE -> "";
      case CANCELLED -> messages.text("deliver.cancelled");
      case STOPPED, OCCUPIED -> messages.sentence(outcome.sentence());
      case PASSED ->
          outcome.folder().isPresent()
              ? messages.text("deliver.delivered", outcome.folder().get())
              : messages.text("deliver.passes");
      case FAILED -> {
        long errors =
            deliveries.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        String count = messages.count("deliver.fails", (int) errors);
        yield outcome.folder().isPresent()
            ? count + " " + messages.text("deliver.written", outcome.folder().get())
            : count;
      }
    };
  }

  /** Plays a row's file, when it was delivered. */
  private void listen(DeliveryRow row) {
    Optional<Path> folder = deliveries.outcomeProperty().get().folder();
    if (row.made().isEmpty() || folder.isEmpty()) {
      status.setText(messages.text("deliver.listen.first"));
      return;
    }
    PlannedFile planned = row.made().get().planned();
    Consumer<studio.reprise.sentence.Sentence> told =
        sentence -> {
          if (!sentence.isEmpty()) {
            status.setText(messages.sentence(sentence));
          }
        };
    desk.listening().listen(folder.get().resolve(planned.file()), planned, told);
  }

  /** Selects a line in the script behind this page. */
  private void showLine(String lineId) {
    selection.select(lineId);
    if (getOwner() != null) {
      getOwner().requestFocus();
    }
  }

  private void fix(Fix fix, Finding finding) {
    switch (fix) {
      case CHOOSE_COVER -> card.chooseCover();
      case FILL_CARD -> card.focusTitle();
      case ACKNOWLEDGE -> receiver.acknowledge(finding.id());
      case ADD_OPENING -> desk.fixes().apply(fix, finding, messages.text("deliver.role.OPENING"));
      case ADD_CLOSING -> desk.fixes().apply(fix, finding, messages.text("deliver.role.CLOSING"));
      default -> desk.fixes().apply(fix, finding, messages.text("deliver.second_half"));
    }
  }
}
