package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.storage.script.Drafts.Epub;

/** What a book's style sheets say: hidden words, and the numbers that a reader sees in lists. */
class BookStylesTest {
  @Test
  void whatAStyleSheetHidesIsLeftOutAndSaid() {
    ScriptDraft draft =
        new Epub()
            .part(
                "OPS/css/book.css",
                "/* .kept { display:none } */ @media print { .kept { display: none } }\n"
                    + "@import url('x.css'); p.alt, #aside { color: red; display : none }\n"
                    + ".shown { display: none } .shown { display: block }\n"
                    + ".kept:hover { display: none } .gone .kept { display: none }")
            .whole(
                "one.xhtml",
                "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/>"
                    + "<link rel='stylesheet' href='css/book.css'/>"
                    + "<style>.dim { visibility: hidden }</style></head><body>"
                    + "<p class='kept'>One.</p><p class='x alt'>Two.</p><div class='alt'>Three.</div>"
                    + "<p id='aside'>Four.</p><p class='shown'>Five <b class='dim'>six</b>.</p>"
                    + "</body></html>",
                "")
            .draft();
    assertEquals(List.of("One.", "Three.", "Five ."), Drafts.texts(draft));
    assertEquals(
        List.of("hidden in the book: Two.", "hidden in the book: Four.", "hidden in the book: six"),
        Drafts.leftOut(draft));
    assertTrue(draft.completeness().isComplete(), draft.completeness().toString());
  }

  @Test
  void aPageOfTheWebHidesWordsByItsOwnStyles() {
    ScriptDraft draft =
        Drafts.read(
            "p.html",
            "<!doctype html><style>.sr { display:none }</style><p>Hello. <span class=sr>Skip.</span>");
    assertEquals(List.of("Hello."), Drafts.texts(draft));
    assertTrue(draft.completeness().isComplete(), draft.completeness().toString());
  }

  @Test
  void theNumbersOfListsAreSpokenWhereTheAuthorWantsThem() {
    String list =
        "<p>Rules:</p><ol start='3'><li>Wait.</li><li>Look.<ol><li>Left.</li></ol></li>"
            + "<li value='9'>Go.</li></ol><ul><li>Rest.</li></ul>";
    assertEquals(
        List.of("Rules:", "Wait.", "Look.", "Left.", "Go.", "Rest."),
        Drafts.texts(Drafts.page(list)));
    ScriptDraft numbered =
        new Epub()
            .page("one.xhtml", list)
            .draft(ReadingOptions.USUAL.with(ReadingOptions.LIST_NUMBERS, "yes"));
    assertEquals(
        List.of("Rules:", "3. Wait.", "4. Look.", "1. Left.", "9. Go.", "Rest."),
        Drafts.texts(numbered));
    assertTrue(numbered.completeness().isComplete(), numbered.completeness().toString());
  }
}
