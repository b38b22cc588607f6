package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With or without a sound device: silence is played, time passes, and it ends. */
class PlayerTest {
  private static final SoundSource SILENCE = SoundSource.of(new Pcm(new float[240_000], 24_000));

  @Test
  void itEndsAtTheEndOfTheStretch() throws InterruptedException {
    try (Player player = new Player()) {
      CountDownLatch ended = new CountDownLatch(1);
      Player.Playing playing = player.play(SILENCE, 1000, 3400, ended::countDown);
      assertTrue(ended.await(10, TimeUnit.SECONDS));
      assertEquals(3400, playing.position());
      assertTrue(playing.isOver());
    }
  }

  @Test
  void stoppingEndsItAtOnce() throws InterruptedException {
    try (Player player = new Player()) {
      CountDownLatch later = new CountDownLatch(1);
      Player.Playing playing = player.play(SILENCE, 0, 240_000, () -> {});
      player.stop();
      player.play(SILENCE, 0, 100, later::countDown);
      assertTrue(later.await(10, TimeUnit.SECONDS));
      assertTrue(playing.isOver());
      assertTrue(playing.position() < 240_000);
    }
  }

  @Test
  void anotherSoundTakesThePlace() throws InterruptedException {
    try (Player player = new Player()) {
      CountDownLatch second = new CountDownLatch(1);
      Player.Playing first = player.play(SILENCE, 0, 240_000, () -> {});
      player.play(SILENCE, 0, 100, second::countDown);
      assertTrue(second.await(10, TimeUnit.SECONDS));
      assertTrue(first.isOver());
    }
  }
}
