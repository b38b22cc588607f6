package studio.reprise.ui.take;

import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.EditException;
import studio.reprise.document.Settings;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** Sampler and flow settings; an empty field is as inherited, and shows what that is. */
public final class SettingsPane extends GridPane {
  private static final String INHERITED = "–";

  private final Messages messages;
  private final ComboBox<String> method = new ComboBox<>();
  private final TextField temperature = new TextField();
  private final TextField topP = new TextField();
  private final TextField topK = new TextField();
  private final TextField winSize = new TextField();
  private final TextField tauR = new TextField();
  private final TextField steps = new TextField();
  private final TextField guidance = new TextField();
  private final ComboBox<String> directions = new ComboBox<>();
  private final ComboBox<String> phonemes = new ComboBox<>();
  private final Label trouble = Widgets.paragraph("", "warning-text");
  private Consumer<Settings> onChange = settings -> {};
  private Settings shown = Settings.INHERITED;
  private boolean following;

  public SettingsPane(Messages messages) {
    this.messages = messages;
    getStyleClass().addAll("settings-grid", "sampler");
    method.getItems().setAll(INHERITED, "ras", "nucleus", "topk");
    Widgets.sayIn(method, this::said);
    method.setOnAction(event -> changed());
    method.setAccessibleText(messages.text("settings.method"));
    fill(method);
    addRow(0, name("settings.method"), method);
    int row = 1;
    String[] keys = {
      "temperature", "top_p", "top_k", "win_size", "tau_r", "flow_steps", "flow_cfg"
    };
    for (TextField field : fields()) {
      String key = "settings." + keys[row - 1];
      Label name = name(key);
      name.setLabelFor(field);
      field.setAccessibleText(messages.text(key));
      // Beside the take the names need the room.
      field.setPrefColumnCount(4);
      field.setOnAction(event -> changed());
      field
          .focusedProperty()
          .addListener(
              (value, old, now) -> {
                if (!now) {
                  changed();
                }
              });
      addRow(row++, name, field);
    }
    row = addChoice(row, directions, "settings.directions", "silent", "spoken", "acted");
    row = addChoice(row, phonemes, "settings.phonemes", "off", "on");
    add(trouble, 0, row, 2, 1);
    add(
        Widgets.button(
            Feather.ROTATE_CCW,
            messages.text("settings.inherit"),
            () -> onChange.accept(Settings.INHERITED)),
        0,
        row + 1,
        2,
        1);
    Widgets.shown(trouble).set(false);
  }

  /** A choice between words that are said in the author's language; gives the next free row. */
  private int addChoice(int row, ComboBox<String> box, String key, String... words) {
    box.getItems().add(INHERITED);
    box.getItems().addAll(words);
    Widgets.sayIn(
        box, value -> INHERITED.equals(value) ? said(value) : messages.text(key + "." + value));
    box.setOnAction(event -> changed());
    Label name = name(key);
    name.setLabelFor(box);
    box.setAccessibleText(messages.text(key));
    fill(box);
    addRow(row, name, box);
    return row + 1;
  }

  private String said(String value) {
    return INHERITED.equals(value) ? messages.text("settings.of_pack") : value;
  }

  /**
   * All controls are of one width. The least is the style sheet's: a box never asks for less than
   * it once had, and names would break while boxes have room.
   */
  private static void fill(Region control) {
    control.setMaxWidth(Double.MAX_VALUE);
    setHgrow(control, Priority.ALWAYS);
  }

  private Label name(String key) {
    Label name = Widgets.label(messages.text(key), "sampler-name");
    name.setWrapText(true);
    name.setMinHeight(USE_PREF_SIZE);
    name.setTooltip(new javafx.scene.control.Tooltip(messages.text(key + ".help")));
    return name;
  }

  private TextField[] fields() {
    return new TextField[] {temperature, topP, topK, winSize, tauR, steps, guidance};
  }

  /** Hears of every change. */
  public void onChange(Consumer<Settings> action) {
    onChange = action;
  }

  /** Shows somebody's own settings over those that they inherit. */
  public void show(Settings own, Settings inherited) {
    if (own.equals(shown) && !method.getSelectionModel().isEmpty()) {
      return;
    }
    following = true;
    shown = own;
    method.getSelectionModel().select(own.method() == null ? INHERITED : own.method());
    directions.getSelectionModel().select(own.directions() == null ? INHERITED : own.directions());
    phonemes.getSelectionModel().select(own.phonemes() == null ? INHERITED : own.phonemes());
    set(temperature, own.temperature(), inherited.temperature());
    set(topP, own.topP(), inherited.topP());
    set(topK, own.topK(), inherited.topK());
    set(winSize, own.winSize(), inherited.winSize());
    set(tauR, own.tauR(), inherited.tauR());
    set(steps, own.flowSteps(), inherited.flowSteps());
    set(guidance, own.flowCfg(), inherited.flowCfg());
    following = false;
  }

  private void set(TextField field, @Nullable Number own, @Nullable Number inherited) {
    field.setText(own == null ? "" : own.toString());
    field.setPromptText(
        inherited == null ? messages.text("settings.of_pack") : inherited.toString());
  }

  private void changed() {
    if (following) {
      return;
    }
    try {
      Settings now = entered();
      Widgets.shown(trouble).set(false);
      if (!now.equals(shown)) {
        onChange.accept(now);
      }
    } catch (NumberFormatException e) {
      tell(messages.text("settings.no_number"));
    } catch (EditException e) {
      tell(messages.sentence(e.sentence()));
    }
  }

  private void tell(String sentence) {
    trouble.setText(sentence);
    Widgets.shown(trouble).set(true);
  }

  /**
   * What the fields say.
   *
   * @throws NumberFormatException when one holds no number
   * @throws EditException when one is out of its range
   */
  Settings entered() {
    return new Settings(
        chosen(method),
        decimal(temperature),
        decimal(topP),
        whole(topK),
        whole(winSize),
        decimal(tauR),
        whole(steps),
        decimal(guidance),
        chosen(directions),
        chosen(phonemes));
  }

  private static @Nullable String chosen(ComboBox<String> box) {
    String value = box.getValue();
    return value == null || value.equals(INHERITED) ? null : value;
  }

  private static @Nullable Double decimal(TextField field) {
    return field.getText().isBlank() ? null : Double.valueOf(field.getText().strip());
  }

  private static @Nullable Integer whole(TextField field) {
    return field.getText().isBlank() ? null : Integer.valueOf(field.getText().strip());
  }
}
