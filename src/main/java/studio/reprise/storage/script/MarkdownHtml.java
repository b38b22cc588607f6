package studio.reprise.storage.script;

import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/** HTML within Markdown: its words are kept, its tags are markup. */
final class MarkdownHtml {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "center",
          "blockquote",
          "section",
          "article",
          "table",
          "tr",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd",
          "pre",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "figure",
          "figcaption");

  private final BookText book;

  MarkdownHtml(BookText book) {
    this.book = book;
  }

  void read(String html) {
    int at = 0;
    while (at < html.length()) {
      int open = html.indexOf('<', at);
      int end = open < 0 ? html.length() : open;
      words(html.substring(at, end));
      at = end < html.length() ? tag(html, end) : end;
    }
  }

  private void words(String written) {
    String words = Parser.unescapeEntities(written, false);
    if (words.equals(written)) {
      book.text(written);
    } else if (!Block.plain(words).isEmpty()) {
      book.text(words, written);
    }
  }

  private int tag(String html, int open) {
    if (html.startsWith("<!--", open)) {
      int close = html.indexOf("-->", open);
      int end = close < 0 ? html.length() : close + 3;
      book.leftOut(LeftOutReasons.HIDDEN, html.substring(open, end));
      return end;
    }
    int close = html.indexOf('>', open);
    int end = close < 0 ? html.length() : close + 1;
    String tag = html.substring(open, end);
    String name = tag.replaceFirst("^</?", "").split("[^A-Za-z0-9]", 2)[0].toLowerCase(Locale.ROOT);
    book.leftOut(LeftOutReasons.MARKUP, tag);
    if (name.equals("script") || name.equals("style")) {
      int behind = html.indexOf("</", end);
      int stop = tag.startsWith("</") || behind < 0 ? end : behind;
      book.leftOut(LeftOutReasons.CODE, html.substring(end, stop));
      return stop;
    }
    if (name.equals("hr")) {
      book.pause();
    } else if (name.equals("br")) {
      book.blank();
    } else if (BLOCKS.contains(name)) {
      boolean opensHeading = name.matches("h[1-6]") && !tag.startsWith("</");
      if (opensHeading) {
        book.heading(name.charAt(1) - '0');
      } else {
        book.paragraph();
      }
    }
    return end;
  }
}
