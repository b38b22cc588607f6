package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Texts of ids: 0 between words, 1 and 2 the marks, the others sounds of one token each. */
class HalvesTest {
  private static final int BREAK = 0;
  private static final int COMMA = 1;
  private static final int STOP = 2;

  private static Halves halves(OptionalInt wordBreak) throws Exception {
    String rule =
        "{\"tokens\": [0, 0, 0, 1, 1, 1, 1, 1, 1, 1], \"least\": 0.8, \"most\": 1.3, \"slack\": 1,"
            + " \"attempts\": 3}";
    Pace pace = Pace.of(new ObjectMapper().readTree(rule), Path.of("reprise.json"));
    return new Halves(pace, wordBreak, Set.of(COMMA, STOP));
  }

  private static void assertHalves(int[] first, int[] second, List<int[]> found) {
    assertEquals(2, found.size());
    assertArrayEquals(first, found.get(0));
    assertArrayEquals(second, found.get(1));
  }

  @Test
  void aTextIsCutBetweenTheWordsInItsMiddleAndBothHalvesEndLikeIt() throws Exception {
    int[] text = {3, 3, BREAK, 4, BREAK, 5, BREAK, 6, 6, STOP};
    assertHalves(
        new int[] {3, 3, BREAK, 4, STOP},
        new int[] {5, BREAK, 6, 6, STOP},
        halves(OptionalInt.of(BREAK)).of(text));
  }

  @Test
  void aMarkIsABetterPlaceThanTheMiddle() throws Exception {
    int[] text = {3, 3, COMMA, BREAK, 4, BREAK, 5, BREAK, 6, 6, 6, STOP};
    assertHalves(
        new int[] {3, 3, STOP},
        new int[] {4, BREAK, 5, BREAK, 6, 6, 6, STOP},
        halves(OptionalInt.of(BREAK)).of(text));
  }

  @Test
  void withoutWordsOnlyAMarkIsAPlace() throws Exception {
    int[] text = {3, 4, COMMA, 5, 6, STOP};
    assertHalves(
        new int[] {3, 4, STOP}, new int[] {5, 6, STOP}, halves(OptionalInt.empty()).of(text));
    assertEquals(List.of(), halves(OptionalInt.empty()).of(new int[] {3, 4, BREAK, 5, 6, STOP}));
  }

  @Test
  void whatIsShortOrCutNearAnEndStaysWhole() throws Exception {
    Halves halves = halves(OptionalInt.of(BREAK));
    assertEquals(List.of(), halves.of(new int[] {}));
    assertEquals(List.of(), halves.of(new int[] {STOP}));
    assertEquals(List.of(), halves.of(new int[] {3, 4, 5, STOP}));
    assertEquals(List.of(), halves.of(new int[] {3, BREAK, 4, 4, 4, 4, STOP}));
    assertEquals(List.of(), halves.of(new int[] {3, 3, BREAK, 4, 4}));
  }
}
