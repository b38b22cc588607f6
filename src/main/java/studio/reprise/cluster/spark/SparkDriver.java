package studio.reprise.cluster.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;
import studio.reprise.cluster.wire.Message;

/**
 * The driver: reads jobs from standard input, lets Spark spread their lines, writes what comes back
 * to standard output as it comes. It ends when its input ends.
 */
public final class SparkDriver {
  /** A machine of another kind gave its line back. */
  static final String ASIDE = "aside";

  private static final long PATIENCE_MILLISECONDS = 60_000;
  private static final long SETTLED_MILLISECONDS = 3_000;
  private static final long LOOK_MILLISECONDS = 200;

  private final JavaSparkContext spark;
  private final PrintStream out;
  private final Speaking speaking;
  private final Map<String, Broadcast<String>> clips = new HashMap<>();
  private List<String> job = new ArrayList<>();
  private String kind = "";

  private SparkDriver(JavaSparkContext spark, Speaking speaking, PrintStream out) {
    this.spark = spark;
    this.speaking = speaking;
    this.out = out;
  }

  /**
   * @param args machines (0: all), cores of one, device, then the command that starts a renderer
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int machines = Integer.parseInt(args[0]);
    int cores = Integer.parseInt(args[1]);
    Speaking speaking = new Speaking(Arrays.asList(args).subList(3, args.length), args[2]);
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf())) {
      SparkDriver driver = new SparkDriver(spark, speaking, out);
      driver.survey(machines, cores);
      driver.listen();
    }
  }

  // ---- the survey

  private void survey(int wanted, int cores) throws InterruptedException {
    int seats = seats(wanted, cores);
    say(Message.of(Message.WAITING, Integer.toString(seats)).line());
    if (seats > 0) {
      List<Integer> places = IntStream.range(0, seats).boxed().toList();
      // A barrier: one renderer in every seat, all at once.
      RDD<List<String>> surveyed =
          spark
              .parallelize(places, seats)
              .rdd()
              .barrier()
              .mapPartitions(survey(speaking), false, ClassTag$.MODULE$.apply(List.class));
      JavaRDD.fromRDD(surveyed, ClassTag$.MODULE$.apply(List.class)).collect().forEach(this::said);
    }
    say(Message.of(Message.SURVEYED, Integer.toString(seats)).line());
  }

  private interface Survey
      extends Function1<Iterator<Integer>, Iterator<List<String>>>, Serializable {}

  private static Survey survey(Speaking each) {
    return nothing -> {
      try {
        return CollectionConverters.asScala(List.of(each.survey()).iterator());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw cancelled(e);
      }
    };
  }

  private static IllegalStateException cancelled(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("The task was cancelled", e);
  }

  /** How many renderers there can be at once, when no more machines come. */
  private int seats(int wanted, int cores) throws InterruptedException {
    if (spark.isLocal()) {
      int here = Math.max(1, spark.defaultParallelism() / cores);
      return wanted > 0 ? Math.min(wanted, here) : here;
    }
    long begun = System.nanoTime();
    long changed = begun;
    int there = 0;
    while (true) {
      int now = spark.sc().getExecutorMemoryStatus().size() - 1;
      long at = System.nanoTime();
      if (now != there) {
        there = now;
        changed = at;
      }
      boolean isSettled = there > 0 && millis(at - changed) > SETTLED_MILLISECONDS;
      boolean isEnough = wanted > 0 ? there >= wanted : isSettled;
      if (isEnough || millis(at - begun) > PATIENCE_MILLISECONDS) {
        return wanted > 0 ? Math.min(wanted, there) : there;
      }
      Thread.sleep(LOOK_MILLISECONDS);
    }
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }

  // ---- jobs

  private void listen() throws IOException, InterruptedException, ExecutionException {
    ExecutorService jobs = Executors.newFixedThreadPool(2);
    List<Future<?>> running = new ArrayList<>();
    boolean isEnd = false;
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null && !isEnd; line = in.readLine()) {
        Message message = Message.parse(line);
        switch (message.kind()) {
          case Message.USE -> kind = message.field(0);
          case Message.CLIP -> clips.put(message.field(0), spark.broadcast(line));
          case Message.RENDER -> job.add(line);
          case Message.GO -> {
            List<String> lines = job;
            Map<String, Broadcast<String>> voices = Map.copyOf(clips);
            running.add(jobs.submit(() -> runJob(lines, voices)));
            job = new ArrayList<>();
          }
          case Message.END -> isEnd = true;
          default -> throw new IOException("The desk said \"" + message.kind() + "\"");
        }
        if (isEnd) {
          break;
        }
      }
    }
    if (!isEnd) {
      // The desk is gone: nobody would keep what still comes.
      spark.cancelAllJobs();
    }
    jobs.shutdown();
    for (Future<?> each : running) {
      each.get();
    }
  }

  /** Lines that a machine of another kind gave back run again, without that machine. */
  private Void runJob(List<String> lines, Map<String, Broadcast<String>> voices) throws Exception {
    List<String> left = lines;
    while (!left.isEmpty()) {
      left = spoken(left, voices);
    }
    say(Message.DONE);
    return null;
  }

  private List<String> spoken(List<String> lines, Map<String, Broadcast<String>> voices)
      throws Exception {
    Map<String, String> byName = new HashMap<>();
    lines.forEach(line -> byName.put(Message.parse(line).field(0), line));
    ConcurrentLinkedQueue<String> back = new ConcurrentLinkedQueue<>();
    SparkContext context = spark.sc();
    RDD<String> rdd = spark.parallelize(lines, lines.size()).rdd();
    Speaking each = speaking;
    String only = kind;
    Function1<Iterator<String>, List<String>> task = task(each, voices, only);
    Function2<Object, List<String>, BoxedUnit> heard =
        (partition, said) -> {
          Message first = Message.parse(said.get(0));
          if (first.is(ASIDE)) {
            back.add(byName.get(first.field(0)));
            dismiss(Message.parse(said.get(1)).field(0));
          } else {
            said(said);
          }
          return BoxedUnit.UNIT;
        };
    List<Object> partitions = new ArrayList<>();
    IntStream.range(0, lines.size()).forEach(partitions::add);
    context
        .submitJob(
            rdd,
            task,
            CollectionConverters.asScala(partitions).toSeq(),
            heard,
            () -> BoxedUnit.UNIT)
        .get();
    return new ArrayList<>(back);
  }

  private interface Task extends Function1<Iterator<String>, List<String>>, Serializable {}

  private static Task task(Speaking each, Map<String, Broadcast<String>> voices, String kind) {
    Map<String, Broadcast<String>> clips = new HashMap<>(voices);
    return lines -> {
      try {
        return each.speak(lines.next(), clips, kind);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw cancelled(e);
      }
    };
  }

  /** Spark hands it no more lines. */
  private void dismiss(String machine) {
    String executor = machine.substring(machine.lastIndexOf('/') + 1);
    spark
        .sc()
        .killExecutors(CollectionConverters.asScala(Collections.singletonList(executor)).toSeq());
  }

  private synchronized void said(List<String> lines) {
    lines.forEach(line -> out.print(line + '\n'));
    out.flush();
  }

  private void say(String line) {
    said(List.of(line));
  }
}
