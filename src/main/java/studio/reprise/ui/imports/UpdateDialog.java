package studio.reprise.ui.imports;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.script.LineChange;
import studio.reprise.document.script.MergePlan;
import studio.reprise.ui.model.Scripts;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/**
 * What changed in a script since it was imported: how many lines of which kind, each as it was and
 * as it is with the other words marked, and what becomes of it.
 */
public final class UpdateDialog extends StudioDialog {
  private final Scripts scripts;
  private final Messages messages;
  private final Scripts.Read read;
  private final MergePlan plan;
  private final Set<String> turned = new HashSet<>();
  private final ListView<LineChange> list = new ListView<>();
  private final Map<Class<? extends LineChange>, ToggleButton> filters = new LinkedHashMap<>();
  private final ButtonType update;
  private final ButtonType another;

  public UpdateDialog(Scripts scripts, Messages messages, Scripts.Read read, MergePlan plan) {
    super(messages, "update.title");
    this.scripts = scripts;
    this.messages = messages;
    this.read = read;
    this.plan = plan;
    update = new ButtonType(messages.text("update.take"), ButtonBar.ButtonData.OK_DONE);
    another = new ButtonType(messages.text("update.another"), ButtonBar.ButtonData.LEFT);
    getDialogPane().setId("update");
    getDialogPane().setContent(layOut());
    getDialogPane().getButtonTypes().setAll(another, cancel(), update);
    getDialogPane().lookupButton(update).setId("update-take");
    // As wide as their words: the first one's many words would stretch the others.
    for (ButtonType each : getDialogPane().getButtonTypes()) {
      ButtonBar.setButtonUniformSize(getDialogPane().lookupButton(each), false);
    }
    fill();
    setOnHidden(event -> decided(getResult()));
  }

  private VBox layOut() {
    FlowPane counts = new FlowPane(6, 6);
    for (Class<? extends LineChange> kind : LineChange.KINDS) {
      ToggleButton filter =
          new ToggleButton(
              messages.text("update.kind." + kind.getSimpleName())
                  + "  "
                  + String.format("%,d", plan.count(kind)));
      filter.setId("update-" + kind.getSimpleName());
      filter.setDisable(plan.count(kind) == 0);
      filter.setSelected(kind != LineChange.Kept.class && plan.count(kind) > 0);
      filter.setOnAction(event -> fill());
      filters.put(kind, filter);
      counts.getChildren().add(filter);
    }
    list.setId("update-changes");
    list.setAccessibleText(messages.text("update.changes"));
    list.setPlaceholder(Widgets.paragraph(messages.text("update.nothing_shown"), "text-muted"));
    list.setCellFactory(
        view -> new ChangeCell(view, messages, change -> turned.contains(change.id()), this::turn));
    list.setOnKeyPressed(
        event -> {
          LineChange change = list.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.SPACE && change != null) {
            turn(change, !turned.contains(change.id()));
            event.consume();
          }
        });
    size(list, 1000, 420);
    VBox.setVgrow(list, Priority.ALWAYS);
    Label remarks =
        Widgets.paragraph(
            String.join("\n", plan.remarks().stream().map(messages::sentence).toList()),
            "text-muted");
    Widgets.shown(remarks).set(!plan.remarks().isEmpty());
    Label stale = Widgets.label(messages.count("update.stale", plan.staleTakes()));
    stale.setId("update-stale");
    HBox.setHgrow(stale, Priority.ALWAYS);
    stale.setMaxWidth(Double.MAX_VALUE);
    var all =
        Widgets.button(
            Feather.CORNER_UP_LEFT, messages.text("update.keep_mine"), this::keepMineInConflicts);
    all.setMinWidth(Region.USE_PREF_SIZE);
    Widgets.shown(all).set(plan.count(LineChange.Conflict.class) > 0);
    VBox page =
        new VBox(
            Widgets.paragraph(messages.text("update.help", read.draft().name()), "text-muted"),
            counts,
            remarks,
            ChangeCell.heads(messages),
            list,
            Widgets.row(stale, all));
    page.getStyleClass().add("import-page");
    return page;
  }

  private boolean isWanted(LineChange change) {
    ToggleButton filter = filters.get(change.getClass());
    return filter != null && filter.isSelected();
  }

  private void fill() {
    list.getItems().setAll(plan.changes().stream().filter(this::isWanted).toList());
  }

  private void turn(LineChange change, boolean isTurned) {
    if (ChangeCell.canBeTurned(change)) {
      if (isTurned) {
        turned.add(change.id());
      } else {
        turned.remove(change.id());
      }
      list.refresh();
    }
  }

  private void keepMineInConflicts() {
    for (LineChange change : plan.changes()) {
      if (change instanceof LineChange.Conflict conflict) {
        turn(conflict, conflict.isTheirsTaken());
      }
    }
  }

  private void decided(ButtonType choice) {
    if (choice == another) {
      new ImportDialog(scripts, messages, read.path(), ImportDialog.As.ANOTHER).show();
    } else if (choice == update) {
      if (turned.isEmpty()) {
        scripts.take(read.path(), plan);
      } else {
        scripts.turned(
            plan, turned, decided -> scripts.take(read.path(), decided), scripts::failed);
      }
    }
  }
}
