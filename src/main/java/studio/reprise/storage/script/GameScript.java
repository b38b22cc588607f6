package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.reprise.document.Line;
import studio.reprise.document.script.Completeness;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.LeftOut;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/**
 * Gathers the draft while the script of a game or a stage is read: scenes, lines without their
 * markup, what has no sound and why, and what the author should know of the whole.
 */
final class GameScript {
  static final int KEY_LIMIT = 500;

  /** Why a choice is no line. */
  static final Sentence CAPTION = Sentence.of("a choice that the player reads");

  /** Why an action is no line. */
  static final Sentence ACTION = Sentence.of("an action, not spoken");

  private static final Sentence NOTHING = Sentence.of("nothing to speak");
  private static final int MOST_REMARKS = 10;
  private static final int MOST_LEFT_OUT = 200_000;
  private static final int LETTERS_A_STEP = 100_000;

  private final ScriptFile file;
  private final String format;
  private final Markup markup;
  private final ReadingOptions options;
  private final List<Section> sections = new ArrayList<>();
  private final Map<String, Section> byTitle = new LinkedHashMap<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<Sentence> remarks = new ArrayList<>();
  private Section section;
  private String title = "";
  private String language = "";
  private int count;
  private int letters;
  private int marked;
  private int filledIn;

  /** Lines of a scene while they come. */
  private record Section(String title, List<DraftLine> lines) {}

  GameScript(ScriptFile file, String format, Markup markup, ReadingOptions options) {
    this.file = file;
    this.format = format;
    this.markup = markup;
    this.options = options;
    scene("");
  }

  /** The work's title. */
  void title(String words) {
    title = words.strip();
  }

  /** BCP 47, with "_" as "-"; what is none is passed over. */
  void language(String tag) {
    language = Languages.tag(tag);
  }

  /** A scene begins here, even where an earlier one has its title. */
  void scene(String words) {
    section = new Section(cut(words.strip()), new ArrayList<>());
    sections.add(section);
    byTitle.putIfAbsent(section.title(), section);
  }

  /** What follows belongs to the scene of a title, wherever in the file its first line stood. */
  void goOn(String words) {
    Section known = byTitle.get(cut(words.strip()));
    if (known == null) {
      scene(words);
    } else {
      section = known;
    }
  }

  private static String cut(String words) {
    return words.length() > 500 ? words.substring(0, 500) : words;
  }

  /**
   * A line, its text with markup. What the file writes is kept where it is more than the words.
   *
   * @throws StorageException when there are too many, or it is no line
   */
  void add(DraftLine line) {
    requireLength(line.text(), line.position());
    Markup.Spoken spoken = markup.spoken(line.text());
    if (spoken.words().isBlank()) {
      leaveOut(NOTHING, line.text(), line.position());
      return;
    }
    requireBounds(line, spoken.words());
    if (!spoken.removed().isEmpty()) {
      marked++;
    }
    if (!spoken.places().isEmpty() && ++filledIn <= MOST_REMARKS) {
      remark(
          Sentence.of(
              "{0}: {1} is filled in by the game and cannot be spoken as it is.",
              where(line), spoken.places().get(0)));
    }
    String written = line.written().isEmpty() ? line.text() : line.written();
    section
        .lines()
        .add(
            line.withText(spoken.words())
                .withWritten(written.equals(spoken.words()) ? "" : written));
  }

  /**
   * A text that is far too long is refused before it is looked into.
   *
   * @throws StorageException when it is
   */
  void requireLength(String text, Position position) {
    if (text.length() > 2 * Line.TEXT_LIMIT) {
      throw new StorageException(
          "{0}: a text of more than {1} letters is no line.",
          where(DraftLine.of("").withPosition(position)), Line.TEXT_LIMIT);
    }
    letters += text.length();
    if (letters > LETTERS_A_STEP) {
      letters = 0;
      file.progress(0.5);
    }
  }

  private void requireBounds(DraftLine line, String words) {
    if (++count > DraftBounds.MOST_LINES) {
      throw tooMany();
    }
    if (words.length() > Line.TEXT_LIMIT || line.written().length() > 2 * Line.TEXT_LIMIT) {
      throw new StorageException(
          "{0}: a text of more than {1} letters is no line.", where(line), Line.TEXT_LIMIT);
    }
    if (line.key().length() > KEY_LIMIT) {
      throw new StorageException(
          "{0}: the key is longer than {1} letters.", where(line), KEY_LIMIT);
    }
    if (line.speaker().length() > KEY_LIMIT) {
      throw new StorageException(
          "{0}: the name of who speaks is longer than {1} letters.", where(line), KEY_LIMIT);
    }
  }

  /** More lines than a project may have. */
  StorageException tooMany() {
    return new StorageException(
        "{0} has more than {1} lines and is not read.", file.where(), DraftBounds.MOST_LINES);
  }

  private String where(DraftLine line) {
    String name = line.position().file().isEmpty() ? file.name() : line.position().file();
    if (line.position().line() > 0) {
      return name + ":" + line.position().line();
    }
    return line.key().isEmpty() || line.key().length() > KEY_LIMIT ? name : line.key();
  }

  /** A line without a sound of its own: it is read where the author wants such lines. */
  void silent(Sentence why, DraftLine line) {
    if (options.areSilentLinesRead()) {
      add(line);
    } else {
      leaveOut(why, line.written().isEmpty() ? line.text() : line.written(), line.position());
    }
  }

  /** The latest line of the scene ends a paragraph. */
  void endParagraph() {
    List<DraftLine> lines = section.lines();
    if (!lines.isEmpty()) {
      int latest = lines.size() - 1;
      lines.set(latest, lines.get(latest).withEnd(DraftLine.End.PARAGRAPH));
    }
  }

  void leaveOut(Sentence why, String text, int lineNumber) {
    leaveOut(why, text, Position.atLine(lineNumber));
  }

  void leaveOut(Sentence why, String text, Position position) {
    if (!text.isBlank()) {
      if (leftOut.size() == MOST_LEFT_OUT) {
        throw tooMany();
      }
      leftOut.add(new LeftOut(why, text.strip(), position));
    }
  }

  void remark(Sentence sentence) {
    remarks.add(sentence);
  }

  /** True while no line was added. */
  boolean isEmpty() {
    return count == 0;
  }

  /**
   * All that was gathered; scenes without a line are not in it.
   *
   * @throws StorageException when there is no line at all
   */
  ScriptDraft draft() {
    if (filledIn > MOST_REMARKS) {
      remark(Sentence.of("Lines with places that the game fills in: {0}.", filledIn));
    }
    if (marked > 0) {
      remark(
          Sentence.of(
              "Lines whose markup was taken out: {0}. It goes back with them when they are exported.",
              marked));
    }
    if (count == 0) {
      throw new StorageException("{0} holds no line that could be spoken.", file.where());
    }
    return new ScriptDraft(
        file.name(),
        format,
        cut(title),
        language,
        file.sha256(),
        sections.stream()
            .filter(each -> !each.lines().isEmpty())
            .map(each -> DraftSection.of(each.title(), each.lines()))
            .toList(),
        leftOut,
        Completeness.UNCHECKED,
        remarks);
  }
}
