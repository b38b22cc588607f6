package studio.reprise.storage.delivery.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.audio.codec.Codec;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.audio.codec.Encoding.BitRate;
import studio.reprise.audio.wave.RiffReader;
import studio.reprise.storage.delivery.format.TagReader.Mp3Frame;
import studio.reprise.storage.delivery.format.TagReader.Part;

class TagsTest {
  private static final int RATE = 44_100;
  private static final Encoding MP3 = new Encoding(Codec.MP3, BitRate.CONSTANT, 192, RATE, 1, 0);
  private static final Encoding AAC = new Encoding(Codec.AAC, BitRate.CONSTANT, 64, RATE, 1, 0);
  private static final Encoding FLAC = new Encoding(Codec.FLAC, BitRate.VARIABLE, 0, RATE, 1, 16);
  private static final Encoding OPUS = new Encoding(Codec.OPUS, BitRate.VARIABLE, 64, 48_000, 1, 0);
  private static final String SOURCE =
      "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

  @TempDir Path folder;

  private byte[] file(Encoding encoding, int chapters) throws Exception {
    float[] sound = Deliveries.sound(encoding.sampleRateHz(), 3);
    Path file = folder.resolve(encoding.codec() + "-" + chapters);
    Deliveries.write(
        file,
        encoding,
        Deliveries.description(encoding.sampleRateHz(), sound.length, chapters),
        sound,
        5000);
    return Files.readAllBytes(file);
  }

  @Test
  void anMp3OfConstantBitrateHasOneBitrateRateAndModeInEveryFrame() throws Exception {
    List<Mp3Frame> frames = TagReader.mp3Frames(file(MP3, 2));
    // The first one holds LAME's own head.
    Mp3Frame first = frames.get(0);
    assertEquals(192, first.bitrateKbps());
    assertTrue(frames.size() > 110);
    for (Mp3Frame frame : frames) {
      assertEquals(192, frame.bitrateKbps());
      assertEquals(RATE, frame.sampleRateHz());
      assertEquals(3, frame.channelMode(), "mono");
    }
  }

  @Test
  void twoChannelsOfAnMp3AreNotJoined() throws Exception {
    Encoding stereo = new Encoding(Codec.MP3, BitRate.CONSTANT, 256, RATE, 2, 0);
    for (Mp3Frame frame : TagReader.mp3Frames(file(stereo, 0))) {
      assertEquals(0, frame.channelMode(), "plain stereo");
      assertEquals(256, frame.bitrateKbps());
    }
  }

  @Test
  void anMp3HoldsItsWordsChaptersAndMarks() throws Exception {
    List<Part> frames = TagReader.id3(file(MP3, 3));
    assertEquals("1/3", frame(frames, "TRCK").utf16());
    assertEquals("Ann Author; Bob Book", frame(frames, "TPE1").utf16());
    assertEquals("Reprise Voice", frame(frames, "TCOM").utf16());
    assertEquals("2026", frame(frames, "TYER").utf16());
    assertEquals("3011", frame(frames, "TDAT").utf16());
    assertEquals("eng", frame(frames, "TLAN").utf16());
    assertTrue(frame(frames, "TIT2").utf16().startsWith("Chapter 1 <b>&amp; evil"));
    byte[] comment = frame(frames, "COMM").content();
    assertEquals("eng", new String(comment, 1, 3, StandardCharsets.US_ASCII));
    assertTrue(
        new String(comment, 8, comment.length - 8, StandardCharsets.UTF_16)
            .endsWith("First line.\nSecond <line> & more.\n\nNarrated by an AI voice."));
    assertEquals(SOURCE, extras(frames).get("DIGITALSOURCETYPE"));
    assertTrue(extras(frames).get("AIGC").startsWith("{\"Label\":\"1\","));
    assertEquals("2", extras(frames).get("SERIES-PART"));
    byte[] xmp = frame(frames, "PRIV").content();
    assertTrue(new String(xmp, StandardCharsets.UTF_8).startsWith("XMP\0<?xpacket"));
    byte[] picture = frame(frames, "APIC").content();
    assertEquals("image/jpeg", new String(picture, 1, 10, StandardCharsets.US_ASCII));
    assertEquals(3, picture[12]);
    ByteBuffer contents = ByteBuffer.wrap(frame(frames, "CTOC").content());
    assertEquals(0x746f6300, contents.getInt());
    assertEquals(3, contents.get(), "top level, in order");
    assertEquals(3, contents.get());
    assertEquals(
        List.of("0-1000", "1000-2000", "2000-3000"),
        frames.stream().filter(it -> it.id().equals("CHAP")).map(TagsTest::span).toList());
  }

  private static String span(Part chapter) {
    ByteBuffer in = ByteBuffer.wrap(chapter.content(), 6, chapter.content().length - 6);
    String span = in.getInt() + "-" + in.getInt();
    assertEquals(-1L, in.getLong());
    assertTrue(TagReader.id3Frames(in.slice()).get(0).utf16().matches("\\d\\. 第\\d章.*"));
    return span;
  }

  private static Part frame(List<Part> frames, String id) {
    return frames.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  private static Map<String, String> extras(List<Part> frames) {
    return frames.stream()
        .filter(it -> it.id().equals("TXXX"))
        .map(it -> it.utf16().split("\u0000\uFEFF?", 2))
        .collect(Collectors.toMap(it -> it[0], it -> it[1]));
  }

  @Test
  void overTwoHundredAndFiftyFiveChaptersAnMp3HasThemWithoutATable() throws Exception {
    List<Part> frames = TagReader.id3(file(MP3, 300));
    assertEquals(300, frames.stream().filter(it -> it.id().equals("CHAP")).count());
    assertEquals(0, frames.stream().filter(it -> it.id().equals("CTOC")).count());
    List<Part> fewer = TagReader.id3(file(MP3, 255));
    assertEquals((byte) 255, frame(fewer, "CTOC").content()[5]);
  }

  @Test
  void anM4bHoldsItsWordsChaptersAndMarks() throws Exception {
    List<Part> boxes = TagReader.boxes(file(AAC, 3));
    assertEquals("ftyp", boxes.get(0).id());
    assertEquals("M4A ", new String(boxes.get(0).content(), 0, 4, StandardCharsets.US_ASCII));
    assertEquals("uuid", boxes.get(boxes.size() - 1).id());
    assertTrue(
        new String(boxes.get(boxes.size() - 1).content(), StandardCharsets.UTF_8).contains(SOURCE));
    List<Part> user = TagReader.boxes(TagReader.only(TagReader.boxes(only(boxes)), "udta"));
    byte[] chapters = TagReader.only(user, "chpl");
    assertEquals(3, chapters[8]);
    byte[] meta = TagReader.only(user, "meta");
    List<Part> inMeta = TagReader.boxes(Arrays.copyOfRange(meta, 4, meta.length));
    List<Part> list = TagReader.boxes(TagReader.only(inMeta, "ilst"));
    assertTrue(data(TagReader.only(list, "\u00a9nam")).startsWith("Chapter 1 <b>&amp; evil"));
    assertEquals("Ann Author; Bob Book", data(TagReader.only(list, "\u00a9ART")));
    assertEquals("Reprise Voice", data(TagReader.only(list, "\u00a9wrt")));
    assertEquals("\u0002", data(TagReader.only(list, "stik")), "an audiobook");
    assertTrue(TagReader.only(list, "covr").length > 100);
    Map<String, String> extras =
        list.stream()
            .filter(it -> it.id().equals("----"))
            .map(it -> TagReader.boxes(it.content()))
            .collect(
                Collectors.toMap(
                    it ->
                        new String(
                            it.get(1).content(),
                            4,
                            it.get(1).content().length - 4,
                            StandardCharsets.US_ASCII),
                    it ->
                        new String(
                            it.get(2).content(),
                            8,
                            it.get(2).content().length - 8,
                            StandardCharsets.UTF_8)));
    assertEquals(SOURCE, extras.get("DIGITALSOURCETYPE"));
    assertEquals("Müller & Sons", extras.get("PUBLISHER"));
    assertEquals("The <Sea>", extras.get("SERIES"));
    assertTrue(extras.get("AIGC").contains("\"ContentProducer\":\"Müller & Sons\""));
  }

  private static byte[] only(List<Part> boxes) {
    return TagReader.only(boxes, "moov");
  }

  private static String data(byte[] atom) {
    byte[] data = TagReader.only(TagReader.boxes(atom), "data");
    return new String(data, 8, data.length - 8, StandardCharsets.UTF_8);
  }

  @Test
  void threeHundredChaptersOfAnM4bAreInQuickTimesListAndNotHalfInNeros() throws Exception {
    List<Part> moov = TagReader.boxes(only(TagReader.boxes(file(AAC, 300))));
    List<Part> user = TagReader.boxes(TagReader.only(moov, "udta"));
    assertFalse(user.stream().anyMatch(it -> it.id().equals("chpl")));
    List<Part> tracks = moov.stream().filter(it -> it.id().equals("trak")).toList();
    assertEquals(2, tracks.size());
    List<Part> media =
        TagReader.boxes(TagReader.only(TagReader.boxes(tracks.get(1).content()), "mdia"));
    List<Part> info = TagReader.boxes(TagReader.only(media, "minf"));
    List<Part> table = TagReader.boxes(TagReader.only(info, "stbl"));
    assertEquals(300, ByteBuffer.wrap(TagReader.only(table, "stsz")).getInt(8));
  }

  @Test
  void theIndexOfAnM4bLiesBeforeTheSoundAndPointsIntoIt() throws Exception {
    byte[] file = file(AAC, 3);
    List<Part> boxes = TagReader.boxes(file);
    assertEquals(
        List.of("ftyp", "moov", "free", "mdat", "uuid"), boxes.stream().map(Part::id).toList());
    int before = 0;
    for (Part box : boxes.subList(0, 3)) {
      before += 8 + box.content().length;
    }
    int end = before + 8 + boxes.get(3).content().length;
    int chunks = 0;
    for (Part track : TagReader.boxes(only(boxes))) {
      if (track.id().equals("trak")) {
        List<Part> media =
            TagReader.boxes(TagReader.only(TagReader.boxes(track.content()), "mdia"));
        List<Part> table =
            TagReader.boxes(TagReader.only(TagReader.boxes(TagReader.only(media, "minf")), "stbl"));
        ByteBuffer places = ByteBuffer.wrap(TagReader.only(table, "stco"));
        chunks += places.getInt(4);
        for (int i = 0; i < places.getInt(4); i++) {
          int place = places.getInt(8 + 4 * i);
          assertTrue(place >= before + 8 && place < end, place + " within " + before + ".." + end);
        }
      }
    }
    assertEquals(2, chunks, "of the sound and of the titles");
  }

  @Test
  void aFlacHoldsItsWordsChaptersToTheMillisecondAndItsCover() throws Exception {
    List<Part> blocks = TagReader.flacBlocks(file(FLAC, 300));
    assertEquals(List.of("0", "6", "4"), blocks.stream().map(Part::id).toList());
    comments(TagReader.comments(blocks.get(2).content(), 0), 300, "00:00:00.010");
  }

  @Test
  void anOpusHoldsItsWordsChaptersToTheMillisecondAndItsCover() throws Exception {
    byte[] packet = TagReader.secondOggPacket(file(OPUS, 300));
    assertEquals("OpusTags", new String(packet, 0, 8, StandardCharsets.US_ASCII));
    List<String> comments = TagReader.comments(packet, 8);
    comments(comments, 300, "00:00:00.010");
    assertTrue(comments.stream().anyMatch(it -> it.startsWith("METADATA_BLOCK_PICTURE=")));
  }

  private static void comments(List<String> comments, int chapters, String second) {
    assertTrue(comments.contains("ARTIST=Ann Author"));
    assertTrue(comments.contains("ARTIST=Bob Book"));
    assertTrue(comments.contains("TRACKNUMBER=1"));
    assertTrue(comments.contains("DIGITALSOURCETYPE=" + SOURCE));
    assertTrue(comments.stream().anyMatch(it -> it.startsWith("AIGC={\"Label\":\"1\"")));
    assertTrue(comments.contains("CHAPTER001=00:00:00.000"));
    assertTrue(comments.contains("CHAPTER002=" + second));
    assertTrue(
        comments.stream().anyMatch(it -> it.startsWith("CHAPTER" + chapters + "NAME=300. 第300章")));
  }

  @Test
  void aWavHoldsWhatWasMeasuredAndWhoSpeaks() throws Exception {
    Map<String, byte[]> chunks = RiffReader.chunks(file(Encoding.wav(48_000, 24), 3));
    assertEquals(
        List.of("JUNK", "bext", "fmt ", "data", "iXML", "cue ", "LIST", "_PMX", "AIGC"),
        List.copyOf(chunks.keySet()));
    String ixml = new String(chunks.get("iXML"), StandardCharsets.UTF_8);
    assertTrue(ixml.contains("<loudness>-19.50</loudness>"), ixml);
    assertTrue(ixml.contains("<isGenerated>true</isGenerated>"));
    assertTrue(ixml.contains("<NAME>Mix</NAME>"));
    String bext = new String(chunks.get("bext"), StandardCharsets.US_ASCII);
    assertTrue(bext.endsWith("A=PCM,F=48000,W=24,M=mono,T=Reprise 0.2; starter; seed 42\r\n"));
    assertEquals(
        -1950, Short.reverseBytes(ByteBuffer.wrap(chunks.get("bext")).getShort(602 - 190)));
  }

  @Test
  void threeHundredChaptersOfAWavAreItsCuePointsWithTheirTitles() throws Exception {
    Map<String, byte[]> chunks = RiffReader.chunks(file(Encoding.wav(48_000, 24), 300));
    assertEquals(300, Integer.reverseBytes(ByteBuffer.wrap(chunks.get("cue ")).getInt()));
    String labels = new String(chunks.get("LIST"), StandardCharsets.UTF_8);
    assertTrue(labels.contains("300. 第300章"));
  }

  /** A player's fields hold what they can; a NUL or a turned direction would end or hide them. */
  @ParameterizedTest
  @ValueSource(strings = {"MP3", "AAC", "FLAC", "OPUS"})
  void noFormatKeepsAMarkThatTurnsWordsAround(String codec) throws Exception {
    Encoding encoding =
        List.of(MP3, AAC, FLAC, OPUS).stream()
            .filter(it -> it.codec() == Codec.valueOf(codec))
            .findFirst()
            .orElseThrow();
    byte[] bytes = file(encoding, 2);
    assertFalse(contains(bytes, "\u202E".getBytes(StandardCharsets.UTF_8)));
    assertFalse(contains(bytes, "\u202Eevil".getBytes(StandardCharsets.UTF_16LE)));
    assertTrue(
        contains(
            bytes,
            "\uD83D\uDC69\u200D\uD83D\uDE80"
                .getBytes(
                    codec.equals("MP3") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8)),
        "emoji and their joiners stay");
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    return IntStream.rangeClosed(0, bytes.length - wanted.length)
        .anyMatch(at -> Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length));
  }

  @Test
  void theUsualWordsOnTheVoicesAreInTheBooksLanguage() {
    List<String> words = new ArrayList<>();
    for (String language : List.of("", "en-GB", "zh-Hans", "zh")) {
      words.add(SyntheticSpeech.words(Deliveries.book().withLanguage(language)));
    }
    assertEquals(
        List.of(
            "Narrated by an AI voice.",
            "Narrated by an AI voice.",
            "本作品由人工智能合成语音朗读。",
            "本作品由人工智能合成语音朗读。"),
        words);
  }
}
