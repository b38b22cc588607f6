package studio.reprise.storage.delivery.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.reprise.audio.tag.Words;
import studio.reprise.audio.tag.XmlText;
import studio.reprise.document.Book;
import studio.reprise.document.Line.Paragraph;
import studio.reprise.storage.Cover;
import studio.reprise.storage.delivery.SpokenLine;

/**
 * A book whose words light up while they are heard: EPUB 3.3 with Media Overlays (W3C). A page a
 * chapter, a span a line; the clip of a line lasts until the next one begins, so that nothing of
 * the sound is skipped. Holds no date but the author's and is never compressed: the same book is
 * the same bytes.
 */
public final class ReadAlong {
  private static final String STYLE =
      "body { line-height: 1.5; margin: 5%; }\n"
          + ".-epub-media-overlay-active { background-color: #ffe9a8; color: #000; }\n";

  private final Book book;
  private final Optional<Cover> cover;
  private final List<ReadAlongChapter> chapters;

  private ReadAlong(Book book, Optional<Cover> cover, List<ReadAlongChapter> chapters) {
    this.book = book;
    this.cover = cover;
    this.chapters = chapters;
  }

  /**
   * Writes a book.
   *
   * @param out closed at the end
   * @throws IllegalArgumentException when there is no chapter, or one without lines
   */
  public static void write(
      OutputStream out, Book book, Optional<Cover> cover, List<ReadAlongChapter> chapters)
      throws IOException {
    if (chapters.isEmpty() || chapters.stream().anyMatch(it -> it.lines().isEmpty())) {
      throw new IllegalArgumentException("A chapter without lines cannot be read along");
    }
    new ReadAlong(book, cover, chapters).write(out);
  }

  private void write(OutputStream out) throws IOException {
    try (StoredZip zip = new StoredZip(out)) {
      zip.add("mimetype", "application/epub+zip");
      zip.add("META-INF/container.xml", container());
      zip.add("EPUB/package.opf", new ReadAlongPackage(book, cover, chapters).xml());
      zip.add("EPUB/nav.xhtml", navigation());
      zip.add("EPUB/style.css", STYLE);
      if (cover.isPresent()) {
        zip.add("EPUB/" + coverName(cover.get()), cover.get().bytes());
      }
      for (int i = 0; i < chapters.size(); i++) {
        zip.add("EPUB/" + name(i) + ".xhtml", page(i));
        zip.add("EPUB/" + name(i) + ".smil", overlay(i));
        zip.add("EPUB/" + soundName(chapters.get(i), i), chapters.get(i).sound());
      }
    }
  }

  static String name(int chapter) {
    return String.format(Locale.ROOT, "chapter-%03d", chapter + 1);
  }

  static String coverName(Cover cover) {
    return "cover." + cover.kind().ending();
  }

  static String soundName(ReadAlongChapter chapter, int index) {
    return "audio/" + name(index) + "." + ending(chapter);
  }

  private static String ending(ReadAlongChapter chapter) {
    String name = chapter.sound().getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".mp3") ? "mp3" : "m4a";
  }

  static String mediaType(ReadAlongChapter chapter) {
    return ending(chapter).equals("mp3") ? "audio/mpeg" : "audio/mp4";
  }

  static String title(ReadAlongChapter chapter, int index) {
    String title = Words.line(chapter.title());
    return title.isEmpty() ? String.valueOf(index + 1) : title;
  }

  /** Of the book, or "undetermined", which the format takes. */
  static String language(Book book) {
    return book.language().isEmpty() ? "und" : book.language();
  }

  private static String container() {
    return XmlText.document()
        .begin(
            "container",
            "version",
            "1.0",
            "xmlns",
            "urn:oasis:names:tc:opendocument:xmlns:container")
        .begin("rootfiles")
        .empty(
            "rootfile",
            "full-path",
            "EPUB/package.opf",
            "media-type",
            "application/oebps-package+xml")
        .end("rootfiles")
        .end("container")
        .toString();
  }

  private XmlText xhtml(String title) {
    String language = language(book);
    return XmlText.document()
        .raw("<!DOCTYPE html>\n")
        .begin(
            "html",
            "xmlns",
            "http://www.w3.org/1999/xhtml",
            "xmlns:epub",
            "http://www.idpf.org/2007/ops",
            "lang",
            language,
            "xml:lang",
            language)
        .begin("head")
        .element("title", title)
        .empty("link", "rel", "stylesheet", "type", "text/css", "href", "style.css")
        .end("head")
        .begin("body");
  }

  private String navigation() {
    String title = ReadAlongPackage.title(book);
    XmlText xml = xhtml(title).begin("nav", "epub:type", "toc", "id", "toc");
    xml.element("h1", title).begin("ol");
    for (int i = 0; i < chapters.size(); i++) {
      xml.begin("li").element("a", title(chapters.get(i), i), "href", name(i) + ".xhtml").end("li");
    }
    return xml.end("ol").end("nav").end("body").end("html").toString();
  }

  private String page(int index) {
    ReadAlongChapter chapter = chapters.get(index);
    String title = title(chapter, index);
    XmlText xml = xhtml(title).begin("section", "epub:type", "chapter", "id", "chapter");
    int first = 0;
    if (readsTitle(chapter)) {
      xml.begin("h1").element("span", title, "id", id(0)).end("h1");
      first = 1;
    } else {
      xml.element("h1", title);
    }
    paragraphs(chapter, first).forEach(paragraph -> xml.raw("<p>" + paragraph + "</p>\n"));
    return xml.end("section").end("body").end("html").toString();
  }

  /** The spans of each paragraph, on one line: a new line would be a space between characters. */
  private List<String> paragraphs(ReadAlongChapter chapter, int first) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder spans = new StringBuilder();
    for (int i = first; i < chapter.lines().size(); i++) {
      SpokenLine line = chapter.lines().get(i);
      spans.append(spans.isEmpty() ? "" : between());
      spans.append("<span id=\"").append(id(i)).append("\">");
      spans.append(XmlText.escaped(Words.line(line.text()))).append("</span>");
      if (line.paragraph() == Paragraph.ENDS || i == chapter.lines().size() - 1) {
        paragraphs.add(spans.toString());
        spans.setLength(0);
      }
    }
    return paragraphs;
  }

  /** What stands between two sentences: nothing in scripts that have no spaces. */
  private String between() {
    String language = Locale.forLanguageTag(book.language()).getLanguage();
    return language.equals("zh") || language.equals("ja") ? "" : " ";
  }

  /** Whether the first line reads the chapter's title aloud: then that is where it is shown. */
  private static boolean readsTitle(ReadAlongChapter chapter) {
    return letters(chapter.lines().get(0).text()).equals(letters(chapter.title()))
        && !letters(chapter.title()).isEmpty();
  }

  private static String letters(String text) {
    return Words.line(text).replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  private static String id(int line) {
    return "line-" + (line + 1);
  }

  private String overlay(int index) {
    ReadAlongChapter chapter = chapters.get(index);
    String page = name(index) + ".xhtml";
    XmlText xml =
        XmlText.document()
            .begin(
                "smil",
                "xmlns",
                "http://www.w3.org/ns/SMIL",
                "xmlns:epub",
                "http://www.idpf.org/2007/ops",
                "version",
                "3.0")
            .begin("body")
            .begin("seq", "id", "seq", "epub:textref", page + "#chapter", "epub:type", "chapter");
    List<Long> starts = starts(chapter);
    for (int i = 0; i < chapter.lines().size(); i++) {
      xml.begin("par", "id", "par-" + (i + 1));
      xml.empty("text", "src", page + "#" + id(i));
      xml.empty(
          "audio",
          "src",
          soundName(chapter, index),
          "clipBegin",
          clock(starts.get(i), chapter),
          "clipEnd",
          clock(starts.get(i + 1), chapter));
      xml.end("par");
    }
    return xml.end("seq").end("body").end("smil").toString();
  }

  /** Where every line's clip begins, and where the last one ends. */
  private static List<Long> starts(ReadAlongChapter chapter) {
    List<Long> starts = new ArrayList<>();
    chapter.lines().forEach(line -> starts.add(line.startSample()));
    starts.set(0, 0L);
    starts.add(chapter.lengthSamples());
    return starts;
  }

  static String clock(long sample, ReadAlongChapter chapter) {
    return Times.clock(Times.millis(sample, chapter.sampleRateHz()), "%d:%02d:%02d.%03d");
  }
}
