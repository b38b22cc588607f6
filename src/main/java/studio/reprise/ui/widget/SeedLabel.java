package studio.reprise.ui.widget;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.reprise.document.Seed;

/** A seed and, as an icon, where it came from. */
public final class SeedLabel extends Label {
  private final Messages messages;
  private final FontIcon icon = new FontIcon(Feather.HASH);
  private Seed.@Nullable Origin origin;
  private long value;

  public SeedLabel(Messages messages) {
    this.messages = messages;
    getStyleClass().add("seed");
    setGraphic(icon);
    setTooltip(new Tooltip());
  }

  /** Called for every row that comes into view: the same again must cost nothing. */
  public void show(long now, Seed.Origin nowFrom) {
    if (nowFrom == origin && now == value) {
      return;
    }
    if (nowFrom != origin) {
      getStyleClass().removeIf(name -> name.startsWith("seed-"));
      getStyleClass().add("seed-" + nowFrom.name().toLowerCase(java.util.Locale.ROOT));
      icon.setIconCode(iconOf(nowFrom));
      applyCss();
    }
    value = now;
    origin = nowFrom;
    setText(Long.toString(value));
    String text = messages.of("seed", nowFrom, value);
    getTooltip().setText(text);
    setAccessibleText(text);
  }

  private static Feather iconOf(Seed.Origin origin) {
    return switch (origin) {
      case DEFAULT -> Feather.HASH;
      case PINNED -> Feather.MAP_PIN;
      case DRAWN -> Feather.SHUFFLE;
      case SWEPT -> Feather.GRID;
      case EXPLORED -> Feather.COMPASS;
    };
  }
}
