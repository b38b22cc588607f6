package studio.reprise.desk.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import studio.reprise.desk.Timeline.Placed;
import studio.reprise.document.Line;
import studio.reprise.document.Line.Paragraph;

class ChapterCutTest {
  /** Lines of these lengths in a row, 2 samples apart; a negative one ends a paragraph. */
  private static List<Placed> lines(List<Integer> lengths) {
    List<Placed> placed = new ArrayList<>();
    long at = 0;
    for (int length : lengths) {
      Line line = Line.of("l" + placed.size(), "p", "x");
      if (length < 0) {
        line = line.withParagraphEnd(Paragraph.ENDS);
      }
      placed.add(new Placed(line, "s", "f", at, Math.abs(length), 2));
      at += Math.abs(length) + 2;
    }
    return placed;
  }

  private static List<Integer> sizes(int most, Integer... lengths) {
    return ChapterCut.parts(lines(List.of(lengths)), most).stream().map(List::size).toList();
  }

  @Test
  void whatFitsIsNotCut() {
    assertEquals(List.of(3), sizes(34, 10, 10, 10));
    assertEquals(List.of(2, 1), sizes(33, 10, 10, 10));
  }

  @Test
  void aCutLiesBehindTheParagraphThatIsNearestToTheMiddle() {
    assertEquals(List.of(2, 4), sizes(50, 10, -10, 10, 10, 10, 10));
    assertEquals(List.of(4, 2), sizes(50, -10, 10, 10, -10, 10, 10));
  }

  @Test
  void whereNoParagraphEndsALineDoes() {
    assertEquals(List.of(3, 3), sizes(50, 10, 10, 10, 10, 10, 10));
  }

  @Test
  void aLineThatIsTooLongIsAPartOfItsOwn() {
    assertEquals(List.of(1, 1, 1), sizes(20, 10, 90, 10));
    assertEquals(List.of(1), sizes(20, 90));
  }

  @Property(tries = 200)
  void everyLineIsInOnePartAndNoPartIsTooLong(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = -60, max = 60) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 300) int most) {
    List<Placed> all = lines(lengths);
    List<List<Placed>> parts = ChapterCut.parts(all, most);
    assertEquals(all, parts.stream().flatMap(List::stream).toList());
    for (List<Placed> part : parts) {
      long length = part.get(part.size() - 1).end() - part.get(0).start();
      assertTrue(length <= most || part.size() == 1, length + " of " + most);
    }
  }
}
