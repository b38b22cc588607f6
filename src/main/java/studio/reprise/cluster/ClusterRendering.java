package studio.reprise.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.audio.Pcm;
import studio.reprise.cluster.wire.Message;
import studio.reprise.render.CanonicalSound;
import studio.reprise.render.Fingerprint;
import studio.reprise.render.Receipt;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.RemoteJson;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.TakeNotKeptException;
import studio.reprise.render.TakeShelf;
import studio.reprise.sentence.Sentence;

/**
 * Has requests rendered by the machines of a cluster and keeps what comes back as a render queue
 * does: the same events, the same shelf. One thread calls; only {@link #cancel} may come from
 * another.
 *
 * <p>First a survey: every machine opens its engine and says which. Machines of one kind render,
 * for only they are promised to give the same bytes; where there are several kinds the author
 * chooses. Every take that comes back is looked at again: its receipt has to be the one that was
 * asked for, and its sound the receipt's.
 */
public final class ClusterRendering implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterRendering.class);

  /**
   * One seat of the cluster.
   *
   * @param name as Spark calls it
   * @param kind what it renders alike with
   * @param opened its engine
   */
  public record Machine(String name, String kind, RenderEvent.Opened opened) {}

  /** Lines that travel at once: enough to keep seats busy, few enough for the driver's memory. */
  private static final int LINES_A_JOB = 10_000;

  private final Cluster cluster;
  private final TakeShelf shelf;
  private final Consumer<RenderEvent> listener;
  private final DriverLink driver;
  private final List<Machine> machines = new ArrayList<>();
  private final Set<String> clipsSent = new HashSet<>();
  private final Map<String, List<RenderRequest>> travelling = new LinkedHashMap<>();
  private final Map<String, Integer> takesByMachine = new HashMap<>();
  private RenderEvent.@Nullable Opened opened;
  private long number;
  private int total;
  private int finished;
  private long begun;

  /**
   * Starts the driver; {@link #open} waits for the machines.
   *
   * @param listener hears every event, on the calling thread
   */
  public ClusterRendering(
      SparkCommand spark, Cluster cluster, TakeShelf shelf, Consumer<RenderEvent> listener) {
    this(spark.start(cluster), cluster, shelf, listener);
  }

  ClusterRendering(
      Process driver, Cluster cluster, TakeShelf shelf, Consumer<RenderEvent> listener) {
    this.cluster = cluster;
    this.shelf = shelf;
    this.listener = listener;
    this.driver = new DriverLink(driver, cluster.master());
  }

  /**
   * Surveys the machines.
   *
   * @throws ClusterException when none is there, none opens its engine, or they are of several
   *     kinds and none was chosen
   * @throws CancellationException when it was cancelled
   */
  public RenderEvent.Opened open() {
    Message before = Message.of("");
    Optional<Sentence> cannot = Optional.empty();
    for (Message said = driver.hear(); !said.is(Message.SURVEYED); said = driver.hear()) {
      driver.requireNotCancelled();
      if (said.is(Message.MACHINE) && before.is(Message.OPENED)) {
        machines.add(
            new Machine(said.field(0), before.field(0), RemoteJson.opened(before.field(1))));
      } else if (said.is(Message.MACHINE) && before.is(Message.CANNOT)) {
        Sentence why = Sentence.of("{0}: {1}", said.field(0), RemoteJson.sentence(before.field(0)));
        LOG.warn("A machine renders nothing. {}", why);
        cannot = Optional.of(why);
      }
      before = said;
    }
    if (machines.isEmpty()) {
      throw new ClusterException(
          "{0}",
          cannot.orElseGet(
              () ->
                  Sentence.of(
                      "No machine answered at {0}: is the cluster up, and has it a free core?",
                      cluster.master())));
    }
    Machine chosen = chosen();
    machines.removeIf(machine -> !machine.kind().equals(chosen.kind()));
    opened = chosen.opened();
    driver.say(Message.of(Message.USE, chosen.kind()));
    listener.accept(chosen.opened());
    return chosen.opened();
  }

  private Machine chosen() {
    Map<String, List<Machine>> kinds =
        machines.stream()
            .collect(Collectors.groupingBy(Machine::kind, LinkedHashMap::new, Collectors.toList()));
    if (cluster.kind().isPresent()) {
      List<Machine> wanted = kinds.get(cluster.kind().get());
      if (wanted == null) {
        throw new ClusterException(
            "No machine is of the kind {0}. There are: {1}.", cluster.kind().get(), list(kinds));
      }
      return wanted.get(0);
    }
    if (kinds.size() > 1) {
      throw new ClusterException(
          "The machines are of {0} kinds, which may not give the same bytes: {1}. Put the same"
              + " program and pack on all of them, render with --math portable, or choose one kind"
              + " with --kind.",
          kinds.size(), list(kinds));
    }
    return machines.get(0);
  }

  private static String list(Map<String, List<Machine>> kinds) {
    return kinds.values().stream()
        .map(
            same ->
                same.size()
                    + " x "
                    + same.get(0).kind()
                    + " ("
                    + MachineKind.of(same.get(0).opened()).description()
                    + "; "
                    + same.get(0).name()
                    + ")")
        .collect(Collectors.joining("; "));
  }

  /** The engine that all machines have; after {@link #open}. */
  public RenderEvent.Opened opened() {
    return Objects.requireNonNull(opened);
  }

  /** How many takes each machine has rendered so far, by its name. */
  public Map<String, Integer> takesByMachine() {
    return Map.copyOf(takesByMachine);
  }

  /**
   * Renders all of them; returns when the last is done or was cancelled. What lies on the shelf
   * already does not travel, and equal requests travel once.
   *
   * @throws ClusterException when the cluster is gone; what was finished is kept
   */
  public void render(List<RenderRequest> requests) {
    total = requests.size();
    finished = 0;
    begun = System.nanoTime();
    requests.forEach(each -> tell(new RenderEvent.Queued(each.jobId(), each.lineId())));
    Map<String, List<RenderRequest>> open = new LinkedHashMap<>();
    for (RenderRequest request : requests) {
      String fingerprint = Fingerprint.of(request.utterance(), opened().engine(), opened().pack());
      Optional<Receipt> known = shelf.receipt(fingerprint);
      if (known.isPresent()) {
        finish(request, known.get(), RenderEvent.Source.SHELF);
      } else {
        open.computeIfAbsent(fingerprint, each -> new ArrayList<>()).add(request);
      }
    }
    if (!open.isEmpty()) {
      shelf.requireReady();
    }
    renderDifferent(new ArrayList<>(open.values()));
    tell(new RenderEvent.Emptied());
  }

  /** Two jobs are under way at any time: no seat waits at the end of one. */
  private void renderDifferent(List<List<RenderRequest>> different) {
    int sent = 0;
    int jobs = 0;
    while (!driver.isCancelled() && (sent < different.size() || jobs > 0)) {
      if (sent < different.size() && jobs < 2) {
        int until = Math.min(different.size(), sent + LINES_A_JOB);
        different.subList(sent, until).forEach(this::send);
        driver.say(Message.of(Message.GO));
        sent = until;
        jobs++;
      } else {
        jobs -= untilDone();
      }
    }
    if (driver.isCancelled()) {
      travelling.values().forEach(same -> same.forEach(this::wasCancelled));
      different.subList(sent, different.size()).forEach(same -> same.forEach(this::wasCancelled));
    }
    travelling.clear();
  }

  private void send(List<RenderRequest> same) {
    RenderRequest request = same.get(0);
    String sha256 = request.utterance().clipSha256();
    try {
      if (clipsSent.add(sha256)) {
        Pcm clip = request.clip().read();
        driver.say(
            Message.of(
                Message.CLIP, sha256, Integer.toString(clip.sampleRateHz()), Samples.write(clip)));
      }
    } catch (RenderException e) {
      clipsSent.remove(sha256);
      same.forEach(each -> failed(each, e.sentence()));
      return;
    }
    String name = Long.toString(number++);
    travelling.put(name, same);
    driver.say(Message.of(Message.RENDER, name, sha256, RemoteJson.write(request)));
  }

  /** Hears until a job is done; 1 then, 0 when it was cancelled meanwhile. */
  private int untilDone() {
    Message before = Message.of("");
    for (Message said = driver.hear(); !said.is(Message.DONE); said = driver.hear()) {
      if (driver.isCancelled()) {
        return 0;
      }
      if (said.is(Message.MACHINE)) {
        answered(before, said.field(0));
      } else if (said.is(Message.LOST)) {
        taken(said)
            .forEach(
                each ->
                    failed(
                        each,
                        Sentence.of(
                            "The line ended the renderer wherever it was tried; it was given up,"
                                + " the others go on.")));
      }
      before = said;
    }
    return 1;
  }

  private void answered(Message said, String machine) {
    List<RenderRequest> same = taken(said);
    if (same.isEmpty()) {
      return;
    }
    if (said.is(Message.FAILED)) {
      Sentence sentence = RemoteJson.sentence(said.field(1));
      same.forEach(each -> failed(each, sentence));
      return;
    }
    Receipt receipt;
    try {
      receipt = keep(same.get(0), said);
    } catch (TakeNotKeptException e) {
      same.forEach(each -> tell(new RenderEvent.Halted(each.jobId(), each.lineId(), e.sentence())));
      cancel();
      return;
    } catch (RenderException e) {
      same.forEach(
          each -> failed(each, Sentence.of("{0}'s take was dropped: {1}", machine, e.sentence())));
      return;
    }
    takesByMachine.merge(machine, 1, Integer::sum);
    RenderEvent.Source source = RenderEvent.Source.RENDERED;
    for (RenderRequest each : same) {
      finish(each, receipt, source);
      source = RenderEvent.Source.SHELF;
    }
  }

  /** Nothing is believed: the receipt must be the one that was asked for, the sound its own. */
  private Receipt keep(RenderRequest request, Message said) {
    Receipt receipt = ReceiptJson.read(said.field(1), "The receipt");
    String wanted = Fingerprint.of(request.utterance(), opened().engine(), opened().pack());
    if (!receipt.fingerprint().equals(wanted) || !Fingerprint.of(receipt).equals(wanted)) {
      throw new RenderException("It is not the take that was asked for.");
    }
    Pcm sound = Samples.take(said.field(2), receipt.made().sampleRateHz());
    if (sound.length() != receipt.made().durationSamples()
        || !CanonicalSound.sha256(sound).equals(receipt.made().pcmSha256())) {
      throw new RenderException("Its sound is not the one of its receipt.");
    }
    shelf.put(receipt, sound);
    return receipt;
  }

  private List<RenderRequest> taken(Message said) {
    return Optional.ofNullable(travelling.remove(said.field(0))).orElse(List.of());
  }

  private void finish(RenderRequest request, Receipt receipt, RenderEvent.Source source) {
    finished++;
    tell(
        new RenderEvent.Finished(
            request.jobId(),
            request.lineId(),
            receipt.shownBy(request.lineId(), request.speakerId(), request.seedOrigin()),
            source));
  }

  private void failed(RenderRequest request, Sentence sentence) {
    finished++;
    tell(new RenderEvent.Failed(request.jobId(), request.lineId(), sentence));
  }

  private void wasCancelled(RenderRequest request) {
    tell(new RenderEvent.Cancelled(request.jobId(), request.lineId()));
  }

  private void tell(RenderEvent event) {
    listener.accept(event);
  }

  /** Seconds until all is done, by the speed so far. */
  public OptionalDouble remainingSeconds() {
    if (finished == 0 || finished >= total) {
      return OptionalDouble.empty();
    }
    double each = (System.nanoTime() - begun) / 1e9 / finished;
    return OptionalDouble.of(each * (total - finished));
  }

  /** Stops all machines; what is finished is kept. */
  public void cancel() {
    driver.cancel();
  }

  /** Ends the driver, and with it every renderer. */
  @Override
  public void close() {
    driver.close();
  }
}
