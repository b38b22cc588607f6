package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Line;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftLine.Attribution;
import studio.reprise.document.script.DraftLine.End;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.LeftOut;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/** What was read of a book becomes a draft: sections, lines, who speaks them. */
final class BookDraft {
  private static final int MOST_LEFT_OUT = 20_000;
  private static final int LEFT_OUT_CHARACTERS = 2_000;
  private static final int TITLE_CHARACTERS = 300;

  private final BookText book;
  private final ReadingOptions options;
  private final Paragraphs paragraphs;
  private final Casting casting;
  private final Map<String, List<Block>> notes = new HashMap<>();
  private final Set<String> placedNotes = new HashSet<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int lineCount;

  private BookDraft(BookText book, ReadingOptions options) {
    this.book = book;
    this.options = options;
    this.paragraphs = new Paragraphs(options.lineLength(), book.language());
    this.casting = new Casting(options.speakers());
  }

  /**
   * The draft of a book.
   *
   * @param title of the work, or ""
   */
  static ScriptDraft of(
      BookText book, ScriptFile file, String format, String title, ReadingOptions options) {
    return new BookDraft(book, options).draft(file, format, title);
  }

  private ScriptDraft draft(ScriptFile file, String format, String title) {
    List<BookSections.Part> parts = BookSections.of(book, options.sceneLevel());
    for (Block block : book.blocks()) {
      if (!block.note().isEmpty()) {
        notes.computeIfAbsent(block.note(), id -> new ArrayList<>()).add(block);
      }
    }
    book.leftOut().forEach(this::leftOut);
    List<DraftSection> sections = new ArrayList<>();
    for (BookSections.Part part : parts) {
      DraftSection section = section(part);
      if (!section.lines().isEmpty()) {
        sections.add(section);
      }
    }
    if (sections.isEmpty()) {
      throw new StorageException("{0} holds no words that could be spoken.", file.where());
    }
    List<DraftSection> cast = options.castsSpeakers() ? spelled(sections) : sections;
    return new ScriptDraft(
        file.name(),
        format,
        Block.plain(title),
        book.language(),
        file.sha256(),
        cast,
        leftOut,
        book.fidelity().completeness(),
        book.remarks());
  }

  private void leaveOut(Sentence reason, Block block) {
    leftOut(reason, block.text(), block.position());
    book.fidelity().leaveOut(block.text());
  }

  private void leftOut(Stretch stretch) {
    leftOut(stretch.reason(), stretch.source(), stretch.position());
  }

  private void leftOut(Sentence reason, String source, Position position) {
    String words = Block.plain(source);
    if (leftOut.size() < MOST_LEFT_OUT) {
      int end = Math.min(words.length(), LEFT_OUT_CHARACTERS);
      leftOut.add(new LeftOut(reason, words.substring(0, end), position));
    }
  }

  // --- a section ---

  private DraftSection section(BookSections.Part part) {
    casting.beginSection();
    List<DraftLine> lines = new ArrayList<>();
    List<Block> later = new ArrayList<>();
    String title = part.title();
    boolean first = true;
    for (Block block : part.blocks()) {
      if (!block.note().isEmpty()) {
        loose(block, later);
        continue;
      }
      boolean isTitle = first && block.level() > 0 && isSame(block.text(), part.title());
      if (isTitle && !options.areHeadingsSpoken()) {
        leaveOut(LeftOutReasons.TITLE, block);
      } else {
        addLines(block, lines);
      }
      first = false;
      notesOf(block, lines, later);
    }
    later.forEach(note -> addLines(note, lines));
    return new DraftSection(shortened(title), part.proposal(), lines);
  }

  private static boolean isSame(String heading, String title) {
    return heading.equalsIgnoreCase(title);
  }

  private static String shortened(String title) {
    return title.length() <= TITLE_CHARACTERS
        ? title
        : title.substring(0, TITLE_CHARACTERS).strip();
  }

  private void notesOf(Block block, List<DraftLine> lines, List<Block> later) {
    if (options.notes().equals("leave")) {
      return;
    }
    for (String id : block.marks()) {
      if (notes.containsKey(id) && placedNotes.add(id)) {
        for (Block note : notes.get(id)) {
          if (options.notes().equals("inline")) {
            addLines(note, lines);
          } else {
            later.add(note);
          }
        }
      }
    }
  }

  /** A note where it stands in the book: left out, or at the end when nothing marks it. */
  private void loose(Block note, List<Block> later) {
    if (options.notes().equals("leave") || note.note().equals(BookText.BETWEEN_NOTES)) {
      leaveOut(LeftOutReasons.NOTE, note);
    } else if (!isMarked(note.note()) && placedNotes.add(note.note())) {
      later.addAll(notes.get(note.note()));
    }
  }

  private @Nullable Set<String> marked;

  private boolean isMarked(String note) {
    if (marked == null) {
      marked = new HashSet<>();
      book.blocks().stream().filter(b -> b.note().isEmpty()).forEach(b -> marked.addAll(b.marks()));
    }
    return marked.contains(note);
  }

  // --- lines ---

  private void addLines(Block block, List<DraftLine> lines) {
    int from = lines.size();
    String text = block.text();
    if (!block.speaker().isEmpty() || !options.castsSpeakers() || block.level() > 0) {
      for (String words : paragraphs.lines(text)) {
        lines.add(line(words, block).withSpeaker(block.speaker()).withDirection(block.direction()));
      }
    } else {
      addCast(block, lines);
    }
    int last = lines.size() - 1;
    lines.set(last, lines.get(last).withEnd(block.after()));
    List<String> made = lines.subList(from, lines.size()).stream().map(DraftLine::text).toList();
    book.fidelity().compareLines(block.position().file(), text, made);
    lineCount += made.size();
    if (lineCount > DraftBounds.MOST_LINES) {
      throw new StorageException(
          "{0} has more than {1} lines. Raise the length of lines, or import it in parts.",
          book.where(), DraftBounds.MOST_LINES);
    }
  }

  private void addCast(Block block, List<DraftLine> lines) {
    String text = block.text();
    List<Quotations.Span> spans = Quotations.of(text);
    List<Casting.Voice> voices = casting.voices(text, spans);
    for (int i = 0; i < spans.size(); i++) {
      Casting.Voice voice = voices.get(i);
      for (String words : paragraphs.lines(spans.get(i).of(text))) {
        DraftLine line = line(words, block);
        if (!voice.isNobody()) {
          names.add(voice.name());
          line = line.withSpeaker(voice.name(), voice.how());
        }
        lines.add(line);
      }
    }
  }

  private DraftLine line(String words, Block block) {
    if (words.length() > Line.TEXT_LIMIT) {
      throw new StorageException(
          "{0} holds a word of {1} letters, which nobody can say: \"{2}\".",
          book.where(), words.length(), words.substring(0, 40));
    }
    return DraftLine.of(words).withPosition(block.position()).withEnd(End.LINE);
  }

  private List<DraftSection> spelled(List<DraftSection> sections) {
    Map<String, String> spellings = Casting.spellings(names, options.speakers());
    return sections.stream()
        .map(
            section ->
                section.withLines(
                    section.lines().stream().map(line -> spelled(line, spellings)).toList()))
        .toList();
  }

  private static DraftLine spelled(DraftLine line, Map<String, String> spellings) {
    boolean stated = line.attribution() == Attribution.STATED || line.speaker().isEmpty();
    String name = stated ? "" : Casting.spelled(line.speaker(), spellings);
    return stated ? line : line.withSpeaker(name, line.attribution());
  }
}
