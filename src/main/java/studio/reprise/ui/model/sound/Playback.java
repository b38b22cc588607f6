package studio.reprise.ui.model.sound;

import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.Player;
import studio.reprise.audio.SoundSource;

/** What is heard now, and where in it. Used on the JavaFX thread. */
public final class Playback implements AutoCloseable {
  /** What can be heard. */
  public sealed interface Heard {
    /** Nothing was played yet. */
    record Nothing() implements Heard {}

    /** A take, by fingerprint; positions are samples of the take. */
    record Take(String fingerprint) implements Heard {}

    /** A clip, by hash; positions are samples of the clip. */
    record Clip(String sha256) implements Heard {}

    /** The script in a row; positions are samples of the timeline. */
    record Script() implements Heard {}

    /** A sound that belongs to nothing: a recording, a trial. */
    record Trial(String name) implements Heard {}
  }

  /** What plays, and how far it is to be played. */
  private record Stretch(Heard what, SoundSource source, long to) {}

  private final Player player = new Player();
  private final Executor fx;
  private final ReadOnlyObjectWrapper<Heard> heard =
      new ReadOnlyObjectWrapper<>(new Heard.Nothing());
  private final ReadOnlyLongWrapper position = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper silent = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
  private Player.@Nullable Playing current;
  private @Nullable Stretch stretch;
  private final AnimationTimer clock =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          follow();
        }
      };

  public Playback(Executor fx) {
    this.fx = fx;
  }

  public ReadOnlyObjectProperty<Heard> heardProperty() {
    return heard.getReadOnlyProperty();
  }

  /** The sample that is heard now, or where it stopped. */
  public ReadOnlyLongProperty positionProperty() {
    return position.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /** True when there is no sound device: the playhead moves by the clock. */
  public ReadOnlyBooleanProperty silentProperty() {
    return silent.getReadOnlyProperty();
  }

  /** True while it is silent in the middle of a sound and {@link #goOn} would go on there. */
  public ReadOnlyBooleanProperty heldProperty() {
    return held.getReadOnlyProperty();
  }

  /** Found out in the background at the start. */
  public void silent() {
    silent.set(true);
  }

  public void play(Heard what, SoundSource source, long from, long to) {
    Player.Playing[] mine = new Player.Playing[1];
    Player.Playing begun = player.play(source, from, to, () -> fx.execute(() -> ended(mine[0])));
    mine[0] = begun;
    current = begun;
    stretch = new Stretch(what, source, to);
    held.set(false);
    heard.set(what);
    position.set(begun.position());
    playing.set(true);
    clock.start();
  }

  /** Another sound from the same place on, without a gap for the ear to forget the first. */
  public void switchTo(Heard what, SoundSource source) {
    if (playing.get()) {
      play(what, source, Math.min(position.get(), source.length()), source.length());
    }
  }

  /** Silence, here; {@link #goOn} goes on from the same sample. */
  public void hold() {
    if (playing.get()) {
      held.set(true);
      player.stop();
    }
  }

  /** From where it was held. */
  public void goOn() {
    if (held.get() && stretch != null) {
      play(stretch.what(), stretch.source(), position.get(), stretch.to());
    }
  }

  /** Silence; what was held is over, too. */
  public void stop() {
    held.set(false);
    player.stop();
  }

  private void follow() {
    if (current != null) {
      position.set(current.position());
    }
  }

  private void ended(Player.Playing which) {
    silent.set(player.isSilent());
    if (which == current) {
      follow();
      current = null;
      clock.stop();
      held.set(held.get() && stretch != null && position.get() < stretch.to());
      playing.set(false);
    }
  }

  @Override
  public void close() {
    clock.stop();
    player.close();
  }
}
