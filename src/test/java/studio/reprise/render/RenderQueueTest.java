package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Seed;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.ToneSynthesizer;

@Timeout(120)
class RenderQueueTest {
  private final List<RenderEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final MemoryShelf shelf = new MemoryShelf();
  private final ToneSynthesizer tones = new ToneSynthesizer();
  private RenderQueue queue = new RenderQueue(() -> tones, shelf, Runnable::run, events::add);

  @AfterEach
  void close() {
    queue.close();
  }

  static RenderRequest line(String id, String text) {
    return line(id, text, 42);
  }

  static RenderRequest line(String id, String text, long seed) {
    return new RenderRequest(
        id,
        id,
        "anna",
        new Utterance(
            text,
            "en",
            "Good morning.",
            "c1".repeat(32),
            seed,
            SamplerSettings.REFERENCE,
            FlowSettings.REFERENCE,
            List.of()),
        Seed.Origin.DEFAULT,
        "clips/c1.wav",
        () -> new Pcm(new float[24_000], 24_000),
        RenderRequest.Priority.LINE);
  }

  private <E extends RenderEvent> List<E> of(Class<E> type) {
    synchronized (events) {
      return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  private List<String> finished() {
    return of(RenderEvent.Finished.class).stream().map(RenderEvent.Finished::jobId).toList();
  }

  @Test
  void aLineBecomesATakeOnTheShelf() throws Exception {
    queue.submit(line("l1", "Hello there."));
    queue.awaitIdle();

    RenderEvent.Finished event = of(RenderEvent.Finished.class).get(0);
    assertEquals(RenderEvent.Source.RENDERED, event.source());
    Pcm sound = shelf.sound(event.receipt().fingerprint()).orElseThrow();
    assertEquals(CanonicalSound.sha256(sound), event.receipt().made().pcmSha256());
    assertEquals(
        event.receipt().fingerprint(), Fingerprint.of(event.receipt()), "fields give the name");
    assertEquals(
        List.of("Queued", "Opened", "Started"),
        events.stream().limit(3).map(e -> e.getClass().getSimpleName()).toList());
  }

  @Test
  void theSameRequestIsRenderedOnce() throws Exception {
    queue.submit(line("l1", "Hello."));
    queue.submit(line("l2", "Hello."));
    queue.submit(line("l3", "Hello.", 43));
    queue.awaitIdle();

    assertEquals(2, tones.spoken());
    assertEquals(RenderEvent.Source.SHELF, of(RenderEvent.Finished.class).get(1).source());
    assertEquals("l2", of(RenderEvent.Finished.class).get(1).receipt().owner().lineId());
    assertNotEquals(
        of(RenderEvent.Finished.class).get(0).receipt().made().pcmSha256(),
        of(RenderEvent.Finished.class).get(2).receipt().made().pcmSha256());
  }

  @Test
  void aFullShelfPausesTheQueueAndTheTakeIsKeptWhenThereIsRoom() throws Exception {
    shelf.fill();
    queue.submitAll(List.of(line("a", "A."), line("b", "B."), line("c", "C.")));
    queue.awaitIdle();
    assertEquals(1, tones.spoken());
    assertTrue(queue.snapshot().paused());
    assertEquals(List.of("a", "b", "c"), queue.snapshot().waitingJobIds());
    RenderEvent.Halted halted = of(RenderEvent.Halted.class).get(0);
    assertEquals("There is no room for the take.", halted.sentence().toString());
    assertTrue(of(RenderEvent.Failed.class).isEmpty());

    shelf.makeRoom();
    queue.resume();
    queue.awaitIdle();
    assertEquals(List.of("a", "b", "c"), finished());
    assertEquals(3, tones.spoken(), "what was rendered is not rendered again");
  }

  @Test
  void aLineThatIsAskedForAgainMeanwhileKeepsWhatWasRendered() throws Exception {
    shelf.fill();
    queue.submit(line("a", "A."));
    queue.awaitIdle();
    queue.submit(line("a", "A."));
    shelf.makeRoom();
    queue.resume();
    queue.awaitIdle();
    assertEquals(1, tones.spoken());
    queue.submit(line("a", "Other words."));
    queue.awaitIdle();
    assertEquals(2, tones.spoken());
  }

  @Test
  void auditionsOvertakeLinesAndLinesCanBeMoved() throws Exception {
    queue.pause();
    queue.submitAll(List.of(line("a", "A."), line("b", "B."), line("c", "C.")));
    queue.submit(line("b", "B.").audition(7, Seed.Origin.SWEPT));
    queue.move("c", 1);
    assertEquals(List.of("b#7", "c", "a", "b"), queue.snapshot().waitingJobIds());

    queue.resume();
    queue.awaitIdle();
    assertEquals(List.of("b#7", "c", "a", "b"), finished());
  }

  @Test
  void aCancelledRenderKeepsNothingAndCanBeTriedAgain() throws Exception {
    CountDownLatch speaking = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    tones.onProgress(
        at -> {
          speaking.countDown();
          await(go);
        });
    queue.submitAll(List.of(line("a", "A."), line("b", "B.")));
    assertTrue(speaking.await(10, TimeUnit.SECONDS));
    assertEquals(Optional.of("a"), queue.snapshot().runningJobId());
    queue.cancelAll();
    go.countDown();
    queue.awaitIdle();

    assertEquals(0, shelf.size());
    assertEquals(
        List.of("b", "a"),
        of(RenderEvent.Cancelled.class).stream().map(RenderEvent.Cancelled::jobId).toList());
    queue.retry("a");
    queue.awaitIdle();
    assertEquals(List.of("a"), finished());
  }

  @Test
  void aFailureIsASentenceAndTheNextLineIsRendered() throws Exception {
    queue.submitAll(List.of(line("a", " "), line("b", "B.")));
    queue.awaitIdle();

    assertEquals("The text is empty.", of(RenderEvent.Failed.class).get(0).sentence().toString());
    assertEquals(List.of("b"), finished());
  }

  @Test
  void anUnexpectedFailureIsASentenceToo() throws Exception {
    tones.onProgress(
        at -> {
          throw new IllegalStateException("boom");
        });
    queue.submit(line("a", "A."));
    queue.awaitIdle();

    assertTrue(of(RenderEvent.Failed.class).get(0).sentence().toString().contains("boom"));
  }

  @Test
  void aPackThatCannotBeOpenedFailsAllThatWait() throws Exception {
    queue.close();
    queue =
        new RenderQueue(
            () -> {
              throw new SpeechException("llm/model.safetensors is missing.");
            },
            shelf,
            Runnable::run,
            events::add);
    queue.pause();
    queue.submitAll(List.of(line("a", "A."), line("b", "B.")));
    queue.resume();
    queue.awaitIdle();

    assertEquals(2, of(RenderEvent.Failed.class).size());
  }

  @Test
  void anotherPackIsUsedFromTheNextJobOn() throws Exception {
    ToneSynthesizer other = new ToneSynthesizer(tones.engine(), ToneSynthesizer.pack("another"));
    queue.submit(line("a", "A."));
    queue.awaitIdle();
    queue.replaceSynthesizer(() -> other);
    queue.submit(line("a", "A."));
    queue.awaitIdle();

    assertTrue(tones.isClosed());
    assertEquals(1, other.spoken());
    assertEquals("another", of(RenderEvent.Finished.class).get(1).receipt().pack().name());
  }

  @Test
  void anotherEngineComesForOneErrandAndTheUsualOneSpeaksAgain() throws Exception {
    ToneSynthesizer guest = new ToneSynthesizer(tones.engine(), ToneSynthesizer.pack("guest"));
    queue.submit(line("a", "A."));
    String name = queue.withOther(() -> guest, (engine, cancel) -> engine.pack().name()).get();
    queue.submit(line("b", "B."));
    queue.awaitIdle();

    assertEquals("guest", name);
    assertTrue(guest.isClosed());
    assertEquals(
        List.of("tone", "tone"),
        of(RenderEvent.Finished.class).stream()
            .map(finished -> finished.receipt().pack().name())
            .toList());
  }

  @Test
  void progressNeverFallsAndReachesTheEndBeforeFinished() throws Exception {
    queue.submit(line("a", "A longer line of text."));
    queue.awaitIdle();

    List<Double> fractions =
        of(RenderEvent.Progressed.class).stream().map(RenderEvent.Progressed::fraction).toList();
    assertEquals(fractions.stream().sorted().toList(), fractions);
    assertEquals(1.0, fractions.get(fractions.size() - 1), 1e-9);
  }

  @Test
  void aSlowListenerHearsTheLatestProgressOnly() throws Exception {
    queue.close();
    List<Runnable> undelivered = Collections.synchronizedList(new ArrayList<>());
    queue = new RenderQueue(() -> tones, shelf, undelivered::add, events::add);
    queue.submit(line("a", "A longer line of text."));
    queue.awaitIdle();
    List.copyOf(undelivered).forEach(Runnable::run);

    assertEquals(1, of(RenderEvent.Progressed.class).size());
    assertEquals(1.0, of(RenderEvent.Progressed.class).get(0).fraction(), 1e-9);
    assertInstanceOf(RenderEvent.Emptied.class, events.get(events.size() - 1));
  }

  @Test
  void aListenerMayCallTheQueue() throws Exception {
    queue.close();
    RenderQueue[] self = new RenderQueue[1];
    self[0] =
        new RenderQueue(
            () -> tones,
            shelf,
            Runnable::run,
            event -> {
              events.add(event);
              if (event instanceof RenderEvent.Finished done && done.jobId().equals("a")) {
                self[0].submit(line("b", "B."));
              }
            });
    queue = self[0];
    queue.submit(line("a", "A."));
    queue.awaitIdle();
    queue.awaitIdle();

    assertEquals(List.of("a", "b"), finished());
  }

  @Test
  void closingCancelsWhatRunsAndClosesTheEngine() throws Exception {
    CountDownLatch speaking = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    tones.onProgress(
        at -> {
          speaking.countDown();
          await(closing);
        });
    queue.submitAll(List.of(line("a", "A."), line("b", "B.")));
    assertTrue(speaking.await(10, TimeUnit.SECONDS));
    Thread closer = new Thread(queue::close);
    closer.start();
    // Everything is cancelled once the closer waits for the render thread to end.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (closer.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    closing.countDown();
    closer.join(10_000);

    assertTrue(tones.isClosed());
    assertEquals(0, tones.spoken());
    assertEquals(2, of(RenderEvent.Cancelled.class).size());
    assertThrows(IllegalStateException.class, () -> queue.submit(line("c", "C.")));
  }

  @Test
  void aPausedQueueFinishesTheJobItIsAt() throws Exception {
    CountDownLatch speaking = new CountDownLatch(1);
    CountDownLatch paused = new CountDownLatch(1);
    tones.onProgress(
        at -> {
          speaking.countDown();
          await(paused);
        });
    queue.submitAll(List.of(line("a", "A."), line("b", "B.")));
    assertTrue(speaking.await(10, TimeUnit.SECONDS));
    queue.pause();
    paused.countDown();
    queue.awaitIdle();

    assertEquals(List.of("a"), finished());
    assertEquals(List.of("b"), queue.snapshot().waitingJobIds());
    assertTrue(queue.snapshot().paused());
  }

  @Test
  void aClipIsReadOnceForAllItsLines() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      RenderRequest plain = line("l" + i, "Line " + i + ".");
      queue.submit(
          new RenderRequest(
              plain.jobId(),
              plain.lineId(),
              plain.speakerId(),
              plain.utterance(),
              plain.seedOrigin(),
              plain.promptAudio(),
              () -> {
                reads.incrementAndGet();
                return plain.clip().read();
              },
              plain.priority()));
    }
    queue.awaitIdle();
    assertEquals(3, finished().size());
    assertEquals(1, reads.get());
  }

  @Test
  void theEngineCanBeAskedBetweenJobs() throws Exception {
    assertEquals("tone", queue.open().get(10, TimeUnit.SECONDS).pack().name());
    assertEquals(
        "render",
        queue
            .withEngine((engine, cancel) -> Thread.currentThread().getName())
            .get(10, TimeUnit.SECONDS));
  }

  @Test
  void remainingTimeIsKnownOnceOneLineWasMeasured() throws Exception {
    assertEquals(0, queue.snapshot().remainingSeconds().orElseThrow());
    queue.pause();
    queue.submit(line("a", "A."));
    assertTrue(queue.snapshot().remainingSeconds().isEmpty());
    queue.resume();
    queue.awaitIdle();
    queue.pause();
    queue.submit(line("b", "Bb."));
    assertTrue(queue.snapshot().remainingSeconds().isPresent());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
