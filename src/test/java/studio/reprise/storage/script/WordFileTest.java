package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftLine.End;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

class WordFileTest {
  private static final String STYLES =
      "<w:styles xmlns:w='w'><w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
          + "<w:style w:styleId='Mine'><w:basedOn w:val='Deep'/></w:style>"
          + "<w:style w:styleId='Deep'><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
          + "<w:style w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style>"
          + "<w:style w:styleId='T'><w:name w:val='Title'/></w:style></w:styles>";

  private static ScriptDraft read(String body) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("word/styles.xml", STYLES.getBytes(StandardCharsets.UTF_8));
    parts.put(
        "word/document.xml",
        ("<w:document xmlns:w='w' xmlns:mc='mc'><w:body>" + body + "</w:body></w:document>")
            .getBytes(StandardCharsets.UTF_8));
    ScriptDraft draft = Drafts.read("a.docm", Drafts.zip(parts));
    assertEquals(Sentence.NONE, draft.completeness().difference());
    return draft;
  }

  private static String p(String style, String runs) {
    String properties = style.isEmpty() ? "" : "<w:pPr><w:pStyle w:val='" + style + "'/></w:pPr>";
    return "<w:p>" + properties + runs + "</w:p>";
  }

  private static String r(String text) {
    return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
  }

  @Test
  void headingsAreFoundByTheirOutlineAndNotByTheirNames() {
    ScriptDraft draft =
        read(
            p("T", r("The Book"))
                + p("berschrift1", r("One"))
                + p("", r("First."))
                + p("Mine", r("Within"))
                + p("", r("Deep."))
                + p("berschrift1", r("Two"))
                + p("", r("Second.")));
    assertEquals(
        List.of("One: One | First. | Within | Deep.", "Two: Two | Second."), Drafts.story(draft));
    assertEquals("the title page", draft.sections().get(0).proposal().toString());
  }

  @Test
  void whatAnEditorDeletedOrHidIsLeftOutAndWhatWasInsertedIsRead() {
    ScriptDraft draft =
        read(
            p(
                "",
                r("One ")
                    + "<w:del><w:r><w:delText>two </w:delText></w:r></w:del><w:ins>"
                    + r("three ")
                    + "</w:ins>"
                    + "<w:moveFrom>"
                    + r("moved ")
                    + "</w:moveFrom><w:moveTo>"
                    + r("here")
                    + "</w:moveTo>"
                    + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
                    + "<w:r><w:rPr><w:rStyle w:val='Secret'/></w:rPr><w:t>secret</w:t></w:r>"
                    + "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>.</w:t></w:r>"));
    assertEquals(List.of("One three here."), Drafts.texts(draft));
    assertEquals(
        List.of(
            "deleted or moved away by an editor: two", "deleted or moved away by an editor: moved",
            "hidden in the book: hidden", "hidden in the book: secret"),
        Drafts.leftOut(draft));
  }

  @Test
  void fieldsAreLeftOutUnlessTheirWordsAreTheAuthors() {
    String link =
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"x\"</w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
            + r("the link")
            + "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
    String toc =
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
            + r("Chapter One 12")
            + "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
    ScriptDraft draft =
        read(
            p("", toc)
                + p(
                    "",
                    r("See ")
                        + link
                        + r(".")
                        + "<w:fldSimple w:instr=' PAGE '>"
                        + r("7")
                        + "</w:fldSimple>"));
    assertEquals(List.of("See the link."), Drafts.texts(draft));
    assertFalse(Drafts.leftOut(draft).isEmpty());
  }

  @Test
  void aTextBoxIsReadOnceAndItsParagraphGoesOn() {
    String box = "<w:txbxContent>" + p("", r("Boxed.")) + "</w:txbxContent>";
    ScriptDraft draft =
        read(
            p(
                "",
                r("Before ")
                    + "<w:r><mc:AlternateContent><mc:Choice>"
                    + box
                    + "</mc:Choice><mc:Fallback>"
                    + box
                    + "</mc:Fallback></mc:AlternateContent></w:r>"
                    + r("and behind.")));
    assertEquals(List.of("Boxed.", "Before and behind."), Drafts.texts(draft));
    assertEquals(List.of("a second copy for older programs: Boxed."), Drafts.leftOut(draft));
  }

  @Test
  void wordsCutIntoRunsAreWholeAndBreaksAreBlanks() {
    ScriptDraft draft =
        read(
            p(
                    "",
                    r("un")
                        + r("believ")
                        + r("able")
                        + "<w:r><w:tab/><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>")
                + p(
                    "",
                    r("well")
                        + "<w:r><w:noBreakHyphen/></w:r>"
                        + r("known co")
                        + "<w:r><w:softHyphen/></w:r>"
                        + r("operation")));
    assertEquals(List.of("unbelievable one two", "well-known cooperation"), Drafts.texts(draft));
  }

  @Test
  void anEmptyParagraphIsAPauseAndALargeLetterIsPartOfItsWord() {
    ScriptDraft draft =
        read(
            p("", r("One."))
                + p("", "")
                + p("", r("Two."))
                + p("", r("Three."))
                + "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr>"
                + r("T")
                + "</w:p>"
                + p("", r("HE storm broke.")));
    assertEquals(List.of("One.", "Two.", "Three.", "THE storm broke."), Drafts.texts(draft));
    assertEquals(
        List.of("One."),
        draft.lines().filter(line -> line.end() == End.PAUSE).map(DraftLine::text).toList());
  }
}
