package studio.reprise.ui.take;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.render.Receipt;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StateBadge;
import studio.reprise.ui.widget.Widgets;

/** The current line from close by: its takes seen and heard, seed, settings and receipt. */
public final class InspectorView extends BorderPane {
  private final StudioModel model;
  private final Label title = Widgets.label("", "title-4");
  private final StateBadge badge;
  private final Label reason = Widgets.paragraph("", "text-muted", "text-small");
  private final Label text = Widgets.paragraph("");
  private final TextField direction = new TextField();
  private final StyleChoice style;
  private final ComparisonView comparison;
  private final TakesView takes;
  private final SeedView seed;
  private final SettingsPane settings;
  private final ReceiptView receipt;
  private final VBox body = new VBox();
  private final VBox hint = new VBox();
  private HBox bar;
  private String lineId = "";

  public InspectorView(StudioModel model) {
    this.model = model;
    this.badge = new StateBadge(model.messages());
    this.style = new StyleChoice(model.manuscript(), model.messages());
    this.comparison = new ComparisonView(model);
    this.takes =
        new TakesView(
            model.renders(),
            new TakeDeeds(
                model.manuscript(), model.rendering(), model.listening(), model.selection()),
            model.sounds()::peaks,
            model.messages());
    this.seed =
        new SeedView(
            model.manuscript(),
            model.lines(),
            model.rendering(),
            model.notices(),
            model.messages());
    this.settings = new SettingsPane(model.messages());
    this.receipt = new ReceiptView(model.messages());
    layOut();
    bind();
  }

  private void layOut() {
    Messages messages = model.messages();
    getStyleClass().add("inspector");
    setId("inspector");
    direction.setPromptText(messages.text("inspector.direction.prompt"));
    direction.setAccessibleText(messages.text("inspector.direction"));
    TitledPane settingsPane = new TitledPane(messages.text("settings.title"), settings);
    settingsPane.setExpanded(false);
    TitledPane receiptPane = new TitledPane(messages.text("receipt.title"), receipt);
    receiptPane.setExpanded(false);
    receiptPane.setId("receipt-pane");
    body.getStyleClass().add("inspector-body");
    body.getChildren()
        .setAll(
            Widgets.row(title, badge, Widgets.spring()),
            reason,
            text,
            direction,
            style,
            comparison,
            takes,
            seed,
            settingsPane,
            receiptPane);
    hint.getStyleClass().add("empty-state");
    hint.getChildren()
        .setAll(
            Widgets.icon(Feather.ACTIVITY),
            Widgets.label(messages.text("inspector.hint.title"), "title-4"),
            Widgets.paragraph(messages.text("inspector.hint"), "text-muted"));
    ScrollPane scroll = new ScrollPane(new VBox(hint, body));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    bar =
        Widgets.row(
            Widgets.label(messages.text("inspector.title"), "region-title"), Widgets.spring());
    bar.getStyleClass().add("region-bar");
    setTop(bar);
    setCenter(scroll);
  }

  private void bind() {
    model.selection().currentProperty().addListener((value, old, now) -> show());
    model.manuscript().projectProperty().addListener((value, old, now) -> show());
    model.renders().states().revisionProperty().addListener((value, old, now) -> show());
    model.selection().takeProperty().addListener((value, old, now) -> show());
    model.selection().otherProperty().addListener((value, old, now) -> show());
    direction
        .textProperty()
        .addListener(
            (value, old, now) -> {
              if (direction.isFocused() && !lineId.isEmpty()) {
                model.manuscript().edit(LineEdits.changeDirection(lineId, now));
              }
            });
    direction.focusedProperty().addListener((value, old, now) -> model.manuscript().settle());
    settings.onChange(
        changed -> model.manuscript().edit(LineEdits.changeSettings(List.of(lineId), changed)));
    show();
  }

  /** The bar on top of it. */
  public HBox bar() {
    return bar;
  }

  private void show() {
    Project project = model.manuscript().project();
    Optional<Line> current = model.lines().current();
    Widgets.shown(body).set(current.isPresent());
    Widgets.shown(hint).set(current.isEmpty());
    lineId = current.map(Line::id).orElse("");
    if (current.isEmpty()) {
      comparison.show("", "");
      return;
    }
    Line line = current.get();
    String speaker =
        project
            .speaker(line.speakerId())
            .map(studio.reprise.document.Speaker::name)
            .orElse(model.messages().text("script.nobody"));
    title.setText(speaker);
    badge.show(model.renders().states().state(line));
    reason.setText(badge.getAccessibleText());
    text.setText(line.isEmpty() ? model.messages().text("script.empty") : line.text());
    if (!direction.getText().equals(line.direction())) {
      direction.setText(line.direction());
    }
    style.show(line, project);
    List<Receipt> all = model.renders().states().takesOf(line);
    String shown = shownTake(line, all);
    String other = model.selection().otherProperty().get();
    takes.show(line, all, shown, other);
    comparison.show(shown, other.equals(shown) ? "" : other);
    seed.show(line);
    settings.show(line.settings(), project.defaults().settings());
    receipt.show(model.renders().states().index().receipt(shown));
  }

  /** The take that the author looks at, or the chosen one, or the latest. */
  private String shownTake(Line line, List<Receipt> all) {
    String looked = model.selection().takeProperty().get();
    boolean isThere = all.stream().anyMatch(take -> take.fingerprint().equals(looked));
    if (isThere) {
      return looked;
    }
    if (model.renders().states().index().contains(line.takeFingerprint())) {
      return line.takeFingerprint();
    }
    return all.isEmpty() ? "" : all.get(all.size() - 1).fingerprint();
  }

  /** The take in view. */
  public String shownTake() {
    return model
        .lines()
        .current()
        .map(l -> shownTake(l, model.renders().states().takesOf(l)))
        .orElse("");
  }

  public ComparisonView comparison() {
    return comparison;
  }
}
