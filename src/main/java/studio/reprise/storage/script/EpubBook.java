package studio.reprise.storage.script;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

/** EPUB 2 and 3: chapters by the table of contents, wherever the files are cut. */
final class EpubBook implements ScriptReader {
  /**
   * Pages up to this size in all are kept between the two passes; larger books are parsed twice.
   */
  private static final long KEPT_BYTES = 8L << 20;

  private static final int TITLE_PAGE_LETTERS = 400;

  @Override
  public ScriptDraft read(ScriptFile file, ReadingOptions options) {
    Archive archive = new Archive(file.archiveBuffer(), file.where());
    EpubPackage description = new EpubPackage(archive, file.where());
    BookText book = new BookText(description.language(), file.where());
    new Pass(archive, description, book, file, options).read();
    return BookDraft.of(book, file, "epub", description.title(), options);
  }

  /** One reading of one book. */
  private static final class Pass {
    private final Archive archive;
    private final EpubPackage description;
    private final BookText book;
    private final ScriptFile file;
    private final ReadingOptions options;
    private final NoteLinks links = new NoteLinks();
    private final Map<String, Document> parsed = new HashMap<>();
    private final Map<String, String> chapters = new LinkedHashMap<>();
    private final Set<String> places = new LinkedHashSet<>();
    private final Set<String> targets = new LinkedHashSet<>();
    private final Map<String, String> sheets = new HashMap<>();
    private long kept;

    Pass(
        Archive archive,
        EpubPackage description,
        BookText book,
        ScriptFile file,
        ReadingOptions options) {
      this.archive = archive;
      this.description = description;
      this.book = book;
      this.file = file;
      this.options = options;
    }

    void read() {
      description.remarks().forEach(book::remark);
      description.remarks().stream().findFirst().ifPresent(book.fidelity()::differ);
      List<EpubPackage.Page> pages = description.pages();
      for (EpubPackage.Entry entry : description.contents()) {
        places.add(entry.place());
      }
      Set<String> found = new LinkedHashSet<>();
      for (int i = 0; i < pages.size(); i++) {
        file.progress(0.4 * i / pages.size());
        lookAt(pages.get(i).name(), found);
      }
      collectChapters(found);
      for (int i = 0; i < pages.size(); i++) {
        file.progress(0.4 + 0.6 * i / pages.size());
        page(pages.get(i));
      }
      pagesOutside();
    }

    // --- first pass: links and places ---

    private Document document(String name) {
      Document known = parsed.get(name);
      if (known != null) {
        return known;
      }
      byte[] bytes = bytes(name);
      Document page = EpubPackage.page(bytes);
      if (kept + bytes.length <= KEPT_BYTES) {
        kept += bytes.length;
        parsed.put(name, page);
      }
      return page;
    }

    private byte[] bytes(String name) {
      return archive.part(name).orElse(new byte[0]);
    }

    private String target(String base, String href) {
      return archive
          .resolved(base, href)
          .map(name -> name + "#" + Archive.fragment(href))
          .orElse("");
    }

    private void lookAt(String name, Set<String> found) {
      for (Element element : document(name).getAllElements()) {
        if (WebElement.name(element).equals("a") && element.hasAttr("href")) {
          links.see(element, name, href -> target(name, href));
          if (WebElement.isTypedMark(element) || WebElement.looksLikeMark(element)) {
            targets.add(target(name, element.attr("href")));
          }
        }
        for (String id :
            new String[] {element.id(), element.attr("name"), element.attr("xml:id")}) {
          if (!id.isEmpty() && places.contains(name + "#" + id)) {
            found.add(name + "#" + id);
          }
        }
      }
    }

    /** A place that is not in its file is the file's beginning. */
    private void collectChapters(Set<String> found) {
      int deepest = options.sceneLevel() == 0 ? Integer.MAX_VALUE : options.sceneLevel();
      for (EpubPackage.Entry entry : description.contents()) {
        String place = entry.place();
        int mark = place.indexOf('#');
        if (mark >= 0 && !found.contains(place)) {
          place = place.substring(0, mark);
        }
        if (entry.depth() <= deepest) {
          chapters.merge(place, entry.title(), Pass::both);
        }
      }
    }

    /** Two entries of one place: a part and its first chapter. */
    private static String both(String outer, String inner) {
      return inner.contains(outer) ? inner : outer + ": " + inner;
    }

    // --- second pass: words ---

    private void page(EpubPackage.Page page) {
      String name = page.name();
      Document document = document(name);
      book.beginFile(name);
      beginSection(page, document);
      HiddenRules rules = rules(name, document);
      new WebText(book, options, name, chapters, links, href -> target(name, href), rules)
          .read(document);
      book.endFile(SecondReading.page(bytes(name), charset(document)));
      parsed.remove(name);
    }

    /** What the style sheets of a page hide, those within it and those of the book. */
    private HiddenRules rules(String name, Document document) {
      HiddenRules rules = new HiddenRules();
      for (Element element : document.getAllElements()) {
        if (WebElement.name(element).equals("style")) {
          rules.add(element.wholeText().isEmpty() ? element.data() : element.wholeText());
        } else if (WebElement.name(element).equals("link")
            && element.attr("rel").equalsIgnoreCase("stylesheet")) {
          archive
              .resolved(name, element.attr("href"))
              .map(sheet -> sheets.computeIfAbsent(sheet, this::sheet))
              .ifPresent(rules::add);
        }
      }
      return rules;
    }

    private String sheet(String name) {
      return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private void beginSection(EpubPackage.Page page, Document document) {
      Sentence matter = matter(page, document);
      String title = chapters.get(page.name());
      if (title != null) {
        Sentence byTitle = matter.isEmpty() ? Matter.ofTitle(title, List.of()) : matter;
        book.chapter(title, byTitle);
      } else if (!matter.isEmpty()) {
        book.section("", matter);
      } else if (endsMatter(document)) {
        book.section("", Sentence.NONE);
      }
    }

    /** An index may go on in the next file; a cover does not. */
    private boolean endsMatter(Document document) {
      BookText.Section current = book.currentSection();
      return !current.proposal().isEmpty() && (!current.isOfContents() || hasHeading(document));
    }

    private Sentence matter(EpubPackage.Page page, Document document) {
      Sentence matter = page.matter().isEmpty() ? typed(document) : page.matter();
      matter = matter.isEmpty() ? Matter.ofFileName(page.name()) : matter;
      return matter.isEmpty() && isTitlePage(document) ? Matter.titlePage() : matter;
    }

    /** Whether nothing stands on a page but what the book says of itself: title, people, maker. */
    private boolean isTitlePage(Document document) {
      List<Element> bodies = document.select("body");
      String words = bodies.isEmpty() ? "" : Block.plain(bodies.get(0).text());
      if (words.length() > TITLE_PAGE_LETTERS
          || description.title().isBlank()
          || !words.contains(description.title())) {
        return false;
      }
      String rest = words;
      for (String known : description.names()) {
        rest = rest.replace(known, " ");
      }
      return rest.codePoints().noneMatch(Character::isLetterOrDigit)
          && !words.equals(description.title());
    }

    private static Sentence typed(Document document) {
      for (Element element : document.getAllElements()) {
        String name = WebElement.name(element);
        if (name.equals("html") || name.equals("body")) {
          Sentence matter = Matter.ofTypes(WebElement.types(element));
          if (!matter.isEmpty()) {
            return matter;
          }
        }
      }
      return Sentence.NONE;
    }

    private static boolean hasHeading(Document document) {
      return document.getAllElements().stream().anyMatch(e -> WebElement.headingLevel(e) > 0);
    }

    private static Charset charset(Document document) {
      return document.charset() == null ? StandardCharsets.UTF_8 : document.charset();
    }

    /** Pages of notes may stand outside of the order; others are named and not read. */
    private void pagesOutside() {
      Set<String> unread = new LinkedHashSet<>();
      for (String name : description.outside()) {
        if (targets.stream().anyMatch(target -> target.startsWith(name + "#"))) {
          page(new EpubPackage.Page(name, Matter.outsideOfTheOrder()));
        } else {
          unread.add(name);
        }
      }
      if (!unread.isEmpty()) {
        book.remark(
            Sentence.of(
                "The book's reading order does not name these files, and they were not read: {0}.",
                String.join(", ", unread.stream().limit(20).toList())));
      }
    }
  }
}
