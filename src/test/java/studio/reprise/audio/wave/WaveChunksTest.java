package studio.reprise.audio.wave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SampleDepth;
import studio.reprise.audio.WavFile;
import studio.reprise.audio.tag.AiLabel;
import studio.reprise.audio.tag.ChapterMark;
import studio.reprise.audio.tag.Xmp;

class WaveChunksTest {
  private static final Pcm SOUND = new Pcm(new float[] {0, 0.5f, -0.5f, 1, -1}, 24_000);
  private static final String HOSTILE =
      "<b>&\u0000\u0007\u202Eevil\u202C \"x\" ]]> \uD83D 中文 \uD83D\uDE00 "
          + "long ".repeat(100).strip();

  @TempDir Path folder;

  @Test
  void withoutChunksTheFileIsThePlainOne() {
    byte[] plain = WavFile.bytes(SOUND);
    assertArrayEquals(plain, WaveChunks.NONE.around(plain));
  }

  @Test
  void theBroadcastExtensionStandsBeforeTheFormatAndHoldsItsFieldsAtTheirPlaces() {
    BroadcastExtension extension =
        BroadcastExtension.of(
                "Old Tom, café 中",
                "Reprise",
                "0123456789abcdef0123456789ab",
                List.of(BroadcastExtension.pcmStep(24_000, 16, "Reprise 0.2, pack; seed 42")))
            .with(new MeasuredLoudness(-23.04, 3.5, -1.25, Double.NaN, -150))
            .at(5_000_000_000L)
            .on("2026-11-30");
    Map<String, byte[]> chunks =
        RiffReader.chunks(WaveChunks.NONE.with(extension).around(WavFile.bytes(SOUND)));
    assertEquals(List.of("bext", "fmt ", "data"), List.copyOf(chunks.keySet()));
    ByteBuffer in = ByteBuffer.wrap(chunks.get("bext")).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("Old Tom, cafe ?", text(in, 256));
    assertEquals("Reprise", text(in, 32));
    assertEquals("0123456789abcdef0123456789ab", text(in, 32));
    assertEquals("2026-11-30", text(in, 10));
    assertEquals("", text(in, 8));
    assertEquals(5_000_000_000L, in.getInt() & 0xffffffffL | (long) in.getInt() << 32);
    assertEquals(2, in.getShort());
    in.position(in.position() + 64);
    assertEquals(-2304, in.getShort());
    assertEquals(350, in.getShort());
    assertEquals(-125, in.getShort());
    assertEquals(0x7fff, in.getShort(), "not measured");
    assertEquals(0x7fff, in.getShort(), "out of the format's range");
    assertEquals(602 - 180, in.position());
    in.position(602);
    assertEquals(
        "A=PCM,F=24000,W=16,M=mono,T=Reprise 0.2; pack; seed 42\r\n", text(in, in.remaining()));
  }

  @Test
  void ixmlIsXmlWithTheFieldsOfAswgInTheOrderOfTheSchema() throws Exception {
    Aswg aswg =
        Aswg.generatedDialogue()
            .with(AswgField.EMOTION, "angry")
            .with(AswgField.CHARACTER_NAME, HOSTILE)
            .with(AswgField.PROJECT, "Lighthouse")
            .with(AswgField.TEXT, "Stay & listen < here")
            .with(AswgField.ACTOR_NAME, "")
            .with(new MeasuredLoudness(-23, 2, -1.5, Double.NaN, Double.NaN))
            .language("zh-CN");
    Ixml ixml =
        new Ixml(
            "Lighthouse",
            "Scene " + HOSTILE,
            "3",
            "0123",
            "",
            48_000,
            24,
            (7L << 32) + 9,
            "Tom",
            Optional.of(aswg));
    Map<String, byte[]> chunks =
        RiffReader.chunks(WaveChunks.NONE.with(ixml).around(WavFile.bytes(SOUND)));
    assertEquals(List.of("fmt ", "data", "iXML"), List.copyOf(chunks.keySet()));
    Element root = xml(chunks.get("iXML")).getDocumentElement();
    assertEquals("BWFXML", root.getTagName());
    assertEquals("3.01", word(root, "IXML_VERSION"));
    assertEquals("TRUE", word(root, "CIRCLED"));
    assertEquals("7", word(root, "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI"));
    assertEquals("9", word(root, "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO"));
    assertTrue(word(root, "SCENE").contains("<b>&evil \"x\" ]]>  中文 \uD83D\uDE00 long"));
    Element fields = (Element) root.getElementsByTagName("ASWG").item(0);
    assertEquals(
        List.of(
            "contentType",
            "project",
            "isGenerated",
            "channelConfig",
            "loudness",
            "loudnessRange",
            "maxPeak",
            "text",
            "efforts",
            "language",
            "characterName",
            "emotion",
            "schemaVersion"),
        names(fields));
    assertEquals("true", word(fields, "isGenerated"));
    assertEquals("zh", word(fields, "language"));
    assertEquals("-23.00", word(fields, "loudness"));
    assertEquals("Stay & listen < here", word(fields, "text"));
  }

  @Test
  void everyMarkHasItsPlaceAndItsLabel() {
    List<ChapterMark> marks = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      marks.add(new ChapterMark(1000L * i, "第" + i + "章 " + HOSTILE));
    }
    Map<String, byte[]> chunks =
        RiffReader.chunks(WaveChunks.NONE.withMarks(marks).around(WavFile.bytes(SOUND)));
    ByteBuffer points = ByteBuffer.wrap(chunks.get("cue ")).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(300, points.getInt());
    ByteBuffer list = ByteBuffer.wrap(chunks.get("LIST")).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("adtl", RiffReader.id(list));
    List<byte[]> labels = List.copyOf(RiffReader.chunks(list).values());
    assertEquals(300, labels.size());
    for (int i = 0; i < 300; i++) {
      assertEquals(i + 1, points.getInt());
      assertEquals(1000 * i, points.getInt());
      assertEquals("data", RiffReader.id(points));
      assertEquals(0, points.getLong());
      assertEquals(1000 * i, points.getInt());
      ByteBuffer label = ByteBuffer.wrap(labels.get(i)).order(ByteOrder.LITTLE_ENDIAN);
      assertEquals(i + 1, label.getInt());
      String words =
          StandardCharsets.UTF_8.decode(label.slice(4, labels.get(i).length - 5)).toString();
      assertTrue(words.startsWith("第" + i + "章 <b>&evil"), words);
      assertEquals(0, labels.get(i)[labels.get(i).length - 1]);
    }
  }

  @Test
  void theSoundSaysInTwoWaysThatAMachineMadeIt() throws Exception {
    String packet = new Xmp("T " + HOSTILE, List.of("A", "B"), "", "P", "", List.of("en")).packet();
    WaveChunks marked =
        WaveChunks.NONE.withXmp(packet).withAigc(new AiLabel("Ann \"A\" \u0000", "0123").json());
    Map<String, byte[]> chunks = RiffReader.chunks(marked.around(WavFile.bytes(SOUND)));
    Document xmp = xml(chunks.get("_PMX"));
    assertEquals(
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        xmp.getElementsByTagName("Iptc4xmpExt:DigitalSourceType").item(0).getTextContent());
    assertEquals(
        "{\"Label\":\"1\",\"ContentProducer\":\"Ann \\\"A\\\"\",\"ProduceID\":\"0123\","
            + "\"ReservedCode1\":\"\",\"ContentPropagator\":\"\",\"PropagateID\":\"\","
            + "\"ReservedCode2\":\"\"}",
        new String(chunks.get("AIGC"), StandardCharsets.UTF_8));
  }

  @Test
  void aReaderOfPlainWavHearsTheSameSound() throws Exception {
    WaveChunks all =
        WaveChunks.NONE
            .with(BroadcastExtension.of("d", "o", "r", List.of("odd")))
            .withMarks(List.of(new ChapterMark(1, "x")))
            .withXmp(new Xmp("x", List.of(), "", "", "", List.of()).packet());
    Path file = folder.resolve("a.wav");
    Files.write(file, all.around(WavFile.bytes(SOUND)));
    Pcm plain = WavFile.read(file);
    assertEquals(SOUND.sampleRateHz(), plain.sampleRateHz());
    assertArrayEquals(new float[] {0, 0.5f, -0.5f, 32767 / 32768f, -1}, plain.samples());
  }

  @Test
  void theStreamingWriterGivesTheBytesOfTheWholeOne() throws Exception {
    WaveChunks chunks =
        WaveChunks.NONE
            .with(BroadcastExtension.of("d", "o", "r", List.of()))
            .withMarks(List.of(new ChapterMark(2, "two")));
    Path file = folder.resolve("a.wav");
    write(file, 16, chunks);
    Map<String, byte[]> whole = RiffReader.chunks(chunks.around(WavFile.bytes(SOUND)));
    Map<String, byte[]> streamed = RiffReader.chunks(Files.readAllBytes(file));
    assertEquals(28, streamed.remove("JUNK").length, "room for an RF64's lengths");
    assertEquals(List.copyOf(whole.keySet()), List.copyOf(streamed.keySet()));
    whole.forEach((id, content) -> assertArrayEquals(content, streamed.get(id), id));
  }

  @Test
  void aFileThatOutgrowsARiffIsAnRf64AndReadBack() throws Exception {
    WaveChunks chunks = WaveChunks.NONE.with(BroadcastExtension.of("d", "o", "r", List.of()));
    Path file = folder.resolve("a.wav");
    write(file, 24, chunks, 100);
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("RF64", RiffReader.id(in));
    assertEquals(-1, in.getInt());
    assertEquals("WAVE", RiffReader.id(in));
    assertEquals("ds64", RiffReader.id(in));
    assertEquals(28, in.getInt());
    assertEquals(in.limit() - 8, in.getLong());
    assertEquals(15, in.getLong());
    assertEquals(5, in.getLong());
    assertArrayEquals(
        new float[] {0, 0.5f, -0.5f, 8388607 / 8388608f, -1}, WavFile.read(file).samples());
  }

  @Test
  void anOddNumberOf24BitSamplesIsPaddedAndReadBack() throws Exception {
    Path file = folder.resolve("a.wav");
    write(file, 24, WaveChunks.NONE.withMarks(List.of(new ChapterMark(2, "two"))));
    Map<String, byte[]> chunks = RiffReader.chunks(Files.readAllBytes(file));
    assertEquals(15, chunks.get("data").length);
    assertEquals(List.of("JUNK", "fmt ", "data", "cue ", "LIST"), List.copyOf(chunks.keySet()));
    assertArrayEquals(
        new float[] {0, 0.5f, -0.5f, 8388607 / 8388608f, -1}, WavFile.read(file).samples());
  }

  private void write(Path file, int bits, WaveChunks chunks) throws Exception {
    write(file, bits, chunks, 0xffffffffL);
  }

  private void write(Path file, int bits, WaveChunks chunks, long mostRiffBytes) throws Exception {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      WaveWriter writer =
          new WaveWriter(channel, 24_000, SampleDepth.of(bits), chunks, mostRiffBytes);
      writer.write(SOUND.samples(), 0, 3);
      writer.write(SOUND.samples(), 3, 2);
      writer.finish(chunks);
    }
  }

  private static String text(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    int end = 0;
    while (end < length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.US_ASCII);
  }

  private static Document xml(byte[] bytes) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private static String word(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }

  private static List<String> names(Element element) {
    List<String> names = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element) {
        names.add(node.getNodeName());
      }
    }
    return names;
  }
}
