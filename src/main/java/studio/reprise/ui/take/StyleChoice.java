package studio.reprise.ui.take;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.document.Style;
import studio.reprise.document.StyleEdits;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The style that a line is spoken in; shown where there is a choice. */
final class StyleChoice extends HBox {
  private final Manuscript manuscript;
  private final ComboBox<String> box = new ComboBox<>();
  private @Nullable Line line;
  private boolean following;

  StyleChoice(Manuscript manuscript, Messages messages) {
    this.manuscript = manuscript;
    getStyleClass().add("row");
    Label label = Widgets.label(messages.text("style.title"), "field-label");
    label.setLabelFor(box);
    box.setId("style");
    box.setAccessibleText(messages.text("style.title"));
    Widgets.sayIn(box, name -> name.isEmpty() ? messages.text("style.usual") : name);
    box.valueProperty().addListener((value, old, now) -> chosen(now));
    getChildren().setAll(label, box);
  }

  void show(Line shown, Project project) {
    line = shown;
    List<String> names = new ArrayList<>(List.of(""));
    project
        .speaker(shown.speakerId())
        .map(Speaker::styles)
        .orElse(List.of())
        .forEach((Style style) -> names.add(style.name()));
    if (!names.contains(shown.style())) {
      names.add(shown.style());
    }
    Widgets.shown(this).set(names.size() > 1);
    following = true;
    if (!box.getItems().equals(names)) {
      box.getItems().setAll(names);
    }
    box.setValue(shown.style());
    following = false;
  }

  private void chosen(String name) {
    if (!following && line != null && name != null && !name.equals(line.style())) {
      manuscript.edit(StyleEdits.choose(List.of(line.id()), name));
    }
  }
}
