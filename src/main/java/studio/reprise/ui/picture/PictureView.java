package studio.reprise.ui.picture;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.codec.FrameRate;
import studio.reprise.audio.codec.MovingPicture.Frame;
import studio.reprise.document.EditException;
import studio.reprise.sentence.Problem;
import studio.reprise.sentence.Sentence;
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
  private final Manuscript manuscript;
  private final Listening listening;
  private final Playback playback;
  private final Selection selection;
  private final Notices notices;
  private final Messages messages;
  private final Executor fx;
  private final ImageView view = new ImageView();
  private final Label name = Widgets.label("", "region-title", "text-cut");
  private final TextField time = new TextField();
  private final ToggleButton sound;
  private final PictureSound ownSound = new PictureSound();
  private @Nullable Path file;
  private @Nullable PictureReader reader;
  private @Nullable Frame shown;
  private FrameRate rate = FrameRate.USUAL;
  private double seconds;

  public PictureView(
      Manuscript manuscript,
      Listening listening,
      Playback playback,
      Selection selection,
      Notices notices,
      Messages messages,
      Executor fx) {
    this.manuscript = manuscript;
    this.listening = listening;
    this.playback = playback;
    this.selection = selection;
    this.notices = notices;
    this.messages = messages;
    this.fx = fx;
    this.sound = Widgets.toggle(Feather.VOLUME_2, messages.text("picture.sound"));
    layOut();
    playback.positionProperty().addListener((value, old, now) -> follow());
    playback.playingProperty().addListener((value, old, now) -> follow());
    selection.currentProperty().addListener((value, old, now) -> showLine());
    listening.layoutProperty().addListener((value, old, now) -> showLine());
  }

  private void layOut() {
    getStyleClass().add("picture");
    setId("picture");
    StackPane screen = new StackPane(view);
    screen.getStyleClass().add("picture-screen");
    screen.setMinSize(0, 0);
    view.setId("picture-frame");
    view.setPreserveRatio(true);
    view.fitWidthProperty().bind(screen.widthProperty());
    view.fitHeightProperty().bind(screen.heightProperty());
    view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.setAccessibleText(messages.text("picture.title"));
    time.setId("picture-time");
    time.setPrefColumnCount(9);
    time.setAccessibleText(messages.text("picture.time"));
    time.setOnAction(event -> go());
    sound.setId("picture-sound");
    sound.setOnAction(event -> hear());
    Button place = Widgets.button(Feather.MAP_PIN, messages.text("picture.place"), this::place);
    place.setId("picture-place");
    place.setMinWidth(USE_PREF_SIZE);
    time.setMinWidth(60);
    HBox tools = Widgets.row(time, place);
    tools.getStyleClass().add("region-bar");
    setCenter(screen);
    setBottom(tools);
    setMinWidth(220);
    showTime();
  }

  /**
   * What is done to the whole of it.
   *
   * @param other asks for another video
   * @param close takes the picture away
   */
  public void onBar(Runnable other, Runnable close) {
    HBox bar =
        Widgets.row(
            name,
            Widgets.spring(),
            sound,
            Widgets.iconButton(Feather.FOLDER, messages.text("picture.choose"), other),
            Widgets.iconButton(Feather.X, messages.text("picture.close"), close));
    bar.getStyleClass().add("region-bar");
    setTop(bar);
  }

  /** Shows a video; what this computer cannot show it says in one sentence. */
  public void open(Path video) {
    close();
    file = video;
    name.setText(String.valueOf(video.getFileName()));
    reader = new PictureReader(video, fx, new Reading(video));
    if (sound.isSelected()) {
      hear();
    }
    showLine();
  }

  /** The video that is shown. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** What the reader found in a video. */
  private final class Reading implements PictureReader.Listener {
    private final Path video;

    Reading(Path video) {
      this.video = video;
    }

    @Override
    public void opened(FrameRate found) {
      rate = found;
      showTime();
    }

    @Override
    public void seen(Frame frame) {
      showFrame(frame);
    }

    @Override
    public void failed(Throwable problem) {
      if (video.equals(file)) {
        notices.show(
            Notice.of(
                "picture",
                Notice.Kind.WARNING,
                messages.text("picture.cannot", messages.sentence(Problem.told(problem)))));
        close();
      }
    }
  }

  private void showFrame(Frame frame) {
    if (frame == shown) {
      return;
    }
    shown = frame;
    boolean fits =
        view.getImage() != null
            && view.getImage().getWidth() == frame.width()
            && view.getImage().getHeight() == frame.height();
    WritableImage image =
        fits ? (WritableImage) view.getImage() : new WritableImage(frame.width(), frame.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            frame.width(),
            frame.height(),
            PixelFormat.getIntArgbInstance(),
            frame.argb(),
            0,
            frame.width());
    view.setImage(image);
    view.setAccessibleText(
        messages.text("picture.frame", PictureClock.timeCode(frame.startSeconds(), rate)));
  }

  private void hear() {
    if (sound.isSelected() && file != null) {
      ownSound.open(file, this::cannotBeHeard);
    } else {
      ownSound.close();
    }
  }

  private void cannotBeHeard(Throwable problem) {
    sound.setSelected(false);
    notices.show(
        Notice.of(
            "picture",
            Notice.Kind.INFORMATION,
            messages.text("picture.silent", String.valueOf(problem.getMessage()))));
  }

  /** Lets go of the video. */
  public void close() {
    ownSound.close();
    if (reader != null) {
      reader.close();
      reader = null;
    }
    file = null;
    shown = null;
    rate = FrameRate.USUAL;
    view.setImage(null);
  }

  private double playheadSeconds() {
    boolean isTimeline = playback.heardProperty().get() instanceof Playback.Heard.Script;
    return isTimeline
        ? playback.positionProperty().get()
            / (double) listening.layoutProperty().get().sampleRateHz()
        : -1;
  }

  private void follow() {
    double playhead = playheadSeconds();
    if (playhead >= 0) {
      stand(playhead);
    }
    ownSound.follow(
        playhead,
        playback.playingProperty().get() ? PictureClock.Motion.RUN : PictureClock.Motion.STAND);
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

  private void stand(double at) {
    seconds = at;
    showTime();
    if (reader != null) {
      reader.show(at);
    }
  }

  private void showTime() {
    if (!time.isFocused()) {
      time.setText(PictureClock.timeCode(seconds, rate));
    }
  }

  /** To the time that was typed. */
  private void go() {
    try {
      stand(PictureClock.seconds(time.getText(), rate));
    } catch (NumberFormatException e) {
      time.setText("");
    }
  }

  /** The current line begins at the time that is shown. */
  public void place() {
    try {
      double at = PictureClock.seconds(time.getText(), rate);
      stand(at);
      manuscript.edit(
          LinePlacing.startAt(listening.layoutProperty().get(), selection.current(), at));
    } catch (EditException e) {
      notices.fail(new Failure(Failure.Kind.EDIT, e.sentence()));
    } catch (NumberFormatException e) {
      notices.fail(
          new Failure(
              Failure.Kind.EDIT,
              Sentence.of(
                  "A time is written as 1:02:03:04 (hours, minutes, seconds, frames) or in"
                      + " seconds.")));
    }
  }
}
