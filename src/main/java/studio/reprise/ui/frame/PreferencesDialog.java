package studio.reprise.ui.frame;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.ui.model.Choices;
import studio.reprise.ui.model.Preferences;
import studio.reprise.ui.model.ViewChoices;
import studio.reprise.ui.widget.Form;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Theme;
import studio.reprise.ui.widget.Widgets;

/** Look, language, engine and keys. */
public final class PreferencesDialog extends StudioDialog {
  private static final double CONTROL_WIDTH = 240;

  private final Messages messages;
  private final ComboBox<Theme> theme;
  private final ComboBox<String> language;
  private final Spinner<Integer> textSize =
      new Spinner<>(ViewChoices.LEAST_TEXT_PERCENT, ViewChoices.MOST_TEXT_PERCENT, 100, 10);
  private final ComboBox<String> device;
  private final ComboBox<Precision> precision;
  private final Spinner<Integer> threads = new Spinner<>(0, 256, 0);
  private final ComboBox<MathMode> math;
  private final TextField cluster = new TextField();

  public PreferencesDialog(Choices choices, Messages messages) {
    super(messages, "preferences.title");
    this.messages = messages;
    Preferences now = choices.get();
    theme = choice("theme", List.of(Theme.values()), now.theme());
    language = choice("language", List.of("", "en", "zh-CN"), now.language());
    device = choice("device", List.of("auto", "cpu", "cuda"), now.engine().device());
    precision = choice("precision", List.of(Precision.values()), now.engine().precision());
    math = choice("math", List.of(MathMode.values()), now.engine().mathMode());
    textSize.getValueFactory().setValue(now.view().textPercent());
    textSize.setEditable(true);
    textSize.setId("text-size");
    threads.getValueFactory().setValue(now.engine().threads());
    threads.setEditable(true);
    cluster.setText(now.cluster());
    cluster.setId("cluster");
    cluster.setPromptText("spark://host:7077");
    ShortcutsPane shortcuts = new ShortcutsPane(messages, now.shortcuts());
    TabPane tabs =
        new TabPane(
            tab(
                "preferences.look",
                form(
                    setting("theme", theme),
                    setting("language", language),
                    setting("size", textSize))),
            tab(
                "preferences.engine",
                form(
                    setting("device", device),
                    setting("precision", precision),
                    setting("threads", threads),
                    setting("math", math),
                    setting("cluster", cluster))),
            tab("preferences.keys", shortcuts));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    size(tabs, 600, 440);
    tabs.setAccessibleText(messages.text("preferences.title"));
    ButtonType apply =
        new ButtonType(messages.text("preferences.apply"), ButtonBar.ButtonData.OK_DONE);
    getDialogPane().setId("preferences");
    getDialogPane().setContent(tabs);
    getDialogPane().getButtonTypes().setAll(cancel(), apply);
    setOnHidden(
        event -> {
          if (getResult() == apply) {
            choices.change(chosen(choices.get()).withShortcuts(shortcuts.chosen()));
          }
        });
  }

  private Preferences chosen(Preferences before) {
    return before
        .withTheme(theme.getValue())
        .withLanguage(language.getValue())
        .withView(before.view().withTextPercent(textSize.getValue()))
        .withCluster(cluster.getText().strip())
        .withEngine(
            new EngineOptions(
                device.getValue(), precision.getValue(), threads.getValue(), math.getValue()));
  }

  private <T> ComboBox<T> choice(String key, List<T> values, T now) {
    ComboBox<T> box = new ComboBox<>(FXCollections.observableArrayList(values));
    Widgets.sayIn(box, value -> messages.text("preferences." + key + "." + value));
    if (!values.contains(now)) {
      box.getItems().add(now);
    }
    box.setValue(now);
    return box;
  }

  private static Tab tab(Messages messages, String key, javafx.scene.Node content) {
    return new Tab(messages.text(key), content);
  }

  private Tab tab(String key, javafx.scene.Node content) {
    return tab(messages, key, content);
  }

  /** A control under the name by which the preferences know it. */
  private record Setting(String key, Control control) {}

  private static Setting setting(String key, Control control) {
    return new Setting("preferences." + key, control);
  }

  private Form form(Setting... settings) {
    Form form = new Form();
    form.getStyleClass().add("padded");
    for (Setting setting : settings) {
      String name = messages.text(setting.key());
      if (setting.control() instanceof Spinner<?> spinner) {
        spinner.setAccessibleText(name);
        spinner.getEditor().setAccessibleText(name);
      }
      setting.control().setPrefWidth(Look.scaled(CONTROL_WIDTH));
      VBox explained =
          new VBox(
              setting.control(),
              Widgets.paragraph(
                  messages.text(setting.key() + ".help"), "text-muted", "text-small"));
      explained.getStyleClass().add("explained");
      form.row(name, setting.control(), explained);
    }
    return form;
  }
}
