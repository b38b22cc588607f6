package studio.reprise.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.Pcm;
import studio.reprise.cluster.wire.Message;
import studio.reprise.render.Receipt;
import studio.reprise.render.RemoteJson;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderQueue;
import studio.reprise.render.TakeShelf;
import studio.reprise.sentence.Problem;
import studio.reprise.speech.Synthesizer;

/**
 * The engine of one machine of a cluster: an ordinary render queue between two streams of {@link
 * Message}s. It keeps nothing, reads no file but the pack, and ends as soon as its input ends:
 * whoever started it is gone then.
 */
public final class Renderer {
  private final PrintStream out;
  private final Map<String, Pcm> clips = new ConcurrentHashMap<>();

  /** The take that the render thread put last; its event follows on the same thread. */
  private @Nullable Pcm sound;

  public Renderer(PrintStream out) {
    this.out = out;
  }

  /**
   * Renders what is asked until the input ends.
   *
   * @param opening opens the engine, on the render thread
   * @return false when it could not be opened
   */
  public boolean run(Supplier<? extends Synthesizer> opening, BufferedReader in)
      throws IOException {
    try (RenderQueue queue = new RenderQueue(opening, new Passing(), Runnable::run, this::hear)) {
      try {
        RenderEvent.Opened opened = queue.open().get();
        say(Message.OPENED, MachineKind.of(opened).key(), RemoteJson.write(opened));
      } catch (ExecutionException e) {
        say(Message.CANNOT, RemoteJson.write(Problem.told(e)));
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        obey(Message.parse(line), queue);
      }
    }
    return true;
  }

  private void obey(Message message, RenderQueue queue) {
    if (message.is(Message.CLIP)) {
      clips.put(message.field(0), Samples.read(message.field(1), message.field(2)));
    } else if (message.is(Message.RENDER)) {
      try {
        queue.submit(
            RemoteJson.request(message.field(2), message.field(0), sha256 -> () -> clip(sha256)));
      } catch (RenderException e) {
        say(Message.FAILED, message.field(0), RemoteJson.write(e.sentence()));
      }
    }
  }

  private Pcm clip(String sha256) {
    return Optional.ofNullable(clips.get(sha256))
        .orElseThrow(() -> new RenderException("The clip {0} did not come along.", sha256));
  }

  private void hear(RenderEvent event) {
    if (event instanceof RenderEvent.Finished done) {
      say(
          Message.TAKE,
          done.jobId(),
          RemoteJson.write(done.receipt()),
          Samples.take(Objects.requireNonNull(sound)));
    } else if (event instanceof RenderEvent.Failed no) {
      say(Message.FAILED, no.jobId(), RemoteJson.write(no.sentence()));
    }
  }

  private synchronized void say(String kind, String... fields) {
    out.print(Message.of(kind, fields).line() + '\n');
    out.flush();
  }

  /** Nothing lies here, and what is put goes on its way. */
  private final class Passing implements TakeShelf {
    @Override
    public Optional<Receipt> receipt(String fingerprint) {
      return Optional.empty();
    }

    @Override
    public Optional<Pcm> sound(String fingerprint) {
      return Optional.empty();
    }

    @Override
    public void put(Receipt receipt, Pcm take) {
      sound = take;
    }
  }
}
