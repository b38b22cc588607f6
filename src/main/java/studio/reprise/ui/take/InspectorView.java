package studio.reprise.ui.take;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
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
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.render.LineStates;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StateBadge;
import studio.reprise.ui.widget.Widgets;

/** The current line from close by: its takes seen and heard, seed, settings and receipt. */
public final class InspectorView extends BorderPane {
  /** What it is made of. */
  record Parts(StyleChoice style, ComparisonView comparison, TakesView takes, SeedView seed) {}

  private final Manuscript manuscript;
  private final LineCommands lines;
  private final LineStates states;
  private final Selection selection;
  private final Messages messages;
  private final Label title = Widgets.label("", "title-4");
  private final StateBadge badge;
  private final Label reason = Widgets.paragraph("", "text-muted", "text-small");
  private final Label text = Widgets.paragraph("");
  private final TextField direction = new TextField();
  private final StyleChoice style;
  private final ComparisonView comparison;
  private final TakesView takes;
  private final SeedView seed;
  private final GapField gap;
  private final SettingsPane settings;
  private final ReceiptView receipt;
  private final VBox body = new VBox();
  private final VBox hint = new VBox();
  private final ScrollPane scroll = new ScrollPane(new VBox(hint, body));
  private final HBox bar;
  private String lineId = "";

  InspectorView(
      Manuscript manuscript,
      LineCommands lines,
      LineStates states,
      Selection selection,
      Messages messages,
      Parts parts) {
    this.manuscript = manuscript;
    this.lines = lines;
    this.states = states;
    this.selection = selection;
    this.messages = messages;
    this.badge = new StateBadge(messages);
    this.style = parts.style();
    this.comparison = parts.comparison();
    this.takes = parts.takes();
    this.seed = parts.seed();
    this.gap = new GapField(manuscript, messages);
    this.settings = new SettingsPane(messages);
    this.receipt = new ReceiptView(messages);
    this.bar =
        Widgets.row(
            Widgets.label(messages.text("inspector.title"), "region-title"), Widgets.spring());
    layOut();
    bind();
  }

  private void layOut() {
    getStyleClass().add("inspector");
    setId("inspector");
    direction.setPromptText(messages.text("inspector.direction.prompt"));
    direction.setAccessibleText(messages.text("inspector.direction"));
    TitledPane settingsPane = new TitledPane(messages.text("settings.title"), settings);
    settingsPane.setExpanded(false);
    settingsPane.setId("take-settings");
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
            gap,
            settingsPane,
            receiptPane);
    hint.getStyleClass().add("empty-state");
    hint.getChildren()
        .setAll(
            Widgets.icon(Feather.ACTIVITY),
            Widgets.label(messages.text("inspector.hint.title"), "title-4"),
            Widgets.paragraph(messages.text("inspector.hint"), "text-muted"));
    scroll.setFitToWidth(true);
    scroll.setId("take-scroll");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    bar.getStyleClass().add("region-bar");
    setTop(bar);
    setCenter(scroll);
  }

  private void bind() {
    selection.currentProperty().addListener((value, old, now) -> show());
    manuscript.projectProperty().addListener((value, old, now) -> show());
    states.revisionProperty().addListener((value, old, now) -> show());
    selection.takeProperty().addListener((value, old, now) -> showTake());
    selection.otherProperty().addListener((value, old, now) -> show());
    direction
        .textProperty()
        .addListener(
            (value, old, now) -> {
              if (direction.isFocused() && !lineId.isEmpty()) {
                manuscript.edit(LineEdits.changeDirection(lineId, now));
              }
            });
    direction.focusedProperty().addListener((value, old, now) -> manuscript.settle());
    settings.onChange(
        changed -> manuscript.edit(LineEdits.changeSettings(List.of(lineId), changed)));
    show();
  }

  /** The bar on top of it. */
  public HBox bar() {
    return bar;
  }

  /** Who steps through the takes sees which of them is heard. */
  private void showTake() {
    show();
    if (!selection.takeProperty().get().isEmpty()) {
      Platform.runLater(() -> takes.shownRow().ifPresent(row -> Widgets.scrollTo(scroll, row)));
    }
  }

  private void show() {
    Project project = manuscript.project();
    Optional<Line> current = lines.current();
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
            .orElse(messages.text("script.nobody"));
    title.setText(speaker);
    badge.show(states.state(line));
    reason.setText(badge.getAccessibleText());
    text.setText(line.isEmpty() ? messages.text("script.empty") : line.text());
    if (!direction.getText().equals(line.direction())) {
      direction.setText(line.direction());
    }
    style.show(line, project);
    List<Receipt> all = states.takesOf(line);
    String shown = shownTake(line, all);
    String other = selection.otherProperty().get();
    takes.show(line, all, shown, other);
    comparison.show(shown, other.equals(shown) ? "" : other);
    seed.show(line);
    gap.show(line, project);
    settings.show(line.settings(), project.defaults().settings());
    receipt.show(states.index().receipt(shown));
  }

  /** The take that the author looks at, or the chosen one, or the latest. */
  private String shownTake(Line line, List<Receipt> all) {
    String looked = selection.takeProperty().get();
    boolean isThere = all.stream().anyMatch(take -> take.fingerprint().equals(looked));
    if (isThere) {
      return looked;
    }
    if (states.index().contains(line.takeFingerprint())) {
      return line.takeFingerprint();
    }
    return all.isEmpty() ? "" : all.get(all.size() - 1).fingerprint();
  }

  /** The take in view. */
  public String shownTake() {
    return lines.current().map(l -> shownTake(l, states.takesOf(l))).orElse("");
  }

  public ComparisonView comparison() {
    return comparison;
  }
}
