package studio.reprise.ui.script;

import atlantafx.base.controls.CustomTextField;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Line;
import studio.reprise.document.Search;
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** Find and replace in the words of all lines: every find is marked, one of them is the current. */
final class FindBar extends HBox {
  /**
   * One find among all.
   *
   * @param lineId of its line
   */
  record Find(String lineId, Search.Place place) {
    /** Nowhere. */
    static final Find NONE = new Find("", new Search.Place(0, 0));
  }

  private final Manuscript manuscript;
  private final LineCommands commands;
  private final Selection selection;
  private final Messages messages;
  private final CustomTextField find = new CustomTextField();
  private final TextField replacement = new TextField();
  private final ToggleButton matchesCase = new ToggleButton("Aa");
  private final ToggleButton wholeWords = new ToggleButton("“ab”");
  private final Label result = Widgets.label("", "text-muted");
  private final ReadOnlyObjectWrapper<Search> search = new ReadOnlyObjectWrapper<>(Search.NONE);
  private final ReadOnlyObjectWrapper<Find> current = new ReadOnlyObjectWrapper<>(Find.NONE);

  FindBar(Manuscript manuscript, LineCommands commands, Selection selection, Messages messages) {
    this.manuscript = manuscript;
    this.commands = commands;
    this.selection = selection;
    this.messages = messages;
    getStyleClass().add("find-bar");
    layOut();
    find.setOnAction(event -> step(1));
    replacement.setOnAction(event -> replaceOne());
    find.textProperty().addListener((value, old, now) -> look());
    matchesCase.setOnAction(event -> look());
    wholeWords.setOnAction(event -> look());
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            hide();
            event.consume();
          }
        });
    Widgets.shown(this).set(false);
  }

  private void layOut() {
    find.setLeft(Widgets.icon(Feather.SEARCH));
    find.setId("find");
    find.setPromptText(messages.text("find.prompt"));
    find.setAccessibleText(messages.text("find.prompt"));
    find.setPrefColumnCount(16);
    replacement.setId("replacement");
    replacement.setPromptText(messages.text("find.replacement"));
    replacement.setAccessibleText(messages.text("find.replacement"));
    replacement.prefWidthProperty().bind(find.widthProperty());
    matchesCase.getStyleClass().add("flat");
    wholeWords.getStyleClass().add("flat");
    Widgets.named(matchesCase, messages.text("find.case"));
    Widgets.named(wholeWords, messages.text("find.words"));
    matchesCase.setId("find-case");
    wholeWords.setId("find-words");
    result.setId("find-result");
    result.setMinWidth(USE_PREF_SIZE);
    var one = Widgets.button(Feather.CHECK, messages.text("find.replace_one"), this::replaceOne);
    one.setId("replace-one");
    var all = Widgets.button(Feather.REPEAT, messages.text("find.replace"), this::replaceAll);
    all.setId("replace-all");
    HBox finding =
        Widgets.row(
            find,
            matchesCase,
            wholeWords,
            Widgets.iconButton(Feather.CHEVRON_UP, messages.text("find.previous"), () -> step(-1)),
            Widgets.iconButton(Feather.CHEVRON_DOWN, messages.text("find.next"), () -> step(1)),
            result);
    HBox replacing = Widgets.row(replacement, one, all);
    FlowPane fields = new FlowPane(finding, replacing);
    fields.getStyleClass().add("find-fields");
    HBox.setHgrow(fields, Priority.ALWAYS);
    getChildren().setAll(fields, Widgets.iconButton(Feather.X, messages.text("close"), this::hide));
  }

  /** What is looked for; nothing while the bar is away. */
  ReadOnlyObjectProperty<Search> searchProperty() {
    return search.getReadOnlyProperty();
  }

  /** The find that was come to, or {@link Find#NONE}. */
  ReadOnlyObjectProperty<Find> currentProperty() {
    return current.getReadOnlyProperty();
  }

  void open() {
    Widgets.shown(this).set(true);
    find.requestFocus();
    find.selectAll();
    look();
  }

  private void hide() {
    Widgets.shown(this).set(false);
    current.set(Find.NONE);
    search.set(Search.NONE);
  }

  private Search wanted() {
    Set<Search.Strictness> strict = EnumSet.noneOf(Search.Strictness.class);
    if (matchesCase.isSelected()) {
      strict.add(Search.Strictness.CASE);
    }
    if (wholeWords.isSelected()) {
      strict.add(Search.Strictness.WHOLE_WORDS);
    }
    return new Search(find.getText(), strict);
  }

  private void look() {
    current.set(Find.NONE);
    search.set(wanted());
    tell(finds());
  }

  private List<Find> finds() {
    Search now = search.get();
    if (now.isEmpty() || manuscript.project() == null) {
      return List.of();
    }
    return manuscript
        .project()
        .lines()
        .flatMap(line -> now.in(line.text()).stream().map(at -> new Find(line.id(), at)))
        .toList();
  }

  private void tell(List<Find> finds) {
    int at = finds.indexOf(current.get());
    if (search.get().isEmpty()) {
      result.setText("");
    } else if (finds.isEmpty()) {
      result.setText(messages.text("find.nothing"));
    } else {
      result.setText(
          at < 0
              ? messages.count("find.count", finds.size())
              : messages.text("find.at", at + 1, finds.size()));
    }
  }

  private void step(int by) {
    List<Find> finds = finds();
    if (!finds.isEmpty()) {
      int at = finds.indexOf(current.get());
      go(finds, at < 0 ? fromLine(finds, by) : at + by);
    }
    tell(finds);
  }

  /** The first find from the current line on, or the last one before it. */
  private int fromLine(List<Find> finds, int by) {
    List<String> ids = manuscript.project().lines().map(Line::id).toList();
    int line = ids.indexOf(selection.current());
    for (int i = 0; i < finds.size(); i++) {
      if (ids.indexOf(finds.get(i).lineId()) >= line) {
        return by > 0 ? i : i - 1;
      }
    }
    return by > 0 ? 0 : finds.size() - 1;
  }

  private void go(List<Find> finds, int index) {
    Find next = finds.get(Math.floorMod(index, finds.size()));
    current.set(next);
    selection.select(next.lineId());
  }

  /**
   * Replaces the current find and goes on to the next; without a current one, goes to the first.
   */
  private void replaceOne() {
    List<Find> finds = finds();
    int at = finds.indexOf(current.get());
    if (at < 0) {
      step(1);
      return;
    }
    Find now = finds.get(at);
    manuscript
        .project()
        .line(now.lineId())
        .ifPresent(
            line ->
                commands.replace(
                    line.id(),
                    line.text().substring(0, now.place().from())
                        + replacement.getText()
                        + line.text().substring(now.place().to())));
    List<Find> left = finds();
    current.set(Find.NONE);
    if (!left.isEmpty()) {
      // What was put in may hold the search again: that is no next find.
      int behind = now.place().from() + replacement.getText().length();
      int next = 0;
      while (next < left.size() && isBefore(left.get(next), now.lineId(), behind)) {
        next++;
      }
      go(left, next);
    }
    tell(left);
  }

  private boolean isBefore(Find find, String lineId, int character) {
    if (find.lineId().equals(lineId)) {
      return find.place().from() < character;
    }
    List<String> ids = manuscript.project().lines().map(Line::id).toList();
    return ids.indexOf(find.lineId()) < ids.indexOf(lineId);
  }

  private void replaceAll() {
    if (!search.get().isEmpty()) {
      int count = commands.replaceAll(search.get(), replacement.getText());
      current.set(Find.NONE);
      result.setText(messages.count("find.replaced", count));
    }
  }
}
