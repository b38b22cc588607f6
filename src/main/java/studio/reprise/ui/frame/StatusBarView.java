package studio.reprise.ui.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.render.PackState;
import studio.reprise.ui.model.render.Renders;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.RoomyLabel;
import studio.reprise.ui.widget.Widgets;

/**
 * Pack, device, speed, memory, saved or not, and whether there is sound. What says a number, or now
 * this and now that, keeps its room: the others stand still while it changes.
 */
final class StatusBarView extends HBox {
  private static final long MEBIBYTE = 1L << 20;
  private static final PseudoClass UNKEPT = PseudoClass.getPseudoClass("unkept");

  private final Manuscript manuscript;
  private final Renders renders;
  private final Playback playback;
  private final Messages messages;
  private final Button pack;
  private final Label device = Widgets.label("");
  private final Label speed;
  private final Label memory;
  private final Label saved;
  private final Label silent;

  /**
   * @param figures of the project
   * @param openPack opens the pack page
   */
  StatusBarView(
      Manuscript manuscript,
      Renders renders,
      Playback playback,
      Messages messages,
      Node figures,
      Runnable openPack) {
    this.manuscript = manuscript;
    this.renders = renders;
    this.playback = playback;
    this.messages = messages;
    getStyleClass().add("status-bar");
    setId("status-bar");
    pack = Widgets.button(Feather.PACKAGE, "", openPack);
    pack.getStyleClass().addAll("flat", "small");
    speed = new RoomyLabel(messages.text("status.speed", "999"));
    memory = new RoomyLabel(messages.text("status.memory", "9999"));
    saved = new RoomyLabel(messages.text("status.saved"), messages.text("status.journal"));
    speed.setId("speed");
    memory.setId("memory");
    silent = Widgets.label(messages.text("status.silent"), "warning-text");
    silent.setGraphic(Widgets.icon(Feather.VOLUME_X));
    silent.setTooltip(new javafx.scene.control.Tooltip(messages.text("status.silent.help")));
    silent.setId("silent");
    saved.getStyleClass().add("kept");
    saved.setId("kept");
    device.setGraphic(Widgets.icon(Feather.CPU));
    speed.setGraphic(Widgets.icon(Feather.ZAP));
    memory.setGraphic(Widgets.icon(Feather.HARD_DRIVE));
    getChildren().setAll(pack, device, speed, Widgets.spring(), figures, silent, saved, memory);
    bind();
  }

  private void bind() {
    renders.pack().stateProperty().addListener((value, old, now) -> showPack(now));
    renders.speedProperty().addListener((value, old, now) -> showSpeed(now));
    playback.silentProperty().addListener((value, old, now) -> showSilent());
    manuscript.savedProperty().addListener((value, old, now) -> showSaved());
    manuscript.projectProperty().addListener((value, old, now) -> showSaved());
    manuscript.troubleProperty().addListener((value, old, now) -> showSaved());
    Timeline clock = new Timeline(new KeyFrame(Duration.seconds(2), event -> showMemory()));
    clock.setCycleCount(javafx.animation.Animation.INDEFINITE);
    // A clock that runs is held by the toolkit, and holds the window: it stops when that is away.
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .orElse(false)
        .addListener(
            (value, old, now) -> {
              if (now) {
                clock.play();
              } else {
                clock.stop();
              }
            });
    showPack(renders.pack().stateProperty().get());
    showSpeed(renders.speedProperty().get());
    showSilent();
    showSaved();
    showMemory();
  }

  private void showPack(PackState state) {
    String text;
    String where = "";
    if (state instanceof PackState.Open open) {
      text = messages.text("status.pack.open", open.pack().name());
      where =
          messages.sentence(open.engine().deviceNote())
              + " · "
              + open.engine().arithmetic().dtype();
      device.setTooltip(
          new javafx.scene.control.Tooltip(
              messages.text(
                  "status.device.help",
                  open.engine().arithmetic().backend(),
                  open.engine().threads())));
    } else if (state instanceof PackState.Opening) {
      text = messages.text("status.pack.opening");
    } else if (state instanceof PackState.Broken) {
      text = messages.text("status.pack.broken");
    } else {
      text = messages.text("status.pack.none");
    }
    pack.setText(text);
    pack.setAccessibleText(text);
    device.setText(where);
    requestLayout();
  }

  private void showSpeed(OptionalDouble times) {
    times.ifPresent(
        value ->
            speed.setText(
                messages.text(
                    "status.speed",
                    String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value))));
    requestLayout();
  }

  /**
   * In a narrow bar, or with large words, what is least looked for makes room first, whether or not
   * there is a speed yet.
   */
  @Override
  protected void layoutChildren() {
    List<Label> roomy = new ArrayList<>(List.of(device, speed, memory));
    double others =
        getChildren().stream()
            .filter(node -> node.isManaged() && !roomy.contains(node))
            .mapToDouble(node -> getSpacing() + node.prefWidth(-1))
            .sum();
    double room = getWidth() - others - getInsets().getLeft() - getInsets().getRight();
    for (Label least : List.of(memory, speed, device)) {
      if (roomy.stream().mapToDouble(each -> getSpacing() + each.prefWidth(-1)).sum() > room) {
        roomy.remove(least);
      }
    }
    Widgets.shown(device).set(roomy.contains(device) && !device.getText().isEmpty());
    Widgets.shown(speed).set(roomy.contains(speed) && renders.speedProperty().get().isPresent());
    Widgets.shown(memory).set(roomy.contains(memory));
    super.layoutChildren();
  }

  private void showSilent() {
    Widgets.shown(silent).set(playback.silentProperty().get());
  }

  private void showSaved() {
    boolean open = manuscript.project() != null;
    boolean isSaved = manuscript.savedProperty().get();
    boolean isLost = !manuscript.troubleProperty().get().isEmpty();
    Widgets.shown(saved).set(open);
    saved.setText(
        messages.text(isLost ? "status.unkept" : isSaved ? "status.saved" : "status.journal"));
    saved.setGraphic(
        Widgets.icon(isLost ? Feather.ALERT_TRIANGLE : isSaved ? Feather.CHECK : Feather.EDIT_2));
    saved.pseudoClassStateChanged(UNKEPT, isLost);
  }

  private void showMemory() {
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
    memory.setText(messages.text("status.memory", used));
  }
}
