package studio.reprise.storage.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.script.Position;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/**
 * A book while it is read: its blocks in their order and, a file at a time, the ledger of every
 * stretch, kept or left out. A reader calls it in the order of the file; it writes no word.
 */
final class BookText {
  /** What stands between notes and is of none: their heading. */
  static final String BETWEEN_NOTES = "-";

  private static final int MOST_BLOCKS = 400_000;

  /**
   * @param title or "": its first heading
   * @param proposal why it is better left out, or {@link Sentence#NONE}
   * @param isOfContents whether the table of contents names it
   */
  record Section(String title, Sentence proposal, boolean isOfContents) {}

  /** What was being read when something nested began. */
  private record Held(@Nullable Block block, int level) {}

  private final String language;
  private final String where;
  private final Fidelity fidelity = new Fidelity();
  private final List<Section> sections = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Block> spaced = new ArrayList<>();
  private final List<Stretch> leftOut = new ArrayList<>();
  private final List<Sentence> remarks = new ArrayList<>();
  private final LetterJoins letters;
  private final Deque<Held> held = new ArrayDeque<>();
  private final Deque<String> notes = new ArrayDeque<>();
  private List<Stretch> ledger = new ArrayList<>();
  private String file = "";
  private int fileBegan;
  private int sectionsBefore;
  private String anchor = "";
  private int line;
  private @Nullable Block open;
  private int level;
  private int paragraphs;

  /**
   * @param language BCP 47, or ""
   * @param where names the book in an error
   */
  BookText(String language, String where) {
    this.language = language;
    this.where = where;
    this.letters = new LetterJoins(language);
    sections.add(new Section("", Sentence.NONE, false));
  }

  // --- where we are ---

  /** A file of the book begins. */
  void beginFile(String name) {
    file = name;
    fileBegan = blocks.size();
    sectionsBefore = sections.size();
    anchor = "";
    line = 0;
    ledger = new ArrayList<>();
  }

  /** It ends; what was read of it is compared with what another parser finds in it. */
  void endFile(Letters second) {
    close();
    letters.join(blocks);
    fidelity.compare(file.isEmpty() ? where : file, second, ledger);
    ledger = new ArrayList<>();
  }

  void anchor(String name) {
    anchor = name;
  }

  void line(int number) {
    line = number;
  }

  private Position position() {
    return new Position(file, line, anchor);
  }

  // --- sections ---

  /** What follows is of another section. */
  void section(String title, Sentence proposal) {
    begin(new Section(Block.plain(title), proposal, false));
  }

  /** A section that the table of contents names begins. */
  void chapter(String title, Sentence proposal) {
    begin(new Section(Block.plain(title), proposal, true));
  }

  private void begin(Section section) {
    Block heading = open != null && open.level() > 0 && open.hasLetters() ? open : null;
    if (heading == null) {
      close();
    }
    boolean isFirstOfFile = sections.size() == sectionsBefore;
    sections.add(section);
    int here = sections.size() - 1;
    if (isFirstOfFile && section.isOfContents()) {
      takeHeadingsAbove(here);
    }
    if (heading != null) {
      // The place that is linked to stands behind the words of the heading that it is meant for.
      heading.moveTo(here);
    } else if (!blocks.isEmpty()) {
      Block last = blocks.get(blocks.size() - 1);
      if (last.level() > 0 && last.text().equalsIgnoreCase(section.title()) && isFree(last)) {
        last.moveTo(here);
      }
    }
  }

  /** A file begins with the title of a part, and below it with the chapter that is linked to. */
  private void takeHeadingsAbove(int section) {
    List<Block> above = blocks.subList(fileBegan, blocks.size());
    if (above.stream().allMatch(block -> block.level() > 0)) {
      above.forEach(block -> block.moveTo(section));
    }
  }

  /** Whether a heading did not begin the section that it is in. */
  private boolean isFree(Block heading) {
    int before = blocks.size() - 2;
    return before >= 0 && blocks.get(before).section() == heading.section();
  }

  boolean isInHeading() {
    return level > 0 || (open != null && open.level() > 0);
  }

  Section currentSection() {
    return sections.get(sections.size() - 1);
  }

  // --- blocks ---

  /** What follows is a paragraph of its own. */
  void paragraph() {
    close();
    level = 0;
  }

  /** What follows is a heading, of a level from 1. */
  void heading(int of) {
    close();
    level = of;
  }

  /** The paragraph or heading ends here. */
  void close() {
    if (open != null) {
      Block done = open;
      open = null;
      if (done.hasLetters()) {
        add(done);
      } else if (!done.isBlank()) {
        // Stars, dots, a lone mark: nothing to say, and a break for the eye.
        pause();
      }
    }
    level = 0;
  }

  /** A row ends here; its paragraph goes on with the next one. */
  void closeRow() {
    if (open != null) {
      open.goesOn();
    }
    close();
  }

  private void add(Block done) {
    if (blocks.size() == MOST_BLOCKS) {
      throw new StorageException(
          "{0} has more than {1} paragraphs and is not read. Cut it in parts.", where, MOST_BLOCKS);
    }
    blocks.add(done);
    paragraphs++;
    letters.close(done);
  }

  /** A rule, or stars: a pause. */
  void pause() {
    close();
    if (!blocks.isEmpty() && !isInNote()) {
      blocks.get(blocks.size() - 1).pauseAfter();
    }
  }

  /** An empty paragraph: a pause, unless the book has one behind every third paragraph. */
  void emptyParagraph() {
    close();
    if (blocks.size() > fileBegan) {
      spaced.add(blocks.get(blocks.size() - 1));
    }
  }

  /** A text box or note begins within a paragraph, which goes on behind it. */
  void beginNested() {
    held.push(new Held(open, level));
    open = null;
    level = 0;
  }

  void endNested() {
    close();
    Held outer = held.pop();
    open = outer.block();
    level = outer.level();
  }

  boolean isNested() {
    return !held.isEmpty();
  }

  // --- notes ---

  /** What follows, up to {@link #endNote}, is a note. */
  void beginNote(String id) {
    close();
    notes.push(id);
  }

  void endNote() {
    close();
    notes.pop();
  }

  boolean isInNote() {
    return !notes.isEmpty();
  }

  /** The mark of a note, which is never read. */
  void mark(String noteId, String source) {
    if (open == null && !blocks.isEmpty()) {
      blocks.get(blocks.size() - 1).marks().add(noteId);
    } else {
      block().marks().add(noteId);
    }
    leftOut(LeftOutReasons.NOTE_MARK, source);
  }

  // --- words ---

  private Block block() {
    if (open == null) {
      String note = notes.isEmpty() ? "" : notes.peek();
      open = new Block(sections.size() - 1, level, note, position());
    }
    return open;
  }

  boolean hasOpenWords() {
    return open != null && open.hasLetters();
  }

  /** Words of the open paragraph. */
  void text(String words) {
    if (words.isEmpty() || (open == null && Block.plain(words).isEmpty())) {
      return;
    }
    read(Stretch.Origin.TEXT, words);
  }

  /** Words that the file writes in another way: {@code &eacute;} is an é. */
  void text(String words, String source) {
    read(Stretch.Origin.ATTRIBUTE, words);
    leftOut(Sentence.NONE, source);
  }

  /** Words of an attribute, such as the text of a picture. */
  void attribute(String words) {
    read(Stretch.Origin.ATTRIBUTE, words);
  }

  private void read(Stretch.Origin origin, String words) {
    Block into = block();
    into.append(words);
    record(new Stretch(origin, words, into, Sentence.NONE, position()));
  }

  /** A blank between words. */
  void blank() {
    if (open != null) {
      open.append(" ");
    }
  }

  /** What was read of the block so far may be a large first letter. */
  void dropCapEnds() {
    if (open != null) {
      open.dropCapEnds();
    }
  }

  /** The open paragraph is the large first letter of the next. */
  void dropCapBlock() {
    if (open != null) {
      open.becomeDropCap();
    }
  }

  /** Level of the heading that is open or begins next, or 0. */
  int openLevel() {
    return open != null ? open.level() : level;
  }

  /** Whether nothing was read yet. */
  boolean isEmpty() {
    return blocks.isEmpty() && (open == null || open.isBlank());
  }

  /** Who speaks the open paragraph, which a text names in front of it. */
  void saidBy(String name, String direction) {
    block().saidBy(name, direction);
  }

  /** Words that are in no line. */
  void leftOut(Sentence reason, String source) {
    if (source.isEmpty()) {
      return;
    }
    Stretch out = new Stretch(Stretch.Origin.TEXT, source, null, reason, position());
    record(out);
    if (!reason.isEmpty() && source.codePoints().anyMatch(Character::isLetterOrDigit)) {
      leftOut.add(out);
    }
  }

  /** Words of an attribute that are in no line; the file's text does not hold them. */
  void leftOutAttribute(Sentence reason, String words) {
    if (words.codePoints().anyMatch(Character::isLetterOrDigit)) {
      leftOut.add(new Stretch(Stretch.Origin.ATTRIBUTE, words, null, reason, position()));
    }
  }

  private void record(Stretch stretch) {
    ledger.add(stretch);
  }

  void remark(Sentence sentence) {
    remarks.add(sentence);
  }

  // --- what was read ---

  String language() {
    return language;
  }

  String where() {
    return where;
  }

  Fidelity fidelity() {
    return fidelity;
  }

  List<Section> sections() {
    return sections;
  }

  /** Paragraphs and headings in their order; pauses that empty paragraphs make are in them. */
  List<Block> blocks() {
    // Where every paragraph has an empty one behind it, that is how the book spaces its lines.
    if (spaced.size() * 3 <= paragraphs) {
      spaced.forEach(block -> block.whole().pauseAfter());
    }
    return blocks;
  }

  List<Stretch> leftOut() {
    return leftOut;
  }

  List<Sentence> remarks() {
    List<Sentence> all = new ArrayList<>(remarks);
    all.addAll(letters.remarks());
    all.addAll(fidelity.remarks());
    return all;
  }
}
