package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

/**
 * Plain text. Rows that are wrapped at a width are paragraphs, as Project Gutenberg writes them;
 * else every row is a line. "# Title" begins a scene, and so does what reads like a heading of a
 * chapter; {@code NAME: words} and {@code NAME (direction): words} say who speaks.
 */
final class PlainText implements ScriptReader {
  private static final Pattern SCENE = Pattern.compile("#{1,6}\\s+(.+)");
  private static final Pattern BEGINS =
      Pattern.compile(
          "\\*{2,4}\\s*START OF (?:THE|THIS) PROJECT GUTENBERG.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern ENDS =
      Pattern.compile(
          "\\*{2,4}\\s*END OF (?:THE|THIS) PROJECT GUTENBERG.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern TITLE = Pattern.compile("(?m)^Title:[ \\t]*(.+?)[ \\t]*\\r?$");
  private static final Pattern PAGE =
      Pattern.compile("[\\[{](?:(?i:pg|page|p)\\.?\\s*)?\\p{N}{1,4}[\\]}]");
  private static final Pattern PAGE_ALONE =
      Pattern.compile("\\[(?i:pg|page|p)\\.?\\s*\\p{N}{1,4}\\]");
  private static final Pattern PICTURE =
      Pattern.compile("\\[(?i:illustration|image|picture)\\b[^\\]]*\\]");
  private static final Pattern FOOTNOTE =
      Pattern.compile("\\[(?i:footnote)\\s+([\\p{L}\\p{N}*]{1,6})\\s*:\\s*(.*)\\]", Pattern.DOTALL);
  private static final Pattern NOTE_MARK = Pattern.compile("\\[([\\p{N}]{1,4}|[A-Z*])\\]");
  private static final Pattern PAUSE =
      Pattern.compile("[(\\[](?i:pause|beat|silence|long pause)[.)\\]]{1,2}");

  @Override
  public ScriptDraft read(ScriptFile file, ReadingOptions options) {
    String text = file.text(options);
    file.progress(0.1);
    List<TextRows.Unit> units = TextRows.of(text);
    Matcher title = TITLE.matcher(text.substring(0, Math.min(text.length(), 4000)));
    boolean isGutenberg = units.stream().anyMatch(unit -> BEGINS.matcher(unit.text()).matches());
    BookText book = new BookText("", file.where());
    book.beginFile("");
    new Reading(book, units, options).read(isGutenberg);
    book.endFile(Letters.of(text));
    return BookDraft.of(
        book, file, "text", isGutenberg && title.find() ? title.group(1) : "", options);
  }

  /** One reading of one text. */
  private static final class Reading {
    private final BookText book;
    private final List<TextRows.Unit> units;
    private final SpokenRows spoken;
    private final List<String> footnotes = new ArrayList<>();
    private SpokenRows.@Nullable Row speaking;

    Reading(BookText book, List<TextRows.Unit> units, ReadingOptions options) {
      this.book = book;
      this.units = units;
      this.spoken =
          new SpokenRows(units.stream().map(TextRows.Unit::text).toList(), options.speakers());
    }

    void read(boolean isGutenberg) {
      if (isGutenberg) {
        book.section("", LeftOutReasons.LICENCE);
      }
      for (TextRows.Unit unit : units) {
        Matcher note = FOOTNOTE.matcher(unit.text());
        if (note.matches()) {
          footnotes.add(note.group(1));
        }
      }
      for (TextRows.Unit unit : units) {
        book.line(unit.line());
        if (isGutenberg && BEGINS.matcher(unit.text()).matches()) {
          text(unit);
          book.section("", Sentence.NONE);
        } else if (isGutenberg && ENDS.matcher(unit.text()).matches()) {
          book.section("Project Gutenberg", LeftOutReasons.LICENCE);
          text(unit);
        } else {
          unit(unit);
        }
        if (unit.endsParagraph()) {
          speaking = null;
        }
      }
      spoken.remark().ifPresent(book::remark);
    }

    private void unit(TextRows.Unit unit) {
      String text = unit.text();
      Matcher scene = SCENE.matcher(text);
      Matcher note = FOOTNOTE.matcher(text);
      SpokenRows.Row row = spoken.row(text);
      if (scene.matches()) {
        book.section(scene.group(1), Sentence.NONE);
        book.leftOut(LeftOutReasons.TITLE, text);
      } else if (unit.isHeading()) {
        book.heading(1);
        book.text(text);
        book.close();
      } else if (note.matches()) {
        book.beginNote(note.group(1));
        book.leftOut(LeftOutReasons.NOTE_MARK, text.substring(0, note.start(2)));
        words(note.group(2), unit);
        book.endNote();
      } else if (PICTURE.matcher(text).matches()) {
        book.leftOut(LeftOutReasons.PICTURE, text);
      } else if (PAUSE.matcher(text).matches()) {
        book.leftOut(LeftOutReasons.DIRECTION, text);
        book.pause();
      } else if (spoken.isDirection(text)) {
        book.leftOut(LeftOutReasons.DIRECTION, text);
      } else if (row != null) {
        speaks(row, unit);
      } else {
        text(unit);
      }
    }

    private void speaks(SpokenRows.Row row, TextRows.Unit unit) {
      book.paragraph();
      book.leftOut(LeftOutReasons.SPEAKER, unit.text().substring(0, row.wordsFrom()));
      speaking = row;
      if (row.wordsFrom() < unit.text().length()) {
        words(unit.text().substring(row.wordsFrom()), unit);
        speaking = null;
      }
    }

    private void text(TextRows.Unit unit) {
      words(unit.text(), unit);
    }

    private void words(String text, TextRows.Unit unit) {
      book.paragraph();
      int at = 0;
      Matcher bracket = NOTE_MARK.matcher(text);
      Matcher page = PAGE.matcher(text);
      while (at < text.length()) {
        boolean mark = bracket.find(at) && footnotes.contains(bracket.group(1));
        boolean number = page.find(at) && PAGE_ALONE.matcher(page.group()).matches();
        int markAt = mark ? bracket.start() : text.length();
        int pageAt = number ? page.start() : text.length();
        int next = Math.min(markAt, pageAt);
        book.text(text.substring(at, next));
        if (next == text.length()) {
          break;
        }
        if (markAt < pageAt) {
          book.mark(bracket.group(1), bracket.group());
          at = bracket.end();
        } else {
          book.leftOut(LeftOutReasons.PAGE_NUMBER, page.group());
          at = page.end();
        }
      }
      if (speaking != null && book.hasOpenWords()) {
        book.saidBy(speaking.name(), speaking.direction());
      }
      if (unit.endsParagraph()) {
        book.close();
      } else {
        book.closeRow();
      }
    }
  }
}
