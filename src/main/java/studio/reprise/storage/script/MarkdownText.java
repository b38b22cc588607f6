package studio.reprise.storage.script;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.footnotes.InlineFootnote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

/**
 * Markdown (CommonMark 0.31 with footnotes). Every letter of the file is accounted for by the
 * places of its words: what lies between them is markup.
 */
final class MarkdownText implements ScriptReader {
  private static final int MOST_NESTED = 100;
  private static final Pattern TABLE =
      Pattern.compile(
          "[^\\n]{0,2000}\\|[^\\n]{0,2000}\\n[ \\t]*\\|?[ \\t]*:?-+:?[ \\t]*\\|[ \\t|:-]*(?:\\n|\\z)");
  private static final Pattern FRONT_MATTER =
      Pattern.compile(
          "\\A---[ \\t]*\\R(.{0,20000}?\\R)?(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);
  private static final Pattern TITLE =
      Pattern.compile("(?m)^title:[ \\t]*[\"']?(.*?)[\"']?[ \\t]*$");
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?m)^lang(?:uage)?:[ \\t]*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)[\"']?[ \\t]*$");

  @Override
  public ScriptDraft read(ScriptFile file, ReadingOptions options) {
    String text = file.text(options);
    Matcher matter = FRONT_MATTER.matcher(text);
    int begin = matter.find() ? matter.end() : 0;
    String front = text.substring(0, begin);
    BookText book = new BookText(first(LANGUAGE, front), file.where());
    book.beginFile("");
    book.leftOut(LeftOutReasons.HEAD, front);
    Parser parser =
        Parser.builder()
            .extensions(List.of(FootnotesExtension.builder().inlineFootnotes(true).build()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(MOST_NESTED)
            .maxInlineNesting(MOST_NESTED)
            .build();
    // Blank in place of what was read already: places stay what they are.
    String rest = front.replaceAll("[^\\r\\n]", " ") + text.substring(begin);
    Node document = parser.parse(rest);
    file.progress(0.4);
    new Walk(book, options, rest, begin).read(document);
    book.endFile(Letters.of(text));
    return BookDraft.of(book, file, "markdown", first(TITLE, front), options);
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : "";
  }

  /** One walk over one document, without recursion. */
  private static final class Walk {
    private final BookText book;
    private final ReadingOptions options;
    private final String source;
    private int at;
    private int pictures;
    private boolean inTable;

    Walk(BookText book, ReadingOptions options, String source, int from) {
      this.book = book;
      this.options = options;
      this.source = source;
      this.at = from;
    }

    void read(Node document) {
      Node node = document;
      while (node != null) {
        begin(node);
        Node next = node.getFirstChild();
        while (next == null && node != null) {
          end(node);
          next = node == document ? null : node.getNext();
          node = next == null ? node.getParent() : next;
        }
        node = next;
      }
      book.close();
      markup(source.length());
    }

    private void begin(Node node) {
      line(node);
      if (node instanceof Heading heading) {
        book.heading(heading.getLevel());
      } else if (node instanceof Paragraph) {
        book.paragraph();
        inTable = TABLE.matcher(source.substring(start(node), behind(node))).lookingAt();
      } else if (node instanceof ThematicBreak) {
        book.pause();
      } else if (node instanceof FootnoteDefinition definition) {
        book.beginNote(definition.getLabel());
      } else if (node instanceof FootnoteReference reference) {
        markup(start(node));
        book.mark(reference.getLabel(), source.substring(start(node), behind(node)));
        at = behind(node);
      } else if (node instanceof InlineFootnote) {
        String id = "^" + start(node);
        book.mark(id, "");
        book.beginNested();
        book.beginNote(id);
      } else if (node instanceof Image) {
        pictures++;
      } else {
        leaf(node);
      }
    }

    private void end(Node node) {
      if (node instanceof Heading || node instanceof Paragraph) {
        book.close();
        inTable = false;
      } else if (node instanceof FootnoteDefinition) {
        book.endNote();
      } else if (node instanceof InlineFootnote) {
        book.endNote();
        book.endNested();
      } else if (node instanceof Image) {
        pictures--;
      }
    }

    private void leaf(Node node) {
      if (inTable && node instanceof Text text) {
        // Cells have blanks between them; the row below the headings says nothing.
        String cells = text.getLiteral().replace('|', ' ');
        boolean isRule = cells.codePoints().noneMatch(Character::isLetterOrDigit);
        words(node, isRule ? " " : cells);
      } else if (node instanceof Text text) {
        words(node, text.getLiteral());
      } else if (node instanceof Code code) {
        words(node, code.getLiteral());
      } else if (node instanceof IndentedCodeBlock block) {
        book.paragraph();
        words(node, block.getLiteral());
        book.close();
      } else if (node instanceof FencedCodeBlock) {
        book.paragraph();
        leftOut(node, LeftOutReasons.CODE);
      } else if (inTable && node instanceof SoftLineBreak) {
        book.paragraph();
      } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
        book.blank();
      } else if (node instanceof HtmlBlock) {
        book.paragraph();
        markup(start(node));
        new MarkdownHtml(book).read(source.substring(start(node), behind(node)));
        at = behind(node);
        book.close();
      } else if (node instanceof HtmlInline) {
        markup(start(node));
        new MarkdownHtml(book).read(source.substring(start(node), behind(node)));
        at = behind(node);
      }
    }

    // --- places ---

    private void line(Node node) {
      if (!node.getSourceSpans().isEmpty()) {
        book.line(node.getSourceSpans().get(0).getLineIndex() + 1);
      }
    }

    private int start(Node node) {
      return node.getSourceSpans().stream().mapToInt(SourceSpan::getInputIndex).min().orElse(at);
    }

    private int behind(Node node) {
      return node.getSourceSpans().stream()
          .mapToInt(span -> span.getInputIndex() + span.getLength())
          .max()
          .orElse(at);
    }

    /** What lies before a place and was no words. */
    private void markup(int to) {
      if (to > at) {
        book.leftOut(LeftOutReasons.MARKUP, source.substring(at, to));
        at = to;
      }
    }

    private void leftOut(Node node, Sentence reason) {
      markup(start(node));
      book.leftOut(reason, source.substring(start(node), behind(node)));
      at = Math.max(at, behind(node));
    }

    private void words(Node node, String literal) {
      int from = start(node);
      int to = behind(node);
      markup(from);
      String written = source.substring(from, to);
      at = Math.max(at, to);
      if (pictures > 0 && !options.areLinesOfPictures()) {
        book.leftOut(LeftOutReasons.PICTURE, written);
      } else if (sameLetters(written, literal)) {
        book.text(literal);
      } else {
        book.text(literal, written);
      }
    }

    private static boolean sameLetters(String one, String other) {
      Letters first = Letters.of(one);
      Letters second = Letters.of(other);
      if (first.length() != second.length()) {
        return false;
      }
      for (int i = 0; i < first.length(); i++) {
        if (first.at(i) != second.at(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
