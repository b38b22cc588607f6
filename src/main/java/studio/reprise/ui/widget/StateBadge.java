package studio.reprise.ui.widget;

import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.reprise.render.LineState;
import studio.reprise.render.StaleReason;

/** A line's state as an icon of its own shape, with a colour and, in its tooltip, the reason. */
public final class StateBadge extends Label {
  private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");

  private final Messages messages;
  private final FontIcon icon = new FontIcon(Feather.CIRCLE);
  private final Tooltip tooltip = new Tooltip();
  private String shown = "";
  private @Nullable LineState state;

  public StateBadge(Messages messages) {
    this.messages = messages;
    getStyleClass().add("state");
    setGraphic(icon);
    setTooltip(tooltip);
  }

  /** After every edit each line on the screen is asked: most states are as they were. */
  public void show(LineState now) {
    if (now.equals(state)) {
      return;
    }
    state = now;
    LineState inner = state instanceof LineState.Locked locked ? locked.within() : state;
    boolean locked = state instanceof LineState.Locked;
    String name = name(inner);
    getStyleClass().remove("state-" + shown);
    getStyleClass().add("state-" + name);
    shown = name;
    icon.setIconCode(locked ? Feather.LOCK : iconOf(inner));
    pseudoClassStateChanged(LOCKED, locked);
    boolean isCounting = inner instanceof LineState.Rendering;
    setContentDisplay(isCounting ? ContentDisplay.TEXT_ONLY : ContentDisplay.LEFT);
    setText(
        inner instanceof LineState.Rendering rendering
            ? Math.round(rendering.fraction() * 100) + "%"
            : "");
    String sentence = sentence(inner);
    tooltip.setText(locked ? messages.text("state.locked", sentence) : sentence);
    setAccessibleText(tooltip.getText());
    applyCss();
  }

  static String name(LineState state) {
    return state.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  private static Feather iconOf(LineState state) {
    return switch (name(state)) {
      case "empty" -> Feather.MINUS;
      case "queued" -> Feather.CLOCK;
      case "rendering" -> Feather.LOADER;
      case "fresh" -> Feather.CHECK_CIRCLE;
      case "stale" -> Feather.ALERT_CIRCLE;
      case "flagged" -> Feather.FLAG;
      case "failed" -> Feather.X_CIRCLE;
      default -> Feather.CIRCLE;
    };
  }

  private String sentence(LineState state) {
    if (state instanceof LineState.Stale stale) {
      return messages.text("state.stale", messages.sentence(StaleReason.words(stale.reasons())));
    }
    if (state instanceof LineState.Flagged flagged) {
      return flagged.flags().stream()
          .sorted()
          .map(flag -> messages.sentence(flag.sentence()))
          .collect(Collectors.joining("\n"));
    }
    if (state instanceof LineState.Failed failed) {
      return messages.sentence(failed.sentence());
    }
    return messages.text("state." + name(state));
  }
}
