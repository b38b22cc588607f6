package studio.reprise.storage.script;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/** FictionBook 2: sections with titles are chapters, a body called "notes" holds the notes. */
final class FictionBook implements ScriptReader {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "subtitle",
          "text-author",
          "stanza",
          "td",
          "th",
          "date",
          "epigraph",
          "cite",
          "poem",
          "annotation",
          "section",
          "table",
          "tr",
          "body");

  @Override
  public ScriptDraft read(ScriptFile file, ReadingOptions options) {
    byte[] bytes = bytes(file);
    Document document = EpubPackage.parsed(bytes, Parser.xmlParser());
    if (document.select("body").isEmpty()) {
      throw new StorageException("{0} is no FictionBook: it has no body.", file.where());
    }
    String language = document.select("description > title-info > lang").text().strip();
    BookText book =
        new BookText(
            language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*") ? language : "", file.where());
    book.beginFile("");
    file.progress(0.3);
    new Walk(book, options, document).read();
    book.endFile(second(bytes, document.charset()));
    String title = document.select("description > title-info > book-title").text();
    return BookDraft.of(book, file, "fb2", title, options);
  }

  /** Such books often lie in an archive of one file. */
  private static byte[] bytes(ScriptFile file) {
    byte[] head = file.head();
    if (head.length < 2 || head[0] != 'P' || head[1] != 'K') {
      return file.bytes();
    }
    Archive archive = new Archive(file.archiveBuffer(), file.where());
    return archive.names().stream()
        .filter(name -> name.endsWith(".fb2"))
        .findFirst()
        .flatMap(archive::part)
        .orElseThrow(
            () -> new StorageException("{0} is no FictionBook: it has no body.", file.where()));
  }

  private static Letters second(byte[] bytes, Charset charset) {
    Charset known = charset == null ? StandardCharsets.UTF_8 : charset;
    try {
      return SecondReading.xml(bytes, known, Set.of("body"));
    } catch (XMLStreamException | RuntimeException e) {
      // No XML, in whatever way the parser says so.
      String text = new String(bytes, known);
      int from = Math.max(0, text.indexOf("<body"));
      int to = text.lastIndexOf("</body");
      return SecondReading.tags(text.substring(from, to < from ? text.length() : to));
    }
  }

  /** One walk over one book, without recursion. */
  private static final class Walk implements NodeFilter {
    private final BookText book;
    private final ReadingOptions options;
    private final Document document;
    private final Set<String> noteIds = new HashSet<>();
    private final Map<Node, Boolean> notes = new IdentityHashMap<>();
    private final Deque<Element> sections = new ArrayDeque<>();
    private boolean inNotes;
    private int titleLevel;
    private int bodies;
    private boolean inNoteTitle;

    Walk(BookText book, ReadingOptions options, Document document) {
      this.book = book;
      this.options = options;
      this.document = document;
    }

    void read() {
      for (Element body : document.select("body")) {
        if (isNotes(body)) {
          body.select("section[id]").forEach(section -> noteIds.add(section.id()));
        }
      }
      NodeTraversor.filter(this, document);
      book.close();
    }

    private static boolean isNotes(Element body) {
      return Set.of("notes", "comments", "footnotes").contains(body.attr("name"));
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        words(text);
        return FilterResult.CONTINUE;
      }
      return node instanceof Element element ? begin(element) : FilterResult.CONTINUE;
    }

    private void words(TextNode text) {
      if (inNoteTitle) {
        book.leftOut(LeftOutReasons.NOTE_MARK, text.getWholeText());
      } else if (bodies > 0) {
        book.text(text.getWholeText());
      }
    }

    private FilterResult begin(Element element) {
      switch (WebElement.name(element)) {
        case "description", "binary", "stylesheet" -> {
          return FilterResult.SKIP_ENTIRELY;
        }
        case "body" -> {
          bodies++;
          inNotes = isNotes(element);
          book.paragraph();
          if (inNotes) {
            book.beginNote(BookText.BETWEEN_NOTES);
            notes.put(element, true);
          }
        }
        case "section" -> section(element);
        case "title" -> title(element);
        case "empty-line" -> book.pause();
        case "v" -> book.blank();
        case "a" -> {
          String target = element.attributes().get("l:href");
          target = target.isEmpty() ? element.attr("xlink:href") : target;
          String id = target.startsWith("#") ? target.substring(1) : "";
          if (element.attr("type").equals("note") || noteIds.contains(id)) {
            book.mark(id, element.wholeText());
            return FilterResult.SKIP_ENTIRELY;
          }
        }
        case "image" -> picture(element);
        default -> {
          if (BLOCKS.contains(WebElement.name(element))) {
            if (titleLevel > 0) {
              book.heading(titleLevel);
            } else {
              book.paragraph();
            }
          }
        }
      }
      return FilterResult.CONTINUE;
    }

    private void picture(Element picture) {
      String words = picture.attr("alt");
      if (options.areLinesOfPictures() && !words.isBlank()) {
        book.beginNested();
        book.attribute(words);
        book.endNested();
      } else {
        book.leftOutAttribute(LeftOutReasons.PICTURE, words);
      }
    }

    private void section(Element section) {
      book.paragraph();
      book.anchor(section.id());
      sections.push(section);
      if (inNotes) {
        if (!section.id().isEmpty()) {
          book.beginNote(section.id());
          notes.put(section, true);
        }
        return;
      }
      Element title = child(section, "title");
      boolean isSceneLevel = options.sceneLevel() == 0 || sections.size() <= options.sceneLevel();
      if (title != null && isSceneLevel) {
        String words =
            title.children().stream()
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(": "));
        book.chapter(words, Matter.ofTitle(words, java.util.List.of()));
      }
    }

    private static @Nullable Element child(Element parent, String name) {
      return parent.children().stream()
          .filter(each -> WebElement.name(each).equals(name))
          .findFirst()
          .orElse(null);
    }

    private void title(Element title) {
      if (inNotes) {
        inNoteTitle = true;
        return;
      }
      if (sections.isEmpty()) {
        book.section("", Matter.titlePage());
      }
      titleLevel = Math.max(1, sections.size());
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return FilterResult.CONTINUE;
      }
      String name = WebElement.name(element);
      if (BLOCKS.contains(name)) {
        book.close();
      }
      if (name.equals("title")) {
        titleLevel = 0;
        inNoteTitle = false;
        if (sections.isEmpty() && !inNotes) {
          book.section("", Sentence.NONE);
        }
      }
      bodies -= name.equals("body") ? 1 : 0;
      if (name.equals("section")) {
        sections.poll();
      }
      if (notes.remove(node) != null) {
        book.endNote();
      }
      return FilterResult.CONTINUE;
    }
  }
}
