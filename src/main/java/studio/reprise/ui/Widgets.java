package studio.reprise.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small pieces that every view is made of, each with its accessible name. */
final class Widgets {
  private Widgets() {}

  static FontIcon icon(Ikon ikon) {
    return FontIcon.of(ikon);
  }

  /** A button that shows only an icon; its name is its tooltip and what a screen reader says. */
  static Button iconButton(Ikon ikon, String name, Runnable action) {
    Button button = new Button("", icon(ikon));
    button.getStyleClass().addAll("button-icon", "flat");
    named(button, name);
    button.setOnAction(event -> action.run());
    return button;
  }

  static Button button(Ikon ikon, String text, Runnable action) {
    Button button = new Button(text, icon(ikon));
    button.setAccessibleText(text);
    button.setOnAction(event -> action.run());
    return button;
  }

  static ToggleButton toggle(Ikon ikon, String name) {
    ToggleButton button = new ToggleButton("", icon(ikon));
    button.getStyleClass().addAll("button-icon", "flat");
    named(button, name);
    return button;
  }

  static void named(ButtonBase button, String name) {
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
  }

  static Label label(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /** A label that breaks its lines. */
  static Label paragraph(String text, String... styleClasses) {
    Label label = label(text, styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static HBox row(Node... nodes) {
    HBox row = new HBox(nodes);
    row.getStyleClass().add("row");
    return row;
  }

  /** Takes the room that is left in a row. */
  static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }

  /** Takes part in the layout only while it is shown. */
  static void show(Node node, Object shown) {
    boolean visible = Boolean.TRUE.equals(shown);
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
