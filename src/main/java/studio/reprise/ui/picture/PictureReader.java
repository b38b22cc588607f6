package studio.reprise.ui.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.audio.codec.FrameRate;
import studio.reprise.audio.codec.MovingPicture;
import studio.reprise.audio.codec.MovingPicture.Frame;

/**
 * Reads the frames of a video on a thread of its own. Of the times that are asked for meanwhile the
 * latest counts, and of the frames that are ready the latest is handed over: neither heaps up.
 */
final class PictureReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PictureReader.class);
  private static final int MOST_WIDTH_PIXELS = 960;
  private static final int MOST_HEIGHT_PIXELS = 540;

  /** Hears on the JavaFX thread what is found. */
  interface Listener {
    void opened(FrameRate rate);

    void seen(Frame frame);

    /** Nothing more will come. */
    void failed(Throwable problem);
  }

  private final Executor fx;
  private final Listener listener;
  private final AtomicReference<@Nullable Double> wanted = new AtomicReference<>();
  private final AtomicReference<@Nullable Frame> ready = new AtomicReference<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "picture");
            made.setDaemon(true);
            made.setPriority(Thread.NORM_PRIORITY - 1);
            return made;
          });
  private volatile boolean closed;

  /** Reader's thread only. */
  private @Nullable MovingPicture picture;

  PictureReader(Path file, Executor fx, Listener listener) {
    this.fx = fx;
    this.listener = listener;
    thread.execute(() -> trying(() -> open(file)));
  }

  /** The frame of a time is wanted, and no other any more. */
  void show(double seconds) {
    if (wanted.getAndSet(seconds) == null && !closed) {
      thread.execute(() -> trying(this::read));
    }
  }

  private void open(Path file) throws IOException {
    MovingPicture opened = MovingPicture.open(file, MOST_WIDTH_PIXELS, MOST_HEIGHT_PIXELS);
    picture = opened;
    tell(() -> listener.opened(opened.rate()));
  }

  private void read() throws IOException {
    Double seconds = wanted.getAndSet(null);
    if (picture != null && seconds != null) {
      picture.at(seconds).ifPresent(this::handOver);
    }
  }

  private void handOver(Frame frame) {
    if (ready.getAndSet(frame) == null) {
      tell(
          () -> {
            Frame latest = ready.getAndSet(null);
            if (latest != null) {
              listener.seen(latest);
            }
          });
    }
  }

  private void tell(Runnable news) {
    fx.execute(
        () -> {
          if (!closed) {
            news.run();
          }
        });
  }

  /** What is done with a file that may be any file. */
  private interface Reading {
    void run() throws IOException;
  }

  private void trying(Reading reading) {
    if (closed) {
      return;
    }
    try {
      reading.run();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      LOG.info("The picture cannot be shown", e);
      letGo();
      tell(() -> listener.failed(e));
    }
  }

  private void letGo() {
    MovingPicture past = picture;
    picture = null;
    try {
      if (past != null) {
        past.close();
      }
    } catch (IOException e) {
      LOG.info("A video was not closed", e);
    }
  }

  /** Lets go of the file as soon as the frame under way is read. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      thread.execute(this::letGo);
      thread.shutdown();
    }
  }
}
