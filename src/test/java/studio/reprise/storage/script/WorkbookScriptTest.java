package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.storage.StorageException;

/** Scripts that are workbooks of Excel. */
class WorkbookScriptTest {
  private static final String RELATION =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  /** A workbook of sheets, each of rows of cells as XML. */
  private static byte[] workbook(Map<String, String> sheets) {
    StringBuilder book = new StringBuilder("<workbook xmlns:r='r'><sheets>");
    StringBuilder relations = new StringBuilder("<Relationships>");
    Map<String, String> parts = new LinkedHashMap<>();
    int number = 0;
    for (Map.Entry<String, String> sheet : sheets.entrySet()) {
      number++;
      book.append("<sheet name='" + sheet.getKey() + "' r:id='r" + number + "'/>");
      relations.append(
          "<Relationship Id='r%d' Type='%sworksheet' Target='worksheets/s%d.xml'/>"
              .formatted(number, RELATION, number));
      parts.put(
          "xl/worksheets/s" + number + ".xml",
          "<worksheet><sheetData>" + sheet.getValue() + "</sheetData></worksheet>");
    }
    parts.put("xl/workbook.xml", book + "</sheets></workbook>");
    parts.put("xl/_rels/workbook.xml.rels", relations + "</Relationships>");
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    parts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return Drafts.zip(bytes);
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder("<row>");
    for (String cell : cells) {
      row.append("<c t='inlineStr'><is><t>" + cell + "</t></is></c>");
    }
    return row + "</row>";
  }

  private static List<String> said(ScriptDraft draft) {
    return draft.sections().stream()
        .flatMap(
            section ->
                section.lines().stream()
                    .map(
                        line ->
                            section.title()
                                + "/"
                                + line.key()
                                + "/"
                                + line.speaker()
                                + ": "
                                + line.text()))
        .toList();
  }

  @Test
  void everySheetWithAColumnOfWordsIsRead() {
    ScriptDraft draft = Drafts.read(Path.of("src/test/resources/scripts/games/crossing.xlsx"));
    assertEquals(
        List.of(
            "Bridge/101/Anna: Who goes there?",
            "Bridge/102/Bo: A friend.\nOf the king.",
            "Inn//Cy: Welcome."),
        said(draft));
    assertTrue(draft.remarks().toString().contains("\"Cast\" was passed over"));
    assertEquals(
        List.of("above the headings of the table: My game, third draft"), Drafts.leftOut(draft));
  }

  @Test
  void theTableOfAnEngineIsReadByItsRules() {
    ScriptDraft draft =
        Drafts.read(
            "t.xlsx",
            workbook(
                Map.of(
                    "Strings",
                    row("language", "id", "text", "file", "node", "lineNumber")
                        + row(
                            "en",
                            "line:1",
                            "Anna: Who [wave]goes[/wave]?",
                            "b.yarn",
                            "Bridge",
                            "3"))));
    assertEquals(List.of("Bridge/line:1/Anna: Who goes?"), said(draft));
    DraftLine line = draft.lines().findFirst().orElseThrow();
    assertEquals("b.yarn", line.position().file());
    assertEquals("Anna: Who [wave]goes[/wave]?", line.written());
  }

  @Test
  void numbersAreReadAsTheyStandAndCellsMayBeMissing() {
    String sheet =
        row("id", "speaker", "text")
            + "<row r='4'><c r='A4'><v>7</v></c><c r='C4' t='str'><f>A1</f><v>1984</v></c></row>"
            + "<row r='5'><c r='A5'><v>8</v></c><c r='C5' t='e'><v>#REF!</v></c></row>"
            + "<row r='6'><c r='ZZZ6' t='inlineStr'><is><t> </t></is></c></row>";
    ScriptDraft draft = Drafts.read("t.xlsx", workbook(Map.of("S", sheet)));
    assertEquals(List.of("/7/: 1984"), said(draft));
    assertEquals(4, draft.lines().findFirst().orElseThrow().position().line());
  }

  @Test
  void whatIsNoScriptIsASentence() {
    for (byte[] book :
        List.of(
            workbook(Map.of("S", row("price", "amount") + row("1", "2"))),
            workbook(Map.of("S", "<row><c t='s'><v>99</v></c></row>")),
            workbook(Map.of("S", "<row><c r='ZZZ1' t='inlineStr'><is><t>x</t></is></c></row>")),
            workbook(Map.of("S", "<row>")),
            workbook(Map.of()))) {
      assertThrows(StorageException.class, () -> Drafts.read("t.xlsx", book));
    }
  }
}
