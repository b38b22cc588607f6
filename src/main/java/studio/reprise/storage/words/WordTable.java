package studio.reprise.storage.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.EditException;
import studio.reprise.document.NewSpeaker;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpokenForm;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.TableRows;

/**
 * A dictionary as a table: {@code word, spoken} and, where wanted, {@code phonemes} (in the place
 * of a respelling), {@code scope} (project, speaker, line) and {@code owner} (the speaker's name or
 * the line's id). Without a row of headings the first two columns are word and respelling.
 */
final class WordTable {
  /** A cell that begins so is a formula to a spreadsheet, whoever wrote it. */
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private static final Map<String, String> HEADINGS = new HashMap<>();

  static {
    for (String[] names :
        new String[][] {
          {"word", "word", "grapheme", "term", "original", "from"},
          {"spoken", "spoken", "alias", "respelling", "pronunciation", "replacement", "to"},
          {"phonemes", "phonemes", "phoneme", "arpabet"},
          {"scope", "scope"},
          {"owner", "owner", "speaker", "line"}
        }) {
      for (String name : List.of(names).subList(1, names.length)) {
        HEADINGS.put(name, names[0]);
      }
    }
  }

  private final Project into;
  private final String where;
  private final List<DictionaryEntry> entries = new ArrayList<>();
  private final List<Sentence> remarks = new ArrayList<>();

  private WordTable(Project into, String where) {
    this.into = into;
    this.where = where;
  }

  static WordList read(String text, char separator, String where, Project into) {
    List<TableRows.Row> rows = TableRows.of(text, separator, where);
    if (rows.size() > WordList.MOST_ENTRIES) {
      throw new StorageException("{0} has more than {1} entries.", where, WordList.MOST_ENTRIES);
    }
    WordTable table = new WordTable(into, where);
    Map<String, Integer> columns = rows.isEmpty() ? Map.of() : table.columns(rows.get(0));
    boolean headed = columns.containsKey("word");
    for (TableRows.Row row : headed ? rows.subList(1, rows.size()) : rows) {
      table.add(row, headed ? columns : Map.of("word", 0, "spoken", 1));
    }
    return new WordList(table.entries, table.remarks);
  }

  private Map<String, Integer> columns(TableRows.Row headings) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < headings.cells().size(); i++) {
      String name = HEADINGS.get(headings.cells().get(i).strip().toLowerCase(Locale.ROOT));
      if (name != null) {
        columns.putIfAbsent(name, i);
      }
    }
    return columns;
  }

  private void add(TableRows.Row row, Map<String, Integer> columns) {
    String word = cell(row, columns, "word");
    String spoken = cell(row, columns, "spoken");
    String phonemes = cell(row, columns, "phonemes");
    try {
      String said = phonemes.isEmpty() ? spoken : SpokenForm.ofPhonemes(phonemes);
      DictionaryEntry.Scope scope = scope(cell(row, columns, "scope"));
      entries.add(
          new DictionaryEntry(word, said, scope, owner(scope, cell(row, columns, "owner"))));
    } catch (EditException e) {
      remarks.add(Sentence.of("{0}, line {1}: {2}", where, row.lineNumber(), e));
    }
  }

  private static DictionaryEntry.Scope scope(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "", "project" -> DictionaryEntry.Scope.PROJECT;
      case "speaker" -> DictionaryEntry.Scope.SPEAKER;
      case "line" -> DictionaryEntry.Scope.LINE;
      default ->
          throw new EditException(
              "A pronunciation holds for the project, a speaker or a line, not for \"{0}\".", word);
    };
  }

  private String owner(DictionaryEntry.Scope scope, String named) {
    return switch (scope) {
      case PROJECT -> "";
      case SPEAKER ->
          into.speaker(named)
              .or(() -> NewSpeaker.sameName(named, into.speakers()))
              .map(Speaker::id)
              .orElseThrow(
                  () -> new EditException("There is no speaker \"{0}\" in the project.", named));
      case LINE ->
          into.line(named)
              .orElseThrow(
                  () -> new EditException("There is no line \"{0}\" in the project.", named))
              .id();
    };
  }

  private static String cell(TableRows.Row row, Map<String, Integer> columns, String heading) {
    Integer at = columns.get(heading);
    String cell = at == null || at >= row.cells().size() ? "" : row.cells().get(at).strip();
    boolean guarded =
        cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA_STARTS.indexOf(cell.charAt(1)) >= 0;
    return guarded ? cell.substring(1) : cell;
  }

  /** With a byte order mark, without which spreadsheets read the system's old code page. */
  static String write(Project project, char separator) {
    StringBuilder out = new StringBuilder("\uFEFF");
    row(out, separator, "word", "spoken", "phonemes", "scope", "owner");
    for (DictionaryEntry entry : project.dictionary()) {
      String phonemes = SpokenForm.phonemes(entry.spoken()).orElse("");
      row(
          out,
          separator,
          entry.word(),
          phonemes.isEmpty() ? entry.spoken() : "",
          phonemes,
          entry.scope().name().toLowerCase(Locale.ROOT),
          entry.scope() == DictionaryEntry.Scope.SPEAKER
              ? project.speaker(entry.ownerId()).map(Speaker::name).orElse(entry.ownerId())
              : entry.ownerId());
    }
    return out.toString();
  }

  private static void row(StringBuilder out, char separator, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i];
      String plain =
          !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
      boolean quoted =
          plain.indexOf(separator) >= 0
              || plain.indexOf('"') >= 0
              || plain.indexOf('\n') >= 0
              || !plain.equals(plain.strip());
      out.append(i == 0 ? "" : separator)
          .append(quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain);
    }
    out.append('\n');
  }
}
