package studio.reprise.cluster.spark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import studio.reprise.cluster.wire.Message;

/**
 * One renderer process of an executor. It stays for the next line: a pack takes seconds to open. It
 * ends with the executor, whose end closes its input.
 */
final class Seat {
  /** How soon a cancelled task is noticed. */
  private static final long POLL_MILLISECONDS = 100;

  /** Said when the process has ended. */
  private static final Message ENDED = Message.of("");

  private static final Deque<Seat> FREE = new ArrayDeque<>();

  private final Process process;
  private final BufferedWriter in;
  private final BlockingQueue<Message> said = new LinkedBlockingQueue<>();
  private final Set<String> clips = new HashSet<>();
  private Message opened = ENDED;

  private Seat(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    Thread listening = new Thread(this::listen, "renderer-output");
    listening.setDaemon(true);
    listening.start();
  }

  /**
   * A free renderer of this executor, or a new one; its engine is open, or {@link #opened} says why
   * not.
   *
   * @param isCancelled asked while it opens
   */
  static Seat take(List<String> command, BooleanSupplier isCancelled)
      throws IOException, InterruptedException {
    synchronized (FREE) {
      Seat free = FREE.poll();
      if (free != null && free.process.isAlive()) {
        return free;
      }
    }
    Seat seat = new Seat(command);
    seat.opened = seat.next(isCancelled);
    return seat;
  }

  /** The next task may have it. */
  void free() {
    if (process.isAlive() && opened.is(Message.OPENED)) {
      synchronized (FREE) {
        FREE.push(this);
      }
    } else {
      end();
    }
  }

  void end() {
    process.destroy();
  }

  /** What it said of its engine. */
  Message opened() {
    return opened;
  }

  boolean isOpen() {
    return opened.is(Message.OPENED);
  }

  /**
   * Has one line spoken.
   *
   * @param clip the line that says the clip; sent once
   * @return what it answered; empty when it ended instead
   */
  Optional<Message> speak(Message line, Message clip, BooleanSupplier isCancelled)
      throws InterruptedException {
    try {
      if (clips.add(clip.field(0))) {
        write(clip);
      }
      write(line);
    } catch (IOException e) {
      // Its output says the same: it has ended.
      end();
    }
    Message answer = next(isCancelled);
    return answer.equals(ENDED) ? Optional.empty() : Optional.of(answer);
  }

  private void write(Message message) throws IOException {
    in.write(message.line());
    in.write('\n');
    in.flush();
  }

  private Message next(BooleanSupplier isCancelled) throws InterruptedException {
    while (true) {
      Message message = said.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      if (message != null) {
        return message;
      }
      if (isCancelled.getAsBoolean()) {
        end();
        throw new InterruptedException("The task was cancelled");
      }
    }
  }

  private void listen() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(Message.parse(line));
      }
    } catch (IOException e) {
      // A stream that breaks has ended.
      process.destroy();
    }
    said.add(ENDED);
  }
}
