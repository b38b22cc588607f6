package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.RenderQueue;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ToneSynthesizer;

/**
 * A project on a small disk that another program fills while it is rendered and edited: {@code
 * packaging/full-disk.sh} mounts one and runs this.
 */
@Tag("disk")
class FullDiskTest {
  private static final int MOMENTS = 10;
  private static final int LINES = 12;

  private final Path disk = Path.of(System.getProperty("reprise.disk"));
  private final Path filler = disk.resolve("filler");
  private final Path folder = disk.resolve("project");
  private final ToneSynthesizer tone = new ToneSynthesizer();

  @Test
  void aDiskThatIsFilledAtAnyMomentLosesNothingThatWasFinished() throws Exception {
    prepare();
    Random moments = new Random(64);
    int paused = 0;
    int readOnly = 0;
    for (int moment = 0; moment < MOMENTS; moment++) {
      Round round = new Round(moment, 1 + moments.nextInt(LINES - 1));
      round.run();
      paused += round.queue.snapshot().paused() ? 1 : 0;

      try (ProjectFolder full = ProjectFolder.open(folder)) {
        readOnly += full.readOnlyReason().isPresent() ? 1 : 0;
        assertEquals(round.recorded, full.project(), "every edit that was kept is there");
        round.requireWhole(full.takes());
      }
      Files.delete(filler);
      round.queue.resume();
      round.queue.awaitIdle();
      assertEquals(LINES, round.finished.size(), "the queue goes on where it stopped");
      assertEquals(LINES, tone.spoken() - round.spokenBefore, "and speaks nothing twice");
      round.queue.close();
      try (ProjectFolder room = ProjectFolder.open(folder)) {
        assertTrue(
            room.readOnlyReason().isEmpty(),
            room.readOnlyReason().orElse(Sentence.NONE).toString());
        assertEquals(round.recorded, room.project());
        round.requireWhole(room.takes());
        room.save(room.project());
      }
    }
    assertEquals(MOMENTS, paused, "the queue paused every time");
    assertTrue(readOnly > 0, "a journal that could not be folded in was kept");
  }

  private void prepare() throws IOException {
    Files.deleteIfExists(filler);
    float[] sound = new float[24_000];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) Math.sin(i * 0.05) * 0.3f;
    }
    try (ProjectFolder made = ProjectFolder.create(folder, Project.empty("Small"))) {
      String clip = made.clips().put(new Pcm(sound, 24_000));
      Speaker ann = Speaker.named("p1", "Ann", "#aa0000").withClip(clip, "Some words.");
      List<Line> lines =
          IntStream.range(0, LINES).mapToObj(i -> Line.of("l" + i, "p1", "Line " + i)).toList();
      made.save(
          Project.empty("Small")
              .withSpeakers(List.of(ann))
              .withScenes(List.of(new Scene("s1", "", lines))));
    }
  }

  /** Every line gets other words and is rendered; at some take another program fills the disk. */
  private final class Round {
    private final int number;
    private final int fillAt;
    private final int spokenBefore = tone.spoken();
    private final List<String> finished = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch halted = new CountDownLatch(1);
    private RenderQueue queue;
    private Project recorded;

    Round(int number, int fillAt) {
      this.number = number;
      this.fillAt = fillAt;
    }

    void run() throws Exception {
      try (ProjectFolder open = ProjectFolder.open(folder)) {
        recorded = open.project();
        queue = new RenderQueue(() -> tone, open.takes(), Runnable::run, this::hear);
        for (int i = 0; i < LINES; i++) {
          record(open, i);
        }
        RenderPlan plan = new RenderPlan(recorded, tone.engine(), tone.pack());
        queue.submitAll(
            plan.requests(recorded.lines().toList(), sha256 -> () -> open.clips().get(sha256)));
        halted.await();
        queue.awaitIdle();
        // The author types on; what the journal refuses is not made.
        for (int i = 0; i < 200; i++) {
          record(open, i % LINES);
        }
      }
    }

    private void record(ProjectFolder open, int line) {
      String text =
          "Round " + number + ", line " + line + ": " + "words ".repeat(20) + recorded.hashCode();
      Project next = LineEdits.changeText("l" + line, text).change().apply(recorded);
      try {
        open.record("Change text", recorded, next);
        recorded = next;
      } catch (StorageException e) {
        assertTrue(e.getMessage().contains("not in the journal"), e.getMessage());
      }
    }

    private void hear(RenderEvent event) {
      if (event instanceof RenderEvent.Finished done) {
        finished.add(done.receipt().fingerprint());
        if (finished.size() == fillAt) {
          fill();
        }
      } else if (event instanceof RenderEvent.Halted) {
        halted.countDown();
      } else if (event instanceof RenderEvent.Failed failed) {
        throw new AssertionError(failed.sentence());
      }
    }

    private void fill() {
      try {
        new ProcessBuilder("dd", "if=/dev/zero", "of=" + filler, "bs=4096")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    void requireWhole(TakeFolder takes) {
      List<String> broken =
          finished.stream().filter(take -> !takes.contains(take)).collect(Collectors.toList());
      assertEquals(List.of(), broken);
    }
  }
}
