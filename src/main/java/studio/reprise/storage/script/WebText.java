package studio.reprise.storage.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import studio.reprise.sentence.Sentence;

/**
 * Reads the words of a page, XHTML or HTML, in their order. What stands within a line joins without
 * a blank, what is a block of its own is a paragraph. It walks without recursion.
 */
final class WebText implements NodeFilter {
  private static final int NEXT_NODES = 40;

  /** What ends with an element. */
  private enum Ending {
    NOTE,
    MATTER
  }

  private final BookText book;
  private final ReadingOptions options;
  private final NoteLinks links;
  private final NoteLinks.Targets targets;
  private final Map<String, String> chapters;
  private final String file;
  private final HiddenRules rules;
  private final Map<Node, Integer> numbers = new IdentityHashMap<>();
  private final Map<Node, Deque<Ending>> endings = new IdentityHashMap<>();
  private final Deque<String> notes = new ArrayDeque<>();
  private int breaks;

  /**
   * @param file its name in the archive, or ""
   * @param chapters titles of the table of contents, by {@code file#fragment}
   * @param targets where links of this file lead
   * @param rules of its style sheets
   */
  WebText(
      BookText book,
      ReadingOptions options,
      String file,
      Map<String, String> chapters,
      NoteLinks links,
      NoteLinks.Targets targets,
      HiddenRules rules) {
    this.book = book;
    this.options = options;
    this.file = file;
    this.chapters = chapters;
    this.links = links;
    this.targets = targets;
    this.rules = rules;
  }

  void read(Node root) {
    NodeTraversor.filter(this, root);
    book.close();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      words(text);
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    anchors(element);
    if (WebElement.isProgram(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    Sentence out = WebElement.leftOut(element, rules);
    if (!out.isEmpty()) {
      leaveOut(element, out);
      return FilterResult.SKIP_ENTIRELY;
    }
    return switch (WebElement.name(element)) {
      case "a" -> link(element);
      case "br" -> lineBreak();
      case "hr" -> rule();
      case "img", "image" -> picture(element);
      default -> {
        begin(element);
        yield FilterResult.CONTINUE;
      }
    };
  }

  private void words(TextNode text) {
    String words = text.getWholeText();
    if (!text.isBlank()) {
      breaks = 0;
    }
    book.text(words);
  }

  private void anchors(Element element) {
    for (String id : new String[] {element.id(), element.attr("name"), element.attr("xml:id")}) {
      if (!id.isEmpty()) {
        book.anchor(id);
        String title = chapters.get(file + "#" + id);
        if (title != null) {
          book.chapter(title, Matter.ofTypes(WebElement.types(element)));
        }
      }
    }
  }

  private void leaveOut(Element element, Sentence reason) {
    StringBuilder text = new StringBuilder();
    NodeTraversor.filter(
        (node, depth) -> {
          if (node instanceof TextNode words) {
            text.append(words.getWholeText());
          } else if (node instanceof Element inner && inner != element) {
            anchors(inner);
            text.append(WebElement.isBlock(inner) || text.isEmpty() ? " " : "");
            return WebElement.isProgram(inner) ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
          }
          return FilterResult.CONTINUE;
        },
        element);
    book.leftOut(reason, text.toString());
    if (WebElement.isBlock(element)) {
      book.paragraph();
    }
  }

  // --- things within a line ---

  private FilterResult link(Element link) {
    String href = link.attr("href");
    boolean leads = !href.isEmpty();
    if (leads && book.isInNote() && isBack(link, href)) {
      book.leftOut(LeftOutReasons.BACK_LINK, link.wholeText());
      return FilterResult.SKIP_ENTIRELY;
    }
    if (leads && isMark(link, href)) {
      book.mark(targets.of(href), link.wholeText());
      return FilterResult.SKIP_ENTIRELY;
    }
    return FilterResult.CONTINUE;
  }

  private boolean isBack(Element link, String href) {
    return WebElement.isBackLink(link)
        || (!notes.isEmpty()
            && links.isBack(notes.peek(), targets.of(href))
            && WebElement.isMarkText(link.text().replaceAll("[.:]$", "")));
  }

  private boolean isMark(Element link, String href) {
    if (WebElement.isTypedMark(link)) {
      return true;
    }
    return !book.isInNote() && WebElement.looksLikeMark(link) && links.isMarked(targets.of(href));
  }

  private FilterResult lineBreak() {
    breaks++;
    if (breaks > 1 && !book.isInHeading()) {
      book.paragraph();
    } else {
      book.blank();
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult rule() {
    book.pause();
    return FilterResult.CONTINUE;
  }

  private FilterResult picture(Element picture) {
    String words = picture.attr("alt");
    if (DropCaps.isOne(words.strip()) && !book.hasOpenWords() && goesOnSmall(picture)) {
      book.attribute(words.strip());
      book.remark(Sentence.of("The first letter \"{0}\" is the text of a picture.", words.strip()));
    } else if (isWholeHeading(picture)) {
      // A heading that is a picture: its text is what a reader sees.
      book.attribute(words);
    } else if (options.areLinesOfPictures() && !words.isBlank()) {
      book.beginNested();
      book.attribute(words);
      book.endNested();
    } else {
      book.leftOutAttribute(LeftOutReasons.PICTURE, words);
    }
    return FilterResult.CONTINUE;
  }

  private static boolean isWholeHeading(Element picture) {
    return picture.parents().stream()
        .filter(up -> WebElement.headingLevel(up) > 0)
        .anyMatch(heading -> heading.text().isBlank());
  }

  /** Whether the next words begin with a small letter. */
  private static boolean goesOnSmall(Node from) {
    Node next = from;
    for (int i = 0; i < NEXT_NODES && next != null; i++) {
      if (next.childNodeSize() > 0) {
        next = next.childNode(0);
      } else {
        while (next != null && next.nextSibling() == null) {
          next = next.parent();
        }
        next = next == null ? null : next.nextSibling();
      }
      if (next instanceof TextNode text && !text.isBlank()) {
        return Character.isLowerCase(text.getWholeText().strip().codePointAt(0));
      }
    }
    return false;
  }

  // --- blocks ---

  private void begin(Element element) {
    String name = WebElement.name(element);
    int level = WebElement.headingLevel(element);
    if (level > 0) {
      book.heading(level);
    } else if (WebElement.isBlock(element)) {
      book.paragraph();
    } else if (name.equals("td") || name.equals("th")) {
      book.blank();
    }
    if (WebElement.isNotes(element)) {
      // What stands between the notes, such as their heading, is of no note.
      beginNote(element, "");
    } else if (isNote(element)) {
      beginNote(element, noteId(element));
    } else if (!book.isInNote()) {
      if (name.equals("li")) {
        listNumber(element);
      }
      Sentence matter = WebElement.matter(element);
      if (!matter.isEmpty() && WebElement.isBlock(element)) {
        if (!book.currentSection().proposal().equals(matter)) {
          book.section("", matter);
          ending(element, Ending.MATTER);
        }
      }
    }
  }

  /** The number that a reader sees in front of an entry, where the author wants to hear it. */
  private void listNumber(Element entry) {
    Element list = entry.parent();
    if (!options.areListNumbersSpoken() || list == null || !WebElement.name(list).equals("ol")) {
      return;
    }
    int number = numbers.getOrDefault(list, whole(list.attr("start"), 1));
    number = whole(entry.attr("value"), number);
    numbers.put(list, number + 1);
    book.attribute(number + ". ");
  }

  private static int whole(String written, int usual) {
    return written.matches("-?[0-9]{1,6}") ? Integer.parseInt(written) : usual;
  }

  private boolean isNote(Element element) {
    if (WebElement.isTypedNote(element)) {
      return true;
    }
    boolean within = book.isInNote() && notes.peek().isEmpty();
    return WebElement.isBlock(element)
        && ((within && WebElement.name(element).equals("li") && !element.id().isEmpty())
            || !untypedNoteId(element).isEmpty());
  }

  private String noteId(Element element) {
    String untyped = untypedNoteId(element);
    return untyped.isEmpty() ? file + "#" + element.id() : untyped;
  }

  /** A note in a book that does not call it one: marks lead to it, and it leads back. */
  private String untypedNoteId(Element element) {
    if (links.isEmpty()) {
      return "";
    }
    String own = file + "#" + element.id();
    if (!element.id().isEmpty() && links.isNote(element, own, targets)) {
      return own;
    }
    String name = WebElement.name(element);
    if (name.equals("p") || name.equals("li") || name.equals("dd") || name.equals("dt")) {
      for (Element inner :
          element.select("a[id],a[name],sup[id],span[id]").stream().limit(2).toList()) {
        String id = inner.id().isEmpty() ? inner.attr("name") : inner.id();
        String target = file + "#" + id;
        if (links.isNote(element, target, targets)) {
          return target;
        }
      }
    }
    return "";
  }

  private void beginNote(Element element, String id) {
    book.beginNote(id.isEmpty() ? BookText.BETWEEN_NOTES : id);
    notes.push(id);
    ending(element, Ending.NOTE);
  }

  private void ending(Element element, Ending ending) {
    endings.computeIfAbsent(element, key -> new ArrayDeque<>()).push(ending);
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    if (WebElement.isBlock(element) || WebElement.headingLevel(element) > 0) {
      boolean empty = WebElement.name(element).equals("p") && isEmpty(element);
      if (empty) {
        book.emptyParagraph();
      } else {
        book.close();
      }
    } else if (WebElement.isDropCap(element)) {
      book.dropCapEnds();
    }
    for (Ending ending : endings.getOrDefault(node, new ArrayDeque<>())) {
      if (ending == Ending.NOTE) {
        book.endNote();
        notes.pop();
      } else {
        book.section("", Sentence.NONE);
      }
    }
    endings.remove(node);
    return FilterResult.CONTINUE;
  }

  private static boolean isEmpty(Element element) {
    return element.childNodeSize() <= 2
        && element.childNodes().stream()
            .allMatch(
                child ->
                    (child instanceof TextNode text && Block.plain(text.getWholeText()).isEmpty())
                        || (child instanceof Element inner && WebElement.name(inner).equals("br")));
  }
}
