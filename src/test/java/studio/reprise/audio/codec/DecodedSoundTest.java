package studio.reprise.audio.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;

class DecodedSoundTest {
  @TempDir Path folder;

  @Test
  void aSoundIsHeardFromAnyPlaceOnAndSilentBehindItsEnd() throws Exception {
    float[] samples = new float[50_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i % 1000 / 1024f;
    }
    Path file = folder.resolve("a.wav");
    WavFile.write(file, new Pcm(samples, 24_000));
    float[] whole = WavFile.read(file).samples();
    try (DecodedSound sound = DecodedSound.of(file)) {
      assertEquals(24_000, sound.sampleRateHz());
      assertEquals(50_000, sound.length());
      float[] part = new float[100];
      sound.read(12_345, part, 100);
      assertArrayEquals(Arrays.copyOfRange(whole, 12_345, 12_445), part);
      sound.read(49_990, part, 100);
      assertArrayEquals(Arrays.copyOf(Arrays.copyOfRange(whole, 49_990, 50_000), 100), part);
    }
  }
}
