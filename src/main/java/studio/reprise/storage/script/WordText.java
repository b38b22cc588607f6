package studio.reprise.storage.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.Sentence;

/**
 * Reads the words of one part of a Word document: the text itself, or its notes. It is a stream of
 * elements; what they nest is counted, never followed by recursion.
 */
final class WordText {
  private static final int MOST_NESTED = 100_000;

  /** A paragraph that is open; a text box within it opens others. */
  private static final class Paragraph {
    private boolean hasContent;
    private boolean isDropCap;
    private int breaks;
  }

  private final BookText book;
  private final WordStyles styles;
  private final WordFields fields = new WordFields();
  private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
  private final Deque<Sentence> frames = new ArrayDeque<>();
  private final Deque<Boolean> alternatives = new ArrayDeque<>();
  private int deleted;
  private int ruby;
  private boolean hiddenRun;
  private boolean inRun;
  private boolean inTitlePage;
  private boolean isSkippedNote;
  private int count;
  private @Nullable XMLStreamReader reader;

  WordText(BookText book, WordStyles styles) {
    this.book = book;
    this.styles = styles;
  }

  /** An attribute by its local name, or "". */
  private String value(String name) {
    return value(Objects.requireNonNull(reader), name);
  }

  static String value(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  static boolean isOn(String value) {
    return !Set.of("0", "false", "off").contains(value);
  }

  static int number(String text, int otherwise) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  /**
   * Reads a part.
   *
   * @throws XMLStreamException when it is no XML
   */
  void read(byte[] bytes) throws XMLStreamException {
    reader = SecondReading.reader(bytes);
    String name = "";
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          name = reader.getLocalName();
          begin(name);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          end(reader.getLocalName());
          name = "";
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          words(name, reader.getText());
        }
        default -> {}
      }
    }
    while (!paragraphs.isEmpty()) {
      endParagraph();
    }
  }

  // --- elements ---

  private void begin(String name) {
    switch (name) {
      case "p" -> beginParagraph();
      case "r" -> {
        inRun = true;
        hiddenRun = false;
      }
      case "pStyle" -> style(value("val"));
      case "outlineLvl" -> {
        int level = number(value("val"), 9);
        if (level < 9 && !paragraphs.isEmpty()) {
          book.heading(level + 1);
        }
      }
      case "framePr" -> {
        if (!paragraphs.isEmpty() && !value("dropCap").isEmpty()) {
          paragraphs.peek().isDropCap = !value("dropCap").equals("none");
        }
      }
      case "rStyle" -> hiddenRun |= inRun && styles.isHidden(value("val"));
      case "vanish" -> hiddenRun |= inRun && isOn(value("val"));
      case "del", "moveFrom" -> deleted++;
      case "rt" -> ruby++;
      case "tab", "br", "cr", "ptab" -> lineBreak(name);
      case "noBreakHyphen" -> {
        if (inRun && leftOut().isEmpty() && !isSkippedNote) {
          book.attribute("-");
        }
      }
      case "fldChar" -> fieldMark(value("fldCharType"));
      case "fldSimple" -> fields.begin(value("instr"));
      case "footnoteReference" -> book.mark("footnote" + value("id"), "");
      case "endnoteReference" -> book.mark("endnote" + value("id"), "");
      case "footnote", "endnote" -> beginNote(name);
      case "AlternateContent" -> alternatives.push(false);
      case "Choice" -> chosen();
      case "Fallback" -> {
        boolean isCopy = !alternatives.isEmpty() && alternatives.peek();
        frame(isCopy ? LeftOutReasons.SECOND_COPY : Sentence.NONE);
      }
      case "sdt" -> frame(Sentence.NONE);
      case "docPartGallery" -> {
        if (value("val").contains("Table of Contents")) {
          reframe(LeftOutReasons.CONTENTS_FIELD);
        }
      }
      case "showingPlcHdr" -> reframe(LeftOutReasons.FIELD);
      case "drawing", "pict", "object" -> content();
      case "rect" -> {
        // A rule across the page.
        if (value("hr").equals("t")) {
          book.pause();
        }
      }
      case "altChunk" -> {
        Sentence lost =
            Sentence.of("Another document is put into this one and was not read. Save it anew.");
        book.remark(lost);
        book.fidelity().differ(lost);
      }
      default -> {}
    }
  }

  private void end(String name) {
    switch (name) {
      case "p" -> endParagraph();
      case "r" -> inRun = false;
      case "del", "moveFrom" -> deleted = Math.max(0, deleted - 1);
      case "rt" -> ruby = Math.max(0, ruby - 1);
      case "fldSimple" -> fields.end();
      case "footnote", "endnote" -> {
        if (!isSkippedNote) {
          book.endNote();
        }
        isSkippedNote = false;
      }
      case "AlternateContent" -> alternatives.poll();
      case "Fallback", "sdt" -> frames.poll();
      default -> {}
    }
  }

  private void chosen() {
    if (!alternatives.isEmpty()) {
      alternatives.pop();
      alternatives.push(true);
    }
  }

  private void frame(Sentence reason) {
    if (frames.size() < MOST_NESTED) {
      frames.push(reason);
    }
  }

  private void reframe(Sentence reason) {
    if (!frames.isEmpty()) {
      frames.pop();
      frames.push(reason);
    }
  }

  private void fieldMark(String type) {
    switch (type) {
      case "begin" -> fields.begin();
      case "separate" -> fields.separate();
      case "end" -> fields.end();
      default -> {}
    }
  }

  private void beginNote(String name) {
    String type = value("type");
    isSkippedNote = !type.isEmpty() && !type.equals("normal");
    if (!isSkippedNote) {
      book.beginNote(name + value("id"));
    }
  }

  // --- paragraphs ---

  private void beginParagraph() {
    if (paragraphs.size() >= MOST_NESTED) {
      return;
    }
    if (!paragraphs.isEmpty()) {
      paragraphs.peek().hasContent = true;
      book.beginNested();
    } else {
      book.paragraph();
    }
    paragraphs.push(new Paragraph());
    count++;
    book.anchor("\u00b6" + count);
    if (inTitlePage && paragraphs.size() == 1) {
      titlePage("");
    }
  }

  private void endParagraph() {
    if (paragraphs.isEmpty()) {
      return;
    }
    Paragraph ended = paragraphs.pop();
    if (ended.isDropCap) {
      book.dropCapBlock();
    }
    if (!paragraphs.isEmpty()) {
      book.endNested();
    } else if (ended.hasContent) {
      book.close();
    } else {
      book.emptyParagraph();
    }
  }

  private void style(String id) {
    if (paragraphs.isEmpty()) {
      return;
    }
    int level = styles.level(id);
    if (level > 0) {
      book.heading(level);
    }
    if (styles.isOfTitlePage(id) && paragraphs.size() == 1) {
      titlePage(id);
    }
  }

  private Sentence waiting = Sentence.NONE;

  /** Title, people and date at the beginning of a document are its title page. */
  private void titlePage(String styleId) {
    if (!styleId.isEmpty() && (book.isEmpty() || inTitlePage)) {
      if (!inTitlePage) {
        book.section("", Matter.titlePage());
      }
      inTitlePage = true;
      waiting = Sentence.NONE;
    } else if (inTitlePage) {
      waiting = Matter.titlePage();
    }
  }

  private void content() {
    if (!paragraphs.isEmpty()) {
      paragraphs.peek().hasContent = true;
    }
  }

  // --- words ---

  private Sentence leftOut() {
    if (deleted > 0) {
      return LeftOutReasons.DELETED;
    }
    for (Sentence frame : frames) {
      if (!frame.isEmpty()) {
        return frame;
      }
    }
    if (ruby > 0) {
      return LeftOutReasons.RUBY;
    }
    return hiddenRun ? LeftOutReasons.HIDDEN : fields.leftOut();
  }

  private void words(String element, String words) {
    switch (element) {
      case "t" -> {
        Sentence out = leftOut();
        if (!out.isEmpty() || isSkippedNote || paragraphs.isEmpty()) {
          book.leftOut(out.isEmpty() ? LeftOutReasons.FIELD : out, words);
        } else {
          endTitlePage();
          Paragraph paragraph = paragraphs.peek();
          paragraph.hasContent |= !words.isBlank();
          paragraph.breaks = words.isBlank() ? paragraph.breaks : 0;
          book.text(words);
        }
      }
      case "delText" -> book.leftOut(LeftOutReasons.DELETED, words);
      case "instrText" -> {
        fields.instruct(words);
        book.leftOut(LeftOutReasons.FIELD, words);
      }
      default -> {}
    }
  }

  private void endTitlePage() {
    if (!waiting.isEmpty() && !book.isInNote()) {
      int level = book.openLevel();
      book.section("", Sentence.NONE);
      if (level > 0) {
        book.heading(level);
      }
      waiting = Sentence.NONE;
      inTitlePage = false;
    }
  }

  private void lineBreak(String name) {
    if (!inRun || paragraphs.isEmpty() || !leftOut().isEmpty()) {
      return;
    }
    Paragraph paragraph = paragraphs.peek();
    paragraph.breaks += name.equals("br") || name.equals("cr") ? 1 : 0;
    if (paragraph.breaks > 1 && !book.isInHeading() && !book.isNested()) {
      book.paragraph();
    } else {
      book.blank();
    }
  }
}
