package studio.reprise.ui.model.sound;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Takes of one line heard one after the other, as they come from an audition. */
public final class PlayingThrough {
  private final Playback playback;
  private final Consumer<String> play;
  private final Deque<String> waiting = new ArrayDeque<>();
  private String lineId = "";

  /**
   * @param play plays a take by its fingerprint
   */
  public PlayingThrough(Playback playback, Consumer<String> play) {
    this.playback = playback;
    this.play = play;
    playback
        .playingProperty()
        .addListener(
            (value, old, now) -> {
              if (!now) {
                next();
              }
            });
  }

  /** From now on takes of this line are heard, and no others. */
  public void begin(String line) {
    waiting.clear();
    lineId = line;
  }

  public void end() {
    waiting.clear();
    lineId = "";
  }

  /** True while takes wait to be heard. */
  public boolean isUnderWay() {
    return !waiting.isEmpty();
  }

  /** Another take is here; it waits for the end of the one that is heard. */
  public void add(String line, String fingerprint) {
    if (line.equals(lineId)) {
      waiting.add(fingerprint);
      next();
    }
  }

  private void next() {
    boolean isFree = !playback.playingProperty().get() && !playback.heldProperty().get();
    if (isFree && !waiting.isEmpty()) {
      play.accept(waiting.remove());
    }
  }
}
