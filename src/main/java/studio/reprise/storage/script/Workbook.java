package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.TableRows.Row;

/**
 * The sheets of a workbook ({@code .xlsx}, ECMA-376 part 1, 18): what stands in their cells.
 * Formulas are not computed, what they gave last is read; styles, charts and macros are never
 * opened.
 */
final class Workbook {
  private static final int MOST_CELLS = 200;
  private static final int MOST_ROWS = 200_000;
  private static final int MOST_SHEETS = 200;
  private static final int LETTERS = 26;

  /** How the format writes what XML cannot hold: {@code _x000D_}. */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /**
   * A sheet.
   *
   * @param rows in which something stands, with their numbers
   */
  record Sheet(String name, Visibility visibility, List<Row> rows) {}

  /** Whether people see a sheet. */
  enum Visibility {
    SHOWN,
    HIDDEN
  }

  private final Archive archive;
  private final String where;
  private final String main;
  private final List<String> shared;
  private int rowCount;

  private Workbook(ScriptFile file) throws XMLStreamException {
    archive = new Archive(file.archiveBuffer(), file.where());
    where = file.where();
    main = Relations.related(archive, "", "/officeDocument").orElse("xl/workbook.xml");
    Optional<String> strings = Relations.related(archive, main, "/sharedStrings");
    shared = strings.isPresent() ? sharedStrings(part(strings.get())) : List.of();
  }

  /**
   * All sheets, in their order.
   *
   * @throws StorageException when the file is no workbook, or holds too much
   */
  static List<Sheet> sheets(ScriptFile file) {
    try {
      return new Workbook(file).sheets();
    } catch (XMLStreamException e) {
      throw new StorageException(
          e,
          "{0} is damaged: its sheets cannot be read. Open it in a spreadsheet and save it again.",
          file.where());
    }
  }

  private byte[] part(String name) {
    return archive
        .part(name)
        .orElseThrow(
            () -> new StorageException("{0} is no workbook: {1} is not in it.", where, name));
  }

  private List<Sheet> sheets() throws XMLStreamException {
    Map<String, Relations.Relation> relations = Relations.all(archive, main);
    List<Sheet> sheets = new ArrayList<>();
    XMLStreamReader reader = SecondReading.reader(part(main));
    while (reader.hasNext() && sheets.size() < MOST_SHEETS) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().equals("sheet")) {
        Relations.Relation sheet = relations.get(WordText.value(reader, "id"));
        boolean isShown =
            WordText.value(reader, "state").isEmpty()
                || WordText.value(reader, "state").equals("visible");
        if (sheet != null && sheet.type().endsWith("/worksheet")) {
          sheets.add(
              new Sheet(
                  WordText.value(reader, "name"),
                  isShown ? Visibility.SHOWN : Visibility.HIDDEN,
                  rows(part(sheet.part()))));
        }
      }
    }
    return sheets;
  }

  /** Texts that several cells share; readings above the letters (rPh) are none of them. */
  private static List<String> sharedStrings(byte[] bytes) throws XMLStreamException {
    List<String> strings = new ArrayList<>();
    XMLStreamReader reader = SecondReading.reader(bytes);
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("si")) {
        strings.add(text(reader));
      }
    }
    return strings;
  }

  /** The text within the element that was begun, up to its end. */
  private static String text(XMLStreamReader reader) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    int aid = 0;
    boolean inText = false;
    while (depth > 0 && reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          aid = aid == 0 && reader.getLocalName().equals("rPh") ? depth : aid;
          inText = aid == 0 && reader.getLocalName().equals("t");
        }
        case XMLStreamConstants.END_ELEMENT -> {
          aid = aid == depth ? 0 : aid;
          depth--;
          inText = false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(inText ? reader.getText() : "");
        default -> {}
      }
    }
    return unescaped(text.toString());
  }

  private static String unescaped(String text) {
    return text.indexOf("_x") < 0
        ? text
        : ESCAPED
            .matcher(text)
            .replaceAll(
                code ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(code.group(1), 16))))
            .replace("\r\n", "\n")
            .replace('\r', '\n');
  }

  private List<Row> rows(byte[] bytes) throws XMLStreamException {
    List<Row> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    int number = 0;
    int next = 0;
    XMLStreamReader reader = SecondReading.reader(bytes);
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("row")) {
        String said = WordText.value(reader, "r");
        number = said.matches("[0-9]{1,7}") ? Integer.parseInt(said) : number + 1;
        cells = new ArrayList<>();
        next = 0;
      } else if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("c")) {
        int column = column(WordText.value(reader, "r"), next);
        next = column + 1;
        String text = cell(reader, WordText.value(reader, "t"));
        put(cells, column, text, number);
      } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("row")) {
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(new Row(number, cells));
        }
        if (++rowCount > MOST_ROWS) {
          throw new StorageException("{0} has more than {1} rows.", where, MOST_ROWS);
        }
      }
    }
    return rows;
  }

  private void put(List<String> cells, int column, String text, int number) {
    if (text.isBlank()) {
      return;
    }
    if (column >= MOST_CELLS) {
      throw new StorageException("{0}, line {1} has too many cells.", where, number);
    }
    while (cells.size() <= column) {
      cells.add("");
    }
    cells.set(column, text);
  }

  /** {@code B7} is column 1; where nothing is said, the next. */
  private static int column(String reference, int next) {
    int column = 0;
    int at = 0;
    while (at < reference.length() && at < 4 && Character.isUpperCase(reference.charAt(at))) {
      column = column * LETTERS + reference.charAt(at) - 'A' + 1;
      at++;
    }
    return at == 0 || column < 1 ? next : column - 1;
  }

  /** What a cell shows, up to its end; what went wrong in a formula is nothing. */
  private String cell(XMLStreamReader reader, String type) throws XMLStreamException {
    StringBuilder value = new StringBuilder();
    String inline = "";
    boolean inValue = false;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        inValue = reader.getLocalName().equals("v");
        inline = reader.getLocalName().equals("is") ? text(reader) : inline;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        inValue = false;
        if (reader.getLocalName().equals("c")) {
          break;
        }
      } else if (inValue && reader.isCharacters()) {
        value.append(reader.getText());
      }
    }
    return switch (type) {
      case "s" -> shared(value.toString().strip());
      case "inlineStr" -> inline;
      case "e" -> "";
      case "b" -> value.toString().strip().equals("1") ? "TRUE" : "FALSE";
      case "str" -> unescaped(value.toString());
      default -> value.toString().strip();
    };
  }

  private String shared(String index) {
    int at = index.matches("[0-9]{1,8}") ? Integer.parseInt(index) : -1;
    return at >= 0 && at < shared.size() ? shared.get(at) : "";
  }
}
