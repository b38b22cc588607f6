package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(52, 0x00ffffff);
    Path file = file(bytes);
    assertTrue(
        assertThrows(AudioFormatException.class, () -> WavFile.read(file))
            .getMessage()
            .contains("cut short"));
  }

  /** A head of 44 bytes and what follows it. */
  private static byte[] plain(int bits, int frameBytes, int lengthField, byte[] behind) {
    ByteBuffer out = ByteBuffer.allocate(44 + behind.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(out.capacity() - 8).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    out.putInt(16_000).putInt(16_000 * frameBytes);
    out.putShort((short) frameBytes).putShort((short) bits);
    out.put(ascii("data")).putInt(lengthField).put(behind);
    return out.array();
  }

  private static byte[] little(int bytes, long... values) {
    ByteBuffer out = ByteBuffer.allocate(bytes * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      for (int b = 0; b < bytes; b++) {
        out.put((byte) (value >> 8 * b));
      }
    }
    return out.array();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x7fffffff, 0x7ffff000, 0x7fffffdb, -1, -37})
  void aLengthThatAPipeLeftMeansToTheEnd(int length) throws IOException {
    Pcm read = WavFile.read(file(plain(16, 2, length, little(2, 16384, -16384, 8192))));
    assertArrayEquals(new float[] {0.5f, -0.5f, 0.25f}, read.samples());
  }

  @Test
  void anEmptySoundWithTagsBehindItStaysEmpty() throws IOException {
    byte[] tags = ByteBuffer.allocate(12).put(ascii("LIST")).array();
    assertEquals(0, WavFile.read(file(plain(16, 2, 0, tags))).length());
  }

  @ParameterizedTest
  @CsvSource({
    // 24 bits in 4 bytes: where the standard wants them, and where some programs put them
    "24, 4, 1073741824, -1073741824, 256",
    "24, 4, 4194304, -4194304, 1",
    "20, 3, 4194304, -4194304, 16",
    "12, 2, 16384, -16384, 16"
  })
  void theContainerIsWhatAFrameTakes(int bits, int bytes, long half, long minusHalf, long least)
      throws IOException {
    byte[] sound = little(bytes, half, minusHalf, least);
    Pcm read = WavFile.read(file(plain(bits, bytes, sound.length, sound)));
    assertArrayEquals(new float[] {0.5f, -0.5f, 1f / (1 << bits - 1)}, read.samples(), 1e-9f);
  }

  @Test
  void framesThatHoldFewerBitsThanTheyClaimAreRefused() throws IOException {
    assertThrows(
        AudioFormatException.class, () -> WavFile.read(file(plain(24, 2, 6, new byte[6]))));
    assertThrows(
        AudioFormatException.class, () -> WavFile.read(file(plain(16, 0, 6, new byte[6]))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF64", "BW64"})
  void aFileOfMoreThanFourGigabytesSaysItsLengthElsewhere(String id) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(12 + 36 + 24 + 8 + 4 + 8).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii(id)).putInt(-1).put(ascii("WAVE"));
    out.put(ascii("ds64")).putInt(28).putLong(out.capacity() - 8).putLong(4).putLong(2).putInt(0);
    out.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    out.putInt(16_000).putInt(32_000).putShort((short) 2).putShort((short) 16);
    out.put(ascii("data")).putInt(-1).put(little(2, 16384, -16384)).put(ascii("id3 "));
    Pcm read = WavFile.read(file(out.array()));
    assertArrayEquals(new float[] {0.5f, -0.5f}, read.samples());
  }

  @Test
  void anOddChunkWithoutItsPadByteIsSteppedOver() throws IOException {
    byte[] whole = wav(1, 1, 16000, 16, FRAMES);
    // the LIST of three bytes that wav() writes lies at 12; its pad byte, at 23, goes
    byte[] bytes = new byte[whole.length - 1];
    System.arraycopy(whole, 0, bytes, 0, 23);
    System.arraycopy(whole, 24, bytes, 23, whole.length - 24);
    assertEquals(FRAMES.length, WavFile.read(file(bytes)).length());
  }

  @Test
  void aFileOfHoursIsRefusedBeforeMemoryIsTakenForIt() throws IOException {
    Path file = temp.resolve("hours.wav");
    Files.write(file, plain(16, 2, 0x7ffe0000, new byte[0]));
    try (FileChannel sparse = FileChannel.open(file, StandardOpenOption.WRITE)) {
      sparse.write(ByteBuffer.allocate(1), 44 + 0x7ffe0000L - 1);
    }
    AudioFormatException refused =
        assertThrows(AudioFormatException.class, () -> WavFile.read(file, 45 * 60));
    assertTrue(refused.getMessage().contains("longer than 45 min"), refused.getMessage());
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
