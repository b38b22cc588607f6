package studio.reprise.ui.frame;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import studio.reprise.desk.ProjectExport;
import studio.reprise.document.Line;
import studio.reprise.document.Scene;
import studio.reprise.render.TakeReview.Concern;
import studio.reprise.storage.Deliverable;
import studio.reprise.storage.ExportPattern;
import studio.reprise.storage.StorageException;
import studio.reprise.ui.model.Export;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** What is exported, and how the files are called. */
public final class ExportDialog extends StudioDialog {
  private final StudioModel model;
  private final Messages messages;
  private final TextField pattern = new TextField(ExportPattern.DEFAULT);
  private final Label problem = Widgets.paragraph("", "warning-text", "text-small");
  private final ComboBox<Optional<Integer>> rate = new ComboBox<>();
  private final ComboBox<Optional<Scene>> scene = new ComboBox<>();
  private final CheckBox joined;
  private final Label findings = Widgets.paragraph("", "warning-text");
  private final CheckBox renderFirst;

  public ExportDialog(StudioModel model) {
    super(model.messages(), "export.title");
    this.model = model;
    this.messages = model.messages();
    joined = new CheckBox(messages.text("export.joined"));
    renderFirst = new CheckBox(messages.text("export.render_first"));
    renderFirst.setSelected(true);
    renderFirst.setId("export-render-first");
    findings.setId("export-findings");
    findings.setMaxWidth(520);
    fill(scene, model.manuscript().project().scenes(), "export.scene.all", this::titleOf);
    fill(rate, Deliverable.RATES_HZ, "export.rate.own", hz -> hz + " Hz");
    pattern.setId("export-pattern");
    joined.setId("export-joined");
    GridPane grid = new GridPane();
    grid.getStyleClass().addAll("settings-grid", "padded");
    row(grid, "export.scene", scene);
    row(grid, "export.pattern", pattern);
    row(grid, "export.rate", rate);
    row(grid, "export.form", joined);
    ButtonType choose =
        new ButtonType(messages.text("export.choose"), ButtonBar.ButtonData.OK_DONE);
    getDialogPane().setId("export");
    VBox content = new VBox(grid, problem, findings, renderFirst);
    content.getStyleClass().add("export-page");
    getDialogPane().setContent(content);
    getDialogPane().getButtonTypes().setAll(cancel(), choose);
    pattern.textProperty().addListener((value, old, now) -> check(choose));
    check(choose);
    scene.valueProperty().addListener((value, old, now) -> showFindings());
    showFindings();
    setOnHidden(
        event -> {
          if (getResult() == choose) {
            chooseFolder();
          }
        });
  }

  /** What the author asked for. */
  Export wanted() {
    return new Export(
        pattern.getText(),
        scene.getValue().map(Scene::id).map(List::of).orElse(List.of()),
        rate.getValue().map(OptionalInt::of).orElse(OptionalInt.empty()),
        joined.isSelected() ? ProjectExport.Form.LINES_AND_SCENES : ProjectExport.Form.LINES);
  }

  /** What would be missing, and whether a render would mend it. */
  private void showFindings() {
    var review = wanted().review(model);
    findings.setText(String.join("\n", Export.sentences(review, model)));
    Widgets.shown(findings).set(!review.isEmpty());
    Widgets.shown(renderFirst).set(!toRender().isEmpty());
    getDialogPane().getScene().getWindow().sizeToScene();
  }

  /** The lines that a render would mend. */
  private List<Line> toRender() {
    var review = wanted().review(model);
    List<Line> lines = new ArrayList<>(review.getOrDefault(Concern.MISSING, List.of()));
    lines.addAll(review.getOrDefault(Concern.STALE, List.of()));
    lines.removeIf(Line::locked);
    return lines;
  }

  private void check(ButtonType choose) {
    String sentence = "";
    try {
      new ExportPattern(pattern.getText());
    } catch (StorageException e) {
      sentence = messages.sentence(e.sentence());
    }
    problem.setText(sentence);
    Widgets.shown(problem).set(!sentence.isEmpty());
    getDialogPane().lookupButton(choose).setDisable(!sentence.isEmpty());
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(messages.text("export.choose"));
    File folder = chooser.showDialog(getOwner());
    if (folder != null) {
      List<Line> lines = renderFirst.isSelected() ? toRender() : List.of();
      if (lines.isEmpty()) {
        wanted().run(model, folder.toPath());
      } else {
        wanted().runAfterRendering(model, lines, folder.toPath());
      }
    }
  }

  private String titleOf(Scene one) {
    return one.title().isBlank() ? one.id() : one.title();
  }

  /** A choice between all of something and one of it. */
  private <T> void fill(
      ComboBox<Optional<T>> box,
      List<T> values,
      String allKey,
      java.util.function.Function<T, String> name) {
    List<Optional<T>> choices = new ArrayList<>();
    choices.add(Optional.empty());
    values.forEach(value -> choices.add(Optional.of(value)));
    box.getItems().setAll(choices);
    Widgets.sayIn(box, value -> value.map(name).orElseGet(() -> messages.text(allKey)));
    box.setValue(Optional.empty());
  }

  private void row(GridPane grid, String key, Control control) {
    Label name = Widgets.label(messages.text(key));
    name.setLabelFor(control);
    Label help = Widgets.paragraph(messages.text(key + ".help"), "text-muted", "text-small");
    help.setMaxWidth(380);
    grid.addRow(grid.getRowCount(), name, new VBox(control, help));
  }
}
