package studio.reprise.cluster;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import studio.reprise.cluster.wire.Message;

/** The driver as the desk sees it: a process that is told and heard line by line. */
final class DriverLink implements AutoCloseable {
  private final Process process;
  private final String master;
  private final BufferedReader in;
  private final BufferedWriter out;
  private volatile boolean cancelled;

  /**
   * @param master for a sentence
   */
  DriverLink(Process process, String master) {
    this.process = process;
    this.master = master;
    in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    out =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Tells it something; nothing happens when it was cancelled.
   *
   * @throws ClusterException when it is gone
   */
  void say(Message message) {
    try {
      out.write(message.line());
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      if (!cancelled) {
        throw gone(e);
      }
    }
  }

  /**
   * The next thing that it says; nothing when it was cancelled.
   *
   * @throws ClusterException when it is gone
   */
  Message hear() {
    try {
      String line = in.readLine();
      if (line == null && !cancelled) {
        throw gone(null);
      }
      return Message.parse(line == null ? "" : line);
    } catch (IOException e) {
      if (cancelled) {
        return Message.parse("");
      }
      throw gone(e);
    }
  }

  boolean isCancelled() {
    return cancelled;
  }

  void requireNotCancelled() {
    if (cancelled) {
      throw new CancellationException("The command was cancelled.");
    }
  }

  /** Ends it at once; from any thread. */
  void cancel() {
    cancelled = true;
    process.destroy();
  }

  /** Ends it when its jobs are done. */
  @Override
  public void close() {
    try {
      if (!cancelled) {
        say(Message.of(Message.END));
      }
      out.close();
      in.close();
      process.waitFor();
    } catch (IOException | ClusterException e) {
      // It is gone already.
      process.destroy();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }

  private ClusterException gone(@Nullable IOException cause) {
    return new ClusterException(
        cause,
        "The cluster at {0} is gone or never answered; what Spark said stands above. Every finished"
            + " take is kept, and the same command goes on.",
        master);
  }
}
