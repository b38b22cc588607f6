package studio.reprise.storage.delivery.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import studio.reprise.audio.tag.Words;
import studio.reprise.audio.tag.XmlText;
import studio.reprise.audio.tag.Xmp;
import studio.reprise.document.Book;
import studio.reprise.storage.Cover;
import studio.reprise.storage.delivery.SpokenLine;

/** The package document of a read-along book: what it is, what is in it, in which order. */
final class ReadAlongPackage {
  /** The format wants a time of the last change; without a date of the author's, always this. */
  private static final String NO_DATE = "2000-01-01";

  private final Book book;
  private final Optional<Cover> cover;
  private final List<ReadAlongChapter> chapters;
  private final XmlText xml = XmlText.document();

  ReadAlongPackage(Book book, Optional<Cover> cover, List<ReadAlongChapter> chapters) {
    this.book = book;
    this.cover = cover;
    this.chapters = chapters;
  }

  String xml() {
    xml.begin(
        "package",
        "xmlns",
        "http://www.idpf.org/2007/opf",
        "version",
        "3.0",
        "unique-identifier",
        "id",
        "xml:lang",
        ReadAlong.language(book),
        "prefix",
        "Iptc4xmpExt: http://iptc.org/std/Iptc4xmpExt/2008-02-29/");
    metadata();
    manifest();
    xml.begin("spine");
    for (int i = 0; i < chapters.size(); i++) {
      xml.empty("itemref", "idref", ReadAlong.name(i));
    }
    return xml.end("spine").end("package").toString();
  }

  static String title(Book book) {
    String title = Words.line(book.title());
    return title.isEmpty() ? "?" : title;
  }

  private void metadata() {
    xml.begin("metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml.element("dc:identifier", identifier(), "id", "id");
    xml.element("dc:title", title(book), "id", "title");
    xml.element("dc:language", ReadAlong.language(book));
    people("creator", "aut", book.authors());
    people("contributor", "nrt", book.narrators());
    xml.optional("dc:publisher", Words.line(book.publisher()));
    xml.optional("dc:date", book.date());
    xml.optional("dc:rights", Words.line(book.copyright()));
    xml.optional("dc:description", book.description());
    if (!Words.line(book.series()).isEmpty()) {
      xml.element(
          "meta", Words.line(book.series()), "property", "belongs-to-collection", "id", "series");
      refine("series", "collection-type", "series");
      if (!book.seriesPart().isEmpty()) {
        refine("series", "group-position", book.seriesPart());
      }
    }
    String day = book.date().length() == 10 ? book.date() : NO_DATE;
    meta("dcterms:modified", day + "T00:00:00Z");
    overlayMetadata();
    accessibility();
    meta("Iptc4xmpExt:DigitalSourceType", Xmp.TRAINED_ALGORITHMIC_MEDIA);
    if (cover.isPresent()) {
      xml.empty("meta", "name", "cover", "content", "cover");
    }
    xml.end("metadata");
  }

  private void people(String element, String role, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      String name = Words.line(names.get(i));
      if (!name.isEmpty()) {
        xml.element("dc:" + element, name, "id", role + (i + 1));
        xml.element(
            "meta",
            role,
            "refines",
            "#" + role + (i + 1),
            "property",
            "role",
            "scheme",
            "marc:relators");
      }
    }
  }

  /** How long each overlay is, and all of them: from sample counts, in milliseconds. */
  private void overlayMetadata() {
    long millis = 0;
    for (int i = 0; i < chapters.size(); i++) {
      ReadAlongChapter chapter = chapters.get(i);
      millis += Times.millis(chapter.lengthSamples(), chapter.sampleRateHz());
      refine(
          ReadAlong.name(i) + "-overlay",
          "media:duration",
          ReadAlong.clock(chapter.lengthSamples(), chapter));
    }
    meta("media:duration", Times.clock(millis, "%d:%02d:%02d.%03d"));
    for (String name : book.narrators()) {
      if (!Words.line(name).isEmpty()) {
        meta("media:narrator", Words.line(name));
      }
    }
    meta("media:active-class", "-epub-media-overlay-active");
  }

  private void accessibility() {
    meta("schema:accessMode", "textual");
    meta("schema:accessMode", "auditory");
    meta("schema:accessModeSufficient", "textual");
    meta("schema:accessModeSufficient", "auditory");
    meta("schema:accessibilityFeature", "synchronizedAudioText");
    meta("schema:accessibilityFeature", "tableOfContents");
    meta("schema:accessibilityHazard", "none");
    meta("schema:accessibilitySummary", Words.line(SyntheticSpeech.words(book)));
  }

  private void meta(String property, String words) {
    xml.element("meta", words, "property", property);
  }

  private void refine(String id, String property, String words) {
    xml.element("meta", words, "refines", "#" + id, "property", property);
  }

  /** The ISBN, or a name made of the takes that are heard. */
  private String identifier() {
    if (!book.isbn().isEmpty()) {
      return "urn:isbn:" + book.isbn().replace("-", "").replace(" ", "");
    }
    StringBuilder heard = new StringBuilder(book.title());
    for (ReadAlongChapter chapter : chapters) {
      for (SpokenLine line : chapter.lines()) {
        heard.append('\n').append(line.fingerprint());
      }
    }
    byte[] bytes = heard.toString().getBytes(StandardCharsets.UTF_8);
    return "urn:uuid:" + UUID.nameUUIDFromBytes(bytes);
  }

  private void manifest() {
    xml.begin("manifest");
    item("nav", "nav.xhtml", "application/xhtml+xml", "properties", "nav");
    item("style", "style.css", "text/css");
    cover.ifPresent(
        it ->
            item(
                "cover",
                ReadAlong.coverName(it),
                it.kind().mediaType(),
                "properties",
                "cover-image"));
    for (int i = 0; i < chapters.size(); i++) {
      String name = ReadAlong.name(i);
      ReadAlongChapter chapter = chapters.get(i);
      item(name, name + ".xhtml", "application/xhtml+xml", "media-overlay", name + "-overlay");
      item(name + "-overlay", name + ".smil", "application/smil+xml");
      item(name + "-audio", ReadAlong.soundName(chapter, i), ReadAlong.mediaType(chapter));
    }
    xml.end("manifest");
  }

  private void item(String id, String href, String mediaType, String... more) {
    String[] all = new String[6 + more.length];
    System.arraycopy(new String[] {"id", id, "href", href, "media-type", mediaType}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    xml.empty("item", all);
  }
}
