package studio.reprise.ui.picture;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The video's own sound, by {@code javafx-media}, while the author asks for it. It needs a sound
 * device and, on Linux, a libavcodec of the system; the picture needs neither.
 */
final class PictureSound {
  private @Nullable MediaPlayer player;

  /**
   * Begins to be heard with the timeline.
   *
   * @param cannot hears why it cannot
   */
  void open(Path file, Consumer<Throwable> cannot) {
    close();
    try {
      Media media = new Media(file.toUri().toString());
      MediaPlayer opened = new MediaPlayer(media);
      player = opened;
      media.setOnError(() -> failed(media.getError(), cannot));
      opened.setOnError(() -> failed(opened.getError(), cannot));
    } catch (MediaException | UnsupportedOperationException | IllegalArgumentException e) {
      failed(e, cannot);
    } catch (LinkageError e) {
      failed(e, cannot); // no library of this system can decode
    }
  }

  private void failed(Throwable problem, Consumer<Throwable> cannot) {
    close();
    cannot.accept(problem);
  }

  /**
   * Goes where the ear is.
   *
   * @param playheadSeconds of the timeline; negative: nowhere
   */
  void follow(double playheadSeconds, PictureClock.Motion wanted) {
    if (player == null || player.getStatus() == MediaPlayer.Status.UNKNOWN) {
      return;
    }
    PictureClock.Step step =
        PictureClock.next(
            playheadSeconds,
            wanted,
            player.getCurrentTime().toSeconds(),
            player.getTotalDuration().toSeconds());
    if (step.isSeek()) {
      player.seek(Duration.seconds(step.seek()));
    }
    if (step.motion() == PictureClock.Motion.RUN) {
      player.play();
    } else if (player.getStatus() == MediaPlayer.Status.PLAYING) {
      player.pause();
    }
  }

  /** Silence. */
  void close() {
    if (player != null) {
      player.dispose();
      player = null;
    }
  }
}
