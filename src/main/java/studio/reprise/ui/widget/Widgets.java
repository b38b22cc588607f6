package studio.reprise.ui.widget;

import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small pieces that every view is made of, each with its accessible name. */
public final class Widgets {
  private static final String LEAVING = "reprise.leave";
  private static final String OWN_KEYS = "reprise.own-keys";

  private Widgets() {}

  public static FontIcon icon(Ikon ikon) {
    return FontIcon.of(ikon);
  }

  /** A button that shows only an icon; its name is its tooltip and what a screen reader says. */
  public static Button iconButton(Ikon ikon, String name, Runnable action) {
    Button button = new Button("", icon(ikon));
    button.getStyleClass().addAll("button-icon", "flat");
    named(button, name);
    button.setOnAction(event -> action.run());
    return button;
  }

  public static Button button(Ikon ikon, String text, Runnable action) {
    Button button = new Button(text, icon(ikon));
    button.setAccessibleText(text);
    button.setOnAction(event -> action.run());
    return button;
  }

  public static ToggleButton toggle(Ikon ikon, String name) {
    ToggleButton button = new ToggleButton("", icon(ikon));
    button.getStyleClass().addAll("button-icon", "flat");
    named(button, name);
    return button;
  }

  /** A box that shows words of its own for its values. */
  public static <T> void sayIn(ComboBox<T> box, Function<T, String> words) {
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("The box is not editable");
          }
        });
  }

  public static void named(ButtonBase button, String name) {
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
  }

  /** Tab goes on from a text area as from any field; Ctrl+Tab types a tab. */
  public static void leaveByTab(TextArea area) {
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() != KeyCode.TAB || event.isAltDown()) {
            return;
          }
          if (event.getText().equals(LEAVING)) {
            return; // a text area's own way to go on, made below
          }
          if (event.isControlDown()) {
            area.replaceSelection("\t");
            event.consume();
          } else {
            event.consume();
            area.fireEvent(
                new KeyEvent(
                    area,
                    area,
                    KeyEvent.KEY_PRESSED,
                    KeyEvent.CHAR_UNDEFINED,
                    LEAVING,
                    KeyCode.TAB,
                    event.isShiftDown(),
                    true,
                    false,
                    false));
          }
        });
  }

  /** Keys that mean something in a node, and so nothing to the window while it has the focus. */
  public static void own(Node node, KeyCode... keys) {
    node.getProperties().put(OWN_KEYS, Set.of(keys));
  }

  /** True when a node keeps a key for itself. */
  public static boolean ownsKey(Node node, KeyCode key) {
    return node.hasProperties()
        && node.getProperties().get(OWN_KEYS) instanceof Set<?> keys
        && keys.contains(key);
  }

  public static Label label(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /** A label that breaks its lines. */
  public static Label paragraph(String text, String... styleClasses) {
    Label label = label(text, styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  public static HBox row(Node... nodes) {
    HBox row = new HBox(nodes);
    row.getStyleClass().add("row");
    return row;
  }

  /** Scrolls just so far that a node inside of the pane is seen whole. */
  public static void scrollTo(ScrollPane pane, Node node) {
    Node content = pane.getContent();
    pane.layout();
    double high = content.getLayoutBounds().getHeight();
    double seen = pane.getViewportBounds().getHeight();
    if (high <= seen) {
      return;
    }
    Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double top = pane.getVvalue() * (high - seen);
    if (at.getMaxY() > top + seen) {
      pane.setVvalue(Math.min(1, (at.getMaxY() - seen) / (high - seen)));
    } else if (at.getMinY() < top) {
      pane.setVvalue(at.getMinY() / (high - seen));
    }
  }

  /** Takes the room that is left in a row. */
  public static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }

  /** Whether a node is shown; only while it is, it takes part in the layout. */
  public static BooleanProperty shown(Node node) {
    if (!node.managedProperty().isBound()) {
      node.managedProperty().bind(node.visibleProperty());
    }
    return node.visibleProperty();
  }
}
