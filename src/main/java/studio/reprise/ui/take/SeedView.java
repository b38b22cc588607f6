package studio.reprise.ui.take;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.SeedLabel;
import studio.reprise.ui.widget.Widgets;

/** The seed of the current line: typed, drawn, or found by auditioning several. */
final class SeedView extends VBox {
  private static final int USUAL_AUDITION = 4;
  private static final int MOST_AUDITION = 16;

  private final StudioModel model;
  private final TextField value = new TextField();
  private final SeedLabel origin;
  private final Spinner<Integer> count = new Spinner<>(2, MOST_AUDITION, USUAL_AUDITION);
  private Line line;

  SeedView(StudioModel model) {
    this.model = model;
    this.origin = new SeedLabel(model.messages());
    Messages messages = model.messages();
    getStyleClass().add("seed-view");
    value.setId("seed");
    value.setPrefColumnCount(8);
    value.setAccessibleText(messages.text("seed.title"));
    value.setOnAction(event -> pin());
    count.setPrefWidth(72);
    count.setAccessibleText(messages.text("seed.count"));
    Button audition = Widgets.button(Feather.GRID, messages.text("seed.audition"), this::audition);
    audition.setId("audition");
    getChildren()
        .setAll(
            Widgets.label(messages.text("seed.title"), "field-label"),
            Widgets.row(
                value,
                origin,
                Widgets.spring(),
                Widgets.iconButton(Feather.MAP_PIN, messages.text("seed.pin"), this::pin),
                Widgets.iconButton(
                    Feather.SHUFFLE, messages.text("seed.draw"), () -> model.lines().drawSeeds()),
                Widgets.iconButton(
                    Feather.HASH,
                    messages.text("seed.default"),
                    () -> model.lines().useDefaultSeed())),
            Widgets.row(count, audition));
  }

  void show(Line shown) {
    boolean another = line == null || !line.id().equals(shown.id());
    line = shown;
    long seed = model.manuscript().project().seedOf(shown);
    if (another || !value.isFocused()) {
      value.setText(Long.toString(seed));
    }
    origin.show(seed, shown.seed().origin());
    origin.setText("");
  }

  private void pin() {
    try {
      model
          .manuscript()
          .edit(LineEdits.pinSeed(List.of(line.id()), Long.parseLong(value.getText().strip())));
    } catch (NumberFormatException e) {
      model.notices().fail(new Failure(Failure.Kind.EDIT, model.messages().text("seed.no_number")));
    }
  }

  /** Renders the line with several seeds. */
  void audition() {
    if (line != null) {
      model.rendering().audition(line, count.getValue());
    }
  }
}
