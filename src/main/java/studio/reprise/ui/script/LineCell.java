package studio.reprise.ui.script;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
import studio.reprise.document.Speaker;
import studio.reprise.render.Receipt;
import studio.reprise.ui.canvas.TimeScale;
import studio.reprise.ui.canvas.WaveformCanvas;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.SeedLabel;
import studio.reprise.ui.widget.StateBadge;
import studio.reprise.ui.widget.Widgets;

/** One row of the script: a scene's title, or a line with all that is known about it. */
final class LineCell extends ListCell<Row> {
  private static final PseudoClass EMPTY_TEXT = PseudoClass.getPseudoClass("empty-text");
  private static final PseudoClass SOUNDING = PseudoClass.getPseudoClass("sounding");
  private static final double WAVE_WIDTH = 120;
  // In narrower lists the words need the place of the waveform, then that of the seed.
  private static final double LEAST_WIDTH_WITH_WAVE = 580;
  private static final double LEAST_WIDTH_WITH_SEED = 480;

  private final StudioModel model;
  private final ScriptEditor editor;
  private final TextField sceneTitle = new TextField();
  private final HBox sceneRow = new HBox(sceneTitle);
  private final StateBadge state;
  private final Label number = Widgets.label("", "line-number");
  private final Circle dot = new Circle(5);
  private final Label speaker = Widgets.label("", "line-speaker");
  private final Label text = Widgets.paragraph("", "line-text");
  private final Label direction = Widgets.paragraph("", "line-direction");
  private final Label heard = Widgets.paragraph("", "line-heard");
  private final StackPane words = new StackPane(text);
  private final SeedLabel seed;
  private final WaveformCanvas wave = new WaveformCanvas();
  private final Label duration = Widgets.label("", "line-duration");
  private final HBox lineRow = new HBox();
  // Never exchanged: a graphic that is set anew is styled anew, which is most of the cost of a row.
  private final StackPane rows = new StackPane(lineRow);
  private final ChangeListener<Object> changed = (value, old, now) -> showItem();
  private Row shown;
  private String waveOf = "";

  /**
   * @param listWidth the list's own, known before a row is laid out and measured
   */
  LineCell(StudioModel model, ScriptEditor editor, ObservableDoubleValue listWidth) {
    this.model = model;
    this.editor = editor;
    this.state = new StateBadge(model.messages());
    this.seed = new SeedLabel(model.messages());
    getStyleClass().add("script-cell");
    layOut();
    showFrom(LEAST_WIDTH_WITH_WAVE, listWidth, wave);
    showFrom(LEAST_WIDTH_WITH_SEED, listWidth, seed);
    sceneTitle.setOnAction(event -> renameScene());
    sceneTitle
        .focusedProperty()
        .addListener(
            (value, old, now) -> {
              if (!now) {
                renameScene();
              }
            });
    speaker.setOnMouseClicked(event -> editor.showSpeakers(this, speaker));
    text.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            editor.begin(lineId());
          }
        });
    wave.setOnMouseClicked(event -> line().ifPresent(model.rendering()::playOrRender));
    LineDragging.install(this, model);
  }

  private void layOut() {
    sceneTitle.getStyleClass().add("scene-title");
    sceneTitle.setPromptText(model.messages().text("script.scene.prompt"));
    sceneTitle.setAccessibleText(model.messages().text("script.scene.prompt"));
    HBox.setHgrow(sceneTitle, Priority.ALWAYS);
    sceneRow.getStyleClass().add("scene-row");
    HBox who = new HBox(dot, speaker);
    who.getStyleClass().add("line-who");
    who.setAlignment(Pos.TOP_LEFT);
    VBox centre = new VBox(words, direction, heard);
    StackPane.setAlignment(text, Pos.TOP_LEFT);
    HBox.setHgrow(centre, Priority.ALWAYS);
    centre.setMinWidth(60);
    centre.setPrefWidth(200);
    wave.leaveWheelAlone();
    wave.setMinSize(WAVE_WIDTH, 26);
    wave.setPrefSize(WAVE_WIDTH, 26);
    wave.setMaxSize(WAVE_WIDTH, 26);
    wave.setAccessibleText(model.messages().text("script.wave"));
    duration.setMinWidth(44);
    seed.setMinWidth(84);
    lineRow.getStyleClass().add("line-row");
    lineRow.getChildren().setAll(state, number, who, centre, seed, wave, duration);
    setText(null);
    setGraphic(rows);
    setPrefWidth(0);
  }

  private static void showFrom(double least, ObservableDoubleValue width, Node part) {
    part.visibleProperty().bind(Bindings.greaterThanOrEqual(width, least));
    part.managedProperty().bind(part.visibleProperty());
  }

  /** The line shown here, as it is now. */
  Optional<Line> line() {
    return shown instanceof Row.OfLine row ? Optional.of(row.line().get()) : Optional.empty();
  }

  String lineId() {
    return shown instanceof Row.OfLine row ? row.id() : "";
  }

  Row row() {
    return shown;
  }

  /** Cells below the last row show nothing; one that waits for its next row, at -1, is not seen. */
  @Override
  public void updateIndex(int index) {
    super.updateIndex(index);
    showRows();
  }

  private void showRows() {
    rows.setVisible(getIndex() < 0 || !isEmpty());
  }

  @Override
  protected void updateItem(Row item, boolean empty) {
    super.updateItem(item, empty);
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
  private static List<ObservableValue<?>> partsOf(Row row) {
    if (row instanceof Row.OfLine line) {
      return List.of(line.line(), line.number());
    }
    return row instanceof Row.OfScene scene ? List.of(scene.scene()) : List.of();
  }

  private void showItem() {
    if (shown == null) {
      return;
    }
    if (shown instanceof Row.OfScene && sceneRow.getParent() == null) {
      rows.getChildren().add(sceneRow);
    }
    Widgets.shown(lineRow).set(shown instanceof Row.OfLine);
    Widgets.shown(sceneRow).set(shown instanceof Row.OfScene);
    if (shown instanceof Row.OfLine row) {
      showLine(row.line().get(), row.number().get());
    } else if (shown instanceof Row.OfScene row && !sceneTitle.isFocused()) {
      sceneTitle.setText(row.scene().get().title());
    }
  }

  private void showLine(Line line, int position) {
    Project project = model.manuscript().project();
    if (project == null) {
      return;
    }
    number.setText(Integer.toString(position));
    Optional<Speaker> who = project.speaker(line.speakerId());
    speaker.setText(who.map(Speaker::name).orElse(model.messages().text("script.nobody")));
    dot.setFill(who.map(Speaker::colour).map(Color::web).orElse(Color.TRANSPARENT));
    showWords(line);
    Widgets.shown(direction).set(!line.direction().isBlank());
    direction.setText(line.direction());
    seed.show(project.seedOf(line), line.seed().origin());
    showState();
    showSounding();
  }

  private void showWords(Line line) {
    boolean editing = editor.isAt(line.id());
    if (editing) {
      editor.placeIn(words, line);
    } else {
      if (!words.getChildren().contains(text) || words.getChildren().size() > 1) {
        words.getChildren().setAll(text);
      }
      text.setText(line.isEmpty() ? model.messages().text("script.empty") : line.text());
      text.pseudoClassStateChanged(EMPTY_TEXT, line.isEmpty());
    }
  }

  /** Whether this line is the one that is heard. */
  void showSounding() {
    String heard = model.sounding().lineIdProperty().get();
    pseudoClassStateChanged(SOUNDING, !heard.isEmpty() && heard.equals(lineId()));
  }

  /** State, waveform and duration: what changes without the line. */
  void showState() {
    line()
        .ifPresent(
            line -> {
              state.show(model.renders().states().state(line));
              Optional<Receipt> take =
                  model.renders().states().index().receipt(line.takeFingerprint());
              duration.setText(
                  take.map(r -> String.format(Locale.ROOT, "%.1f s", r.durationSeconds()))
                      .orElse(""));
              showHeard(line, take);
              showWave(take.map(Receipt::fingerprint).orElse(""));
            });
  }

  /** The words of the take, where they are not the line's any more. */
  private void showHeard(Line line, Optional<Receipt> take) {
    Optional<String> other =
        take.map(receipt -> receipt.said().text()).filter(said -> !said.equals(line.text()));
    Widgets.shown(heard).set(other.isPresent());
    heard.setText(other.map(said -> model.messages().text("script.heard", said)).orElse(""));
  }

  private void showWave(String fingerprint) {
    if (fingerprint.equals(waveOf)) {
      return;
    }
    waveOf = fingerprint;
    wave.peaksProperty().set(null);
    model
        .sounds()
        .take(
            fingerprint,
            sound ->
                sound
                    .filter(found -> fingerprint.equals(waveOf))
                    .ifPresent(
                        found -> {
                          wave.scaleProperty()
                              .set(
                                  TimeScale.fitting(
                                      found.pcm().length(),
                                      WAVE_WIDTH,
                                      found.pcm().sampleRateHz()));
                          wave.peaksProperty().set(found.peaks());
                        }));
  }

  private void renameScene() {
    if (shown instanceof Row.OfScene row) {
      Scene scene = row.scene().get();
      Project project = model.manuscript().project();
      boolean known = project != null && project.scene(scene.id()).isPresent();
      if (known && !scene.title().equals(sceneTitle.getText())) {
        model.manuscript().edit(SceneEdits.rename(scene.id(), sceneTitle.getText()));
        model.manuscript().settle();
      }
    }
  }
}
