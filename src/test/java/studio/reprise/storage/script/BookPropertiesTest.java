package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.script.Drafts.Epub;

/** What holds for every book, tried on random ones. */
class BookPropertiesTest {
  private static final List<String> TAGS =
      List.of(
          "p",
          "div",
          "span",
          "b",
          "h1",
          "h2",
          "ul",
          "li",
          "table",
          "tr",
          "td",
          "sup",
          "del",
          "nav",
          "ruby",
          "rt",
          "aside epub:type='footnote' id='n1'",
          "a href='#n1'",
          "section epub:type='index'",
          "span class='dropcap'",
          "span epub:type='pagebreak'",
          "p hidden='hidden'",
          "a id='c1'",
          "svg",
          "div class='footnotes'",
          "pre",
          "math",
          "br/",
          "hr/",
          "img alt='T'/",
          "script",
          "style");

  private static final List<String> WORDS =
      List.of(
          "The",
          "storm",
          " ",
          " broke.",
          "\n",
          "T",
          "he",
          "1",
          "\u2014",
          "\u201cNo!\u201d",
          " said Anna.",
          "&amp;",
          "&eacute;",
          "\u00ad",
          "\u00a0",
          "* * *",
          "caf\u00e9",
          "\u6f22\u5b57\u3002",
          "1234",
          "<!-- c -->",
          "<![CDATA[x<y]]>",
          "\u200b");

  /** Elements in one another, made of picks: a tag, a word, or the end of the innermost element. */
  private static String xhtml(List<Integer> picks) {
    StringBuilder page = new StringBuilder();
    Deque<String> open = new ArrayDeque<>();
    for (int pick : picks) {
      String tag = TAGS.get(pick % TAGS.size());
      if (pick % 3 == 0) {
        page.append('<').append(tag).append('>');
        if (!tag.endsWith("/")) {
          open.push(tag.split(" ")[0]);
        }
      } else if (pick % 7 == 0 && !open.isEmpty()) {
        page.append("</").append(open.pop()).append('>');
      } else {
        page.append(WORDS.get(pick % WORDS.size()));
      }
    }
    open.forEach(tag -> page.append("</").append(tag).append('>'));
    return page.toString();
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void everyLetterOfRandomXhtmlIsKeptOrLeftOut(
      @ForAll @Size(min = 1, max = 25) List<@IntRange(min = 0, max = 9999) Integer> picks,
      @ForAll @IntRange(min = 0, max = 2) int notes) {
    ReadingOptions options =
        ReadingOptions.USUAL.with(
            ReadingOptions.NOTES, List.of("leave", "inline", "end").get(notes));
    assertComplete(
        "b.epub",
        new Epub().page("a.xhtml", xhtml(picks)).entry("a.xhtml#c1", "One").bytes(),
        options);
  }

  private static void assertComplete(String name, byte[] bytes, ReadingOptions options) {
    ScriptDraft draft;
    try {
      draft = Drafts.read(name, bytes, options);
    } catch (StorageException e) {
      assertTrue(e.getMessage().contains("holds no words"), e.getMessage());
      return;
    }
    assertEquals(Sentence.NONE, draft.completeness().difference());
    assertTrue(draft.completeness().wordsKept() > 0);
  }

  private static final List<String> RUNS =
      List.of(
          "<w:r><w:t>The storm</w:t></w:r>",
          "<w:r><w:t xml:space='preserve'> broke. </w:t></w:r>",
          "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
          "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
          "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>",
          "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
          "<w:fldSimple w:instr='NUMPAGES'><w:r><w:t>99</w:t></w:r></w:fldSimple>",
          "<w:r><w:tab/><w:br/><w:t>tabbed</w:t></w:r>",
          "<w:r><w:footnoteReference w:id='2'/></w:r>",
          "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>boxed words</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
              + "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>boxed words</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>",
          "<w:hyperlink><w:r><w:t>link\u6f22</w:t></w:r></w:hyperlink>",
          "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>\u6f22</w:t></w:r></w:rubyBase></w:ruby></w:r>",
          "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent><w:r><w:t>toc</w:t></w:r></w:sdtContent></w:sdt>",
          "<m:oMath><m:r><m:t>x2</m:t></m:r></m:oMath>",
          "<w:drawing><wp:posOffset>123</wp:posOffset></w:drawing>");

  private static final List<String> PARAGRAPHS =
      List.of(
          "",
          "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>",
          "<w:pPr><w:framePr w:dropCap='drop'/></w:pPr>",
          "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>");

  @Provide
  Arbitrary<String> paragraphs() {
    return Arbitraries.of(PARAGRAPHS)
        .flatMap(
            properties ->
                Arbitraries.of(RUNS)
                    .list()
                    .ofMaxSize(4)
                    .map(runs -> "<w:p>" + properties + String.join("", runs) + "</w:p>"));
  }

  @Provide
  Arbitrary<List<String>> documents() {
    return paragraphs().list().ofMinSize(1).ofMaxSize(6);
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void everyLetterOfRandomWordDocumentsIsKeptOrLeftOut(@ForAll("documents") List<String> body) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    String document =
        "<w:document xmlns:w='w' xmlns:mc='mc' xmlns:m='m' xmlns:wp='wp'><w:body>"
            + String.join("", body)
            + "</w:body></w:document>";
    String notes =
        "<w:footnotes xmlns:w='w'><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote><w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r>"
            + "<w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    parts.put("word/document.xml", document.getBytes(StandardCharsets.UTF_8));
    parts.put("word/footnotes.xml", notes.getBytes(StandardCharsets.UTF_8));
    assertComplete("b.docx", Drafts.zip(parts), ReadingOptions.USUAL);
    assertComplete(
        "b.docx", Drafts.zip(parts), ReadingOptions.USUAL.with(ReadingOptions.NOTES, "end"));
  }

  private static final List<String> MARKS =
      List.of(
          "# One\n\n",
          "## Two\n\n",
          "The storm",
          " ",
          "\n",
          "\n\n",
          "*broke*",
          "**it**",
          "[a link](http://x.y/z \"title\")",
          "![alt](p.png)",
          "[^n]",
          "[^n]: A note.\n\n",
          "`code`",
          "```\ncode\n```\n",
          "    indented\n",
          "> quoted",
          "- item",
          "&eacute;",
          "\\*",
          "<b>",
          "</b>",
          "<div>\nblock\n</div>\n\n",
          "---\n",
          "* * *\n",
          "T",
          "he",
          "^[inline note]",
          "<!-- c -->",
          "1. ");

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void everyLetterOfRandomMarkdownIsKeptOrLeftOut(@ForAll("markdown") List<String> marks) {
    byte[] bytes = String.join("", marks).getBytes(StandardCharsets.UTF_8);
    assertComplete("b.md", bytes, ReadingOptions.USUAL);
    assertComplete("b.txt", bytes, ReadingOptions.USUAL);
  }

  @Provide
  Arbitrary<List<String>> markdown() {
    return Arbitraries.of(MARKS).list().ofMinSize(1).ofMaxSize(14);
  }

  private static final List<String> SENTENCES =
      List.of(
          "He came.",
          "\u201cNo!\u201d she cried.",
          "\"Never,\" said Mr. Lee.",
          "Dr. No left",
          "\u2014",
          "and then",
          "\u4ed6\u8bf4\uff1a\u201c\u597d\u3002\u201d",
          "\u7136\u540e\u8d70\u4e86\u3002",
          "\u2026",
          "\u2018Yes\u2019,",
          "I.",
          "3.",
          "(\u201cWhat?\u201d)",
          "wait\u2014",
          "\u2014no",
          "'Tis",
          "\u201cLeft open. And on.",
          "\u201d");

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void theLinesOfAParagraphAreTheParagraph(
      @ForAll("sentences") List<String> pieces, @ForAll @IntRange(min = 1, max = 120) int most) {
    String paragraph = Block.plain(String.join("", pieces));
    if (paragraph.isEmpty()) {
      return;
    }
    assertEquals(paragraph, Paragraphs.joined(new Paragraphs(most, "en").lines(paragraph)));
    List<String> cast =
        Quotations.of(paragraph).stream()
            .flatMap(span -> new Paragraphs(most, "").lines(span.of(paragraph)).stream())
            .toList();
    assertEquals(paragraph, Paragraphs.joined(cast));
  }

  @Provide
  Arbitrary<List<String>> sentences() {
    return Arbitraries.of(SENTENCES)
        .flatMap(each -> Arbitraries.of("", " ", "  ").map(blank -> each + blank))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
  void damagedBooksGiveADraftOrASentence(
      @ForAll @IntRange(min = 0, max = 11) int which,
      @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 1 << 20) Integer> places,
      @ForAll @Size(min = 12, max = 12) List<Byte> values,
      @ForAll @IntRange(min = 0, max = 1 << 20) int cut)
      throws IOException {
    String book = which % 2 == 0 ? "ruth" : "jonah";
    String ending = List.of("epub2.epub", "epub3.epub", "docx", "fb2", "html", "md").get(which / 2);
    byte[] whole = Files.readAllBytes(Drafts.BOOKS.resolve(book + "." + ending));
    byte[] bytes = cut % 3 == 0 ? Arrays.copyOf(whole, cut % (whole.length + 1)) : whole.clone();
    for (int i = 0; i < places.size() && bytes.length > 0; i++) {
      bytes[places.get(i) % bytes.length] = values.get(i);
    }
    try {
      assertTrue(Drafts.read("b." + ending, bytes).lineCount() > 0);
    } catch (StorageException e) {
      assertTrue(e.getMessage().length() > 10);
    }
  }
}
