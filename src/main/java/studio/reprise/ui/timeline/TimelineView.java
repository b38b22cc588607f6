package studio.reprise.ui.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.PeakPyramid;
import studio.reprise.desk.Timeline;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.ui.canvas.LanesCanvas;
import studio.reprise.ui.canvas.RulerCanvas;
import studio.reprise.ui.canvas.TimeCanvas;
import studio.reprise.ui.canvas.TimeScale;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.model.sound.Sounds;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The script over time: a lane a speaker, the ruler above them, one playhead. */
public final class TimelineView extends BorderPane {
  private static final int LABEL_CHARACTERS = 60;

  private final Manuscript manuscript;
  private final Listening listening;
  private final Selection selection;
  private final Sounds sounds;
  private final Messages messages;
  private final RulerCanvas ruler = new RulerCanvas();
  private final LanesCanvas lanes = new LanesCanvas();
  private final VBox names = new VBox();
  private final Label time = Widgets.label("", "timeline-time");
  private final Map<String, Optional<PeakPyramid>> peaks = new HashMap<>();
  private HBox bar;
  private boolean fitted = true;

  public TimelineView(
      Manuscript manuscript,
      Listening listening,
      Selection selection,
      Sounds sounds,
      Messages messages) {
    this.manuscript = manuscript;
    this.listening = listening;
    this.selection = selection;
    this.sounds = sounds;
    this.messages = messages;
    layOut();
    bind();
  }

  private void layOut() {
    getStyleClass().add("timeline");
    setId("timeline");
    bar =
        Widgets.row(
            Widgets.label(messages.text("timeline.title"), "region-title"),
            Widgets.iconButton(
                Feather.PLAY, messages.text("action.PLAY_FROM_HERE"), this::playFromHere),
            Widgets.iconButton(
                Feather.FAST_FORWARD,
                messages.text("action.PLAY_SCENE"),
                () -> listening.playScene()),
            Widgets.iconButton(
                Feather.SQUARE, messages.text("action.STOP"), () -> listening.stop()),
            time,
            Widgets.spring(),
            Widgets.iconButton(Feather.ZOOM_OUT, messages.text("action.ZOOM_OUT"), () -> zoom(0.5)),
            Widgets.iconButton(Feather.ZOOM_IN, messages.text("action.ZOOM_IN"), () -> zoom(2)),
            Widgets.iconButton(Feather.MAXIMIZE, messages.text("action.ZOOM_FIT"), this::fit));
    bar.getStyleClass().add("region-bar");
    names.getStyleClass().add("lane-names");
    HBox.setHgrow(lanes, Priority.ALWAYS);
    HBox.setHgrow(ruler, Priority.ALWAYS);
    HBox body = new HBox(names, lanes);
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    javafx.scene.layout.Region corner = new javafx.scene.layout.Region();
    corner.getStyleClass().add("lane-corner");
    setTop(bar);
    VBox overTime = new VBox(new HBox(corner, ruler), scroll);
    overTime.setOnScroll(this::wheel);
    setCenter(overTime);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    lanes.setAccessibleText(messages.text("timeline.title"));
    ruler.setAccessibleText(messages.text("timeline.ruler"));
  }

  private void bind() {
    ruler.scaleProperty().bindBidirectional(lanes.scaleProperty());
    ruler.lengthProperty().bind(lanes.lengthProperty());
    ruler.playheadSampleProperty().bind(lanes.playheadSampleProperty());
    lanes.peaksFrom(this::peaksOf);
    lanes.onChosen(id -> selection.select(id));
    lanes.onGap(
        (id, samples) -> {
          double seconds = samples / (double) layoutNow().sampleRateHz();
          double rounded = Math.min(60, Math.round(seconds * 100) / 100.0);
          manuscript.edit(LineEdits.changeGap(id, rounded));
          time.setText(messages.text("timeline.gap", String.format(Locale.ROOT, "%.2f", rounded)));
        },
        this::gapIsChanged);
    ruler.setOnMousePressed(
        event -> listening.playScript(ruler.sampleAt(event), layoutNow().length()));
    listening
        .layoutProperty()
        .addListener(
            (value, old, now) -> {
              show();
              showPlayhead(); // lines before the one that was heard became longer
            });
    selection
        .lineIdsProperty()
        .addListener(
            (value, old, now) -> {
              showSelection();
              showPlayhead(); // of another line's take
            });
    listening.playback().positionProperty().addListener((value, old, now) -> showPlayhead());
    lanes.scaleProperty().addListener((value, old, now) -> fitted = isFitted(now));
    lanes
        .widthProperty()
        .addListener(
            (value, old, now) -> {
              if (fitted) {
                fit();
              }
            });
    show();
  }

  /** The bar on top of it. */
  public HBox bar() {
    return bar;
  }

  private Timeline layoutNow() {
    return listening.layoutProperty().get();
  }

  private void show() {
    Project project = manuscript.project();
    Timeline layout = layoutNow();
    if (project == null) {
      peaks.clear();
      lanes.show(List.of(), 0, List.of());
      names.getChildren().clear();
      return;
    }
    Map<String, Integer> laneOf = new HashMap<>();
    Map<String, Color> colourOf = new HashMap<>();
    for (Speaker speaker : project.speakers()) {
      laneOf.put(speaker.id(), laneOf.size());
      colourOf.put(speaker.id(), Color.web(speaker.colour()));
    }
    List<LanesCanvas.Block> blocks = new ArrayList<>(layout.placed().size());
    boolean nobody = false;
    for (Timeline.Placed placed : layout.placed()) {
      Integer lane = laneOf.get(placed.line().speakerId());
      nobody |= lane == null;
      blocks.add(
          new LanesCanvas.Block(
              placed.line().id(),
              lane == null ? laneOf.size() : lane,
              colourOf.getOrDefault(placed.line().speakerId(), Color.GRAY),
              shortened(placed.line().text()),
              placed.start(),
              placed.end(),
              placed.gap(),
              placed.fingerprint()));
    }
    say(layout, project.speakers().size());
    showNames(project, nobody);
    lanes.show(blocks, laneOf.size() + (nobody ? 1 : 0), selection.lineIds());
    // While a gap is dragged its end stays under the mouse.
    if ((fitted && !lanes.isDragging()) || lanes.scaleProperty().get() == null) {
      fit();
    }
  }

  private void gapIsChanged() {
    manuscript.settle();
    showPlayhead();
    if (fitted) {
      fit();
    }
  }

  /** What is seen, for who does not see it. */
  private void say(Timeline layout, int speakers) {
    long without = layout.placed().stream().filter(each -> each.fingerprint().isEmpty()).count();
    lanes.setAccessibleText(
        messages.text(
            "timeline.says",
            layout.placed().size(),
            speakers,
            RulerCanvas.label(layout.length() / (double) layout.sampleRateHz(), 0.1),
            without));
  }

  private void showNames(Project project, boolean nobody) {
    names.getChildren().clear();
    for (Speaker speaker : project.speakers()) {
      names.getChildren().add(name(speaker.name(), speaker.colour()));
    }
    if (nobody) {
      names.getChildren().add(name(messages.text("script.nobody"), "#808080"));
    }
  }

  private static HBox name(String text, String colour) {
    Circle dot = new Circle(5, Color.web(colour));
    HBox row = Widgets.row(dot, Widgets.label(text));
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(LanesCanvas.LANE_HEIGHT);
    row.setPrefHeight(LanesCanvas.LANE_HEIGHT);
    return row;
  }

  private static String shortened(String text) {
    return text.length() <= LABEL_CHARACTERS ? text : text.substring(0, LABEL_CHARACTERS);
  }

  private void showSelection() {
    lanes.select(selection.lineIds());
    layoutNow()
        .of(selection.current())
        .ifPresent(
            placed -> {
              TimeScale scale = lanes.scaleProperty().get();
              if (scale != null && !fitted) {
                lanes.scaleProperty().set(scale.showing(placed.start(), lanes.getWidth()));
              }
            });
  }

  private @Nullable PeakPyramid peaksOf(String fingerprint) {
    Optional<PeakPyramid> known = peaks.get(fingerprint);
    if (known == null) {
      peaks.put(fingerprint, Optional.empty());
      sounds.take(
          fingerprint,
          sound ->
              sound.ifPresent(
                  found -> {
                    peaks.put(fingerprint, Optional.of(found.peaks()));
                    lanes.soundArrived();
                  }));
      known = peaks.get(fingerprint);
    }
    return known.orElse(null);
  }

  private void showPlayhead() {
    Playback playback = listening.playback();
    long sample = TimeCanvas.NOWHERE;
    if (playback.heardProperty().get() instanceof Playback.Heard.Script) {
      sample = playback.positionProperty().get();
    } else if (playback.heardProperty().get() instanceof Playback.Heard.Take take) {
      sample =
          layoutNow()
              .of(selection.current())
              .filter(placed -> placed.fingerprint().equals(take.fingerprint()))
              .map(placed -> placed.start() + playback.positionProperty().get())
              .orElse(TimeCanvas.NOWHERE);
    }
    lanes.playheadSampleProperty().set(sample);
    time.setText(
        sample < 0 ? "" : RulerCanvas.label(sample / (double) layoutNow().sampleRateHz(), 0.1));
  }

  private Boolean isFitted(TimeScale scale) {
    return scale == null
        || scale.samplesPerPixel() * lanes.getWidth() >= lanes.lengthProperty().get() * 0.999;
  }

  private void playFromHere() {
    listening.playFrom(selection.current());
  }

  /** What scrolls no lanes moves through time. */
  private void wheel(ScrollEvent event) {
    TimeScale scale = lanes.scaleProperty().get();
    if (scale != null && event.getDeltaY() != 0 && !event.isShortcutDown()) {
      lanes
          .scaleProperty()
          .set(
              scale
                  .panned(-event.getDeltaY())
                  .within(lanes.lengthProperty().get(), lanes.getWidth()));
      event.consume();
    }
  }

  public void zoom(double factor) {
    TimeScale scale = lanes.scaleProperty().get();
    if (scale != null) {
      double about = lanes.getWidth() / 2;
      lanes
          .scaleProperty()
          .set(
              scale
                  .zoomedAbout(about, factor)
                  .within(lanes.lengthProperty().get(), lanes.getWidth()));
    }
  }

  public void fit() {
    if (lanes.getWidth() > 0 && lanes.lengthProperty().get() > 0) {
      lanes.fit(layoutNow().sampleRateHz());
      fitted = true;
    }
  }
}
