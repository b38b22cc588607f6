package studio.reprise.speech.text.english;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How English is read, example by example, and the page for authors that is made of them. */
class EnglishReadingTest {
  private static final Path PAGE = Path.of("docs/reading.md");
  private static final String WRITE = "reprise.reading.write";
  private static final EnglishNormalizer NORMALIZER = new EnglishNormalizer();

  static Stream<ReadingTable.Row> rows() {
    return ReadingTable.read().values().stream().flatMap(List::stream);
  }

  private static String said(String text) {
    return NORMALIZER.normalize(text).replace(EnglishNormalizer.LETTER_A, 'A');
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysWhatIsWritten(ReadingTable.Row row) {
    assertEquals(row.said(), said(row.text()));
  }

  @Test
  void everyKindHasAtLeastTenExamples() {
    ReadingTable.read()
        .forEach((kind, rows) -> assertTrue(rows.size() >= 10, kind + ": " + rows.size()));
  }

  /** {@code mvn -o test -Dtest=EnglishReadingTest -Dreprise.reading.write=true} writes the page. */
  @Test
  void thePageForAuthorsIsMadeOfTheExamples() throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, page());
    }
    assertEquals(page(), Files.readString(PAGE), "write it anew with -D" + WRITE + "=true");
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append("# How English is read\n\n")
        .append("What is written, and the words that are said for it. The engine's tests read this")
        .append(" very table. `reprise say --text-only \"...\"` shows how any\nother text is read;")
        .append(" a project's dictionary or `<|X|>` phones change it.\n");
    ReadingTable.read()
        .forEach(
            (kind, rows) -> {
              page.append("\n## ").append(kind).append("\n\n| written | said |\n|---|---|\n");
              rows.forEach(
                  row ->
                      page.append("| ")
                          .append(code(row.written()))
                          .append(" | ")
                          .append(row.said().replace("|", "\\|"))
                          .append(" |\n"));
            });
    return page.toString();
  }

  private static String code(String written) {
    String fence = written.contains("`") ? "``" : "`";
    return fence + written.replace("|", "\\|") + fence;
  }
}
