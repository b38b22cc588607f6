package studio.reprise.ui.frame;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Defaults;
import studio.reprise.document.Edit;
import studio.reprise.document.EditException;
import studio.reprise.document.Gaps;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.document.Settings;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.take.SettingsPane;
import studio.reprise.ui.widget.Form;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** What holds for the whole project: name, pack, language, seed, gaps, sampler. */
public final class ProjectDialog extends StudioDialog {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 380;

  private final Manuscript manuscript;
  private final Messages messages;
  private final Runnable choosePack;
  private final TextField name = new TextField();
  private final TextField language = new TextField();
  private final TextField seed = new TextField();
  private final CheckBox explored;
  private final TextField line = gap("line");
  private final TextField paragraph = gap("paragraph");
  private final TextField speaker = gap("speaker");
  private final TextField scene = gap("scene");
  private final SettingsPane sampler;
  private final Label problem = Widgets.paragraph("", "warning-text");
  private final ButtonType apply;
  private Settings settings;

  /**
   * @param choosePack opens the page of packs
   */
  public ProjectDialog(Manuscript manuscript, Runnable choosePack, Messages messages) {
    super(messages, "project.title");
    this.manuscript = manuscript;
    this.messages = messages;
    this.choosePack = choosePack;
    explored = new CheckBox(messages.text("project.explored"));
    sampler = new SettingsPane(messages);
    apply = new ButtonType(messages.text("settings.apply"), ButtonBar.ButtonData.OK_DONE);
    Project project = manuscript.project();
    settings = project.defaults().settings();
    layOut(project);
    fill(project);
    for (TextField field :
        new TextField[] {name, language, seed, line, paragraph, speaker, scene}) {
      field.textProperty().addListener((value, old, now) -> look());
    }
    sampler.onChange(
        changed -> {
          settings = changed;
          sampler.show(changed, Settings.INHERITED);
          look();
        });
    look();
    setOnHidden(
        event -> {
          if (getResult() == apply) {
            manuscript.edit(ProjectEdits.change(name.getText().strip(), typed()));
          }
        });
  }

  private static TextField gap(String id) {
    TextField field = new TextField();
    field.setId("gap-" + id);
    field.setPrefColumnCount(5);
    return field;
  }

  private void layOut(Project project) {
    name.setId("settings-name");
    language.setId("settings-language");
    seed.setId("settings-seed");
    explored.setId("settings-explored");
    seed.setPrefColumnCount(10);
    language.setPrefColumnCount(8);
    language.setPromptText(messages.text("speakers.language.prompt"));
    problem.setId("settings-problem");
    Form form = new Form();
    form.row(messages.text("project.name"), name);
    Label pack = Widgets.label(project.pack().id().isEmpty() ? "–" : project.pack().id());
    Button change =
        Widgets.button(
            Feather.PACKAGE,
            messages.text("project.pack.change"),
            () -> {
              close();
              choosePack.run();
            });
    form.row(messages.text("project.pack"), change, Widgets.row(pack, change));
    form.row(messages.text("project.language"), language);
    VBox seeds = new VBox(seed, explored);
    seeds.getStyleClass().add("explained");
    form.row(messages.text("project.seed"), seed, seeds);
    GridPane gaps = new GridPane();
    gaps.getStyleClass().add("settings-grid");
    gaps.addRow(
        0,
        Widgets.label(messages.text("project.gap.line")),
        line,
        Widgets.label(messages.text("project.gap.paragraph")),
        paragraph);
    gaps.addRow(
        1,
        Widgets.label(messages.text("project.gap.speaker")),
        speaker,
        Widgets.label(messages.text("project.gap.scene")),
        scene);
    form.row(messages.text("project.gaps"), line, gaps);
    TitledPane settingsPane = new TitledPane(messages.text("settings.title"), sampler);
    settingsPane.setExpanded(!settings.isInherited());
    settingsPane.setAnimated(false);
    VBox content = new VBox(form, settingsPane, problem);
    content.getStyleClass().add("export-page");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    size(scroll, WIDTH, HEIGHT);
    getDialogPane().setId("project-settings");
    getDialogPane().setContent(scroll);
    getDialogPane().getButtonTypes().setAll(cancel(), apply);
    getDialogPane().lookupButton(apply).setId("apply-settings");
  }

  private void fill(Project project) {
    Defaults now = project.defaults();
    name.setText(project.name());
    language.setText(now.language());
    seed.setText(Long.toString(now.seed()));
    explored.setSelected(now.chance() == Defaults.Chance.EXPLORED);
    line.setText(Double.toString(now.gaps().lineSeconds()));
    paragraph.setText(Double.toString(now.gaps().paragraphSeconds()));
    speaker.setText(Double.toString(now.gaps().speakerChangeSeconds()));
    scene.setText(Double.toString(now.gaps().sceneSeconds()));
    sampler.show(settings, Settings.INHERITED);
    List.of(line, paragraph, speaker, scene)
        .forEach(field -> field.setAccessibleText(messages.text("project.gaps")));
  }

  /**
   * @throws NumberFormatException when a number is none
   * @throws EditException when a number is out of its range
   */
  private Defaults typed() {
    return new Defaults(
        Long.parseLong(seed.getText().strip()),
        settings,
        new Gaps(number(line), number(paragraph), number(speaker), number(scene)),
        language.getText().strip(),
        explored.isSelected() ? Defaults.Chance.EXPLORED : Defaults.Chance.PINNED);
  }

  private static double number(TextField field) {
    return Double.parseDouble(field.getText().strip().replace(',', '.'));
  }

  private void look() {
    String sentence = "";
    String named = "";
    try {
      Edit wanted = ProjectEdits.change(name.getText().strip(), typed());
      named = wanted.change().apply(manuscript.project()).name();
    } catch (NumberFormatException e) {
      sentence = messages.text("settings.no_number");
    } catch (EditException e) {
      sentence = messages.sentence(e.sentence());
    }
    boolean isFine = sentence.isEmpty() && !named.isBlank();
    problem.setText(sentence);
    Widgets.shown(problem).set(!sentence.isEmpty());
    getDialogPane().lookupButton(apply).setDisable(!isFine);
  }
}
