package studio.reprise.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.cluster.wire.Message;
import studio.reprise.document.Seed;
import studio.reprise.render.MemoryShelf;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderQueue;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.Utterance;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.ToneSynthesizer;

class ClusterRenderingTest {
  private static final String CLIP = "c1".repeat(32);
  private static final Supplier<Synthesizer> STARTER = () -> tones("starter", MathMode.FAST);

  private final MemoryShelf shelf = new MemoryShelf();
  private final List<RenderEvent> events = Collections.synchronizedList(new ArrayList<>());

  @Test
  void takesAreThoseOfTheDeskWhicheverMachineSpeaksThem() throws InterruptedException {
    List<RenderRequest> lines = lines(12);
    LoopbackCluster machines = cluster(STARTER, STARTER);

    try (ClusterRendering cluster = on(machines, Optional.empty())) {
      cluster.open();
      cluster.render(lines);
      assertEquals(Map.of("machine0", 6, "machine1", 6), cluster.takesByMachine());
    }

    MemoryShelf desk = new MemoryShelf();
    List<RenderEvent> here = new ArrayList<>();
    try (RenderQueue queue = new RenderQueue(STARTER, desk, Runnable::run, here::add)) {
      queue.submitAll(lines);
      queue.awaitIdle();
    }
    assertEquals(receipts(here).keySet(), receipts(events).keySet());
    receipts(here)
        .forEach(
            (id, receipt) -> {
              assertEquals(sound(receipt), sound(receipts(events).get(id)));
              assertArrayEquals(
                  desk.sound(receipt.fingerprint()).orElseThrow().samples(),
                  shelf.sound(receipt.fingerprint()).orElseThrow().samples());
            });
  }

  @Test
  void equalLinesTravelOnceAndKeptTakesNotAtAll() {
    RenderRequest first = line("a", "Good morning.");
    LoopbackCluster machines = cluster(STARTER);
    try (ClusterRendering cluster = on(machines, Optional.empty())) {
      cluster.open();
      cluster.render(List.of(first));
      cluster.render(List.of(first, line("b", "Yes."), line("c", "Yes.")));
    }
    assertEquals(2, machines.rendered().size());
    assertEquals(
        List.of("a RENDERED", "a SHELF", "b RENDERED", "c SHELF"),
        events.stream()
            .filter(RenderEvent.Finished.class::isInstance)
            .map(RenderEvent.Finished.class::cast)
            .map(done -> done.jobId() + " " + done.source())
            .toList());
  }

  @Test
  void aLineThatCannotBeSpokenFailsAlone() {
    try (ClusterRendering cluster = on(cluster(STARTER), Optional.empty())) {
      cluster.open();
      cluster.render(List.of(line("a", "One."), line("b", " "), line("c", "Three.")));
    }
    assertEquals(List.of("a", "c"), List.copyOf(receipts(events).keySet()));
    assertEquals(List.of("b: The text is empty."), failures());
  }

  @Test
  void aLineThatEndsEveryRendererIsGivenUpAndNamed() {
    try (ClusterRendering cluster = on(cluster(STARTER).losing("Two."), Optional.empty())) {
      cluster.open();
      cluster.render(List.of(line("a", "One."), line("b", "Two."), line("c", "Three.")));
    }
    assertEquals(List.of("a", "c"), List.copyOf(receipts(events).keySet()));
    assertTrue(
        failures().get(0).startsWith("b: The line ended the renderer"), failures()::toString);
  }

  @Test
  void machinesOfTwoKindsAreRefusedBeforeTheFirstLineAndNamed() {
    LoopbackCluster machines =
        new LoopbackCluster(List.of(STARTER, () -> tones("another", MathMode.FAST), STARTER));
    ClusterException refused;
    try (ClusterRendering cluster = on(machines, Optional.empty())) {
      refused = assertThrows(ClusterException.class, cluster::open);
    }
    assertTrue(refused.getMessage().contains("2 kinds"), refused::getMessage);
    assertTrue(refused.getMessage().contains("2 x "), refused::getMessage);
    assertTrue(refused.getMessage().contains("another"), refused::getMessage);
    assertEquals(List.of(), machines.rendered());
  }

  @Test
  void theAuthorChoosesAKindOfMachine() {
    String wanted =
        MachineKind.of(
                new RenderEvent.Opened(
                    ToneSynthesizer.engine(MathMode.FAST), ToneSynthesizer.pack("another")))
            .key();
    LoopbackCluster machines = cluster(STARTER, () -> tones("another", MathMode.FAST));
    try (ClusterRendering cluster = on(machines, Optional.of(wanted))) {
      assertEquals("another", cluster.open().pack().name());
      cluster.render(lines(3));
    }
    assertEquals(3, receipts(events).size());
    receipts(events).values().forEach(each -> assertEquals("another", each.pack().name()));
  }

  @Test
  void aTakeThatIsNotTheOneAskedForIsDropped() {
    List<String> takes = new ArrayList<>();
    LoopbackCluster machines =
        cluster(STARTER)
            .bending(
                said -> {
                  takes.add(said.field(1));
                  // The second take comes under the first one's receipt.
                  return Message.of(Message.TAKE, said.field(0), takes.get(0), said.field(2));
                });
    try (ClusterRendering cluster = on(machines, Optional.empty())) {
      cluster.open();
      cluster.render(List.of(line("a", "One."), line("b", "Two.")));
    }
    assertEquals(1, shelf.size());
    assertEquals(
        List.of("b: machine0's take was dropped: It is not the take that was asked for."),
        failures());
  }

  @Test
  void aTakeWhoseSoundWasChangedOnItsWayIsDropped() {
    LoopbackCluster machines =
        cluster(STARTER)
            .bending(
                said ->
                    Message.of(
                        Message.TAKE,
                        said.field(0),
                        said.field(1),
                        "AAAA" + said.field(2).substring(4)));
    try (ClusterRendering cluster = on(machines, Optional.empty())) {
      cluster.open();
      cluster.render(List.of(line("a", "One.")));
    }
    assertEquals(0, shelf.size());
    assertEquals(
        List.of("a: machine0's take was dropped: Its sound is not the one of its receipt."),
        failures());
  }

  @Test
  void whatWasFinishedIsKeptWhenTheClusterGoes() {
    LoopbackCluster machines = cluster(STARTER).endingAfter(2);
    try (ClusterRendering cluster = on(machines, Optional.empty())) {
      cluster.open();
      ClusterException gone = assertThrows(ClusterException.class, () -> cluster.render(lines(5)));
      assertTrue(gone.getMessage().contains("is gone"), gone::getMessage);
    }
    assertEquals(2, shelf.size());
  }

  @Test
  void afterCancellingEveryLineIsFinishedOrCancelled() {
    LoopbackCluster machines = cluster(STARTER);
    ClusterRendering[] cluster = new ClusterRendering[1];
    try (ClusterRendering opened =
        new ClusterRendering(
            machines.begin(),
            place(Optional.empty()),
            shelf,
            event -> {
              events.add(event);
              if (event instanceof RenderEvent.Finished) {
                cluster[0].cancel();
              }
            })) {
      cluster[0] = opened;
      opened.open();
      opened.render(lines(8));
    }
    long cancelled = events.stream().filter(RenderEvent.Cancelled.class::isInstance).count();
    assertEquals(8, cancelled + receipts(events).size());
    assertTrue(cancelled > 0);
  }

  @Test
  void aFullDiskHaltsAndTheRestDoesNotCome() {
    shelf.fill();
    try (ClusterRendering cluster = on(cluster(STARTER), Optional.empty())) {
      cluster.open();
      cluster.render(lines(3));
    }
    assertTrue(events.stream().anyMatch(RenderEvent.Halted.class::isInstance));
    assertEquals(0, shelf.size());
  }

  // ---- helpers

  private static ToneSynthesizer tones(String pack, MathMode mode) {
    return new ToneSynthesizer(ToneSynthesizer.engine(mode), ToneSynthesizer.pack(pack));
  }

  private static LoopbackCluster cluster(Supplier<Synthesizer> engine) {
    return new LoopbackCluster(List.of(engine));
  }

  private static LoopbackCluster cluster(
      Supplier<Synthesizer> engine, Supplier<Synthesizer> another) {
    return new LoopbackCluster(List.of(engine, another));
  }

  private ClusterRendering on(LoopbackCluster machines, Optional<String> kind) {
    return new ClusterRendering(machines.begin(), place(kind), shelf, events::add);
  }

  private static Cluster place(Optional<String> kind) {
    return new Cluster(
        "spark://loopback:7077",
        0,
        Path.of("/opt/reprise"),
        Path.of("/opt/pack"),
        Optional.empty(),
        kind,
        EngineOptions.DEFAULT);
  }

  private static List<RenderRequest> lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> line("l" + i, "This is line " + i + "."))
        .toList();
  }

  private static RenderRequest line(String id, String text) {
    float[] samples = new float[24_000];
    for (int i = 0; i < samples.length; i++) {
      // Finer than 16 bits: it has to come through whole.
      samples[i] = (float) (0.1 * StrictMath.sin(i * 0.05));
    }
    return new RenderRequest(
        id,
        id,
        "anna",
        new Utterance(
            text,
            "en",
            "Good morning.",
            CLIP,
            42,
            SamplerSettings.REFERENCE,
            FlowSettings.REFERENCE,
            List.of()),
        Seed.Origin.DEFAULT,
        "clips/" + CLIP + ".wav",
        () -> new Pcm(samples, 24_000),
        RenderRequest.Priority.LINE);
  }

  private static Map<String, Receipt> receipts(List<RenderEvent> all) {
    Map<String, Receipt> found = new java.util.TreeMap<>();
    for (RenderEvent event : List.copyOf(all)) {
      if (event instanceof RenderEvent.Finished done) {
        found.put(done.jobId(), done.receipt());
      }
    }
    return found;
  }

  private static String sound(Receipt receipt) {
    return receipt.fingerprint() + receipt.made().pcmSha256();
  }

  private List<String> failures() {
    return events.stream()
        .filter(RenderEvent.Failed.class::isInstance)
        .map(RenderEvent.Failed.class::cast)
        .map(no -> no.jobId() + ": " + no.sentence())
        .toList();
  }
}
