package studio.reprise.ui.take;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Line;
import studio.reprise.render.Flag;
import studio.reprise.render.Receipt;
import studio.reprise.ui.canvas.TakeWave;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.SeedLabel;
import studio.reprise.ui.widget.Widgets;

/**
 * One take of a line in one row; below it, while it is looked at or where there is something to
 * say, its flags, its words and its note.
 */
final class TakeRow extends VBox {
  private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
  private static final int MOST_KEYS = 9;
  private static final double LEAST_WIDTH_WITH_SECONDS = 245;
  private static final double LEAST_WIDTH_WITH_LOUDNESS = 310;
  private static final double LEAST_WIDTH_WITH_DATE = 440;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** What is done to takes. */
  interface Deeds {
    /** Shows it and lets it be heard. */
    void hear(Receipt take);

    void look(Receipt take);

    void keep(Line line, Receipt take);

    void delete(Line line, Receipt take);

    /** Takes that were thrown away are among the others again. */
    void restore(Line line, List<String> fingerprints);

    /** Makes it the B beside what is shown, or takes that back. */
    void compare(Receipt take);

    void note(Line line, Receipt take, String text);
  }

  /**
   * @param number among the line's takes, from 1
   * @param isShown looked at
   * @param isOther the B
   * @param keptAt when it was rendered, where that is known
   */
  record Place(int number, boolean isShown, boolean isOther, Optional<Instant> keptAt) {
    /** Date and time of this computer's zone; "" when it is not known. */
    String date() {
      return keptAt
          .map(at -> DATE.format(LocalDateTime.ofInstant(at, ZoneId.systemDefault())))
          .orElse("");
    }
  }

  private final Line line;
  private final Receipt take;
  private final Deeds deeds;
  private final Messages messages;

  TakeRow(Line line, Receipt take, Place place, TakeWave wave, Deeds deeds, Messages messages) {
    this.line = line;
    this.take = take;
    this.deeds = deeds;
    this.messages = messages;
    getStyleClass().add("take");
    // What is shown follows from the width, so the width must not follow from what is shown.
    setMinWidth(0);
    pseudoClassStateChanged(SHOWN, place.isShown());
    getChildren().add(head(place, wave));
    String said = take.said().text();
    if (!said.equals(line.text())) {
      getChildren().add(Widgets.paragraph(messages.text("script.heard", said), "take-words"));
    }
    if (!take.measured().flags().isEmpty() && place.isShown()) {
      getChildren().add(Widgets.paragraph(flags(), "warning-text", "text-small"));
    }
    if (place.isShown() || !line.noteOn(take.fingerprint()).isEmpty()) {
      getChildren().add(note());
    }
    setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            deeds.look(take);
          }
        });
    setOnContextMenuRequested(
        event -> {
          menu().show(this, event.getScreenX(), event.getScreenY());
          event.consume();
        });
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    menu.setId("take-menu");
    menu.getItems()
        .setAll(
            item(Feather.PLAY, "takes.play", () -> deeds.hear(take)),
            item(Feather.CHECK, "takes.choose", () -> deeds.keep(line, take)),
            item(Feather.COLUMNS, "takes.compare", () -> deeds.compare(take)),
            new SeparatorMenuItem(),
            item(Feather.TRASH_2, "takes.delete", () -> deeds.delete(line, take)));
    return menu;
  }

  private MenuItem item(Feather icon, String key, Runnable action) {
    MenuItem item = new MenuItem(messages.text(key), Widgets.icon(icon));
    item.setOnAction(event -> action.run());
    return item;
  }

  private boolean isChosen() {
    return take.fingerprint().equals(line.takeFingerprint());
  }

  private HBox head(Place place, TakeWave wave) {
    Label number =
        Widgets.label(
            place.number() <= MOST_KEYS ? Integer.toString(place.number()) : "", "take-number");
    number.setTooltip(new Tooltip(messages.text("takes.key")));
    Button keep =
        Widgets.iconButton(
            isChosen() ? Feather.CHECK_CIRCLE : Feather.CIRCLE,
            messages.text(isChosen() ? "takes.chosen" : "takes.choose"),
            () -> deeds.keep(line, take));
    keep.getStyleClass().add("keep-take");
    wave.show(take.fingerprint());
    wave.getStyleClass().add("take-wave");
    wave.setOnMouseClicked(
        event -> {
          deeds.hear(take);
          event.consume();
        });
    SeedLabel seed = new SeedLabel(messages);
    seed.show(take.said().seed(), take.owner().seedOrigin());
    seed.setMinWidth(USE_PREF_SIZE);
    Label loudness = small("%.0f LU", take.measured().loudness().lufs());
    loudness
        .visibleProperty()
        .bind(widthProperty().greaterThan(Look.scaled(LEAST_WIDTH_WITH_LOUDNESS)));
    loudness.managedProperty().bind(loudness.visibleProperty());
    Label seconds = small("%.1f s", take.durationSeconds());
    seconds.setTooltip(new Tooltip(place.date()));
    seconds
        .visibleProperty()
        .bind(widthProperty().greaterThan(Look.scaled(LEAST_WIDTH_WITH_SECONDS)));
    seconds.managedProperty().bind(seconds.visibleProperty());
    Label date = Widgets.label(place.date(), "text-muted", "text-small");
    date.setMinWidth(USE_PREF_SIZE);
    date.visibleProperty().bind(widthProperty().greaterThan(Look.scaled(LEAST_WIDTH_WITH_DATE)));
    date.managedProperty().bind(date.visibleProperty());
    HBox head = Widgets.row(number, keep, wave, seed, seconds, loudness, date);
    if (!take.measured().flags().isEmpty()) {
      Label flag = Widgets.label("", "warning-text");
      flag.setGraphic(Widgets.icon(Feather.FLAG));
      flag.setTooltip(new Tooltip(flags()));
      flag.setAccessibleText(flags());
      head.getChildren().add(flag);
    }
    head.getChildren().addAll(Widgets.spring(), other(place), delete());
    head.getStyleClass().add("take-head");
    setAccessibleText(
        messages.text(
            "takes.row",
            place.number(),
            seed.getAccessibleText(),
            String.format(Locale.ROOT, "%.1f", take.durationSeconds()),
            messages.text(isChosen() ? "takes.chosen" : "takes.choose"),
            flags(),
            place.date()));
    return head;
  }

  private static Label small(String format, double value) {
    Label label =
        Widgets.label(String.format(Locale.ROOT, format, value), "text-muted", "text-small");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private ToggleButton other(Place place) {
    ToggleButton other = new ToggleButton("B");
    other.getStyleClass().addAll("flat", "small");
    Widgets.named(other, messages.text("takes.compare"));
    other.setSelected(place.isOther());
    other.setOnAction(event -> deeds.compare(take));
    other.setDisable(place.isShown() && !place.isOther());
    return other;
  }

  private Button delete() {
    return Widgets.iconButton(
        Feather.TRASH_2, messages.text("takes.delete"), () -> deeds.delete(line, take));
  }

  private String flags() {
    return messages.sentence(Flag.sentences(take.measured().flags()));
  }

  private TextField note() {
    TextField note = new TextField();
    note.getStyleClass().add("take-note");
    note.setPromptText(messages.text("takes.note.prompt"));
    note.setAccessibleText(messages.text("takes.note.prompt"));
    note.setText(line.noteOn(take.fingerprint()));
    note.setOnAction(event -> deeds.note(line, take, note.getText()));
    note.focusedProperty()
        .addListener(
            (value, old, now) -> {
              if (!now) {
                deeds.note(line, take, note.getText());
              }
            });
    return note;
  }
}
