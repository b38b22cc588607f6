package studio.reprise.storage.delivery.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.codec.Codec;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.audio.codec.Encoding.BitRate;
import studio.reprise.storage.delivery.DeliveryProfile;
import studio.reprise.storage.delivery.FileChecks;
import studio.reprise.storage.delivery.Findings;
import studio.reprise.storage.delivery.Heard;
import studio.reprise.storage.delivery.Profiles;

/**
 * What was delivered may come back in any state; and a machine may be busy. {@code
 * -Dreprise.copies=200} for 200 damaged copies a format instead of 40.
 */
class DamagedFilesTest {
  private static final int COPIES = Integer.getInteger("reprise.copies", 40);
  private static final double SECONDS = 0.4;

  @TempDir Path folder;

  static Stream<Encoding> encodings() {
    return Stream.of(
        Encoding.wav(48_000, 24),
        new Encoding(Codec.MP3, BitRate.CONSTANT, 192, 44_100, 1, 0),
        new Encoding(Codec.FLAC, BitRate.VARIABLE, 0, 44_100, 1, 16),
        new Encoding(Codec.AAC, BitRate.CONSTANT, 64, 44_100, 1, 0),
        new Encoding(Codec.OPUS, BitRate.VARIABLE, 64, 48_000, 1, 0));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aDamagedCopyIsReadOrRefusedInWords(Encoding encoding) throws Exception {
    byte[] whole = written("whole", encoding);
    SplittableRandom random = new SplittableRandom(encoding.codec().ordinal());
    Path copy = folder.resolve("copy");
    DeliveryProfile profile = new Profiles(folder).get("acx");
    int refused = 0;
    for (int i = 0; i < COPIES; i++) {
      Files.write(copy, damaged(whole, random));
      try {
        Heard heard = Heard.of(copy);
        assertTrue(heard.facts().frames() >= 0);
        new FileChecks(profile, new Findings(profile, Set.of())).check("copy", heard);
      } catch (AudioFormatException e) {
        assertFalse(e.getMessage().isBlank());
        refused++;
      }
    }
    assertTrue(refused > 0, "no damage was noticed");
  }

  /** Bytes that are others, bytes that are missing, an end that is missing. */
  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(3)) {
      case 0 -> {
        for (int i = random.nextInt(1, 20); i > 0; i--) {
          // Heads decide more than sound: half of the damage is in the first thousand bytes.
          int until = random.nextBoolean() ? Math.min(1000, bytes.length) : bytes.length;
          bytes[random.nextInt(until)] = (byte) random.nextInt(256);
        }
        return bytes;
      }
      case 1 -> {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + random.nextInt(1, 500));
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, shorter, from, bytes.length - to);
        return shorter;
      }
      default -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void fourAtOnceAreTheSameBytesAsOneAlone(Encoding encoding) throws Exception {
    byte[] alone = written("alone", encoding);
    ExecutorService four = Executors.newFixedThreadPool(4);
    try {
      List<Future<byte[]>> files =
          IntStream.range(0, 4)
              .mapToObj(i -> four.submit(() -> written("at-once-" + i, encoding)))
              .toList();
      for (Future<byte[]> file : files) {
        assertArrayEquals(alone, file.get());
      }
    } finally {
      four.shutdown();
    }
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aFileThatIsLetGoBeforeItsEndLeavesNothingOpen(Encoding encoding) throws Exception {
    Path file = folder.resolve("let-go");
    float[] sound = Deliveries.sound(encoding.sampleRateHz(), SECONDS);
    try (var encoder =
        TaggedFile.open(
            file, encoding, Deliveries.description(encoding.sampleRateHz(), sound.length, 2))) {
      encoder.write(sound, 0, sound.length / 2);
    }
    Files.delete(file);
    assertTrue(Files.notExists(file));
  }

  private byte[] written(String name, Encoding encoding) throws IOException {
    float[] sound = Deliveries.sound(encoding.sampleRateHz(), SECONDS);
    Path file = folder.resolve(name);
    Deliveries.write(
        file,
        encoding,
        Deliveries.description(encoding.sampleRateHz(), sound.length, 2),
        sound,
        1000);
    return Files.readAllBytes(file);
  }
}
