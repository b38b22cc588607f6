package studio.reprise.ui.imports;

import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.ui.model.ScriptFollowing;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** Says in the status bar how many scripts are followed; seen only while some are. */
public final class FollowButton extends Button {
  private final Messages messages;

  /**
   * @param change opens the page that changes it
   */
  public FollowButton(ScriptFollowing following, Messages messages, Runnable change) {
    super("", Widgets.icon(Feather.EYE));
    this.messages = messages;
    setId("following");
    getStyleClass().addAll("flat", "small");
    setOnAction(event -> change.run());
    following.followedProperty().addListener((value, old, now) -> show(now));
    show(following.followedProperty().get());
  }

  private void show(Map<String, Path> files) {
    setText(messages.count("follow.status", files.size()));
    setAccessibleText(getText());
    setTooltip(
        new Tooltip(String.join("\n", files.values().stream().map(Path::toString).toList())));
    Widgets.shown(this).set(!files.isEmpty());
  }
}
