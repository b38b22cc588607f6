package studio.reprise.ui.model;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.reprise.desk.Timeline;
import studio.reprise.document.Line;
import studio.reprise.ui.model.sound.Playback;

/** Which line is heard now. Used on the JavaFX thread. */
public final class Sounding {
  private final Playback playback;
  private final Listening listening;
  private final LineCommands lines;
  private final ReadOnlyObjectWrapper<String> lineId = new ReadOnlyObjectWrapper<>("");

  Sounding(Playback playback, Listening listening, LineCommands lines) {
    this.playback = playback;
    this.listening = listening;
    this.lines = lines;
    playback.positionProperty().addListener((value, old, now) -> look());
    playback.playingProperty().addListener((value, old, now) -> look());
    playback.heldProperty().addListener((value, old, now) -> look());
    playback.heardProperty().addListener((value, old, now) -> look());
  }

  /** The line that is heard, or was when the sound was held; "" in silence. */
  public ReadOnlyObjectProperty<String> lineIdProperty() {
    return lineId.getReadOnlyProperty();
  }

  /** True while the script is heard line by line. */
  public boolean isRun() {
    return playback.heardProperty().get() instanceof Playback.Heard.Script;
  }

  /** Calls whenever the sound has moved on while a line is heard. */
  public void onMove(Runnable moved) {
    playback
        .positionProperty()
        .addListener(
            (value, old, now) -> {
              if (!lineId.get().isEmpty()) {
                moved.run();
              }
            });
  }

  /** The sample of the line's take that is heard, or -1 in a gap or in silence. */
  public long sampleOfTake() {
    long position = playback.positionProperty().get();
    if (lineId.get().isEmpty()) {
      return -1;
    }
    if (playback.heardProperty().get() instanceof Playback.Heard.Script) {
      return timeline()
          .of(lineId.get())
          .filter(placed -> position < placed.end())
          .map(placed -> position - placed.start())
          .orElse(-1L);
    }
    return position;
  }

  private Timeline timeline() {
    return listening.layoutProperty().get();
  }

  private void look() {
    boolean isHeard = playback.playingProperty().get() || playback.heldProperty().get();
    lineId.set(isHeard ? heardLine() : "");
  }

  private String heardLine() {
    Playback.Heard heard = playback.heardProperty().get();
    if (heard instanceof Playback.Heard.Script && !timeline().placed().isEmpty()) {
      return timeline()
          .placed()
          .get(timeline().indexAt(playback.positionProperty().get()))
          .line()
          .id();
    }
    if (heard instanceof Playback.Heard.Take take) {
      Optional<Line> current = lines.current();
      return current
          .filter(
              line ->
                  line.takeFingerprint().equals(take.fingerprint())
                      || listening.isStreamed(line.id()))
          .map(Line::id)
          .orElse("");
    }
    return "";
  }
}
