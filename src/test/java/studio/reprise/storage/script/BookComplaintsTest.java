package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftLine.End;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.script.Drafts.Epub;

/** What people complain about when other programs read their books aloud. */
class BookComplaintsTest {
  private static void assertComplete(ScriptDraft draft) {
    assertEquals(Sentence.NONE, draft.completeness().difference());
    assertTrue(draft.completeness().isChecked());
  }

  private static String remarks(ScriptDraft draft) {
    return draft.remarks().stream().map(Sentence::toString).collect(Collectors.joining("\n"));
  }

  private static List<String> proposals(ScriptDraft draft) {
    return draft.sections().stream().map(section -> section.proposal().toString()).toList();
  }

  // --- chapters ---

  @Test
  void chaptersAreCutByTheTableOfContentsAndNotByFiles() {
    ScriptDraft draft =
        new Epub()
            .page("a.xhtml", "<h1>One</h1><p>First.</p>")
            .page("b.xhtml", "<p>Still the first.</p>")
            .page(
                "c.xhtml",
                "<h1 id='two'>Two</h1><p>Second.</p><h1 id='three'>Three</h1><p>Third.</p>")
            .entry("a.xhtml", "One")
            .entry("c.xhtml#two", "Two")
            .entry("c.xhtml#three", "Three")
            .draft();
    assertEquals(
        List.of(
            "One: One | First. | Still the first.", "Two: Two | Second.", "Three: Three | Third."),
        Drafts.story(draft));
    assertComplete(draft);
  }

  @Test
  void everyPartIsReadWhateverItsFileIsCalled() {
    Epub book = new Epub();
    for (int i = 1; i <= 12; i++) {
      book.page(
          i == 3 ? "contents_split_003.xhtml" : "x" + i + ".html",
          "<p>Part " + i + " is here.</p>");
    }
    assertEquals(12, book.draft().lineCount());
  }

  @Test
  void aChapterBeginsAtItsHeadingWhereverTheLinkedPlaceStands() {
    ScriptDraft draft =
        new Epub()
            .page(
                "a.xhtml",
                "<h2><a id='c1'/>One</h2><p>First.</p><h2>Two<a name='c2'></a></h2><p>Second.</p>"
                    + "<h2>Three</h2><p id='c3'>Third.</p>")
            .entry("a.xhtml#c1", "One")
            .entry("a.xhtml#c2", "Two")
            .entry("a.xhtml#c3", "Three")
            .draft();
    assertEquals(
        List.of("One: One | First.", "Two: Two | Second.", "Three: Three | Third."),
        Drafts.story(draft));
  }

  @Test
  void anEntryWhosePlaceIsMissingBeginsAtItsFile() {
    ScriptDraft draft =
        new Epub()
            .page("a.xhtml", "<p>First.</p>")
            .page("b.xhtml", "<p>Second.</p>")
            .entry("a.xhtml", "One")
            .entry("b.xhtml#gone", "Two")
            .draft();
    assertEquals(List.of("One: First.", "Two: Second."), Drafts.story(draft));
  }

  @Test
  void aBookWithoutAUsefulTableOfContentsIsCutAtItsHeadings() {
    ScriptDraft draft =
        new Epub()
            .page("a.xhtml", "<h1>The Book</h1><h2>One</h2><p>First.</p>")
            .page("b.xhtml", "<h2>Two</h2><p>Second.</p>")
            .entry("a.xhtml", "Start")
            .draft();
    assertEquals(
        List.of("The Book: The Book", "One: One | First.", "Two: Two | Second."),
        Drafts.story(draft));
  }

  @Test
  void headingsHaveAPauseBehindThemAndCanBeTitlesOnly() {
    Epub book =
        new Epub()
            .page("a.xhtml", "<h1>The Storm</h1><p>It broke.</p><h2>Later</h2><p>It ended.</p>")
            .page("b.xhtml", "<h1>The Calm</h1><p>Nothing.</p>")
            .entry("a.xhtml", "The Storm")
            .entry("b.xhtml", "The Calm");
    DraftLine heading = book.draft().sections().get(0).lines().get(0);
    assertEquals("The Storm", heading.text());
    assertEquals(End.PARAGRAPH, heading.end());
    ScriptDraft silent = book.draft(ReadingOptions.USUAL.with(ReadingOptions.HEADINGS, "title"));
    assertEquals(
        List.of("The Storm: It broke. | Later | It ended.", "The Calm: Nothing."),
        Drafts.story(silent));
    assertTrue(
        Drafts.leftOut(silent).contains("a heading, which is the title of its scene: The Storm"));
  }

  // --- words ---

  @Test
  void wordsBeforeAPictureAreKept() {
    ScriptDraft draft =
        Drafts.page("<p>Before the picture <img src='x.png' alt='A boat'/> and behind it.</p>");
    assertEquals(List.of("Before the picture and behind it."), Drafts.texts(draft));
    assertEquals(List.of("words of a picture: A boat"), Drafts.leftOut(draft));
    ScriptDraft told =
        Drafts.read(
            "book.epub",
            new Epub().page("a.xhtml", "<p>A <img src='x.png' alt='A boat'/> b.</p>").bytes(),
            ReadingOptions.USUAL.with(ReadingOptions.PICTURES, "yes"));
    assertEquals(List.of("A boat", "A b."), Drafts.texts(told));
    assertComplete(told);
  }

  @Test
  void blanksStayWhereTheyAreAndWordsInSpansAreNoLines() {
    ScriptDraft draft =
        Drafts.page(
            "<p>The <span>old</span> <i>man</i>&#160;and<br/>the\n sea, un<b>believ</b>able.</p>"
                + "<p><span>One</span><span> word</span> <span>each</span>.</p>");
    assertEquals(
        List.of("The old man and the sea, unbelievable.", "One word each."), Drafts.texts(draft));
    assertComplete(draft);
  }

  @Test
  void twoBreaksAreAParagraph() {
    assertEquals(
        List.of("One still one.", "Two."),
        Drafts.texts(Drafts.page("<div>One<br/>still one.<br/><br/>Two.</div>")));
  }

  @Test
  void raisedAndLoweredLettersStay() {
    assertEquals(
        List.of("H2O on the 1st of May."),
        Drafts.texts(Drafts.page("<p>H<sub>2</sub>O on the 1<sup>st</sup> of May.</p>")));
  }

  @Test
  void largeFirstLettersArePutToTheirWords() {
    ScriptDraft draft =
        Drafts.page(
            "<p><span class='dropcap'>T</span><span class='sc'>he storm</span> broke.</p>"
                + "<p><span class='dropcap'>W</span> hen it ended, all was still.</p>"
                + "<p><span class='dropcap'>A</span> boat came.</p>"
                + "<p><span class='dropcap'>A</span> fter that, another.</p>"
                + "<p>B</p><p>ehind it came a third.</p>"
                + "<p><img src='n.png' alt='N'/>obody spoke.</p>"
                + "<p><span aria-hidden='true'>S</span>ilence.</p>"
                + "<p>X marks the spot.</p>");
    assertEquals(
        List.of(
            "The storm broke.",
            "When it ended, all was still.",
            "A boat came.",
            "After that, another.",
            "Behind it came a third.",
            "Nobody spoke.",
            "Silence.",
            "X marks the spot."),
        Drafts.texts(draft));
    assertTrue(remarks(draft).contains("put to its word: \"Behind it came a third.\""));
    assertComplete(draft);
  }

  @Test
  void softHyphensAndZeroWidthBlanksGo() {
    assertEquals(
        List.of("understanding long words"),
        Drafts.texts(Drafts.page("<p>under\u00adstand\u00ading long\u200b words\ufeff</p>")));
  }

  @Test
  void pageNumbersAreLeftOutEvenInTheMiddleOfAWord() {
    ScriptDraft draft =
        Drafts.page(
            "<p>They were run<span epub:type='pagebreak' id='p12'>12</span>ning"
                + "<span class='pagenum'>[Pg 13]</span> away.</p><div role='doc-pagebreak'>xiv</div>");
    assertEquals(List.of("They were running away."), Drafts.texts(draft));
    assertEquals(
        List.of("a page number: 12", "a page number: [Pg 13]", "a page number: xiv"),
        Drafts.leftOut(draft));
    assertComplete(draft);
  }

  @Test
  void rulesStarsAndEmptyParagraphsArePauses() {
    ScriptDraft draft =
        Drafts.page(
            "<p>One.</p><hr/><p>Two.</p><p>* * *</p><p>Three.</p><p>\u25c7 \u25c7 \u25c7</p><p>Four.</p>"
                + "<p>Five.</p><p>\u201c</p><p>Six.</p><p>Seven.</p><p>Eight.</p><p>&#160;</p><p>Nine.</p>"
                + "<p>Ten.</p><p>Eleven.</p>");
    assertEquals(
        List.of("One.", "Two.", "Three.", "Five.", "Eight."),
        draft.lines().filter(line -> line.end() == End.PAUSE).map(DraftLine::text).toList());
    assertEquals(11, draft.lineCount());
  }

  @Test
  void emptyParagraphsBehindEveryParagraphAreNoPauses() {
    ScriptDraft draft =
        Drafts.page("<p>One.</p><p>&#160;</p><p>Two.</p><p><br/></p><p>Three.</p><p/><p>Four.</p>");
    assertTrue(draft.lines().allMatch(line -> line.end() == End.PARAGRAPH));
  }

  @Test
  void whatIsHiddenDeletedOrAReadingAidIsLeftOutAndSaid() {
    ScriptDraft draft =
        Drafts.page(
            "<p hidden='hidden'>Not this.</p><p style='display: none'>Nor this.</p><p>Here <del>gone</del>"
                + " <ruby>\u6f22<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>.</p><svg><text>Art</text></svg>");
    assertEquals(List.of("Here \u6f22."), Drafts.texts(draft));
    assertEquals(
        List.of(
            "hidden in the book: Not this.",
            "hidden in the book: Nor this.",
            "deleted or moved away by an editor: gone",
            "a reading aid above the letters: kan",
            "words of a picture: Art"),
        Drafts.leftOut(draft));
    assertComplete(draft);
  }

  @Test
  void anEmptyTitleOrScriptOfXhtmlSwallowsNothing() {
    ScriptDraft draft =
        new Epub()
            .whole(
                "a.xhtml",
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/>"
                    + "<script src='x.js'/><style/></head><body><p>All of it.</p></body></html>",
                "")
            .draft();
    assertEquals(List.of("All of it."), Drafts.texts(draft));
    assertComplete(draft);
  }

  @Test
  void namedLettersOfOldBooksAreLetters() {
    ScriptDraft draft =
        new Epub()
            .whole(
                "a.xhtml",
                "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'xhtml11.dtd'><html xmlns='http://www.w3.org/1999/xhtml'>"
                    + "<head><title>x</title></head><body><p>Caf&eacute;&nbsp;&mdash; r&eacute;sum&eacute; &amp; co.</p></body></html>",
                "")
            .draft();
    assertEquals(List.of("Caf\u00e9 \u2014 r\u00e9sum\u00e9 & co."), Drafts.texts(draft));
    assertComplete(draft);
  }

  @Test
  void aPageThatIsNoXmlIsReadAndCheckedAllTheSame() {
    ScriptDraft draft =
        new Epub().whole("a.xhtml", "<html><body><p>One<br>two<p>Three & four</body>", "").draft();
    assertEquals("Onetwo".length(), String.join("", Drafts.texts(draft)).indexOf("Three") - 1);
    assertComplete(draft);
  }

  // --- notes ---

  private static final String NOTES =
      "<p>A word<a epub:type='noteref' href='#n1'>1</a> and<sup><a href='#n2' id='r2'>2</a></sup> more.</p>"
          + "<p>Another.</p><aside epub:type='footnote' id='n1'><p>The first note.</p></aside>"
          + "<p id='n2'><a href='#r2'>2</a>. The second note.</p>";

  @Test
  void notesAreNotReadInTheMiddleOfASentence() {
    ScriptDraft draft = Drafts.page(NOTES);
    assertEquals(List.of("A word and more.", "Another."), Drafts.texts(draft));
    assertEquals(
        List.of(
            "the mark of a note: 1",
            "the mark of a note: 2",
            "the way back from a note: 2",
            "a note: The first note.",
            "a note: . The second note."),
        Drafts.leftOut(draft));
    assertComplete(draft);
  }

  @Test
  void notesGoBehindTheirParagraphOrToTheEndWhenWanted() {
    Epub book = new Epub().page("a.xhtml", NOTES);
    List<String> inline =
        Drafts.texts(book.draft(ReadingOptions.USUAL.with(ReadingOptions.NOTES, "inline")));
    assertEquals(
        List.of("A word and more.", "The first note.", ". The second note.", "Another."), inline);
    List<String> end =
        Drafts.texts(book.draft(ReadingOptions.USUAL.with(ReadingOptions.NOTES, "end")));
    assertEquals(
        List.of("A word and more.", "Another.", "The first note.", ". The second note."), end);
  }

  @Test
  void notesOfAFileOfTheirOwnAreFoundThere() {
    Epub book =
        new Epub()
            .page("a.xhtml", "<p>A word<sup><a id='r1' href='notes.xhtml#n1'>1</a></sup>.</p>")
            .page("b.xhtml", "<p>The end.</p>")
            .aside("notes.xhtml", "<h2>Notes</h2><p id='n1'><a href='a.xhtml#r1'>1</a> A note.</p>")
            .entry("a.xhtml", "One")
            .entry("b.xhtml", "Two");
    assertEquals(List.of("One: A word.", "Two: The end."), Drafts.story(book.draft()));
    ScriptDraft inline = book.draft(ReadingOptions.USUAL.with(ReadingOptions.NOTES, "inline"));
    assertEquals(List.of("One: A word. | A note.", "Two: The end."), Drafts.story(inline));
    assertComplete(inline);
  }

  @Test
  void notesThatOnlyTheirClassCallsSoAreNotes() {
    ScriptDraft draft =
        Drafts.page(
            "<p>\u4ed6\u6765\u4e86<sup><a class='duokan-footnote' href='#n1'><img src='n.png' alt='\u6ce8'/></a></sup>\u3002</p>"
                + "<ol class='duokan-footnote-content'><li class='duokan-footnote-item' id='n1'>\u6ce8\u91ca\u3002</li></ol>");
    assertEquals(List.of("\u4ed6\u6765\u4e86\u3002"), Drafts.texts(draft));
    assertTrue(Drafts.leftOut(draft).contains("a note: \u6ce8\u91ca\u3002"));
    assertComplete(draft);
  }

  @Test
  void aHeadingThatIsAPictureIsSpokenByItsText() {
    ScriptDraft draft = Drafts.page("<h1><img src='h.png' alt='Chapter One'/></h1><p>First.</p>");
    assertEquals(List.of("Chapter One: Chapter One | First."), Drafts.story(draft));
    assertComplete(draft);
  }

  @Test
  void linksThatAreNoNotesStayWords() {
    assertEquals(
        List.of("See page 12 and the map.", "In 1984 it began."),
        Drafts.texts(
            Drafts.page(
                "<p id='x'>See <a href='#y'>page 12</a> and <a href='#x'>the map</a>.</p>"
                    + "<p id='y'>In <a href='#x'>1984</a> it began.</p>")));
  }

  // --- what is no story ---

  @Test
  void frontAndBackMatterIsProposedToBeLeftOutWithItsReason() {
    ScriptDraft draft =
        new Epub()
            .page("cover.xhtml", "<p>Cover words</p>")
            .page(
                "t.xhtml",
                "<section epub:type='titlepage'><h1>A Book</h1><p>An Author</p></section>")
            .page("x.xhtml", "<p>Copyright \u00a9 2020 An Author. All rights reserved.</p>")
            .page("d.xhtml", "<h1>Dedication</h1><p>To Anna.</p>")
            .page("c1.xhtml", "<h1>One</h1><p>First.</p>")
            .page("c2.xhtml", "<h1>Two</h1><p>Second.</p>")
            .page("g.xhtml", "<p>Gloss.</p>", "linear='no'")
            .page("i.xhtml", "<h1>Index</h1><p>Anna, 12</p>")
            .guide("<reference type='cover' href='cover.xhtml'/>")
            .entry("d.xhtml", "Dedication")
            .entry("c1.xhtml", "One")
            .entry("c2.xhtml", "Two")
            .entry("i.xhtml", "Index")
            .draft();
    assertEquals(
        List.of("Dedication: Dedication | To Anna.", "One: One | First.", "Two: Two | Second."),
        Drafts.story(draft));
    assertEquals(
        List.of(
            "the cover",
            "the title page",
            "the copyright page",
            "",
            "",
            "",
            "not of the book's reading order",
            "the index"),
        proposals(draft));
    assertComplete(draft);
  }

  @Test
  void aPageThatTheContentsDoNotNameIsNotDrawnIntoTheCopyrightPage() {
    ScriptDraft draft =
        new Epub()
            .page("x.xhtml", "<h1>Copyright</h1><p>All rights reserved.</p>")
            .page("p.xhtml", "<h1>Prologue</h1><p>It was night.</p>")
            .page("c1.xhtml", "<h1>One</h1><p>First.</p>")
            .entry("x.xhtml", "Copyright")
            .entry("c1.xhtml", "One")
            .draft();
    assertEquals(
        List.of("Prologue: Prologue | It was night.", "One: One | First."), Drafts.story(draft));
  }

  @Test
  void whatIsLeftOutAndWhatIsKeptIsCounted() {
    ScriptDraft draft = Drafts.page("<p>One two three.</p><p hidden='hidden'>Four five.</p>");
    assertEquals(5, draft.completeness().wordsInFile());
    assertEquals(3, draft.completeness().wordsKept());
    assertEquals(2, draft.completeness().wordsLeftOut());
  }

  @Test
  void aPartThatTheBookNamesAndDoesNotHoldMakesItIncomplete() {
    ScriptDraft draft = new Epub().page("a.xhtml", "<p>One.</p>").listed("gone.xhtml", "").draft();
    assertFalse(draft.completeness().isComplete());
    assertTrue(remarks(draft).contains("not in it"));
  }

  @Test
  void pagesOutsideOfTheReadingOrderAreNamed() {
    ScriptDraft draft =
        new Epub().page("a.xhtml", "<p>One.</p>").aside("b.xhtml", "<p>Two.</p>").draft();
    assertEquals(List.of("One."), Drafts.texts(draft));
    assertTrue(remarks(draft).contains("OPS/b.xhtml"));
  }

  @Test
  void oldBooksHaveTheirChaptersInAnNcx() {
    byte[] book =
        Drafts.zip(
            java.util.Map.of(
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"
                    .getBytes(),
                "b.opf",
                ("<package version='2.0'><metadata><title>T</title></metadata><manifest>"
                        + "<item id='n' href='t.ncx' media-type='application/x-dtbncx+xml'/>"
                        + "<item id='a' href='My%20Chapter.html' media-type='application/xhtml+xml'/></manifest>"
                        + "<spine toc='n'><itemref idref='a'/></spine></package>")
                    .getBytes(),
                "t.ncx",
                ("<ncx><navMap><navPoint><navLabel><text>One</text></navLabel><content src='My%20Chapter.html'/>"
                        + "<navPoint><navLabel><text>Two</text></navLabel><content src='My%20Chapter.html#b'/>"
                        + "</navPoint></navPoint></navMap></ncx>")
                    .getBytes(),
                "My Chapter.html",
                "<html><body><p>First.</p><p id='b'>Second.</p></body></html>".getBytes()));
    assertEquals(List.of("One: First.", "Two: Second."), Drafts.story(Drafts.read("b.epub", book)));
  }

  @Test
  void anyLineOfASectionKeepsItsPlace() {
    DraftSection section =
        new Epub().page("a.xhtml", "<p id='here'>One.</p>").draft().sections().get(0);
    assertEquals("OPS/a.xhtml", section.lines().get(0).position().file());
    assertEquals("here", section.lines().get(0).position().anchor());
  }

  @Test
  void theWordsOfTheFileAreThoseOfTheScriptAndThoseLeftOutWithANoteToo() {
    for (String name : List.of("n.md", "n.html")) {
      String text =
          name.endsWith("md")
              ? "# One\n\nShe came[^1] home, &Eacute;va &amp; [I](http://x.y).\n\n[^1]: Late, of course.\n\n# Two\n\nEnd.\n"
              : "<!doctype html><h1>One</h1><p>She came<sup><a class='footnote-ref' href='#n'>1</a>"
                  + "</sup> home.<h1>Two</h1><p>End.<section class='footnotes'><p id='n'>Late.";
      var sums = Drafts.read(name, text).completeness();
      assertEquals(sums.wordsInFile(), sums.wordsKept() + sums.wordsLeftOut(), name);
    }
  }

  @Test
  void theTitleOfAPartThatNoLinkLeadsToStandsBeforeItsFirstChapter() {
    ScriptDraft draft =
        new Epub()
            .page("a.xhtml", "<h2 id='c1'>Dawn</h2><p>It was dawn.</p>")
            .page("b.xhtml", "<h1>Part Two</h1><h2 id='c2'>Dusk</h2><p>It was dusk.</p>")
            .entry("a.xhtml#c1", "Dawn")
            .entry("b.xhtml#c2", "Dusk")
            .draft();
    assertEquals(
        List.of("Dawn: Dawn | It was dawn.", "Dusk: Part Two | Dusk | It was dusk."),
        Drafts.story(draft));
  }

  @Test
  void anEmptyParagraphAtTheBeginningOfAFileIsNoPauseOfTheOneBefore() {
    ScriptDraft draft =
        new Epub()
            .page("a.xhtml", "<p>One.</p><p>Two.</p><p>Three.</p>")
            .page("b.xhtml", "<p>&#160;</p><p>Four.</p>")
            .draft();
    assertTrue(
        draft.lines().noneMatch(line -> line.end() == DraftLine.End.PAUSE), draft.toString());
  }
}
