package studio.reprise.storage.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.ScriptDraft;

/** Books for the tests: read from a file, or put together of a few words. */
final class Drafts {
  static final Path BOOKS = Path.of("src/test/resources/scripts/books");

  private Drafts() {}

  static ScriptDraft read(Path file) {
    return ScriptFormats.read(ScriptFile.at(file), "", ReadingOptions.USUAL);
  }

  static ScriptDraft read(String name, byte[] bytes) {
    return read(name, bytes, ReadingOptions.USUAL);
  }

  static ScriptDraft read(String name, byte[] bytes, ReadingOptions options) {
    return ScriptFormats.read(ScriptFile.of(name, bytes), "", options);
  }

  static ScriptDraft read(String name, String text) {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sections that nobody proposes to leave out, as "title: line | line". */
  static List<String> story(ScriptDraft draft) {
    return draft.sections().stream()
        .filter(section -> !section.isProposedOut())
        .map(section -> section.title() + ": " + String.join(" | ", texts(section)))
        .toList();
  }

  static List<String> texts(DraftSection section) {
    return section.lines().stream().map(DraftLine::text).toList();
  }

  /** All lines of a draft. */
  static List<String> texts(ScriptDraft draft) {
    return draft.lines().map(DraftLine::text).toList();
  }

  /** What was left out, as "reason: text". */
  static List<String> leftOut(ScriptDraft draft) {
    return draft.leftOut().stream().map(out -> out.reason() + ": " + out.text()).toList();
  }

  // --- archives ---

  static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An EPUB 3 while it is put together. */
  static final class Epub {
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<String> items = new ArrayList<>();
    private final List<String> spine = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();
    private String guide = "";

    Epub() {
      part("mimetype", "application/epub+zip");
      part(
          "META-INF/container.xml",
          "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
              + "<rootfile full-path='OPS/book.opf' media-type='application/oebps-package+xml'/>"
              + "</rootfiles></container>");
    }

    Epub part(String name, String text) {
      parts.put(name, text.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    /** A page of the spine; its body's content. */
    Epub page(String name, String body) {
      return page(name, body, "");
    }

    Epub page(String name, String body, String itemref) {
      return whole(
          name,
          "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'>"
              + "<head><title/></head><body>"
              + body
              + "</body></html>",
          itemref);
    }

    Epub whole(String name, String page, String itemref) {
      part("OPS/" + name, page);
      return listed(name, itemref);
    }

    /** Names a page without adding it. */
    Epub listed(String href, String itemref) {
      String id = "i" + items.size();
      items.add("<item id='" + id + "' href='" + href + "' media-type='application/xhtml+xml'/>");
      spine.add("<itemref idref='" + id + "' " + itemref + "/>");
      return this;
    }

    /** A page that is in the book and not in its reading order. */
    Epub aside(String name, String body) {
      page(name, body);
      spine.remove(spine.size() - 1);
      return this;
    }

    Epub entry(String href, String title) {
      contents.add("<li><a href='" + href + "'>" + title + "</a></li>");
      return this;
    }

    Epub guide(String references) {
      guide = "<guide>" + references + "</guide>";
      return this;
    }

    byte[] bytes() {
      Map<String, byte[]> all = new LinkedHashMap<>(parts);
      String nav =
          "<item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>";
      String opf =
          "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'>"
              + "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>A Book</dc:title>"
              + "<dc:creator>An Author</dc:creator><dc:language>en</dc:language></metadata><manifest>"
              + (contents.isEmpty() ? "" : nav)
              + String.join("", items)
              + "</manifest><spine>"
              + String.join("", spine)
              + "</spine>"
              + guide
              + "</package>";
      all.put("OPS/book.opf", opf.getBytes(StandardCharsets.UTF_8));
      if (!contents.isEmpty()) {
        String page =
            "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'>"
                + "<body><nav epub:type='toc'><ol>"
                + String.join("", contents)
                + "</ol></nav></body></html>";
        all.put("OPS/nav.xhtml", page.getBytes(StandardCharsets.UTF_8));
      }
      return zip(all);
    }

    ScriptDraft draft() {
      return draft(ReadingOptions.USUAL);
    }

    ScriptDraft draft(ReadingOptions options) {
      return read("book.epub", bytes(), options);
    }
  }

  /** A page of a book with one chapter. */
  static ScriptDraft page(String body) {
    return new Epub().page("one.xhtml", body).draft();
  }
}
