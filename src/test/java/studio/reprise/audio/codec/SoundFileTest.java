package studio.reprise.audio.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Mixdown;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;

/**
 * The files in {@code sounds/} were made of sounds that the formulas here give, by flac -8, lame -b
 * 32 and ffmpeg's encoders (aac, alac, libvorbis, libopus, pcm_mulaw, adpcm_ima_wav, libmp3lame).
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

  /** What a lossy file of one second of a 440 Hz tone of amplitude 8000 has to sound like. */
  @ParameterizedTest
  @CsvSource({
    "tone.mp3, 24000, 3000, 1",
    "stereo.mp3, 24000, 10, .75",
    "tone.m4a, 24000, 1100, 1",
    "tone.ogg, 24000, 10, 1",
    "tone.opus, 48000, 10, 1",
    "tone.webm, 48000, 500, 1",
    "mulaw.wav, 24000, 0, 1",
    "adpcm.wav, 24000, 500, 1"
  })
  void everyLossyKindSoundsLikeItsTone(String name, int rateHz, int slack, double share)
      throws IOException {
    Pcm read = SoundFile.read(SOUNDS.resolve(name));
    assertEquals(rateHz, read.sampleRateHz());
    assertEquals(rateHz, read.length(), slack);
    float[] middle = Arrays.copyOfRange(read.samples(), rateHz / 4, 3 * rateHz / 4);
    int rises = 0;
    double power = 0;
    for (int i = 1; i < middle.length; i++) {
      rises += middle[i - 1] < 0 && middle[i] >= 0 ? 1 : 0;
      power += middle[i] * middle[i];
    }
    assertEquals(220, rises, 1);
    double expected = share * 8000 / 32768.0 / Math.sqrt(2);
    assertEquals(expected, Math.sqrt(power / middle.length), 0.08 * expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossless.m4a", "tone.aiff", "tone.caf", "tone.w64"})
  void everyLosslessKindIsTheSameSamples(String name) throws IOException {
    Pcm read = SoundFile.read(SOUNDS.resolve(name));
    float[] tone = new float[24_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = Math.round(8000 * StrictMath.sin(2 * Math.PI * 440 * i / 24_000)) / 32768f;
    }
    assertEquals(24_000, read.sampleRateHz());
    assertArrayEquals(tone, read.samples(), 1.01f / 32768);
  }

  /** A clip is known by the hash of its canonical file: it must not depend on the processor. */
  @ParameterizedTest
  @CsvFileSource(resources = "/sounds/canonical.csv")
  void everyProcessorMakesTheSameCanonicalFile(String name, String sha256) throws Exception {
    byte[] canonical = WavFile.bytes(SoundFile.read(SOUNDS.resolve(name)));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
    assertEquals(sha256, HexFormat.of().formatHex(hash), name);
  }

  @Test
  void tagsAroundASoundAreNoPartOfIt() throws IOException {
    byte[] flac = Files.readAllBytes(SOUNDS.resolve("mono16.flac"));
    float[] sound = SoundFile.read(SOUNDS.resolve("mono16.flac")).samples();
    byte[] id3v2 = new byte[10 + 200];
    System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 1, 72}, 0, id3v2, 0, 10);
    byte[] id3v1 = new byte[128];
    System.arraycopy(new byte[] {'T', 'A', 'G', 'A'}, 0, id3v1, 0, 4);
    assertArrayEquals(sound, SoundFile.read(joined(id3v2, flac)).samples());
    assertArrayEquals(sound, SoundFile.read(joined(flac, id3v1)).samples());
    byte[] mp3 = Files.readAllBytes(SOUNDS.resolve("tone.mp3"));
    int length = SoundFile.read(SOUNDS.resolve("tone.mp3")).length();
    assertEquals(length, SoundFile.read(joined(new byte[1000], mp3)).length());
    assertEquals(length, SoundFile.read(joined(id3v2, mp3, id3v1)).length());
  }

  private Path joined(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return Files.write(folder.resolve("joined"), all.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"list.m3u8", "list.m3u", "list.txt", "list.xspf"})
  void aPlaylistPullsNothingIn(String name) throws IOException {
    Files.copy(SOUNDS.resolve("tone.mp3"), folder.resolve("tone.mp3"));
    Path list = folder.resolve(name);
    Files.writeString(
        list,
        name.endsWith("txt")
            ? "ffconcat version 1.0\nfile tone.mp3\n"
            : "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\ntone.mp3\n#EXT-X-ENDLIST\n");
    assertThrows(AudioFormatException.class, () -> SoundFile.read(list));
  }

  @Test
  void aFolderAndAPipeAreCalledWhatTheyAre() throws Exception {
    assertTrue(
        assertThrows(AudioFormatException.class, () -> SoundFile.read(folder))
            .getMessage()
            .contains("is a folder"));
    assertThrows(
        NoSuchFileException.class, () -> SoundFile.read(folder.resolve("nothing there.wav")));
    Path pipe = folder.resolve("pipe");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mkfifo")), "this system has no named pipes to try");
    assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
    assertTrue(
        assertThrows(AudioFormatException.class, () -> SoundFile.read(pipe))
            .getMessage()
            .contains("a pipe"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone.mp3", "tone.opus", "tone.aiff", "lossless.m4a", "tone.ogg"})
  void aSoundThatIsTooLongIsRefused(String name) {
    AudioFormatException refused =
        assertThrows(
            AudioFormatException.class, () -> SoundFile.read(SOUNDS.resolve(name), 0), name);
    assertTrue(refused.getMessage().contains("longer than 0"), refused.getMessage());
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
    assertTrue(refused.getMessage().contains("WAV, FLAC, MP3"), refused.getMessage());
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tone.mp3",
        "stereo.mp3",
        "tone.m4a",
        "lossless.m4a",
        "tone.ogg",
        "tone.opus",
        "tone.webm",
        "tone.aiff",
        "tone.caf",
        "tone.w64",
        "mulaw.wav",
        "adpcm.wav"
      })
  void aDamagedFileIsReadOrRefusedInASentenceAndNothingElse(String name) throws IOException {
    byte[] whole = Files.readAllBytes(SOUNDS.resolve(name));
    Random random = new Random(8);
    for (int trial = 0; trial < 200; trial++) {
      Path file = damaged(whole, trial, random);
      try {
        assertTrue(SoundFile.read(file, 60).length() <= 60 * 192_000, "trial " + trial);
      } catch (AudioFormatException e) {
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mono16.flac", "tone.mp3", "tone.m4a", "tone.ogg"})
  void whatTheDiskSaysIsNotCalledABrokenFile(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(SOUNDS.resolve(name));
    for (int good : new int[] {0, 100, 2000}) {
      IOException said =
          assertThrows(
              IOException.class,
              () -> SoundDecoder.decode(new FailingChannel(bytes, good), folder, 60));
      assertEquals("Input/output error", said.getMessage());
    }
  }

  /** So many bytes of a file, then the error of a disk. */
  private record FailingChannel(byte[] bytes, int good, AtomicLong at)
      implements SeekableByteChannel {
    FailingChannel(byte[] bytes, int good) {
      this(bytes, good, new AtomicLong());
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      if (at.get() >= good) {
        throw new IOException("Input/output error");
      }
      int count = (int) Math.min(into.remaining(), good - at.get());
      into.put(bytes, (int) at.get(), count);
      at.addAndGet(count);
      return count;
    }

    @Override
    public int write(ByteBuffer from) {
      throw new NonWritableChannelException();
    }

    @Override
    public long position() {
      return at.get();
    }

    @Override
    public SeekableByteChannel position(long position) {
      at.set(position);
      return this;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
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
    MonoBuffer sound = new MonoBuffer(Path.of("bomb.flac"), 10, Mixdown.mean());
    sound.expect(100_000, 10_000);
    AudioFormatException refused =
        assertThrows(AudioFormatException.class, () -> sound.expect(100_001, 10_000));
    assertEquals(
        "bomb.flac is longer than 10 s. Cut the stretch that is needed out of it.",
        refused.getMessage());
  }
}
