package studio.reprise.ui.script;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.ui.model.Choices;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.ViewChoices.Part;

/**
 * Which columns the script's rows have beside the words. Each can be switched off; in a narrow list
 * the waveform and the seed make room for the words by themselves.
 */
final class ScriptColumns {
  private static final double FONT_SIZE = 13;
  private static final double DOT_PIXELS = 18;
  private static final double LEAST_NAME_PIXELS = 44;

  /** Twelve wide letters; longer names end in dots. */
  private static final double MOST_NAME_PIXELS = 124;

  private final Choices choices;
  private final ObservableDoubleValue listWidth;
  private final ReadOnlyDoubleWrapper nameWidth = new ReadOnlyDoubleWrapper(LEAST_NAME_PIXELS);

  /**
   * @param listWidth the list's own, known before a row is laid out and measured
   */
  ScriptColumns(Choices choices, Manuscript manuscript, ObservableDoubleValue listWidth) {
    this.choices = choices;
    this.listWidth = listWidth;
    choices
        .property()
        .addListener(
            (value, old, now) -> {
              if (old.view().textPercent() != now.view().textPercent()) {
                fitNames(manuscript.project());
              }
            });
    manuscript
        .projectProperty()
        .addListener(
            (value, old, now) -> {
              if (speakersOf(old) != speakersOf(now)) {
                fitNames(now);
              }
            });
    fitNames(manuscript.project());
  }

  /** Shows a node while its column is on and the list is wide enough. */
  void bind(Node node, Part part, double leastListWidth) {
    node.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> choices.get().view().shows(part) && listWidth.get() >= leastListWidth,
                choices.property(),
                listWidth));
    node.managedProperty().bind(node.visibleProperty());
  }

  /** Width of the column of names, the dots before them included. */
  ReadOnlyDoubleProperty nameWidthProperty() {
    return nameWidth.getReadOnlyProperty();
  }

  /** Makes the column of names as wide as its longest name, within bounds. */
  private void fitNames(Project project) {
    double fontSize = FONT_SIZE * choices.get().view().textPercent() / 100;
    Text measure = new Text();
    measure.setFont(Font.font(null, FontWeight.BOLD, fontSize));
    double widest = LEAST_NAME_PIXELS;
    for (Speaker speaker : speakersOf(project)) {
      measure.setText(speaker.name());
      widest = Math.max(widest, measure.getLayoutBounds().getWidth());
    }
    double most = MOST_NAME_PIXELS * fontSize / FONT_SIZE;
    nameWidth.set(Math.ceil(Math.min(most, widest)) + DOT_PIXELS);
  }

  private static List<Speaker> speakersOf(@Nullable Project project) {
    return project == null ? List.of() : project.speakers();
  }
}
