package studio.reprise.ui.imports;

import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.desk.Following;
import studio.reprise.desk.Following.Taking;
import studio.reprise.desk.Following.Then;
import studio.reprise.ui.model.ScriptFollowing;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** Whether the project's scripts are followed, where they lie, and what is done with changes. */
public final class FollowDialog extends StudioDialog {
  private final ScriptFollowing following;
  private final Messages messages;
  private final Map<String, Path> chosen = new LinkedHashMap<>();
  private final Map<Taking, RadioButton> taking = new EnumMap<>(Taking.class);
  private final Map<Then, RadioButton> then = new EnumMap<>(Then.class);
  private final VBox afterwards = new VBox(6);

  public FollowDialog(ScriptFollowing following, Messages messages) {
    super(messages, "follow.title");
    this.following = following;
    this.messages = messages;
    ButtonType apply = new ButtonType(messages.text("follow.apply"), ButtonBar.ButtonData.OK_DONE);
    getDialogPane().setId("follow");
    getDialogPane().setContent(layOut());
    getDialogPane().getButtonTypes().setAll(cancel(), apply);
    getDialogPane().lookupButton(apply).setId("follow-apply");
    setOnHidden(
        event -> {
          if (getResult() == apply) {
            following.follow(wanted(), chosen);
          }
        });
  }

  private VBox layOut() {
    Following now = following.followingProperty().get();
    ToggleGroup first = new ToggleGroup();
    VBox page = new VBox(Widgets.paragraph(messages.text("follow.help"), "text-muted"), scripts());
    for (Taking each : Taking.values()) {
      RadioButton button = radio("follow.taking", each, first, each == now.taking());
      taking.put(each, button);
      page.getChildren().add(button);
    }
    ToggleGroup second = new ToggleGroup();
    afterwards.getChildren().add(Widgets.label(messages.text("follow.then"), "text-small"));
    for (Then each : Then.values()) {
      RadioButton button = radio("follow.then", each, second, each == now.then());
      then.put(each, button);
      afterwards.getChildren().add(button);
    }
    Label export =
        Widgets.paragraph(
            following
                .lastExport()
                .map(folder -> messages.text("follow.export.into", folder))
                .orElse(messages.text("follow.export.never")),
            "text-muted");
    afterwards.getChildren().add(export);
    afterwards
        .disableProperty()
        .bind(Objects.requireNonNull(taking.get(Taking.NEVER)).selectedProperty());
    page.getChildren().add(afterwards);
    page.getStyleClass().add("import-page");
    page.setPrefWidth(Look.scaled(620));
    return page;
  }

  private RadioButton radio(String key, Enum<?> constant, ToggleGroup group, boolean isSelected) {
    RadioButton button = new RadioButton(messages.of(key, constant));
    button.setId("follow-" + constant.name());
    button.setWrapText(true);
    button.setToggleGroup(group);
    button.setSelected(isSelected);
    return button;
  }

  private ScrollPane scripts() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("settings-grid");
    following.places().forEach((script, place) -> row(grid, script, place));
    if (following.places().isEmpty()) {
      grid.addRow(0, Widgets.paragraph(messages.text("follow.none")));
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(220);
    return scroll;
  }

  private void row(GridPane grid, String script, Optional<Path> place) {
    Label where =
        Widgets.paragraph(
            place.map(Path::toString).orElse(messages.text("follow.unknown")), "text-muted");
    var choose =
        Widgets.button(
            Feather.FOLDER, messages.text("follow.choose"), () -> choose(script, place, where));
    choose.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(grid.getRowCount(), Widgets.paragraph(script), where, choose);
  }

  private void choose(String script, Optional<Path> place, Label where) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text("follow.where", script));
    chooser.setInitialFileName(script);
    place
        .map(Path::getParent)
        .map(Path::toFile)
        .filter(File::isDirectory)
        .ifPresent(chooser::setInitialDirectory);
    File file = chooser.showOpenDialog(getDialogPane().getScene().getWindow());
    if (file != null && file.getName().equals(script)) {
      chosen.put(script, file.toPath());
      where.setText(file.getPath());
    } else if (file != null) {
      where.setText(messages.text("follow.other_name", script));
    }
  }

  private Following wanted() {
    return new Following(selected(taking, Taking.NEVER), selected(then, Then.RENDERED));
  }

  private static <E extends Enum<E>> E selected(Map<E, RadioButton> buttons, E usual) {
    return buttons.entrySet().stream()
        .filter(button -> button.getValue().isSelected())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(usual);
  }
}
