package studio.reprise.storage.script;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.Sentence;

/** What an element of a page is for a listener, by its name, type, role, class and style. */
final class WebElement {
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "header",
          "hgroup",
          "li",
          "main",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "tr",
          "ul",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6");

  private static final Pattern DROP_CAP =
      Pattern.compile("(?i)drop|initial|lettrine|versal|first-?letter|dcap|bigletter");

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:page-?num(?:ber)?|pageno|pagebreak|page-break|folio)(?:$|[\\s_-])");

  private static final Pattern HIDDEN_STYLE =
      Pattern.compile("(?i)(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

  private static final Pattern LARGE_STYLE = Pattern.compile("(?i)float\\s*:|font-size\\s*:");

  /** {@code footnote-ref}, {@code noteref}, {@code duokan-footnote}. */
  private static final Pattern NOTE_CLASS =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:footnote(?:-?ref|-?link|-?anchor)?|endnote(?:-?ref|-?link)?|noteref|fnref)(?:$|\\s)");

  private static final Pattern MARK =
      Pattern.compile(
          "[\\[({]?(?:\\p{N}{1,4}|[*\u2020\u2021\u00a7\u00b6\u203b]{1,4}|[a-z]|[ivxlc]{1,6}|(?i:fn|note)\\s?\\p{N}{1,4})[\\])}]?");

  private static final Pattern BACK =
      Pattern.compile(
          "(?i)[\\[(]?(?:[\u21a9\u21b5\u2191\u2190\u2934^\ufe0e\ufe0f\\s]+|back|return|return to text|go back)[\\])]?");

  private WebElement() {}

  /** Without the prefix of a namespace. */
  static String name(Element element) {
    String name = element.normalName();
    return name.substring(name.indexOf(':') + 1);
  }

  /** {@code epub:type} and {@code role}. */
  static String types(Element element) {
    String type = element.attr("epub:type") + " " + element.attr("role");
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean hasType(Element element, String... wanted) {
    if (element.attributesSize() == 0) {
      return false;
    }
    String all = " " + types(element).replaceAll("\\s+", " ") + " ";
    for (String type : wanted) {
      if (all.contains(" " + type + " ") || all.contains(" doc-" + type + " ")) {
        return true;
      }
    }
    return false;
  }

  static boolean isBlock(Element element) {
    return BLOCKS.contains(name(element));
  }

  /** Level of a heading from 1, or 0. */
  static int headingLevel(Element element) {
    String name = name(element);
    if (name.length() == 2
        && name.charAt(0) == 'h'
        && name.charAt(1) >= '1'
        && name.charAt(1) <= '6') {
      return name.charAt(1) - '0';
    }
    String level = element.attr("aria-level");
    return element.attr("role").equals("heading") && level.matches("[1-6]")
        ? Integer.parseInt(level)
        : 0;
  }

  /** Text that is no text: nobody counts it. */
  static boolean isProgram(Element element) {
    String name = name(element);
    return name.equals("script") || name.equals("style");
  }

  /**
   * Why an element is left out with all that is in it, or {@link Sentence#NONE}.
   *
   * @param rules of the style sheets
   */
  static Sentence leftOut(Element element, HiddenRules rules) {
    switch (name(element)) {
      case "head":
        return LeftOutReasons.HEAD;
      case "nav":
        return LeftOutReasons.NAVIGATION;
      case "rt", "rp":
        return LeftOutReasons.RUBY;
      case "del":
        return LeftOutReasons.DELETED;
      case "svg", "math", "object", "embed", "canvas", "audio", "video", "map":
        return LeftOutReasons.PICTURE;
      case "button", "select", "textarea", "datalist", "iframe", "noscript", "template":
        return LeftOutReasons.CONTROL;
      default:
        break;
    }
    if (element.attributesSize() == 0) {
      return rules.hides(element) ? LeftOutReasons.HIDDEN : Sentence.NONE;
    }
    if (hasType(element, "pagebreak")
        || (PAGE_NUMBER.matcher(element.className()).find() && isPageNumber(element.text()))) {
      return LeftOutReasons.PAGE_NUMBER;
    }
    boolean hidden =
        element.hasAttr("hidden")
            || element.attr("aria-hidden").equals("true")
            || HIDDEN_STYLE.matcher(element.attr("style")).find()
            || rules.hides(element);
    return hidden && !isDropCapLetter(element) ? LeftOutReasons.HIDDEN : Sentence.NONE;
  }

  /** A decorated first letter is often hidden from screen readers, and is a letter of its word. */
  private static boolean isDropCapLetter(Element element) {
    return DropCaps.isOne(element.text().strip()) && !element.hasAttr("hidden");
  }

  private static boolean isPageNumber(String text) {
    return text.length() <= 16 && text.matches("(?s).*(?:\\p{N}|[ivxlcIVXLC]).*");
  }

  /** Whether an element around a first letter makes it large. */
  static boolean isDropCap(Element element) {
    if (element.attributesSize() == 0) {
      return name(element).equals("big");
    }
    return DROP_CAP.matcher(element.className()).find()
        || (name(element).equals("font") && element.hasAttr("size"))
        || LARGE_STYLE.matcher(element.attr("style")).find()
        || element.attr("aria-hidden").equals("true");
  }

  /** A link that the book itself calls the mark of a note. */
  static boolean isTypedMark(Element link) {
    return hasType(link, "noteref")
        || (link.attr("href").indexOf('#') >= 0
            && (NOTE_CLASS.matcher(link.className()).find()
                || NOTE_CLASS.matcher(link.attr("rel")).find()));
  }

  /** A link that looks like the mark of a note: a small number, a star. */
  static boolean looksLikeMark(Element link) {
    String text = link.text().strip();
    if (link.attr("href").indexOf('#') < 0 || !MARK.matcher(text).matches()) {
      return false;
    }
    boolean raised =
        isRaised(link.parent()) || link.children().stream().anyMatch(WebElement::isRaised);
    boolean apart = !Character.isLetterOrDigit(text.charAt(0));
    String classes = (link.className() + " " + link.id()).toLowerCase(Locale.ROOT);
    return raised || apart || classes.matches(".*(?:note|fn|ref).*");
  }

  private static boolean isRaised(@Nullable Element element) {
    return element != null
        && (name(element).equals("sup")
            || element.attr("style").replace(" ", "").contains("vertical-align:super")
            || element.className().toLowerCase(Locale.ROOT).contains("super"));
  }

  /** A link that leads back from a note to its mark. */
  static boolean isBackLink(Element link) {
    String text = link.text().strip();
    return hasType(link, "backlink", "referrer")
        || link.hasClass("footnote-back")
        || link.attr("rev").equals("footnote")
        || BACK.matcher(text).matches();
  }

  static boolean isMarkText(String text) {
    return MARK.matcher(text.strip()).matches();
  }

  /** A note by what the book calls it. */
  static boolean isTypedNote(Element element) {
    return hasType(element, "footnote", "endnote", "rearnote", "note")
        && !name(element).equals("a");
  }

  /** Where notes stand together. */
  static boolean isNotes(Element element) {
    return hasType(element, "footnotes", "endnotes", "rearnotes", "notes")
        || (element.hasClass("footnotes") && isBlock(element));
  }

  /** Why a part of a page is better left out, or {@link Sentence#NONE}. */
  static Sentence matter(Element element) {
    if (name(element).equals("footer")
        && element.parent() != null
        && name(element.parent()).equals("body")) {
      return Matter.footOfPage();
    }
    if (element.attributesSize() == 0) {
      return Sentence.NONE;
    }
    if (element.id().equals("title-block-header")) {
      return Matter.titlePage();
    }
    if (element.hasClass("pg-boilerplate")
        || element.id().equals("pg-header")
        || element.id().equals("pg-footer")) {
      return LeftOutReasons.LICENCE;
    }
    return Matter.ofTypes(types(element));
  }
}
