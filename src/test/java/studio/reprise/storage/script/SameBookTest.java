package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.reprise.document.script.DraftLine.End;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

/** Two books of the Bible in every format, made by pandoc: {@code packaging/script-books.sh}. */
class SameBookTest {
  private static final ReadingOptions INLINE =
      ReadingOptions.USUAL.with(ReadingOptions.NOTES, "inline");

  private static ScriptDraft read(String file, ReadingOptions options) {
    return ScriptFormats.read(ScriptFile.at(Drafts.BOOKS.resolve(file)), "", options);
  }

  @ParameterizedTest
  @CsvSource({
    "epub2.epub, epub",
    "epub3.epub, epub",
    "docx, docx",
    "fb2, fb2",
    "html, html",
    "md, markdown"
  })
  void everyFormatGivesTheSameScenesAndLinesAndNoLetterIsMissing(String ending, String format) {
    for (String book : List.of("ruth", "jonah")) {
      for (ReadingOptions options : List.of(ReadingOptions.USUAL, INLINE)) {
        ScriptDraft draft = read(book + "." + ending, options);
        assertEquals(Drafts.story(read(book + ".md", options)), Drafts.story(draft), book);
        assertEquals(Sentence.NONE, draft.completeness().difference(), book);
        assertTrue(draft.completeness().wordsInFile() > 1300, book);
        assertEquals(format, draft.format());
        assertEquals("en", draft.language().split("-")[0]);
      }
    }
  }

  @Test
  void theChaptersAreThoseOfTheBook() {
    ScriptDraft draft = read("jonah.epub3.epub", ReadingOptions.USUAL);
    assertEquals(
        List.of("Jonah", "Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4"),
        draft.sections().stream()
            .filter(section -> !section.isProposedOut())
            .map(DraftSection::title)
            .toList());
    assertEquals("Jonah", draft.title());
  }

  @Test
  void starsBetweenParagraphsAreAPauseInEveryFormat() {
    for (String ending : List.of("epub2.epub", "epub3.epub", "docx", "fb2", "html", "md")) {
      ScriptDraft draft = read("ruth." + ending, ReadingOptions.USUAL);
      long pauses = draft.lines().filter(line -> line.end() == End.PAUSE).count();
      assertEquals(1, pauses, ending);
    }
  }

  @Test
  void aNoteGoesBehindItsParagraphWhenItIsWanted() {
    List<String> lines = Drafts.texts(read("ruth.docx", INLINE));
    int note = lines.indexOf("Moab lay east of the Dead Sea.");
    assertTrue(lines.get(note - 1).endsWith("they dwelled there about ten years."));
    ScriptDraft usual = read("ruth.docx", ReadingOptions.USUAL);
    assertTrue(Drafts.leftOut(usual).contains("a note: Moab lay east of the Dead Sea."));
  }
}
