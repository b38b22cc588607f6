package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.speech.Progress;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * Weights, clips and texts from strangers: each ends in one sentence, never in a crash, a hang, or
 * silence.
 */
class HostileInputTest {
  private static final EngineOptions OPTIONS =
      new EngineOptions("cpu", Precision.FP32, 1, MathMode.FAST);

  @TempDir static Path temp;
  private static Path folder;
  private static Synthesizer synthesizer;
  private static VoicePrint voice;

  @BeforeAll
  static void write() throws IOException {
    folder = temp.resolve("pack");
    RandomPack.write(folder, RandomPack.Sizes.TINY);
    synthesizer = VoicePack.open(Path.of("packs/starter"), OPTIONS);
    Pcm clip = WavFile.read(Path.of("sample-voices/rms.wav"));
    voice =
        synthesizer.voicePrint(clip, "We were talking about the weather and the price of bread.");
  }

  @AfterAll
  static void close() {
    synthesizer.close();
  }

  private static List<Path> weightFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(safetensors|pt|onnx|model|json|yaml)"))
          .filter(file -> !file.toString().endsWith("preprocessor_config.json"))
          // Text lines: a part of them is a smaller vocabulary, which only the tokenizer's other
          // file can tell.
          .filter(file -> !file.toString().endsWith("tokenizer.model"))
          .sorted()
          .toList();
    }
  }

  private interface Damage {
    byte[] to(byte[] file);
  }

  /** Opens the pack with one file damaged; the file is whole again afterwards. */
  private static SpeechException opened(Path file, Damage damage) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, damage.to(whole.clone()));
    try (Synthesizer engine = VoicePack.open(folder, OPTIONS)) {
      assertTrue(engine.pack().sampleRateHz() > 0);
      return null;
    } catch (SpeechException e) {
      return e;
    } finally {
      Files.write(file, whole);
    }
  }

  @Test
  void aTruncatedFileIsOneSentenceThatNamesIt() throws IOException {
    for (Path file : weightFiles()) {
      for (double share : new double[] {0, 0.3, 0.99}) {
        SpeechException e =
            opened(file, bytes -> Arrays.copyOf(bytes, (int) (bytes.length * share)));
        assertTrue(e != null, file + " cut to " + share + " was opened");
        assertTrue(
            e.getMessage().contains(file.getFileName().toString())
                || e.getMessage().contains(file.getParent().getFileName().toString())
                || e.getMessage().contains("tokenizer"),
            file + ": " + e.getMessage());
      }
    }
  }

  /**
   * A flipped bit may leave a number that is as good as any; it never leaves anything but a pack or
   * a sentence.
   */
  @Test
  void aFlippedBitIsASentenceOrAnotherNumber() throws IOException {
    Random bits = new Random(3);
    for (Path file : weightFiles()) {
      for (int i = 0; i < 6; i++) {
        int within = i < 3 ? 400 : Integer.MAX_VALUE;
        opened(
            file,
            bytes -> {
              int at = bits.nextInt(Math.min(within, bytes.length));
              bytes[at] ^= (byte) (1 << bits.nextInt(8));
              return bytes;
            });
      }
    }
  }

  @Test
  void aWeightThatIsNoNumberIsFound() throws IOException {
    SpeechException e =
        opened(
            folder.resolve("speech_tokenizer/model.safetensors"),
            bytes -> {
              Arrays.fill(bytes, bytes.length - 8, bytes.length, (byte) 0xff);
              return bytes;
            });
    assertTrue(e != null && e.getMessage().contains("no number"), String.valueOf(e));
  }

  @Test
  void aMissingExtraOrOtherTensorIsNamed() throws IOException {
    Path config = folder.resolve("llm/config.json");
    SpeechException e =
        opened(
            config,
            bytes ->
                text(bytes)
                    .replace("\"vocab_size\":400", "\"vocab_size\":401")
                    .getBytes(StandardCharsets.UTF_8));
    assertTrue(
        e.getMessage().contains("embed_tokens") && e.getMessage().contains("401"), e.getMessage());
    e =
        opened(
            config,
            bytes ->
                text(bytes).replace("layers\":2", "layers\":1").getBytes(StandardCharsets.UTF_8));
    assertTrue(e.getMessage().contains("model.layers.1"), e.getMessage());
    e =
        opened(
            config,
            bytes ->
                text(bytes).replace("layers\":2", "layers\":3").getBytes(StandardCharsets.UTF_8));
    assertTrue(e.getMessage().contains("lacks tensor model.layers.2"), e.getMessage());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void aPickleThatNamesAProgramIsRefused() throws IOException {
    byte[] pickle =
        "\u0080\u0002cos\nsystem\nX\u0004\u0000\u0000\u0000trueq\u0001\u0085R."
            .getBytes(StandardCharsets.ISO_8859_1);
    SpeechException e = openedFlow(zipOf("archive/data.pkl", pickle));
    assertTrue(e.getMessage().contains("os.system"), e.getMessage());
  }

  @Test
  void aPickleThatClaimsAHugeStringIsRefusedBeforeItIsRead() throws IOException {
    byte[] pickle =
        "\u0080\u0002X\u00ff\u00ff\u00ff\u007fabc.".getBytes(StandardCharsets.ISO_8859_1);
    SpeechException e = openedFlow(zipOf("archive/data.pkl", pickle));
    assertTrue(e.getMessage().contains("ends inside a string"), e.getMessage());
  }

  @Test
  void anArchiveThatPointsOutsideIsRefused() throws IOException {
    for (String name :
        List.of("/etc/data.pkl", "../x/data.pkl", "a/../../data.pkl", "C:\\x/data.pkl")) {
      SpeechException e = openedFlow(zipOf(name, new byte[] {'.'}));
      assertTrue(e.getMessage().contains("points outside"), name + ": " + e.getMessage());
    }
  }

  @Test
  void anIndexThatNamesAFileElsewhereIsRefused() throws IOException {
    SpeechException e =
        opened(
            folder.resolve("llm/model.safetensors.index.json"),
            bytes ->
                text(bytes)
                    .replace("model-00001-of-00002", "../../secret")
                    .getBytes(StandardCharsets.UTF_8));
    assertTrue(e.getMessage().contains("no file of its folder"), e.getMessage());
  }

  private static SpeechException openedFlow(byte[] archive) throws IOException {
    SpeechException e = opened(folder.resolve("flow/flow.pt"), bytes -> archive);
    assertTrue(e != null, "the archive was opened");
    return e;
  }

  private static byte[] zipOf(String name, byte[] content) throws IOException {
    Path file = temp.resolve("made.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      ZipEntry entry = new ZipEntry(name);
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setSize(content.length);
      entry.setCompressedSize(content.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    }
    return Files.readAllBytes(file);
  }

  @Test
  void aClipThatIsNoSpeechIsOneSentence() {
    for (Pcm clip :
        List.of(
            new Pcm(new float[0], 24000),
            new Pcm(new float[100], 24000),
            new Pcm(new float[24000 * 4], 24000),
            new Pcm(new float[16000 * 600], 16000),
            noise(Float.NaN),
            noise(Float.POSITIVE_INFINITY))) {
      assertThrows(SpeechException.class, () -> synthesizer.voicePrint(clip, "Some words."));
    }
  }

  private static Pcm noise(float odd) {
    float[] samples = new float[72000];
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (random.nextFloat() - 0.5f) * 0.2f;
    }
    samples[700] = odd;
    return new Pcm(samples, 24000);
  }

  @Test
  void aTextThatCannotBeSpokenIsOneSentence() {
    for (String text :
        List.of("", "   \n\t", "a".repeat(100_000), "word ".repeat(20_000), "x\uD800y", "\uDC00")) {
      SpeechException e =
          assertThrows(
              SpeechException.class,
              () ->
                  synthesizer.speak(
                      new SpeechRequest(
                          text,
                          "",
                          voice,
                          42,
                          synthesizer.pack().sampler(),
                          synthesizer.pack().flow(),
                          List.of()),
                      Progress.Listener.NONE,
                      Cancellation.NEVER),
              "text of " + text.length());
      assertTrue(e.getMessage().length() > 20 && e.getMessage().length() < 400, e.getMessage());
    }
  }
}
