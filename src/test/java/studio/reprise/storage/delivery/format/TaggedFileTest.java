package studio.reprise.storage.delivery.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SampleDepth;
import studio.reprise.audio.codec.Codec;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.audio.codec.Encoding.BitRate;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.storage.delivery.FileDescription;

class TaggedFileTest {
  private static final double SECONDS = 2.3;

  @TempDir Path folder;

  static Stream<Encoding> encodings() {
    return Stream.of(
        Encoding.wav(48_000, 24),
        Encoding.wav(24_000, 16),
        new Encoding(Codec.MP3, BitRate.CONSTANT, 192, 44_100, 1, 0),
        new Encoding(Codec.MP3, BitRate.VARIABLE, 96, 44_100, 2, 0),
        new Encoding(Codec.MP3, BitRate.CONSTANT, 64, 24_000, 1, 0),
        new Encoding(Codec.FLAC, BitRate.VARIABLE, 0, 44_100, 1, 16),
        new Encoding(Codec.FLAC, BitRate.VARIABLE, 0, 48_000, 2, 24),
        new Encoding(Codec.AAC, BitRate.CONSTANT, 64, 44_100, 1, 0),
        new Encoding(Codec.AAC, BitRate.CONSTANT, 128, 48_000, 2, 0),
        new Encoding(Codec.OPUS, BitRate.VARIABLE, 64, 48_000, 1, 0),
        new Encoding(Codec.OPUS, BitRate.CONSTANT, 48, 48_000, 2, 0));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aFileIsReadBackAsTheSoundThatWentIn(Encoding encoding) throws Exception {
    int rate = encoding.sampleRateHz();
    float[] sound = Deliveries.sound(rate, SECONDS);
    Path file = folder.resolve("a." + encoding.codec().ending());
    Deliveries.write(
        file, encoding, Deliveries.description(rate, sound.length, 3), sound, sound.length);
    Pcm back = SoundFile.read(file);
    assertEquals(rate, back.sampleRateHz());
    if (encoding.codec().isLossless()) {
      Pcm rounded = SampleDepth.of(encoding.bits()).of(new Pcm(sound, rate));
      assertArrayEquals(rounded.samples(), back.samples());
    } else {
      int slack = encoding.codec() == Codec.AAC ? 1024 : 0;
      assertTrue(Math.abs(back.length() - sound.length) <= slack, back.length() + " samples");
      assertTrue(error(sound, back.samples()) < 0.02, "another sound");
    }
  }

  /** Root of the mean square of the difference. */
  private static double error(float[] one, float[] other) {
    int length = Math.min(one.length, other.length);
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (one[i] - other[i]) * (double) (one[i] - other[i]);
    }
    return Math.sqrt(sum / length);
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void theSameSoundInOtherBlocksGivesTheSameBytes(Encoding encoding) throws Exception {
    int rate = encoding.sampleRateHz();
    float[] sound = Deliveries.sound(rate, SECONDS);
    FileDescription description = Deliveries.description(rate, sound.length, 3);
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    Deliveries.write(one, encoding, description, sound, sound.length);
    Deliveries.write(other, encoding, description, sound, 777);
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
  }
}
