package studio.reprise.ui.script;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Skin;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import studio.reprise.desk.SilentDirections;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.render.Receipt;
import studio.reprise.sentence.Sentence;
import studio.reprise.ui.canvas.TakeWave;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.ViewChoices.Part;
import studio.reprise.ui.model.render.LineStates;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.SeedLabel;
import studio.reprise.ui.widget.StateBadge;
import studio.reprise.ui.widget.Widgets;

/** One row of the script: a scene's title, or a line with all that is known about it. */
final class LineCell extends ListCell<Row> {
  private static final PseudoClass SOUNDING = PseudoClass.getPseudoClass("sounding");
  // In narrower lists the words need the place of the waveform, then that of the seed.
  private static final double LEAST_WIDTH_WITH_WAVE = 720;
  private static final double LEAST_WIDTH_WITH_SEED = 620;

  /** What a row is made of besides labels; which line is heard now, "" in silence. */
  record Parts(LineWords words, TakeWave wave, SceneTitle scene, Supplier<String> heardId) {}

  private final Manuscript manuscript;
  private final LineStates states;
  private final Messages messages;
  private final LineWords words;
  private final TakeWave wave;
  private final SceneTitle sceneRow;
  private final Supplier<String> heardId;
  private final StateBadge state;
  private final Label number = Widgets.label("", "line-number");
  private final Circle dot = new Circle(5);
  private final Label speaker = Widgets.label("", "line-speaker");
  private final Label direction = Widgets.paragraph("", "line-direction");
  private final Label heard = Widgets.paragraph("", "line-heard");
  private final Label remark = Widgets.paragraph("", "line-heard");
  private final SeedLabel seed;
  private final Label duration = Widgets.label("", "line-duration");
  private final HBox lineRow = new HBox();
  private final RowContent rows = new RowContent(lineRow);
  private final ChangeListener<Object> changed = (value, old, now) -> showItem();
  private @Nullable Row shown;
  private List<Boolean> styledFor = List.of();

  LineCell(
      Manuscript manuscript,
      LineStates states,
      ScriptColumns columns,
      Parts parts,
      Messages messages) {
    this.manuscript = manuscript;
    this.states = states;
    this.messages = messages;
    this.words = parts.words();
    this.wave = parts.wave();
    this.sceneRow = parts.scene();
    this.heardId = parts.heardId();
    this.state = new StateBadge(messages);
    this.seed = new SeedLabel(messages);
    getStyleClass().add("script-cell");
    layOut(columns);
  }

  private void layOut(ScriptColumns columns) {
    HBox who = new HBox(dot, speaker);
    who.getStyleClass().add("line-who");
    who.setAlignment(Pos.TOP_LEFT);
    who.minWidthProperty().bind(columns.nameWidthProperty());
    who.maxWidthProperty().bind(columns.nameWidthProperty());
    VBox centre = new VBox(words, direction, heard, remark);
    HBox.setHgrow(centre, Priority.ALWAYS);
    centre.setMinWidth(60);
    centre.setPrefWidth(200);
    columns.bind(number, Part.NUMBERS, 0);
    columns.bind(seed, Part.SEEDS, LEAST_WIDTH_WITH_SEED);
    columns.bind(wave, Part.WAVES, LEAST_WIDTH_WITH_WAVE);
    columns.bind(duration, Part.LENGTHS, 0);
    lineRow.getStyleClass().add("line-row");
    lineRow.getChildren().setAll(state, number, who, centre, seed, wave, duration);
    // What a row is high is measured once: a least height would be measured beside it each time.
    List.of(state, number, who, speaker, centre, words, seed, wave, duration)
        .forEach(part -> part.setMinHeight(0));
    speaker.setMinWidth(0);
    setPrefWidth(0);
    parentProperty().addListener((value, old, now) -> belong(now == null || now.isVisible()));
  }

  /** A list measures lines by a cell that nobody sees: it takes part in nothing else. */
  private void belong(boolean isSeen) {
    setManaged(isSeen);
    words.leaveEditor(!isSeen);
  }

  /**
   * What clicks do.
   *
   * @param hear the waveform was clicked
   * @param edit the words were clicked twice
   * @param chooseSpeaker the name was clicked
   */
  void onClicks(Consumer<Line> hear, Consumer<String> edit, Consumer<Label> chooseSpeaker) {
    wave.setOnMouseClicked(event -> line().ifPresent(hear));
    words.onEdit(() -> edit.accept(lineId()));
    speaker.setOnMouseClicked(event -> chooseSpeaker.accept(speaker));
  }

  /** The line shown here, as it is now. */
  Optional<Line> line() {
    return row() instanceof Row.OfLine row ? Optional.of(row.line().get()) : Optional.empty();
  }

  String lineId() {
    return row() instanceof Row.OfLine row ? row.id() : "";
  }

  /** What is seen here; nothing in a cell that waits for its next row. */
  @Nullable Row row() {
    return getIndex() < 0 ? null : shown;
  }

  RowContent content() {
    return rows;
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new LineCellSkin(this);
  }

  /** Cells below the last row show nothing; one that waits for its next row, at -1, is not seen. */
  @Override
  public void updateIndex(int index) {
    rows.fill(
        () -> {
          super.updateIndex(index);
          showRows();
          showSounding();
        });
    List<Boolean> now = List.of(isEmpty(), isSelected(), isFocused(), isSounding());
    if (index >= 0 && !now.equals(styledFor)) {
      styledFor = now;
      applyCss();
    }
  }

  /** What only measures is never laid out, and while it waited would be styled at every line. */
  @Override
  public void resize(double width, double height) {
    super.resize(width, height);
    if (!isManaged()) {
      setNeedsLayout(false);
    }
  }

  private void showRows() {
    rows.setVisible(getIndex() < 0 || !isEmpty());
  }

  @Override
  protected void updateItem(Row item, boolean empty) {
    if (!empty
        || isManaged()) { // what only measures is emptied after every line: not styled for it
      super.updateItem(item, empty);
    }
    showRows();
    Row wanted = empty ? null : item;
    if (wanted != shown) {
      partsOf(shown).forEach(part -> part.removeListener(changed));
      shown = wanted;
      partsOf(shown).forEach(part -> part.addListener(changed));
    }
    showItem();
  }

  /** What a row shows that may change while it is shown. */
  private static List<ObservableValue<?>> partsOf(@Nullable Row row) {
    if (row instanceof Row.OfLine line) {
      return List.of(line.line(), line.number());
    }
    return row instanceof Row.OfScene scene ? List.of(scene.scene(), scene.folded()) : List.of();
  }

  /** The row as it is now: its line may be edited, or no more. */
  void showItem() {
    if (shown == null) {
      return;
    }
    if (shown instanceof Row.OfScene && sceneRow.getParent() == null) {
      rows.getChildren().add(sceneRow);
      sceneRow.applyCss();
    }
    Widgets.shown(lineRow).set(shown instanceof Row.OfLine);
    Widgets.shown(sceneRow).set(shown instanceof Row.OfScene);
    if (shown instanceof Row.OfLine row) {
      showLine(row.line().get(), row.number().get());
    } else if (shown instanceof Row.OfScene row) {
      sceneRow.show(row.scene().get(), row);
      setAccessibleText(row.scene().get().title());
    }
  }

  private void showLine(Line line, int position) {
    Project project = manuscript.project();
    if (project == null) {
      return;
    }
    number.setText(Integer.toString(position));
    Optional<Speaker> who = project.speaker(line.speakerId());
    speaker.setText(who.map(Speaker::name).orElse(messages.text("script.nobody")));
    dot.setFill(who.map(Speaker::colour).map(Color::web).orElse(Color.TRANSPARENT));
    words.show(line);
    String manner =
        line.style().isEmpty() ? line.direction() : "[" + line.style() + "] " + line.direction();
    Widgets.shown(direction).set(!manner.isBlank());
    direction.setText(manner.strip());
    seed.show(project.seedOf(line), line.seed().origin());
    showState();
  }

  /** Gives the scene's title the keys. */
  void editTitle() {
    sceneRow.edit();
  }

  /** The words, whose marks may have changed. */
  void showWords() {
    line().ifPresent(words::show);
  }

  /** Whether this line is the one that is heard. */
  void showSounding() {
    pseudoClassStateChanged(SOUNDING, isSounding());
  }

  private boolean isSounding() {
    return !lineId().isEmpty() && lineId().equals(heardId.get());
  }

  /** State, waveform and duration: what changes without the line. */
  void showState() {
    line()
        .ifPresent(
            line -> {
              state.show(states.state(line));
              Optional<Receipt> take = states.index().receipt(line.takeFingerprint());
              duration.setText(
                  take.map(r -> String.format(Locale.ROOT, "%.1f s", r.durationSeconds()))
                      .orElse(""));
              showHeard(line, take);
              showRemark(line);
              wave.show(take.map(Receipt::fingerprint).orElse(""));
              setAccessibleText(
                  messages.text(
                      "script.row",
                      number.getText(),
                      speaker.getText(),
                      line.isEmpty() ? messages.text("script.empty") : line.text(),
                      state.getAccessibleText()
                          + directions(line)
                          + (remark.isVisible() ? " " + remark.getText() : "")));
            });
  }

  /** What is in the line and not said: grey to the eye, or marked as acted; told to who listens. */
  private String directions(Line line) {
    Project project = manuscript.project();
    return project == null
        ? ""
        : told("script.acted", line, project, SilentDirections.Place::isActed)
            + told("script.silent", line, project, place -> !place.isActed());
  }

  private String told(
      String key, Line line, Project project, Predicate<SilentDirections.Place> which) {
    String words =
        SilentDirections.in(line, project, states.manners()).stream()
            .filter(which)
            .map(SilentDirections.Place::words)
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "" : " " + messages.text(key, words);
  }

  /** What the author should know before the line is rendered. */
  private void showRemark(Line line) {
    Project project = manuscript.project();
    String remarks =
        Stream.of(
                states.remarks().of(line),
                // Whether it is acted is known when a pack is open.
                project == null || states.plan().isEmpty()
                    ? Optional.<Sentence>empty()
                    : SilentDirections.remark(line, project, states.manners()))
            .flatMap(Optional::stream)
            .map(messages::sentence)
            .collect(Collectors.joining("\n"));
    Widgets.shown(remark).set(!remarks.isEmpty());
    remark.setText(remarks);
  }

  /** The words of the take, where they are not the line's any more. */
  private void showHeard(Line line, Optional<Receipt> take) {
    Optional<String> other =
        take.map(receipt -> receipt.said().text()).filter(said -> !said.equals(line.text()));
    Widgets.shown(heard).set(other.isPresent());
    heard.setText(other.map(said -> messages.text("script.heard", said)).orElse(""));
  }
}
