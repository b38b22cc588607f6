package studio.reprise.ui.deliver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.reprise.audio.codec.DecodedSound;
import studio.reprise.sentence.Problem;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.delivery.PlannedFile;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.model.sound.Playback.Heard;

/** Hears a finished file as its receiver will: decoded, from any mark on. */
final class DeliveredListening implements AutoCloseable {
  private final Playback playback;
  private final Executor worker;
  private final Executor fx;
  private final ReadOnlyObjectWrapper<Optional<Open>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * A place to go on from.
   *
   * @param second from the start
   * @param title of the chapter, or the words of the line
   */
  public record Mark(double second, String title) {}

  /**
   * A file that is heard.
   *
   * @param title for people
   * @param sound decoded
   * @param marks chapters, or lines where it is one chapter
   */
  public record Open(String title, DecodedSound sound, List<Mark> marks) {
    /** How long it is. */
    public double seconds() {
      return (double) sound.length() / sound.sampleRateHz();
    }
  }

  DeliveredListening(Playback playback, Executor worker, Executor fx) {
    this.playback = playback;
    this.worker = worker;
    this.fx = fx;
  }

  /** The file that can be heard, when one can. */
  public ReadOnlyObjectProperty<Optional<Open>> openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Decodes a file behind the window and plays it; tells what stands against it, or nothing. */
  public void listen(Path file, PlannedFile planned, Consumer<Sentence> told) {
    worker.execute(
        () -> {
          try {
            DecodedSound sound = DecodedSound.of(file);
            fx.execute(
                () -> {
                  close();
                  open.set(Optional.of(new Open(planned.title(), sound, marks(planned))));
                  told.accept(Sentence.NONE);
                  playFrom(0);
                });
          } catch (IOException e) {
            fx.execute(() -> told.accept(Problem.of(e)));
          }
        });
  }

  private static List<Mark> marks(PlannedFile planned) {
    int rate = planned.encoding().sampleRateHz();
    if (!planned.marks().isEmpty()) {
      return planned.marks().stream()
          .map(mark -> new Mark((double) mark.startSample() / rate, mark.title()))
          .toList();
    }
    return planned.lines().stream()
        .map(line -> new Mark((double) line.startSample() / rate, line.text()))
        .toList();
  }

  /** Plays what is open from a second on. */
  public void playFrom(double second) {
    open.get()
        .ifPresent(
            it ->
                playback.play(
                    heard(it),
                    it.sound(),
                    Math.round(second * it.sound().sampleRateHz()),
                    it.sound().length()));
  }

  private static Heard heard(Open it) {
    return new Heard.Trial(it.title());
  }

  /** Whether it is this that plays. */
  public boolean isHeard() {
    return open.get().filter(it -> playback.heardProperty().get().equals(heard(it))).isPresent();
  }

  /** Where in it the ear is, in seconds. */
  public double second() {
    return open.get()
        .filter(it -> isHeard())
        .map(it -> (double) playback.positionProperty().get() / it.sound().sampleRateHz())
        .orElse(0.0);
  }

  public Playback playback() {
    return playback;
  }

  /** Silence, and what was decoded is let go. */
  @Override
  public void close() {
    if (isHeard()) {
      playback.stop();
    }
    open.get().ifPresent(it -> it.sound().close());
    open.set(Optional.empty());
  }
}
