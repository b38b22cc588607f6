package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/**
 * A gettext catalogue ({@code .po}, {@code .pot}): the key is the context, the text the translation
 * or, where there is none, the original. Rules: the gettext manual, "The format of PO files".
 */
final class GettextCatalog {
  static final String FORMAT = "po";

  private static final Pattern ENTRY =
      Pattern.compile("(msgctxt|msgid|msgid_plural|msgstr(?:\\[[0-9]{1,2}\\])?)\\s*(\".*\")\\s*");
  private static final Pattern SAID_BY =
      Pattern.compile("(?i)(?:speaker|character)(?: ?name)?\\s*:\\s*(\\S.{0,200})");
  private static final Pattern HEADER_LANGUAGE =
      Pattern.compile("(?im)^Language:[ \\t]*([A-Za-z_-]{2,20})");

  private final ScriptFile file;
  private final List<Entry> entries = new ArrayList<>();
  private Entry open = new Entry(1);
  private @Nullable StringBuilder field;
  private int plurals;

  private GettextCatalog(ScriptFile file) {
    this.file = file;
  }

  /** An entry while its rows come. */
  private static final class Entry {
    private final int lineNumber;
    private final List<String> notes = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final StringBuilder context = new StringBuilder();
    private final StringBuilder original = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder others = new StringBuilder();
    private boolean isFuzzy;
    private boolean hasOriginal;

    Entry(int lineNumber) {
      this.lineNumber = lineNumber;
    }
  }

  static ScriptDraft read(ScriptFile file, ReadingOptions options) {
    GettextCatalog catalog = new GettextCatalog(file);
    int number = 0;
    for (String row : Rows.of(file.text(options))) {
      catalog.row(row.strip(), ++number);
    }
    catalog.close(number);
    return catalog.draft(options);
  }

  private void row(String row, int number) {
    if (row.isEmpty()) {
      close(number + 1);
    } else if (row.startsWith("#")) {
      // A comment behind a translation belongs to the next entry, blank row or not.
      if (open.hasOriginal) {
        close(number);
      }
      comment(row);
    } else if (row.startsWith("\"")) {
      if (field == null) {
        throw new StorageException(
            "{0}, line {1}: words that belong to nothing.", file.where(), number);
      }
      field.append(unquoted(row, number));
    } else {
      Matcher entry = ENTRY.matcher(row);
      if (!entry.matches()) {
        throw new StorageException("{0}, line {1} is no row of a catalogue.", file.where(), number);
      }
      field = begin(entry.group(1), number);
      field.append(unquoted(entry.group(2), number));
    }
  }

  /** The field of the entry that a keyword begins. */
  private StringBuilder begin(String keyword, int number) {
    boolean isNext = keyword.equals("msgctxt") || (keyword.equals("msgid") && open.hasOriginal);
    if (isNext && open.hasOriginal) {
      close(number);
    }
    return switch (keyword) {
      case "msgctxt" -> open.context;
      case "msgid" -> {
        open.hasOriginal = true;
        yield open.original;
      }
      case "msgstr", "msgstr[0]" -> open.text;
      default -> {
        plurals++;
        yield open.others;
      }
    };
  }

  private void comment(String row) {
    String rest = row.substring(Math.min(2, row.length())).strip();
    if (row.startsWith("#.")) {
      open.notes.add(rest);
    } else if (row.startsWith("#:")) {
      open.places.add(rest);
    } else if (row.startsWith("#,")) {
      open.isFuzzy |= rest.toLowerCase(Locale.ROOT).contains("fuzzy");
    } else if (!row.startsWith("#~") && !row.startsWith("#|") && !rest.isEmpty()) {
      open.notes.add(row.substring(1).strip());
    }
  }

  private void close(int nextNumber) {
    if (open.hasOriginal) {
      if (entries.size() > DraftBounds.MOST_LINES) {
        throw new StorageException(
            "{0} has more than {1} lines and is not read.", file.where(), DraftBounds.MOST_LINES);
      }
      entries.add(open);
    }
    open = new Entry(nextNumber);
    field = null;
  }

  private String unquoted(String row, int number) {
    if (row.length() < 2 || !row.endsWith("\"")) {
      throw new StorageException(
          "{0}, line {1}: a quotation mark is opened and never closed.", file.where(), number);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < row.length() - 1; i++) {
      char c = row.charAt(i);
      if (c == '\\' && i + 2 < row.length()) {
        i++;
        text.append(
            switch (row.charAt(i)) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              default -> row.charAt(i);
            });
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private ScriptDraft draft(ReadingOptions options) {
    GameScript script = new GameScript(file, FORMAT, Markup.RICH_TEXT, options);
    String language = "";
    List<Entry> lines = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.original.isEmpty() && entry.context.isEmpty()) {
        Matcher header = HEADER_LANGUAGE.matcher(entry.text);
        language = header.find() ? Languages.tag(header.group(1)) : "";
      } else {
        lines.add(entry);
      }
    }
    script.language(language);
    CustomNames names =
        CustomNames.among(lines.stream().map(GettextCatalog::words), options.speakers());
    int fuzzy = 0;
    for (Entry entry : lines) {
      if (entry.isFuzzy && !entry.text.isEmpty()) {
        fuzzy++;
        script.leaveOut(
            Sentence.of("a translation that is marked as uncertain"),
            entry.text.toString(),
            entry.lineNumber);
      } else {
        script.add(line(entry, names));
      }
    }
    if (fuzzy > 0) {
      script.remark(
          Sentence.of(
              "Entries that are marked fuzzy: {0}. No engine reads such translations, and they were left out.",
              fuzzy));
    }
    if (plurals > 0) {
      script.remark(
          Sentence.of("Of entries with several plural forms only the first one is read."));
    }
    return script.draft();
  }

  private static String words(Entry entry) {
    return (entry.text.isEmpty() ? entry.original : entry.text).toString();
  }

  private static DraftLine line(Entry entry, CustomNames names) {
    NameAndWords said = names.of(words(entry));
    String speaker = said.name();
    List<String> notes = new ArrayList<>();
    for (String note : entry.notes) {
      Matcher by = SAID_BY.matcher(note);
      if (by.matches()) {
        speaker = by.group(1).strip();
      } else {
        notes.add(note);
      }
    }
    return DraftLine.of(said.words())
        .withKey(entry.context.toString())
        .withSpeaker(speaker)
        .withDirection(said.direction())
        .withNote(String.join("\n", notes))
        .withWritten(words(entry))
        .withExtra("msgid", entry.original.toString())
        .withPosition(
            new Position("", entry.lineNumber, entry.places.isEmpty() ? "" : entry.places.get(0)));
  }
}
