package studio.reprise.ui.picture;

import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.EditException;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Notice;
import studio.reprise.ui.model.Notices;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** A video beside the script: it shows what is seen where the timeline is heard. */
public final class PictureView extends BorderPane {
  private static final int FRAMES_PER_SECOND = 25;

  private final Manuscript manuscript;
  private final Listening listening;
  private final Playback playback;
  private final Selection selection;
  private final Notices notices;
  private final Messages messages;
  private final MediaView view = new MediaView();
  private final Label name = Widgets.label("", "region-title", "text-cut");
  private final TextField time = new TextField();
  private final ToggleButton sound;
  private @Nullable MediaPlayer player;

  /**
   * @param close takes the picture away
   */
  public PictureView(
      Manuscript manuscript,
      Listening listening,
      Playback playback,
      Selection selection,
      Notices notices,
      Messages messages,
      Runnable close) {
    this.manuscript = manuscript;
    this.listening = listening;
    this.playback = playback;
    this.selection = selection;
    this.notices = notices;
    this.messages = messages;
    this.sound = Widgets.toggle(Feather.VOLUME_2, messages.text("picture.sound"));
    layOut(close);
    playback.positionProperty().addListener((value, old, now) -> follow());
    playback.playingProperty().addListener((value, old, now) -> follow());
    selection.currentProperty().addListener((value, old, now) -> showLine());
  }

  private void layOut(Runnable close) {
    getStyleClass().add("picture");
    setId("picture");
    HBox bar =
        Widgets.row(
            name,
            Widgets.spring(),
            sound,
            Widgets.iconButton(Feather.X, messages.text("picture.close"), close));
    bar.getStyleClass().add("region-bar");
    StackPane screen = new StackPane(view);
    screen.getStyleClass().add("picture-screen");
    screen.setMinSize(0, 0);
    view.setPreserveRatio(true);
    view.fitWidthProperty().bind(screen.widthProperty());
    view.fitHeightProperty().bind(screen.heightProperty());
    view.setAccessibleText(messages.text("picture.title"));
    time.setId("picture-time");
    time.setPrefColumnCount(9);
    time.setAccessibleText(messages.text("picture.time"));
    time.setOnAction(event -> go());
    sound.setOnAction(
        event -> {
          if (player != null) {
            player.setMute(!sound.isSelected());
          }
        });
    var place = Widgets.button(Feather.MAP_PIN, messages.text("picture.place"), this::place);
    place.setId("picture-place");
    HBox tools = Widgets.row(time, place);
    tools.getStyleClass().add("region-bar");
    setTop(bar);
    setCenter(screen);
    setBottom(tools);
    setMinWidth(220);
  }

  /** Shows a video; what this computer cannot show it says in one sentence. */
  public void open(Path file) {
    close();
    name.setText(String.valueOf(file.getFileName()));
    try {
      Media media = new Media(file.toUri().toString());
      media.setOnError(() -> cannot(file, media.getError()));
      MediaPlayer opened = new MediaPlayer(media);
      opened.setOnError(() -> cannot(file, opened.getError()));
      opened.setMute(!sound.isSelected());
      opened.setOnReady(this::follow);
      player = opened;
      view.setMediaPlayer(opened);
      showLine();
    } catch (MediaException | UnsupportedOperationException | IllegalArgumentException e) {
      cannot(file, e);
    } catch (LinkageError e) {
      cannot(file, e); // no library of this system can decode
    }
  }

  private void cannot(Path file, Throwable problem) {
    notices.show(
        Notice.of(
            "picture",
            Notice.Kind.WARNING,
            messages.text(
                "picture.cannot", file.getFileName(), String.valueOf(problem.getMessage()))));
    close();
  }

  /** Lets go of the video. */
  public void close() {
    if (player != null) {
      view.setMediaPlayer(null);
      player.dispose();
      player = null;
    }
  }

  private double playheadSeconds() {
    boolean isTimeline = playback.heardProperty().get() instanceof Playback.Heard.Script;
    return isTimeline
        ? playback.positionProperty().get()
            / (double) listening.layoutProperty().get().sampleRateHz()
        : -1;
  }

  private void follow() {
    if (playheadSeconds() >= 0) {
      showTime(playheadSeconds());
    }
    if (player == null || player.getStatus() == MediaPlayer.Status.UNKNOWN) {
      return;
    }
    move(
        player,
        PictureClock.next(
            playheadSeconds(),
            playback.playingProperty().get() ? PictureClock.Motion.RUN : PictureClock.Motion.STAND,
            player.getCurrentTime().toSeconds(),
            player.getTotalDuration().toSeconds()));
  }

  private static void move(MediaPlayer player, PictureClock.Step step) {
    if (step.isSeek()) {
      player.seek(Duration.seconds(step.seek()));
    }
    if (step.motion() == PictureClock.Motion.RUN) {
      player.play();
    } else if (player.getStatus() == MediaPlayer.Status.PLAYING) {
      player.pause();
    }
  }

  /** Where the current line begins. */
  private void showLine() {
    if (!playback.playingProperty().get()) {
      listening
          .layoutProperty()
          .get()
          .of(selection.current())
          .ifPresent(
              placed ->
                  stand(placed.start() / (double) listening.layoutProperty().get().sampleRateHz()));
    }
  }

  private void stand(double seconds) {
    showTime(seconds);
    if (player != null && player.getStatus() != MediaPlayer.Status.UNKNOWN) {
      player.seek(Duration.seconds(seconds));
    }
  }

  private void showTime(double seconds) {
    if (!time.isFocused()) {
      time.setText(PictureClock.timeCode(seconds, FRAMES_PER_SECOND));
    }
  }

  /** To the time that was typed. */
  private void go() {
    try {
      stand(PictureClock.seconds(time.getText(), FRAMES_PER_SECOND));
    } catch (NumberFormatException e) {
      time.setText("");
    }
  }

  /** The current line begins at the time that is shown. */
  public void place() {
    try {
      manuscript.edit(
          LinePlacing.startAt(
              listening.layoutProperty().get(),
              selection.current(),
              PictureClock.seconds(time.getText(), FRAMES_PER_SECOND)));
    } catch (EditException e) {
      notices.fail(new Failure(Failure.Kind.EDIT, e.sentence()));
    } catch (NumberFormatException e) {
      notices.fail(
          new Failure(
              Failure.Kind.EDIT,
              studio.reprise.sentence.Sentence.of(
                  "A time is written as 1:02:03:04 (hours, minutes, seconds, frames) or in"
                      + " seconds.")));
    }
  }
}
