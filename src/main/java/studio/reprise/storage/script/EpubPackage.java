package studio.reprise.storage.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/**
 * What an EPUB says of itself (EPUB 3.3 and OPF 2.0.1): its files in reading order, its table of
 * contents, which parts are no story.
 */
final class EpubPackage {
  private static final int MOST_DEPTH = 512;
  private static final int MOST_ENTRIES = 20_000;
  private static final String CONTAINER = "META-INF/container.xml";
  private static final String ENCRYPTION = "META-INF/encryption.xml";

  /** Fonts may be scrambled in these ways; the text is not. */
  private static final Set<String> FONT_ONLY =
      Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

  /** A file of the book. */
  private record Item(String name, String type, String properties) {}

  /**
   * A file in reading order.
   *
   * @param name of the part in the archive
   * @param matter why it is better left out, or {@link Sentence#NONE}
   */
  record Page(String name, Sentence matter) {}

  /**
   * An entry of the table of contents.
   *
   * @param place {@code file} or {@code file#fragment}
   * @param depth from 1
   */
  record Entry(String place, String title, int depth) {}

  private final Archive archive;
  private final String where;
  private final String opfName;
  private final Document opf;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<Page> pages = new ArrayList<>();
  private final List<Entry> contents = new ArrayList<>();
  private final List<String> outside = new ArrayList<>();
  private final List<Sentence> remarks = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  /**
   * @throws StorageException when it is no EPUB, or locked
   */
  EpubPackage(Archive archive, String where) {
    this.archive = archive;
    this.where = where;
    this.opfName = opfName();
    this.opf = xml(opfName);
    readManifest();
    readSpine();
    requireUnlocked();
    readContents();
  }

  // --- parts ---

  /** A page, by the XML parser; by the one for HTML where that finds no text. */
  static Document page(byte[] bytes) {
    Document page = parsed(bytes, Parser.xmlParser());
    if (page.text().isBlank()) {
      Document html = parsed(bytes, Parser.htmlParser());
      return html.text().isBlank() ? page : html;
    }
    return page;
  }

  static Document parsed(byte[] bytes, Parser parser) {
    try {
      return Jsoup.parse(new ByteArrayInputStream(bytes), null, "", parser.setMaxDepth(MOST_DEPTH));
    } catch (IOException | IllegalArgumentException e) {
      // A charset that is not known: UTF-8 is what an EPUB has to be.
      return parser
          .setMaxDepth(MOST_DEPTH)
          .parseInput(new String(bytes, java.nio.charset.StandardCharsets.UTF_8), "");
    }
  }

  private Document xml(String name) {
    byte[] bytes =
        archive
            .part(name)
            .orElseThrow(
                () -> new StorageException("{0} is no EPUB: {1} is not in it.", where, name));
    return parsed(bytes, Parser.xmlParser());
  }

  private String opfName() {
    if (archive.has(CONTAINER)) {
      for (Element root : all(xml(CONTAINER), "rootfile")) {
        Optional<String> name = archive.resolved("", root.attr("full-path"));
        if (name.isPresent()) {
          return name.get();
        }
      }
    }
    return archive.names().stream()
        .filter(name -> name.endsWith(".opf"))
        .findFirst()
        .orElseThrow(
            () -> new StorageException("{0} is no EPUB: {1} is not in it.", where, CONTAINER));
  }

  private static List<Element> all(Element root, String localName) {
    List<Element> found = new ArrayList<>();
    for (Element element : root.getAllElements()) {
      if (WebElement.name(element).equals(localName)) {
        found.add(element);
      }
    }
    return found;
  }

  private static List<Element> children(Element parent, String localName) {
    return parent.children().stream()
        .filter(child -> WebElement.name(child).equals(localName))
        .toList();
  }

  // --- the package ---

  private void readManifest() {
    for (Element item : all(opf, "item")) {
      Optional<String> name = archive.resolved(opfName, item.attr("href"));
      if (name.isEmpty()) {
        missing.add(item.attr("id"));
      }
      items.putIfAbsent(
          item.attr("id"),
          new Item(name.orElse(""), item.attr("media-type"), item.attr("properties")));
    }
  }

  private void readSpine() {
    Map<String, Sentence> guide = guide();
    Set<String> seen = new HashSet<>();
    for (Element reference : all(opf, "itemref")) {
      Item item = items.get(reference.attr("idref"));
      if (item == null || item.name().isEmpty()) {
        remarks.add(
            Sentence.of(
                "The book names a part \"{0}\" that is not in it: its words cannot be read.",
                reference.attr("idref")));
      } else if (isPage(item) && seen.add(item.name())) {
        Sentence matter = guide.getOrDefault(item.name(), Sentence.NONE);
        boolean outsideOfOrder = reference.attr("linear").equals("no");
        pages.add(
            new Page(
                item.name(),
                matter.isEmpty() && outsideOfOrder ? Matter.outsideOfTheOrder() : matter));
      }
    }
    for (Item item : items.values()) {
      boolean read = seen.contains(item.name()) || guide.containsKey(item.name()) || isNav(item);
      if (isPage(item) && !item.name().isEmpty() && !read) {
        outside.add(item.name());
      }
    }
    if (pages.isEmpty()) {
      throw new StorageException("{0} names no part that could be read.", where);
    }
  }

  private static boolean isPage(Item item) {
    return item.type().contains("xhtml")
        || item.type().contains("html")
        || item.type().equals("text/x-oeb1-document")
        || item.type().equals("application/x-dtbook+xml");
  }

  private static boolean isNav(Item item) {
    return List.of(item.properties().split("\\s+")).contains("nav");
  }

  private Map<String, Sentence> guide() {
    Map<String, Sentence> guide = new HashMap<>();
    for (Element guides : all(opf, "guide")) {
      for (Element reference : children(guides, "reference")) {
        Sentence matter = Matter.ofTypes(reference.attr("type").replaceFirst("^other\\.", ""));
        boolean whole = Archive.fragment(reference.attr("href")).isEmpty();
        if (!matter.isEmpty() && whole) {
          archive
              .resolved(opfName, reference.attr("href"))
              .ifPresent(name -> guide.putIfAbsent(name, matter));
        }
      }
    }
    return guide;
  }

  private void requireUnlocked() {
    if (!archive.has(ENCRYPTION)) {
      return;
    }
    Set<String> read = new HashSet<>();
    pages.forEach(page -> read.add(page.name()));
    for (Element data : all(xml(ENCRYPTION), "encrypteddata")) {
      boolean fontOnly =
          all(data, "encryptionmethod").stream()
              .allMatch(method -> FONT_ONLY.contains(attribute(method, "algorithm")));
      for (Element part : all(data, "cipherreference")) {
        Optional<String> name = archive.resolved("", attribute(part, "uri"));
        if (!fontOnly && name.isPresent() && read.contains(name.get())) {
          throw new StorageException(
              "{0} is locked by its shop (DRM) and cannot be read. Ask the shop or the publisher for a copy without a lock.",
              where);
        }
      }
    }
  }

  private static String attribute(Element element, String name) {
    return element.attributes().getIgnoreCase(name);
  }

  // --- the table of contents ---

  private void readContents() {
    for (Item item : items.values()) {
      if (isNav(item) && !item.name().isEmpty()) {
        readNav(item.name());
      }
    }
    if (contents.isEmpty()) {
      readNcx();
    }
  }

  private void readNav(String name) {
    for (Element nav : all(page(archive.part(name).orElse(new byte[0])), "nav")) {
      if (List.of(WebElement.types(nav).split("\\s+")).contains("toc")
          || WebElement.types(nav).contains("doc-toc")) {
        for (Element link : all(nav, "a")) {
          int depth =
              (int) link.parents().stream().filter(e -> WebElement.name(e).equals("ol")).count();
          entry(name, link.attr("href"), link.text(), depth);
        }
      }
    }
  }

  private void readNcx() {
    String id = all(opf, "spine").stream().map(spine -> spine.attr("toc")).findFirst().orElse("");
    Item ncx = items.get(id);
    if (ncx == null || ncx.name().isEmpty()) {
      ncx =
          items.values().stream()
              .filter(item -> item.type().equals("application/x-dtbncx+xml"))
              .filter(item -> !item.name().isEmpty())
              .findFirst()
              .orElse(null);
    }
    if (ncx == null) {
      return;
    }
    for (Element point : all(xml(ncx.name()), "navpoint")) {
      int depth =
          (int) point.parents().stream().filter(e -> WebElement.name(e).equals("navpoint")).count();
      String label = children(point, "navlabel").stream().map(Element::text).findFirst().orElse("");
      for (Element content : children(point, "content")) {
        entry(ncx.name(), content.attr("src"), label, depth + 1);
      }
    }
  }

  private void entry(String base, String href, String title, int depth) {
    Optional<String> name = archive.resolved(base, href);
    String plain = Block.plain(title);
    if (name.isPresent() && !plain.isEmpty() && contents.size() < MOST_ENTRIES) {
      String fragment = Archive.fragment(href);
      contents.add(
          new Entry(fragment.isEmpty() ? name.get() : name.get() + "#" + fragment, plain, depth));
    }
  }

  // --- answers ---

  List<Page> pages() {
    return pages;
  }

  /** Pages that the reading order does not name. */
  List<String> outside() {
    return outside;
  }

  List<Entry> contents() {
    return contents;
  }

  /** What is wrong with the book: each of these says that words are missing. */
  List<Sentence> remarks() {
    return remarks;
  }

  String title() {
    return metadata("title");
  }

  /** What stands on title pages: titles, people, publishers, years. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (String element : List.of("title", "creator", "contributor", "publisher", "date")) {
      for (Element one : all(opf, element)) {
        if (!one.text().isBlank()) {
          names.add(Block.plain(one.text()));
        }
      }
    }
    return names;
  }

  /** BCP 47, or "". */
  String language() {
    String language = metadata("language").strip().replace('_', '-');
    return language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*") ? language : "";
  }

  private String metadata(String name) {
    return all(opf, name).stream()
        .filter(
            element ->
                element.parents().stream().anyMatch(up -> WebElement.name(up).equals("metadata")))
        .map(Element::text)
        .findFirst()
        .orElse("");
  }
}
