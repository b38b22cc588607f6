package studio.reprise.ui.take;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.PeakPyramid;
import studio.reprise.document.Line;
import studio.reprise.document.Seed;
import studio.reprise.document.TakeNote;
import studio.reprise.render.Receipt;
import studio.reprise.ui.canvas.TakeWave;
import studio.reprise.ui.model.render.Job;
import studio.reprise.ui.model.render.Renders;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.SeedLabel;
import studio.reprise.ui.widget.Widgets;

/**
 * The takes of a line in the order in which they came, and the auditions that are still being
 * rendered. With the keys: up and down, Enter keeps, B compares, Delete throws away.
 */
final class TakesView extends VBox {
  private static final double WAVE_WIDTH = 52;
  private static final double WAVE_HEIGHT = 20;

  private final Renders renders;
  private final TakeRow.Deeds deeds;
  private final BiConsumer<String, Consumer<PeakPyramid>> peaks;
  private final Function<String, Optional<Instant>> keptAt;
  private final Messages messages;
  private final VBox rows = new VBox();
  private final Label none;
  private final Button bin = new Button();
  private @Nullable Shown shown;

  /** What the rows were made from: the same again changes nothing. */
  private record Shown(
      Line line,
      List<TakeNote> notes,
      List<Receipt> takes,
      List<String> binned,
      String visible,
      String other,
      List<Job> jobs) {}

  TakesView(
      Renders renders,
      TakeRow.Deeds deeds,
      BiConsumer<String, Consumer<PeakPyramid>> peaks,
      Function<String, Optional<Instant>> keptAt,
      Messages messages) {
    this.renders = renders;
    this.deeds = deeds;
    this.peaks = peaks;
    this.keptAt = keptAt;
    this.messages = messages;
    none = Widgets.paragraph(messages.text("takes.none"), "text-muted");
    getStyleClass().add("takes");
    setId("takes");
    rows.getStyleClass().add("take-rows");
    rows.setFocusTraversable(true);
    rows.setId("take-rows");
    rows.setAccessibleRole(AccessibleRole.LIST_VIEW);
    rows.setAccessibleText(messages.text("takes.title"));
    rows.setAccessibleHelp(messages.text("takes.help"));
    Widgets.own(rows, KeyCode.UP, KeyCode.DOWN, KeyCode.ENTER, KeyCode.DELETE, KeyCode.B);
    rows.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    bin.setId("takes-bin");
    bin.setGraphic(Widgets.icon(Feather.TRASH));
    bin.getStyleClass().addAll("flat", "text-small");
    bin.setOnAction(event -> restore());
    getChildren()
        .setAll(Widgets.label(messages.text("takes.title"), "field-label"), none, rows, bin);
  }

  /**
   * @param visible fingerprint of the take that is looked at, A
   * @param other of the one that it is compared with, B, or ""
   */
  void show(Line line, List<Receipt> takes, String visible, String other) {
    List<Job> auditions =
        renders.jobs().shown().stream()
            .filter(job -> job.lineId().equals(line.id()) && job.isAudition() && job.isLive())
            .toList();
    List<String> binned = renders.states().index().binned(line);
    Shown now = new Shown(line, line.takeNotes(), takes, binned, visible, other, auditions);
    if (now.equals(shown)) {
      return;
    }
    boolean hadKeys = rows.isFocused();
    shown = now;
    rows.getChildren().clear();
    for (int i = 0; i < takes.size(); i++) {
      String fingerprint = takes.get(i).fingerprint();
      rows.getChildren()
          .add(
              new TakeRow(
                  line,
                  takes.get(i),
                  new TakeRow.Place(
                      i + 1,
                      fingerprint.equals(visible),
                      fingerprint.equals(other),
                      keptAt.apply(fingerprint)),
                  new TakeWave(peaks, WAVE_WIDTH, WAVE_HEIGHT, messages.text("takes.play")),
                  deeds,
                  messages));
    }
    auditions.forEach(job -> rows.getChildren().add(pending(job)));
    Widgets.shown(none).set(takes.isEmpty() && auditions.isEmpty());
    Widgets.shown(bin).set(!binned.isEmpty());
    bin.setText(messages.count("takes.bin", binned.size()));
    if (hadKeys) {
      rows.requestFocus();
    }
  }

  /** The row of the take that is looked at. */
  Optional<Node> shownRow() {
    if (shown == null) {
      return Optional.empty();
    }
    int at = shown.takes().stream().map(Receipt::fingerprint).toList().indexOf(shown.visible());
    return at < 0 ? Optional.empty() : Optional.of(rows.getChildren().get(at));
  }

  private void restore() {
    if (shown != null) {
      deeds.restore(shown.line(), shown.binned());
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() != rows || shown == null || shown.takes().isEmpty()) {
      return;
    }
    List<Receipt> takes = shown.takes();
    int at = takes.stream().map(Receipt::fingerprint).toList().indexOf(shown.visible());
    Receipt take = takes.get(Math.max(0, at));
    switch (event.getCode()) {
      case UP -> deeds.look(takes.get(Math.floorMod(at - 1, takes.size())));
      case DOWN -> deeds.look(takes.get(Math.floorMod(at + 1, takes.size())));
      case ENTER -> deeds.keep(shown.line(), take);
      case DELETE -> deeds.delete(shown.line(), take);
      case B -> deeds.compare(takes.get(Math.floorMod(at + 1, takes.size())));
      default -> {
        return;
      }
    }
    event.consume();
  }

  private HBox pending(Job job) {
    SeedLabel seed = new SeedLabel(messages);
    seed.show(job.seed(), Seed.Origin.SWEPT);
    ProgressIndicator progress =
        new ProgressIndicator(
            job.status() == Job.Status.RUNNING ? Math.max(0.01, job.fraction()) : -1);
    progress.setMaxSize(18, 18);
    progress.setMinSize(18, 18);
    HBox row =
        Widgets.row(
            progress,
            seed,
            Widgets.label(messages.of("job", job.status()), "text-muted", "text-small"),
            Widgets.spring(),
            Widgets.iconButton(
                Feather.X, messages.text("queue.cancel"), () -> renders.cancel(job.id())));
    row.getStyleClass().add("take");
    return row;
  }
}
