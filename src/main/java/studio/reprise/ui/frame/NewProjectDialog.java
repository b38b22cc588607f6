package studio.reprise.ui.frame;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.desk.SampleVoice;
import studio.reprise.document.Project;
import studio.reprise.ui.model.Places;
import studio.reprise.ui.model.Projects;
import studio.reprise.ui.widget.Form;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** Asks for a new project's name and place. */
public final class NewProjectDialog extends StudioDialog {
  public NewProjectDialog(Projects projects, Places places, Messages messages) {
    super(messages, "new.title");
    TextField name = new TextField(messages.text("new.untitled"));
    name.setId("project-name");
    TextField place = new TextField(places.documents().toString());
    place.setId("project-place");
    place.setPrefColumnCount(32);
    HBox.setHgrow(place, Priority.ALWAYS);
    Label result = Widgets.label("", "text-muted", "text-small");
    Form form = new Form();
    form.getStyleClass().add("padded");
    form.row(messages.text("new.name"), name);
    form.row(
        messages.text("new.place"),
        place,
        explained(
            Widgets.row(
                place,
                Widgets.iconButton(
                    Feather.FOLDER, messages.text("new.browse"), () -> browse(place))),
            result));
    Map<SampleVoice, CheckBox> voices =
        voices(SampleVoice.first(messages.language(), places.voices()));
    if (!voices.isEmpty()) {
      FlowPane boxes = new FlowPane(12, 6);
      boxes.getChildren().setAll(voices.values());
      boxes.setPrefWrapLength(Look.scaled(420));
      form.row(
          messages.text("new.voices"),
          voices.values().iterator().next(),
          explained(
              boxes, Widgets.label(messages.text("new.voices.help"), "text-muted", "text-small")));
    }
    Runnable show = () -> result.setText(folder(place, name).toString());
    name.textProperty().addListener((value, old, now) -> show.run());
    place.textProperty().addListener((value, old, now) -> show.run());
    show.run();
    ButtonType create = new ButtonType(messages.text("new.create"), ButtonBar.ButtonData.OK_DONE);
    getDialogPane().setContent(form);
    getDialogPane().getButtonTypes().setAll(cancel(), create);
    getDialogPane().lookupButton(create).setId("create-project");
    getDialogPane()
        .lookupButton(create)
        .disableProperty()
        .bind(name.textProperty().isEmpty().or(place.textProperty().isEmpty()));
    // The name is what differs: it has the keys, and typing replaces it.
    setOnShown(
        event -> {
          name.requestFocus();
          name.selectAll();
        });
    setOnHidden(
        event -> {
          if (getResult() == create) {
            projects.create(
                folder(place, name),
                Project.empty(name.getText().strip()),
                voices.entrySet().stream()
                    .filter(each -> each.getValue().isSelected())
                    .map(Map.Entry::getKey)
                    .toList());
          }
        });
  }

  private static VBox explained(javafx.scene.Node... parts) {
    VBox box = new VBox(parts);
    box.getStyleClass().add("explained");
    return box;
  }

  /** The first is chosen: a new project can be heard at once. */
  private static Map<SampleVoice, CheckBox> voices(List<SampleVoice> all) {
    Map<SampleVoice, CheckBox> boxes = new LinkedHashMap<>();
    for (SampleVoice voice : all) {
      CheckBox box = new CheckBox(voice.shownName() + " (" + voice.language() + ")");
      box.setMnemonicParsing(false);
      box.setId("voice-" + voice.name());
      box.setSelected(boxes.isEmpty());
      boxes.put(voice, box);
    }
    return boxes;
  }

  /** The name as a folder: what no system allows in file names becomes "-". */
  private static Path folder(TextField place, TextField name) {
    String plain = name.getText().strip().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "-");
    try {
      return Path.of(place.getText().strip()).resolve(plain.isEmpty() ? "-" : plain);
    } catch (java.nio.file.InvalidPathException e) {
      return Path.of("-");
    }
  }

  private void browse(TextField place) {
    DirectoryChooser chooser = new DirectoryChooser();
    File start = new File(place.getText());
    if (start.isDirectory()) {
      chooser.setInitialDirectory(start);
    }
    File chosen = chooser.showDialog(getDialogPane().getScene().getWindow());
    if (chosen != null) {
      place.setText(chosen.getPath());
    }
  }
}
