package studio.reprise.ui.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import studio.reprise.document.NewSpeaker;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.document.script.Cast;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** Whom each name of a script means: somebody of the project, or somebody new. */
final class CastPane extends TableView<Cast.Role> {
  /** Stands for a new speaker of the role's own name. */
  private static final String SOMEBODY_NEW = "*";

  private final Messages messages;
  private final Project project;
  private final Map<String, String> chosen = new HashMap<>();

  CastPane(Messages messages, Project project) {
    this.messages = messages;
    this.project = project;
    setId("import-cast");
    setAccessibleText(messages.text("import.cast"));
    setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setPlaceholder(Widgets.paragraph(messages.text("import.nobody_speaks"), "text-muted"));
    TableColumn<Cast.Role, String> name = new TableColumn<>(messages.text("import.cast.name"));
    name.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(cell.getValue().name()).getReadOnlyProperty());
    TableColumn<Cast.Role, String> lines = new TableColumn<>(messages.text("import.cast.lines"));
    lines.setCellValueFactory(
        cell ->
            new ReadOnlyStringWrapper(
                    cell.getValue().guesses() == 0
                        ? String.valueOf(cell.getValue().lines())
                        : cell.getValue().lines() + " + " + cell.getValue().guesses() + "?")
                .getReadOnlyProperty());
    TableColumn<Cast.Role, String> speaker =
        new TableColumn<>(messages.text("import.cast.speaker"));
    speaker.setCellFactory(column -> new SpeakerCell());
    speaker.setMinWidth(Look.scaled(140));
    getColumns().setAll(List.of(name, lines, speaker));
  }

  void show(ScriptDraft draft, Map<String, String> remembered) {
    remembered.forEach(chosen::putIfAbsent);
    getItems().setAll(Cast.of(draft).roles());
  }

  /** Ids of speakers by the script's names, where the author chose one. */
  Map<String, String> chosen() {
    Map<String, String> ids = new HashMap<>(chosen);
    ids.values().removeIf(SOMEBODY_NEW::equals);
    return ids;
  }

  private String speakerOf(Cast.Role role) {
    String id = chosen.get(role.name());
    return id != null
        ? id
        : NewSpeaker.sameName(role.name(), project.speakers())
            .map(Speaker::id)
            .orElse(SOMEBODY_NEW);
  }

  private String said(String id) {
    if (id.equals(SOMEBODY_NEW)) {
      return messages.text("import.cast.new");
    }
    return id.isEmpty()
        ? messages.text("import.cast.nobody")
        : project.speaker(id).map(Speaker::name).orElse(id);
  }

  private final class SpeakerCell extends TableCell<Cast.Role, String> {
    private final ComboBox<String> box = new ComboBox<>();
    private boolean isFilling;

    SpeakerCell() {
      List<String> ids = new ArrayList<>(List.of(SOMEBODY_NEW, ""));
      project.speakers().forEach(speaker -> ids.add(speaker.id()));
      box.getItems().setAll(ids);
      box.setMaxWidth(Double.MAX_VALUE);
      Widgets.sayIn(box, CastPane.this::said);
      box.valueProperty()
          .addListener(
              (value, old, now) -> {
                if (!isFilling && now != null && getTableRow().getItem() != null) {
                  chosen.put(getTableRow().getItem().name(), now);
                }
              });
    }

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      Cast.Role role = getTableRow() == null ? null : getTableRow().getItem();
      if (empty || role == null) {
        setGraphic(null);
        return;
      }
      isFilling = true;
      box.setValue(speakerOf(role));
      isFilling = false;
      setGraphic(box);
    }
  }
}
