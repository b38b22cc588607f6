package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavFileTest {
  private static final double[] FRAMES = {0, 0.5, -0.5, 0.25, -1};

  @TempDir Path temp;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(temp.resolve("a.wav"), bytes);
  }

  /** A file as other programs write them: with a chunk before and one after the sound. */
  private static byte[] wav(int code, int channels, int rate, int bits, double[] frames) {
    int sound = frames.length * channels * bits / 8;
    ByteBuffer out = ByteBuffer.allocate(12 + 12 + 24 + 8 + sound).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(out.capacity() - 8).put(ascii("WAVE"));
    out.put(ascii("LIST")).putInt(3).put(new byte[4]);
    out.put(ascii("fmt ")).putInt(16).putShort((short) code).putShort((short) channels);
    out.putInt(rate).putInt(rate * channels * bits / 8);
    out.putShort((short) (channels * bits / 8)).putShort((short) bits);
    out.put(ascii("data")).putInt(sound);
    for (double frame : frames) {
      for (int c = 0; c < channels; c++) {
        switch (code * 100 + bits) {
          case 108 -> out.put((byte) Math.round(frame * 128 + 128));
          case 116 -> out.putShort((short) (frame * 32768));
          case 124 -> {
            int value = (int) (frame * 8388608);
            out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
          }
          case 132 -> out.putInt((int) (frame * 2147483648.0));
          case 332 -> out.putFloat((float) frame);
          default -> out.putDouble(frame);
        }
      }
    }
    return out.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 8000, 8",
    "1, 2, 44100, 16",
    "1, 1, 48000, 24",
    "1, 2, 96000, 32",
    "3, 1, 192000, 32",
    "3, 2, 16000, 64"
  })
  void everyKindOfSampleIsReadAsTheSameSound(int code, int channels, int rate, int bits)
      throws IOException {
    Pcm pcm = WavFile.read(file(wav(code, channels, rate, bits, FRAMES)));
    assertEquals(rate, pcm.sampleRateHz());
    assertArrayEquals(new float[] {0, 0.5f, -0.5f, 0.25f, -1}, pcm.samples(), 1e-7f);
  }

  @Test
  void whatIsWrittenIsReadAgainAndTheSameBytes() throws IOException {
    Pcm pcm = new Pcm(new float[] {0, 0.25f, -0.75f}, 24000);
    byte[] bytes = WavFile.bytes(pcm);
    assertEquals(50, bytes.length);
    assertArrayEquals(pcm.samples(), WavFile.read(file(bytes)).samples());
    assertArrayEquals(bytes, WavFile.bytes(WavFile.read(temp.resolve("a.wav"))));
  }

  @Test
  void aSoundThatIsNoNumberIsRefused() throws IOException {
    Path file = file(wav(3, 1, 16000, 32, new double[] {0, Double.NaN}));
    assertTrue(
        assertThrows(AudioFormatException.class, () -> WavFile.read(file))
            .getMessage()
            .contains("no number"));
  }

  @Test
  void aHeaderThatPromisesMoreThanThereIsCostsNoMemory() throws IOException {
    byte[] bytes = wav(1, 1, 16000, 16, FRAMES);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(52, 0x7fffffff);
    Path file = file(bytes);
    assertTrue(
        assertThrows(AudioFormatException.class, () -> WavFile.read(file))
            .getMessage()
            .contains("cut short"));
  }

  @Test
  void anyDamageIsReadOrRefusedWithASentence() throws IOException {
    byte[] whole = wav(1, 2, 16000, 16, FRAMES);
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int j = 0; j < 3; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = file(bytes);
      try {
        assertTrue(WavFile.read(file).length() <= bytes.length);
      } catch (AudioFormatException e) {
        assertTrue(e.getMessage().contains("a.wav"), e.getMessage());
      }
    }
  }
}
