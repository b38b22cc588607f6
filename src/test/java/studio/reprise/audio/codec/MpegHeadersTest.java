package studio.reprise.audio.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MpegHeadersTest {
  private static final Path SOUNDS = Path.of("src/test/resources/sounds");

  @Test
  void everyFrameIsSeenAndTheIndexIsNone() throws IOException {
    MpegHeaders headers = MpegHeaders.of(SOUNDS.resolve("stereo.mp3"));
    SoundFacts facts = SoundReading.read(SOUNDS.resolve("stereo.mp3"), (c, n, r) -> {});
    assertEquals(Set.of(facts.sampleRateHz()), headers.sampleRatesHz());
    // Below 32 kHz a frame has 576 samples; an encoder fills up and comes late by a few frames.
    long samples = headers.frames() * 576L;
    assertEquals(24_000, facts.sampleRateHz());
    assertTrue(samples >= facts.frames() && samples <= facts.frames() + 5 * 576, samples + "");
  }

  @Test
  void damagedCopiesEndTheWalk(@TempDir Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(SOUNDS.resolve("tone.mp3"));
    Random chance = new Random(5);
    int most = MpegHeaders.of(SOUNDS.resolve("tone.mp3")).frames();
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      for (int hit = 0; hit < 20; hit++) {
        damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt();
      }
      Path file = Files.write(folder.resolve("damaged.mp3"), damaged);
      assertTrue(MpegHeaders.of(file).frames() <= most * 50);
    }
  }
}
