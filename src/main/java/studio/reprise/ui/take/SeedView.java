package studio.reprise.ui.take;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.sentence.Sentence;
import studio.reprise.ui.model.Choices;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Notices;
import studio.reprise.ui.model.RenderCommands;
import studio.reprise.ui.model.ViewChoices;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.SeedLabel;
import studio.reprise.ui.widget.Widgets;

/** The seed of the current line: typed, drawn, or found by auditioning several. */
final class SeedView extends VBox {
  private final Manuscript manuscript;
  private final LineCommands commands;
  private final RenderCommands rendering;
  private final Notices notices;
  private final Choices choices;
  private final Messages messages;
  private final TextField value = new TextField();
  private final SeedLabel origin;
  private final Spinner<Integer> count;
  private @Nullable Line line;

  SeedView(
      Manuscript manuscript,
      LineCommands commands,
      RenderCommands rendering,
      Notices notices,
      Choices choices,
      Messages messages) {
    this.manuscript = manuscript;
    this.commands = commands;
    this.rendering = rendering;
    this.notices = notices;
    this.choices = choices;
    this.count =
        new Spinner<>(
            ViewChoices.LEAST_AUDITION_TAKES,
            ViewChoices.MOST_AUDITION_TAKES,
            choices.get().view().auditionTakes());
    this.messages = messages;
    this.origin = new SeedLabel(messages);
    getStyleClass().add("seed-view");
    value.setId("seed");
    value.setPrefColumnCount(8);
    value.setAccessibleText(messages.text("seed.title"));
    value.setOnAction(event -> pin());
    count.setPrefWidth(Look.scaled(72));
    count.setAccessibleText(messages.text("seed.count"));
    count.getEditor().setAccessibleText(messages.text("seed.count"));
    count.valueProperty().addListener((value, old, now) -> remember(now));
    Button audition = Widgets.button(Feather.GRID, messages.text("seed.audition"), this::audition);
    audition.setId("audition");
    getChildren()
        .setAll(
            Widgets.row(Widgets.label(messages.text("seed.title"), "field-label"), origin),
            Widgets.row(
                value,
                Widgets.spring(),
                Widgets.iconButton(Feather.MAP_PIN, messages.text("seed.pin"), this::pin),
                Widgets.iconButton(
                    Feather.SHUFFLE, messages.text("seed.draw"), () -> commands.drawSeeds()),
                Widgets.iconButton(
                    Feather.HASH, messages.text("seed.default"), () -> commands.useDefaultSeed())),
            Widgets.row(count, audition));
  }

  void show(Line shown) {
    boolean another = line == null || !line.id().equals(shown.id());
    line = shown;
    long seed = manuscript.project().seedOf(shown);
    if (another || !value.isFocused()) {
      value.setText(Long.toString(seed));
    }
    origin.show(seed, shown.seed().origin());
    origin.setText(messages.of("origin", shown.seed().origin()));
  }

  private void pin() {
    if (line == null) {
      return;
    }
    try {
      manuscript.edit(
          LineEdits.pinSeed(List.of(line.id()), Long.parseLong(value.getText().strip())));
    } catch (NumberFormatException e) {
      notices.fail(
          new Failure(Failure.Kind.EDIT, Sentence.of("A seed is a whole number, such as 42.")));
    }
  }

  private void remember(Integer takes) {
    choices.change(choices.get().withView(choices.get().view().withAuditionTakes(takes)));
  }

  private void audition() {
    if (line != null) {
      rendering.audition(line);
    }
  }
}
