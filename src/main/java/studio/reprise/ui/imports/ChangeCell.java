package studio.reprise.ui.imports;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import studio.reprise.document.Line;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.LineChange;
import studio.reprise.document.script.LineChange.Field;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/**
 * A changed line: what happens to it, how it was and how it is, and whether the script is followed.
 */
final class ChangeCell extends ListCell<LineChange> {
  private static final double HALF_WIDTH = 300;

  private final Messages messages;
  private final Predicate<LineChange> isTurned;
  private final Label kind = Widgets.label("", "text-small");
  private final TextFlow old = new TextFlow();
  private final TextFlow now = new TextFlow();
  private final Label fields = Widgets.label("", "text-muted", "text-small");
  private final CheckBox follow = new CheckBox();
  private final HBox page;

  ChangeCell(
      ListView<LineChange> list,
      Messages messages,
      Predicate<LineChange> isTurned,
      BiConsumer<LineChange, Boolean> turn) {
    this.messages = messages;
    this.isTurned = isTurned;
    kind.getStyleClass().add("change-kind");
    follow.setAccessibleText(messages.text("update.follow"));
    follow.setOnAction(
        event -> turn.accept(getItem(), follow.isSelected() != followsFirst(getItem())));
    VBox right = new VBox(now, fields);
    old.getStyleClass().add("change-words");
    right.getStyleClass().add("change-words");
    for (Region half : new Region[] {old, right}) {
      HBox.setHgrow(half, Priority.ALWAYS);
      half.setPrefWidth(HALF_WIDTH);
      half.setMinWidth(120);
    }
    page = new HBox(follow, kind, old, right);
    page.getStyleClass().add("change-row");
    page.prefWidthProperty().bind(list.widthProperty().subtract(36));
    page.setMaxWidth(Region.USE_PREF_SIZE);
  }

  /** What stands over the two columns of words. */
  static HBox heads(Messages messages) {
    CheckBox asWide = new CheckBox();
    asWide.setVisible(false);
    Label kind = new Label();
    kind.getStyleClass().addAll("text-small", "change-kind");
    HBox heads = new HBox(asWide, kind);
    for (String key : List.of("update.mine", "update.theirs")) {
      Label head = Widgets.label(messages.text(key), "field-label");
      head.setPrefWidth(HALF_WIDTH);
      head.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(head, Priority.ALWAYS);
      heads.getChildren().add(head);
    }
    heads.getStyleClass().addAll("change-row", "change-heads");
    return heads;
  }

  /** Whether the script is followed unless the author turns it. */
  static boolean followsFirst(LineChange change) {
    return !(change instanceof LineChange.Conflict conflict) || conflict.isTheirsTaken();
  }

  /** Whether the author has a choice. */
  static boolean canBeTurned(LineChange change) {
    return change instanceof LineChange.Edited
        || change instanceof LineChange.Conflict
        || change instanceof LineChange.Added
        || change instanceof LineChange.Gone;
  }

  @Override
  protected void updateItem(LineChange change, boolean empty) {
    super.updateItem(change, empty);
    if (empty || change == null) {
      setGraphic(null);
      return;
    }
    kind.setText(messages.text("update.kind." + change.getClass().getSimpleName()));
    follow.setSelected(followsFirst(change) != isTurned.test(change));
    follow.setVisible(canBeTurned(change));
    fields.setText("");
    if (change instanceof LineChange.Kept kept) {
      both(kept.mine(), kept.theirs(), Set.of());
    } else if (change instanceof LineChange.Edited edited) {
      both(edited.mine(), edited.theirs(), edited.fields());
    } else if (change instanceof LineChange.Conflict conflict) {
      both(conflict.mine(), conflict.theirs(), conflict.fields());
    } else if (change instanceof LineChange.Moved moved) {
      both(moved.mine(), moved.theirs(), Set.of());
    } else if (change instanceof LineChange.Renamed renamed) {
      both(renamed.mine(), renamed.theirs(), Set.of());
      fields.setText(renamed.before() + " → " + renamed.theirs().key());
    } else if (change instanceof LineChange.Added added) {
      old.getChildren().clear();
      words(now, spoken(added.theirs()), spoken(added.theirs()));
    } else if (change instanceof LineChange.Gone gone) {
      words(old, gone.mine().text(), gone.mine().text());
      now.getChildren().clear();
      fields.setText(gone.mine().locked() ? messages.text("update.to_cut_lines") : "");
    }
    Widgets.shown(fields).set(!fields.getText().isEmpty());
    setGraphic(page);
  }

  private static String spoken(DraftLine line) {
    return line.speaker().isEmpty() ? line.text() : line.speaker() + ": " + line.text();
  }

  private void both(Line mine, DraftLine theirs, Set<Field> changed) {
    words(old, mine.text(), theirs.text());
    words(now, theirs.text(), mine.text());
    fields.setText(
        changed.stream()
            .filter(field -> field != Field.TEXT)
            .sorted()
            .map(field -> messages.text("update.field." + field) + value(field, theirs))
            .collect(Collectors.joining(", ")));
  }

  private static String value(Field field, DraftLine theirs) {
    return switch (field) {
      case SPEAKER -> ": " + theirs.speaker();
      case DIRECTION -> ": " + theirs.direction();
      case LANGUAGE -> ": " + theirs.language();
      default -> "";
    };
  }

  private static void words(TextFlow flow, String text, String other) {
    flow.getChildren().clear();
    for (WordMarks.Piece piece : WordMarks.of(text, other)) {
      Text words = new Text(piece.text());
      words.getStyleClass().add(piece.isOther() ? "other-words" : "same-words");
      flow.getChildren().add(words);
    }
  }
}
