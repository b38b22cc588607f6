package studio.reprise.ui.take;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.EditException;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The pause after a line, in seconds; an empty field leaves it to the project's rule. */
final class GapField extends VBox {
  private final Manuscript manuscript;
  private final TextField seconds = new TextField();
  private final Label trouble;
  private @Nullable Line line;

  GapField(Manuscript manuscript, Messages messages) {
    this.manuscript = manuscript;
    Label label = Widgets.paragraph(messages.text("gap.title"), "field-label");
    label.setLabelFor(seconds);
    seconds.setId("gap");
    seconds.setPrefColumnCount(4);
    seconds.setAccessibleText(messages.text("gap.title"));
    trouble = Widgets.paragraph(messages.text("gap.wrong"), "warning-text", "text-small");
    Widgets.shown(trouble).set(false);
    seconds.setOnAction(event -> keep());
    seconds
        .focusedProperty()
        .addListener(
            (value, old, now) -> {
              if (!now) {
                keep();
              }
            });
    Label unit = Widgets.label(messages.text("gap.seconds"), "text-muted");
    unit.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(label, Widgets.row(seconds, unit), trouble);
  }

  void show(Line shown, Project project) {
    Line before = line;
    String typed = seconds.getText();
    boolean isAnother = before == null || !before.id().equals(shown.id());
    line = shown;
    if (isAnother || !seconds.isFocused()) {
      seconds.setText(shown.gapSeconds() == null ? "" : number(shown.gapSeconds()));
      Widgets.shown(trouble).set(false);
    }
    seconds.setPromptText(number(project.gapAfterSeconds(shown.id())));
    if (isAnother && before != null && seconds.isFocused()) {
      keep(before, typed);
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private void keep() {
    if (line != null) {
      keep(line, seconds.getText());
    }
  }

  private void keep(Line now, String text) {
    String typed = text.strip().replace(',', '.');
    try {
      Double wanted = typed.isEmpty() ? null : Double.valueOf(typed);
      boolean isSame = wanted == null ? now.gapSeconds() == null : wanted.equals(now.gapSeconds());
      if (!isSame && !typed.equals(now.gapSeconds() == null ? "" : number(now.gapSeconds()))) {
        now.withGap(wanted);
        manuscript.edit(LineEdits.changeGap(now.id(), wanted));
        manuscript.settle();
      }
      Widgets.shown(trouble).set(false);
    } catch (NumberFormatException | EditException e) {
      Widgets.shown(trouble).set(true);
    }
  }
}
