package studio.reprise.audio.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;

class SoundReadingTest {
  private static final Path SOUNDS = Path.of("src/test/resources/sounds");

  private static float[] first(Path file, SoundFacts[] facts) throws IOException {
    float[][] all = {new float[0]};
    facts[0] =
        SoundReading.read(
            file,
            (channels, count, rateHz) -> {
              int at = all[0].length;
              all[0] = Arrays.copyOf(all[0], at + count);
              System.arraycopy(channels[0], 0, all[0], at, count);
            });
    return all[0];
  }

  @Test
  void aFileInPiecesIsTheWholeFile() throws IOException {
    SoundFacts[] facts = new SoundFacts[1];
    for (String name : new String[] {"tone.mp3", "mono16.flac", "tone.opus", "lossless.m4a"}) {
      Pcm whole = SoundFile.read(SOUNDS.resolve(name));
      float[] pieces = first(SOUNDS.resolve(name), facts);
      assertEquals(whole.length(), pieces.length, name);
      assertEquals(whole.length(), facts[0].frames());
      assertEquals(whole.sampleRateHz(), facts[0].sampleRateHz());
      if (facts[0].channels() == 1) {
        assertArrayEquals(whole.samples(), pieces, name);
      }
    }
  }

  @Test
  void whatAFileIsStandsInItsFacts(@TempDir Path folder) throws IOException {
    SoundFacts[] facts = new SoundFacts[1];
    first(SOUNDS.resolve("stereo.mp3"), facts);
    assertEquals("mp3", facts[0].codec());
    assertEquals(2, facts[0].channels());
    Path wav = folder.resolve("a.wav");
    float[] samples = new float[70_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) i / 32768f;
    }
    WavFile.write(wav, new Pcm(samples, 24_000));
    assertArrayEquals(samples, first(wav, facts));
    assertEquals("pcm_s16le", facts[0].codec());
    assertEquals(16, facts[0].bits());
  }

  @Test
  void aDamagedFileIsRefusedBehindItsFirstPieces(@TempDir Path folder) throws IOException {
    byte[] flac = java.nio.file.Files.readAllBytes(SOUNDS.resolve("mono16.flac"));
    flac[flac.length / 2] ^= 0x55;
    Path broken = java.nio.file.Files.write(folder.resolve("broken.flac"), flac);
    assertThrows(
        AudioFormatException.class, () -> SoundReading.read(broken, (channels, count, rate) -> {}));
  }
}
