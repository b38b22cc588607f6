package studio.reprise.ui;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.reprise.document.Seed;

/** A seed and, as an icon, where it came from. */
final class SeedLabel extends Label {
  private final Messages messages;
  private final FontIcon icon = new FontIcon(Feather.HASH);
  private String shown = "";

  SeedLabel(Messages messages) {
    this.messages = messages;
    getStyleClass().add("seed");
    setGraphic(icon);
    setTooltip(new Tooltip());
  }

  void show(long value, Seed.Origin origin) {
    setText(Long.toString(value));
    icon.setIconCode(
        switch (origin) {
          case DEFAULT -> Feather.HASH;
          case PINNED -> Feather.MAP_PIN;
          case DRAWN -> Feather.SHUFFLE;
          case SWEPT -> Feather.GRID;
        });
    getStyleClass().remove("seed-" + shown);
    shown = origin.name().toLowerCase(java.util.Locale.ROOT);
    getStyleClass().add("seed-" + shown);
    String text = messages.text("seed." + origin.name(), value);
    getTooltip().setText(text);
    setAccessibleText(text);
  }
}
