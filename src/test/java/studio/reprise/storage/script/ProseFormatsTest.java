package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

/** Markdown, web pages and FictionBook: what is of each alone. */
class ProseFormatsTest {
  private static ScriptDraft read(String name, String text) {
    ScriptDraft draft = Drafts.read(name, text);
    assertEquals(Sentence.NONE, draft.completeness().difference());
    return draft;
  }

  private static String remarks(ScriptDraft draft) {
    return draft.remarks().stream().map(Sentence::toString).collect(Collectors.joining("\n"));
  }

  @Test
  void marksOfMarkdownAreNotSpokenAndNoLetterIsLost() {
    ScriptDraft draft =
        read(
            "a.md",
            "Title\n=====\n\nIntro *text* with `code` and [a link](http://a.b \"c\").\n\n## One\n\n> A quote\n> goes on.\n\n"
                + "1. item\n2. other\n\n***\n\n```\nint x;\n```\n\n    a poem\n    indented\n\n## Two\n\n"
                + "A line[^1] with ![a picture](x.png) and <b>html</b> &amp; caf&eacute;.\n\n[^1]: The note.\n\n"
                + "<div>Block <i>html</i><br>more</div>\n\n| Name | Age |\n|------|-----|\n| Bob | 5 |\n");
    assertEquals(
        List.of(
            "Title: Title | Intro text with code and a link.",
            "One: One | A quote goes on. | item | other | a poem indented",
            "Two: Two | A line with and html & caf\u00e9. | Block html more | Name Age | Bob 5"),
        Drafts.story(draft));
    assertTrue(Drafts.leftOut(draft).contains("program code: ``` int x; ```"));
    assertEquals("", remarks(draft));
  }

  @Test
  void aWebPageHasScenesByItsHeadingsAndItsFootIsProposedToBeLeftOut() {
    ScriptDraft draft =
        read(
            "a.html",
            "<!DOCTYPE html><html lang='en-GB'><head><title>My Tale</title><style>p{color:red}</style></head><body>"
                + "<nav><a href='#a'>One</a></nav><h1>My Tale</h1><h2 id=a>One</h2><p>It was late&hellip; so late.<p>Yes."
                + "<table><tr><td>Name<td>Age</table><h2>Two</h2><pre>Roses are red,\n violets blue</pre>"
                + "<script>var x = '<p>no</p>';</script><footer>\u00a9 2020 Me</footer></body></html>");
    assertEquals(
        List.of(
            "My Tale: My Tale",
            "One: One | It was late\u2026 so late. | Yes. | Name Age",
            "Two: Two | Roses are red, violets blue"),
        Drafts.story(draft));
    assertEquals("en-GB", draft.language());
    assertEquals("My Tale", draft.title());
    DraftSection last = draft.sections().get(draft.sections().size() - 1);
    assertEquals("the foot of the page", last.proposal().toString());
  }

  @Test
  void aFictionBookMayBeInAnArchiveAndInAnOldEncoding() {
    String book =
        "<?xml version='1.0' encoding='windows-1251'?><FictionBook xmlns:l='x'><description><title-info><book-title>T</book-title>"
            + "<lang>ru</lang></title-info></description><body><section><title><p>\u0413\u043b\u0430\u0432\u0430</p><p>I</p></title>"
            + "<epigraph><p>E.</p></epigraph><poem><stanza><v>One,</v><v>two.</v></stanza></poem><empty-line/>"
            + "<p>\u0414\u0430<a l:href='#n1' type='note'>[1]</a>.</p></section><section><title><p>II</p></title><p>B.</p></section></body>"
            + "<body name='notes'><title><p>Notes</p></title><section id='n1'><title><p>1</p></title><p>N.</p></section></body>"
            + "<binary id='c.png'>QUJD</binary></FictionBook>";
    byte[] bytes =
        Drafts.zip(
            java.util.Map.of(
                "b.fb2", book.getBytes(java.nio.charset.Charset.forName("windows-1251"))));
    ScriptDraft draft = Drafts.read("b.fb2.zip", bytes);
    assertEquals(Sentence.NONE, draft.completeness().difference());
    assertEquals(
        List.of(
            "\u0413\u043b\u0430\u0432\u0430: I: \u0413\u043b\u0430\u0432\u0430 | I | E. | One, two. | \u0414\u0430.",
            "II: II | B."),
        Drafts.story(draft));
    assertEquals("ru", draft.language());
  }

  @Test
  void aChapterThatSpeaksOfCopyrightIsNoCopyrightPage() {
    ScriptDraft draft =
        read("a.md", "# One\n\nHe read: Copyright 1999.\n\n# Two\n\nAll was well.\n");
    assertEquals(2, Drafts.story(draft).size());
  }
}
