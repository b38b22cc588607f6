package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GrowingSoundTest {
  @Test
  void whatFollowsIsReadWhereItStands() {
    GrowingSound sound = new GrowingSound(24_000);
    assertEquals(0, sound.ready());
    sound.append(new Pcm(new float[] {1, 2, 3}, 24_000));
    sound.append(new Pcm(new float[] {4, 5}, 24_000));
    assertEquals(5, sound.ready());
    float[] read = new float[6];
    sound.read(1, read, 6);
    assertArrayEquals(new float[] {2, 3, 4, 5, 0, 0}, read);
    assertEquals(Long.MAX_VALUE, sound.length());
    sound.finish();
    assertEquals(5, sound.length());
  }

  @Test
  void thePlayerWaitsForWhatIsNotThereYetAndEndsWithTheWhole() throws InterruptedException {
    GrowingSound sound = new GrowingSound(24_000);
    sound.append(new Pcm(new float[480], 24_000));
    java.util.concurrent.CountDownLatch ended = new java.util.concurrent.CountDownLatch(1);
    try (Player player = new Player()) {
      Player.Playing playing = player.play(sound, 0, Long.MAX_VALUE, ended::countDown);
      while (playing.position() < 480) {
        Thread.onSpinWait();
      }
      assertEquals(1, ended.getCount());
      sound.append(new Pcm(new float[240], 24_000));
      sound.finish();
      ended.await();
      assertEquals(720, playing.position());
    }
  }
}
