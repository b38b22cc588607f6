package studio.reprise.speech.text.chinese;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.reprise.promise.Promise;
import studio.reprise.speech.text.ReadingTable;

/** How Chinese is read, example by example, and the page for authors that is made of them. */
class ChineseReadingTest {
  private static final Path PAGE = Path.of("docs/reading.zh.md");
  private static final ReadingTable TABLE = ReadingTable.beside(ChineseReadingTest.class);
  private static final ChineseNormalizer NORMALIZER = new ChineseNormalizer();

  static Stream<ReadingTable.Row> rows() {
    return TABLE.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysWhatIsWritten(ReadingTable.Row row) {
    assertEquals(row.said(), NORMALIZER.normalize(row.text()), Promise.IF_MEANT);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void noDigitIsLeft(ReadingTable.Row row) {
    assertFalse(NORMALIZER.normalize(row.text()).matches("(?s).*[0-9].*"), row.written());
  }

  @Test
  void everyKindHasAtLeastTenExamples() {
    TABLE.kinds().forEach((kind, rows) -> assertTrue(rows.size() >= 10, kind + ": " + rows.size()));
  }

  @Test
  void thePageForAuthorsIsMadeOfTheExamples() throws IOException {
    TABLE.keep(
        PAGE,
        "# 中文怎么读\n\n"
            + "左边是写法，右边是读法。程序的测试读的就是这张表。`reprise pinyin \"...\"` 显示任何一句话的拼音；\n"
            + "项目的词典或 `<|X|>` 音素可以改变读法。\n",
        "| 写法 | 读法 |");
  }
}
