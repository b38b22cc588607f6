package studio.reprise.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import studio.reprise.cluster.wire.Message;
import studio.reprise.speech.Synthesizer;

/**
 * A cluster in this JVM for tests: it speaks the driver's half of the protocol, and its machines
 * are real renderers. What a machine says can be bent on its way, and lines can be lost.
 */
final class LoopbackCluster extends Process {
  private static final int PIPE_BYTES = 1 << 20;

  private final PipedOutputStream toDesk = new PipedOutputStream();
  private final PipedInputStream fromDriver;
  private final PipedOutputStream toDriver = new PipedOutputStream();
  private final PipedInputStream fromDesk;
  private final PrintStream out;
  private final List<Machine> machines = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<String> rendered = new ArrayList<>();
  private UnaryOperator<Message> bending = message -> message;
  private Set<String> lost = Set.of();
  private int endsAfter = Integer.MAX_VALUE;

  private static final class Machine {
    final String name;
    final PrintStream to;
    final BufferedReader from;
    final Message opened;
    final Set<String> clips = new HashSet<>();

    Machine(String name, Supplier<Synthesizer> engine) throws IOException {
      this.name = name;
      PipedOutputStream in = new PipedOutputStream();
      PipedInputStream renderersIn = new PipedInputStream(in, PIPE_BYTES);
      PipedOutputStream renderersOut = new PipedOutputStream();
      PipedInputStream said = new PipedInputStream(renderersOut, PIPE_BYTES);
      to = new PrintStream(in, true, StandardCharsets.UTF_8);
      from = reader(said);
      Thread thread =
          new Thread(
              () -> {
                try (PrintStream renderer =
                    new PrintStream(renderersOut, true, StandardCharsets.UTF_8)) {
                  new Renderer(renderer).run(engine, reader(renderersIn));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              name);
      thread.setDaemon(true);
      thread.start();
      opened = Message.parse(from.readLine());
    }

    Message ask(Message line, String clip) throws IOException {
      if (clips.add(Message.parse(clip).field(0))) {
        to.println(clip);
      }
      to.println(line.line());
      return Message.parse(from.readLine());
    }
  }

  LoopbackCluster(List<Supplier<Synthesizer>> engines) {
    try {
      fromDriver = new PipedInputStream(toDesk, PIPE_BYTES);
      fromDesk = new PipedInputStream(toDriver, PIPE_BYTES);
      out = new PrintStream(toDesk, true, StandardCharsets.UTF_8);
      for (Supplier<Synthesizer> engine : engines) {
        machines.add(new Machine("machine" + machines.size(), engine));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything a machine answers goes through this. */
  LoopbackCluster bending(UnaryOperator<Message> how) {
    bending = how;
    return this;
  }

  /** Lines whose text this is end their renderer. */
  LoopbackCluster losing(String... texts) {
    lost = Set.of(texts);
    return this;
  }

  /** The driver ends after so many answers. */
  LoopbackCluster endingAfter(int answers) {
    endsAfter = answers;
    return this;
  }

  LoopbackCluster begin() {
    Thread thread = new Thread(this::work, "loopback-driver");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  /** The requests that came to machines. */
  List<String> rendered() {
    return rendered;
  }

  private void work() {
    try (BufferedReader in = reader(fromDesk);
        out) {
      for (Machine machine : machines) {
        said(machine.opened, machine.name);
      }
      out.println(Message.of(Message.SURVEYED, "" + machines.size()).line());
      Map<String, String> clips = new HashMap<>();
      List<Message> job = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Message message = Message.parse(line);
        if (message.is(Message.CLIP)) {
          clips.put(message.field(0), line);
        } else if (message.is(Message.RENDER)) {
          job.add(message);
        } else if (message.is(Message.USE)) {
          machines.removeIf(machine -> !machine.opened.field(0).equals(message.field(0)));
        } else if (message.is(Message.GO)) {
          for (Message each : job) {
            if (endsAfter-- <= 0) {
              return;
            }
            render(each, clips);
          }
          job.clear();
          out.println(Message.DONE);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      machines.forEach(machine -> machine.to.close());
      ended.countDown();
    }
  }

  private void render(Message line, Map<String, String> clips) throws IOException {
    Machine machine = machines.get(rendered.size() % machines.size());
    rendered.add(line.field(2));
    if (lost.stream().anyMatch(line.field(2)::contains)) {
      out.println(Message.of(Message.LOST, line.field(0)).line());
      return;
    }
    said(bending.apply(machine.ask(line, clips.get(line.field(1)))), machine.name);
  }

  private void said(Message message, String machine) {
    out.println(message.line());
    out.println(Message.of(Message.MACHINE, machine).line());
  }

  private static BufferedReader reader(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  @Override
  public OutputStream getOutputStream() {
    return toDriver;
  }

  @Override
  public InputStream getInputStream() {
    return fromDriver;
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() throws InterruptedException {
    ended.await();
    return 0;
  }

  @Override
  public int exitValue() {
    return 0;
  }

  @Override
  public void destroy() {
    out.close();
  }
}
