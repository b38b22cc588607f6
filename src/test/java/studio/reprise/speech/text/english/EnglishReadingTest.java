package studio.reprise.speech.text.english;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.reprise.promise.Promise;
import studio.reprise.speech.Directions;
import studio.reprise.speech.text.ReadingTable;
import studio.reprise.speech.text.markup.Manuscript;

/** How English is read, example by example, and the page for authors that is made of them. */
class EnglishReadingTest {
  private static final Path PAGE = Path.of("docs/reading.md");
  private static final ReadingTable TABLE = ReadingTable.beside(EnglishReadingTest.class);
  private static final EnglishNormalizer NORMALIZER = new EnglishNormalizer();

  static Stream<ReadingTable.Row> rows() {
    return TABLE.rows();
  }

  private static String said(String text) {
    Manuscript manuscript = Manuscript.of(text, Directions.SILENT);
    return manuscript.isPause()
        ? "(a pause)"
        : NORMALIZER.normalize(manuscript.text()).replace(EnglishNormalizer.LETTER_A, 'A');
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysWhatIsWritten(ReadingTable.Row row) {
    assertEquals(row.said(), said(row.text()), Promise.IF_MEANT);
  }

  @Test
  void everyKindHasAtLeastTenExamples() {
    TABLE.kinds().forEach((kind, rows) -> assertTrue(rows.size() >= 10, kind + ": " + rows.size()));
  }

  @Test
  void thePageForAuthorsIsMadeOfTheExamples() throws IOException {
    TABLE.keep(
        PAGE,
        "# How English is read\n\n"
            + "What is written, and the words that are said for it. The engine's tests read this"
            + " very table. `reprise say --text-only \"...\"` shows how any\nother text is read;"
            + " a project's dictionary or `<|X|>` phones change it.\n\n"
            + "The voice is American, and so is what is assumed where two readings are possible: in"
            + " 5/11/2026 the month comes first, unless\nonly the other order can be (13/02/2025)."
            + " British spellings, money, weights and times are known: see the end of the page.\n",
        "| written | said |");
  }
}
