package studio.reprise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderRequest;

/** What speaks for one command, here or on a cluster, and stops at Ctrl-C. */
interface Rendering extends AutoCloseable {
  /** The open engine and pack. */
  RenderEvent.Opened opened();

  /** Hears events from now on. */
  void listen(Consumer<RenderEvent> another);

  /** Renders all of them; returns when the last is done, or was cancelled. */
  void render(List<RenderRequest> requests);

  /**
   * Goes on with another pack; nothing happens where it is the open one.
   *
   * @throws studio.reprise.sentence.AuthorException when it cannot be opened
   */
  void use(Path another);

  boolean isInterrupted();

  /** Says what Ctrl-C stopped and what is kept; the process may end right after. */
  void tellCancelled(String sentence);

  /** Until all is rendered, by the speed so far. */
  OptionalDouble remainingSeconds();

  /** The engine in this process; empty where other machines speak. */
  Optional<LocalRendering> here();

  /** Everything is put away, and a Ctrl-C that waits ends the process. */
  @Override
  void close();
}
