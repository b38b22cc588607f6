package studio.reprise.storage.delivery.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import studio.reprise.document.Book;
import studio.reprise.document.Line.Paragraph;
import studio.reprise.storage.delivery.SpokenLine;

class ReadAlongTest {
  private static final int RATE = 44_100;

  @TempDir Path folder;
  private Path sound;

  @BeforeEach
  void aSound() throws IOException {
    sound = folder.resolve("a.m4a");
    Files.write(sound, new byte[1000]);
  }

  @Test
  void everyClipNamesAWordThatIsThereAndTheClipsFillTheChapter() throws Exception {
    Map<String, byte[]> files = unzipped(written(Deliveries.book(), chapters(3)));
    for (int i = 1; i <= 3; i++) {
      Document page = xml(files.get("EPUB/chapter-00" + i + ".xhtml"));
      Document overlay = xml(files.get("EPUB/chapter-00" + i + ".smil"));
      List<String> ids = new ArrayList<>();
      for (Element span : elements(page, "span")) {
        ids.add("chapter-00" + i + ".xhtml#" + span.getAttribute("id"));
      }
      List<String> referred = new ArrayList<>();
      elements(overlay, "text").forEach(text -> referred.add(text.getAttribute("src")));
      assertEquals(ids, referred);
      List<Element> clips = elements(overlay, "audio");
      assertEquals("0:00:00.000", clips.get(0).getAttribute("clipBegin"));
      assertEquals("0:00:10.500", clips.get(clips.size() - 1).getAttribute("clipEnd"));
      for (int c = 1; c < clips.size(); c++) {
        assertEquals(
            clips.get(c - 1).getAttribute("clipEnd"), clips.get(c).getAttribute("clipBegin"));
      }
      assertTrue(files.containsKey("EPUB/" + clips.get(0).getAttribute("src")));
    }
  }

  @Test
  void thePackageNamesEveryFileItsLengthAndThatAMachineReads() throws Exception {
    Map<String, byte[]> files = unzipped(written(Deliveries.book(), chapters(3)));
    Document opf = xml(files.get("EPUB/package.opf"));
    List<String> named = new ArrayList<>();
    for (Element item : elements(opf, "item")) {
      named.add("EPUB/" + item.getAttribute("href"));
    }
    named.add("mimetype");
    named.add("META-INF/container.xml");
    named.add("EPUB/package.opf");
    assertEquals(files.keySet().stream().sorted().toList(), named.stream().sorted().toList());
    assertEquals(
        "[0:00:10.500, 0:00:10.500, 0:00:10.500, 0:00:31.500]",
        values(opf, "media:duration").toString());
    assertEquals(
        "[http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia]",
        values(opf, "Iptc4xmpExt:DigitalSourceType").toString());
    assertEquals("[2026-11-30T00:00:00Z]", values(opf, "dcterms:modified").toString());
  }

  @Test
  void theBookSaysItsKindFirstAndIsTheSameBytesTwice() throws Exception {
    byte[] once = written(Deliveries.book(), chapters(2));
    assertEquals(
        "mimetypeapplication/epub+zip", new String(once, 30, 28, StandardCharsets.US_ASCII));
    assertArrayEquals(once, written(Deliveries.book(), chapters(2)));
  }

  @Test
  void aTitleThatIsReadAloudIsShownOnce() throws Exception {
    List<SpokenLine> lines =
        List.of(
            line("l1", "第一章：灯塔。", 0, Paragraph.ENDS),
            line("l2", "海很静。", 1, Paragraph.GOES_ON),
            line("l3", "没有人。", 2, Paragraph.ENDS));
    Book book = Book.UNTITLED.withTitle("灯塔").withLanguage("zh-CN");
    Map<String, byte[]> files =
        unzipped(
            written(book, List.of(new ReadAlongChapter("第一章 灯塔", sound, RATE, 4L * RATE, lines))));
    String page = new String(files.get("EPUB/chapter-001.xhtml"), StandardCharsets.UTF_8);
    assertEquals(
        1, xml(page.getBytes(StandardCharsets.UTF_8)).getElementsByTagName("h1").getLength());
    assertTrue(
        page.contains("<p><span id=\"line-2\">海很静。</span><span id=\"line-3\">没有人。</span></p>"),
        page);
  }

  @Test
  void aBookWithoutLinesIsRefused() {
    List<ReadAlongChapter> silent = List.of(new ReadAlongChapter("x", sound, RATE, 100, List.of()));
    assertThrows(IllegalArgumentException.class, () -> written(Deliveries.book(), silent));
  }

  private List<ReadAlongChapter> chapters(int count) {
    List<ReadAlongChapter> chapters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chapters.add(
          new ReadAlongChapter(
              (i + 1) + " " + Deliveries.HOSTILE,
              sound,
              RATE,
              21L * RATE / 2,
              Deliveries.lines(RATE, 10L * RATE)));
    }
    return chapters;
  }

  private static SpokenLine line(String id, String text, int second, Paragraph paragraph) {
    return new SpokenLine(
        id, "", text, (long) second * RATE, (second + 1L) * RATE, paragraph, "c".repeat(64), 1);
  }

  private static byte[] written(Book book, List<ReadAlongChapter> chapters) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReadAlong.write(out, book, Optional.of(Deliveries.cover()), chapters);
    return out.toByteArray();
  }

  private static Map<String, byte[]> unzipped(byte[] book) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(book))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static Document xml(byte[] bytes) throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setEntityResolver(
        (id, system) -> new InputSource(new ByteArrayInputStream(new byte[0])));
    return builder.parse(new ByteArrayInputStream(bytes));
  }

  private static List<Element> elements(Document document, String name) {
    List<Element> elements = new ArrayList<>();
    NodeList nodes = document.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> values(Document opf, String property) {
    return elements(opf, "meta").stream()
        .filter(meta -> meta.getAttribute("property").equals(property))
        .map(Element::getTextContent)
        .toList();
  }
}
