package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static studio.reprise.render.RenderQueueTest.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Seed;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Stage;
import studio.reprise.speech.ToneSynthesizer;

/** Lines that are spoken while another one has its turn. */
@Timeout(120)
class SideBySideTest {
  private final List<RenderEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final MemoryShelf shelf = new MemoryShelf();
  private final ToneSynthesizer tones = new ToneSynthesizer().speaksAtOnce(2);
  private final RenderQueue queue = new RenderQueue(() -> tones, shelf, Runnable::run, this::hear);

  /** The line whose turn comes first waits for it. */
  private final CountDownLatch first = new CountDownLatch(1);

  /** Lines that are spoken ahead wait for it. */
  private final CountDownLatch ahead = new CountDownLatch(1);

  /** So many lines are begun ahead. */
  private final CountDownLatch begun = new CountDownLatch(2);

  /** So many lines are spoken ahead to their end. */
  private final CountDownLatch early = new CountDownLatch(2);

  /** The line that somebody waits for is finished. */
  private final CountDownLatch awaited = new CountDownLatch(1);

  @AfterEach
  void close() {
    first.countDown();
    ahead.countDown();
    queue.close();
  }

  private void hear(RenderEvent event) {
    events.add(event);
    if (event instanceof RenderEvent.Finished done && done.jobId().equals("r")) {
      awaited.countDown();
    }
  }

  /** Two lines are begun beside the first, and nothing goes on. */
  private void heldWith(RenderRequest... lines) throws InterruptedException {
    tones.onProgress(this::held);
    queue.submitAll(List.of(lines));
    assertTrue(begun.await(60, TimeUnit.SECONDS));
  }

  private void held(Progress at) {
    if (Thread.currentThread().getName().equals("render")) {
      await(first);
      return;
    }
    if (at.stage() == Stage.TEXT) {
      begun.countDown();
      await(ahead);
    }
    if (at.stage() == Stage.SAMPLES && at.done() == 1) {
      early.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> told() {
    synchronized (events) {
      return events.stream()
          .filter(
              event ->
                  event instanceof RenderEvent.Finished
                      || event instanceof RenderEvent.Failed
                      || event instanceof RenderEvent.Cancelled)
          .map(
              event -> event.getClass().getSimpleName() + " " + ((RenderEvent.OfJob) event).jobId())
          .toList();
    }
  }

  @Test
  void takesThatAreReadyEarlyComeInTheirTurn() throws Exception {
    heldWith(line("a", "A."), line("b", "B."), line("c", "C."), line("d", "D."));
    ahead.countDown();
    await(early);
    assertEquals(List.of(), told());

    first.countDown();
    queue.awaitIdle();
    assertEquals(List.of("Finished a", "Finished b", "Finished c", "Finished d"), told());
    assertEquals(4, tones.spoken());
    List<String> names =
        events.stream()
            .filter(event -> event instanceof RenderEvent.Started)
            .map(event -> ((RenderEvent.Started) event).jobId())
            .toList();
    assertEquals(List.of("a", "b", "c", "d"), names);
  }

  @Test
  void everyTakeIsTheOneThatItIsAlone() throws Exception {
    List<RenderRequest> lines =
        IntStream.range(0, 12).mapToObj(i -> line("l" + i, "Line number " + i + ".")).toList();
    queue.submitAll(lines);
    queue.awaitIdle();

    MemoryShelf alone = new MemoryShelf();
    try (RenderQueue one =
        new RenderQueue(ToneSynthesizer::new, alone, Runnable::run, event -> {})) {
      one.submitAll(lines);
      one.awaitIdle();
    }
    List<RenderEvent.Finished> finished =
        events.stream()
            .filter(RenderEvent.Finished.class::isInstance)
            .map(RenderEvent.Finished.class::cast)
            .toList();
    assertEquals(12, finished.size());
    for (RenderEvent.Finished each : finished) {
      String name = each.receipt().fingerprint();
      assertEquals(
          alone.receipt(name).orElseThrow().made().pcmSha256(), each.receipt().made().pcmSha256());
      assertEquals(each.lineId(), each.receipt().owner().lineId());
    }
  }

  @Test
  void aCancelledLineIsNotSpokenOn() throws Exception {
    heldWith(line("a", "A."), line("b", "B."), line("c", "C."));
    queue.cancel("b");
    ahead.countDown();
    first.countDown();
    queue.awaitIdle();

    assertEquals(List.of("Cancelled b", "Finished a", "Finished c"), told());
    assertEquals(2, tones.spoken());
  }

  @Test
  void aLineThatIsChangedMeanwhileIsSpokenAsItIsNow() throws Exception {
    heldWith(line("a", "A."), line("b", "B."), line("c", "C."));
    queue.submit(line("b", "Other words."));
    ahead.countDown();
    first.countDown();
    queue.awaitIdle();

    RenderEvent.Finished last = (RenderEvent.Finished) events.get(events.size() - 2);
    assertEquals("b", last.jobId());
    assertEquals("Other words.", last.receipt().said().text());
    assertEquals(3, tones.spoken());
  }

  @Test
  void aPausedQueueBeginsNothingAndLosesNothing() throws Exception {
    heldWith(
        IntStream.range(0, 6)
            .mapToObj(i -> line("l" + i, "Line " + i + "."))
            .toArray(RenderRequest[]::new));
    queue.pause();
    ahead.countDown();
    await(early);
    first.countDown();
    queue.awaitIdle();
    assertEquals(List.of("Finished l0"), told());
    assertTrue(tones.spoken() <= 3, "what was under way, and no more");

    queue.resume();
    queue.awaitIdle();
    assertEquals(IntStream.range(0, 6).mapToObj(i -> "Finished l" + i).toList(), told());
    assertEquals(6, tones.spoken(), "nothing twice");
  }

  @Test
  void aLineThatFailsEarlyFailsInItsTurn() throws Exception {
    queue.submitAll(List.of(line("a", "A."), line("b", " "), line("c", "C.")));
    queue.awaitIdle();
    assertEquals(List.of("Finished a", "Failed b", "Finished c"), told());
  }

  @Test
  void aClipThatCannotBeReadFailsItsOwnLineOnly() throws Exception {
    RenderRequest plain = line("b", "B.");
    RenderRequest broken =
        new RenderRequest(
            "b",
            "b",
            "anna",
            plain.utterance().withClip("d1".repeat(32)),
            Seed.Origin.DEFAULT,
            plain.promptAudio(),
            () -> {
              throw new RenderException("The clip is gone.");
            },
            RenderRequest.Priority.LINE);
    queue.submitAll(List.of(line("a", "A."), broken, line("c", "C.")));
    queue.awaitIdle();
    assertEquals(List.of("Finished a", "Failed b", "Finished c"), told());
  }

  @Test
  void aTakeThatCannotBeReadFailsItsOwnLineOnly() throws Exception {
    queue.close();
    String damaged = Fingerprint.of(line("b", "B.").utterance(), tones.engine(), tones.pack());
    TakeShelf broken =
        new TakeShelf() {
          @Override
          public Optional<Receipt> receipt(String fingerprint) {
            if (fingerprint.equals(damaged)) {
              throw new RenderException("The receipt is damaged.");
            }
            return shelf.receipt(fingerprint);
          }

          @Override
          public Optional<Pcm> sound(String fingerprint) {
            return shelf.sound(fingerprint);
          }

          @Override
          public void put(Receipt receipt, Pcm sound) {
            shelf.put(receipt, sound);
          }
        };
    ToneSynthesizer another = new ToneSynthesizer().speaksAtOnce(2);
    try (RenderQueue two = new RenderQueue(() -> another, broken, Runnable::run, this::hear)) {
      two.submitAll(List.of(line("a", "A."), line("b", "B."), line("c", "C.")));
      two.awaitIdle();
    }
    assertEquals(List.of("Finished a", "Failed b", "Finished c"), told());
  }

  @Test
  void theSameWordsAreSpokenOnce() throws Exception {
    heldWith(line("a", "A."), line("b", "B."), line("b2", "B."), line("a2", "A."), line("c", "C."));
    ahead.countDown();
    first.countDown();
    queue.awaitIdle();
    assertEquals(3, tones.spoken());
    assertEquals(5, told().size());
  }

  @Test
  void whatSomebodyWaitsForDoesNotWaitForWhatIsSpokenAhead() throws Exception {
    heldWith(line("a", "A."), line("b", "B."), line("c", "C."));
    queue.submit(line("r", "Now.").awaited());
    first.countDown();
    await(awaited);
    assertEquals(List.of("Finished a", "Finished r"), told());
    assertTrue(events.stream().anyMatch(RenderEvent.Sounded.class::isInstance));
    ahead.countDown();
    queue.awaitIdle();
    assertEquals(4, tones.spoken());
  }

  @Test
  void anotherPackSpeaksAllThatHasNotHadItsTurn() throws Exception {
    ToneSynthesizer other =
        new ToneSynthesizer(tones.engine(), ToneSynthesizer.pack("another")).speaksAtOnce(2);
    heldWith(line("a", "A."), line("b", "B."), line("c", "C."));
    queue.replaceSynthesizer(() -> other);
    ahead.countDown();
    first.countDown();
    queue.awaitIdle();

    assertTrue(tones.isClosed());
    assertEquals(2, other.spoken());
    assertEquals(List.of("Finished a", "Finished b", "Finished c"), told());
  }

  @Test
  void closingWaitsForWhatIsSpokenAhead() throws Exception {
    heldWith(line("a", "A."), line("b", "B."), line("c", "C."));
    Thread closer = new Thread(queue::close);
    closer.start();
    first.countDown();
    ahead.countDown();
    closer.join(60_000);

    assertTrue(tones.isClosed(), "which it refuses while it speaks");
  }
}
