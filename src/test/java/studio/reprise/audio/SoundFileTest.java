package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files in {@code sounds/} were made by the reference encoders (flac -8, lame -b 32) of sounds
 * that the formulas here give.
 */
class SoundFileTest {
  private static final Path SOUNDS = Path.of("src/test/resources/sounds");
  private static final int FRAMES = 6000;

  @TempDir Path folder;

  private static float[] expected(IntToLongFunction sum, int channels, int bits) {
    float[] samples = new float[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      samples[i] = (float) (sum.applyAsLong(i) / (double) channels / (1L << (bits - 1)));
    }
    return samples;
  }

  @Test
  void flacIsWhatWasEncoded() throws IOException {
    Pcm read = SoundFile.read(SOUNDS.resolve("mono16.flac"));
    assertEquals(24_000, read.sampleRateHz());
    assertArrayEquals(expected(i -> i * 7919L % 20_001 - 10_000, 1, 16), read.samples());
  }

  @Test
  void stereoFlacOf24BitsIsMixedByTheMean() throws IOException {
    Pcm read = SoundFile.read(SOUNDS.resolve("stereo24.flac"));
    assertEquals(44_100, read.sampleRateHz());
    IntToLongFunction both =
        i -> (i * 7919L % 2_000_001 - 1_000_000) + (i * 104_729L % 2_000_001 - 1_000_000);
    assertArrayEquals(expected(both, 2, 24), read.samples(), 1e-7f);
  }

  @Test
  void mp3SoundsLikeItsTone() throws IOException {
    Pcm read = SoundFile.read(SOUNDS.resolve("tone.mp3"));
    assertEquals(24_000, read.sampleRateHz());
    assertTrue(Math.abs(read.length() - 24_000) < 3000, read.length() + " samples");
    float[] middle = Arrays.copyOfRange(read.samples(), 6000, 18_000);
    int rises = 0;
    double power = 0;
    for (int i = 1; i < middle.length; i++) {
      rises += middle[i - 1] < 0 && middle[i] >= 0 ? 1 : 0;
      power += middle[i] * middle[i];
    }
    assertEquals(220, rises, 1);
    assertEquals(8000 / 32768.0 / Math.sqrt(2), Math.sqrt(power / middle.length), 0.01);
  }

  @Test
  void theFirstBytesDecideAndNotTheName() throws IOException {
    Path misnamed = folder.resolve("clip.wav");
    Files.copy(SOUNDS.resolve("mono16.flac"), misnamed);
    assertEquals(FRAMES, SoundFile.read(misnamed).length());
    Path wav = folder.resolve("clip.flac");
    Files.write(wav, WavFile.bytes(new Pcm(new float[100], 24_000)));
    assertEquals(100, SoundFile.read(wav).length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "f", "Once upon a time", "OggS and so on", "\0\0\0\0"})
  void anythingElseIsRefusedInASentence(String content) throws IOException {
    Path file = folder.resolve("clip.wav");
    Files.writeString(file, content);
    AudioFormatException refused =
        assertThrows(AudioFormatException.class, () -> SoundFile.read(file));
    assertTrue(refused.getMessage().contains("WAV, FLAC and MP3"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mono16.flac", "stereo24.flac"})
  void damagedFlacIsRefusedOrTheSame(String name) throws IOException {
    byte[] whole = Files.readAllBytes(SOUNDS.resolve(name));
    float[] sound = SoundFile.read(SOUNDS.resolve(name)).samples();
    Random random = new Random(7);
    int refused = 0;
    for (int trial = 0; trial < 300; trial++) {
      Path file = damaged(whole, trial, random);
      try {
        assertArrayEquals(sound, SoundFile.read(file).samples(), "trial " + trial);
      } catch (AudioFormatException e) {
        refused++;
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      }
    }
    assertTrue(refused > 250, refused + " were refused");
  }

  @Test
  void damagedMp3IsReadOrRefusedAndNothingElse() throws IOException {
    byte[] whole = Files.readAllBytes(SOUNDS.resolve("tone.mp3"));
    Random random = new Random(8);
    for (int trial = 0; trial < 300; trial++) {
      Path file = damaged(whole, trial, random);
      try {
        assertTrue(SoundFile.read(file).length() < 100_000, "trial " + trial);
      } catch (AudioFormatException e) {
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      }
    }
  }

  @Test
  void whatTheDiskSaysIsNotCalledABrokenFile() throws IOException {
    byte[] flac = Files.readAllBytes(SOUNDS.resolve("mono16.flac"));
    byte[] mp3 = Files.readAllBytes(SOUNDS.resolve("tone.mp3"));
    for (int good : new int[] {0, 100, 2000}) {
      IOException said =
          assertThrows(IOException.class, () -> FlacFile.read(failing(flac, good), folder));
      assertEquals("Input/output error", said.getMessage());
      said = assertThrows(IOException.class, () -> Mp3File.read(failing(mp3, good), folder));
      assertEquals("Input/output error", said.getMessage());
    }
  }

  /** So many bytes of a file, then the error of a disk. */
  private static FileBytes failing(byte[] bytes, int good) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }
        };
    return new FileBytes(new SequenceInputStream(new ByteArrayInputStream(bytes, 0, good), broken));
  }

  /** Cut short when the trial is even, else with eight bytes changed behind the fourth. */
  private Path damaged(byte[] whole, int trial, Random random) throws IOException {
    byte[] bytes = whole.clone();
    if (trial % 2 == 0) {
      bytes = Arrays.copyOf(bytes, 4 + random.nextInt(bytes.length - 4));
    } else {
      for (int i = 0; i < 8; i++) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
      }
    }
    return Files.write(folder.resolve("damaged"), bytes);
  }

  @Test
  void aSoundWithoutEndIsRefused() throws IOException {
    MonoBuffer sound = new MonoBuffer(Path.of("bomb.flac"), 100_000);
    for (int i = 0; i < 100_000; i++) {
      sound.add(0);
    }
    assertEquals(100_000, sound.length());
    AudioFormatException refused = assertThrows(AudioFormatException.class, () -> sound.add(0));
    assertTrue(refused.getMessage().startsWith("bomb.flac is longer than 100000 samples"));
  }
}
