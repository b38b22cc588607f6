package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenLoopTest {
  private final Random random = new Random(3);

  /** Speech of no pattern, then a piece over and over; one token in so many is another one. */
  private int[] tokens(int count, int period, int oneInSo) {
    int[] piece = random.ints(period, 0, 1024).toArray();
    int[] free = random.ints(40, 0, 1024).toArray();
    return IntStream.range(0, 40 + count)
        .map(i -> i < 40 ? free[i] : random.nextInt(oneInSo) == 0 ? 9 : piece[i % period])
        .toArray();
  }

  @Test
  void aPieceOverAndOverIsALoopThoughNotQuiteTheSameEachTime() {
    for (int period : new int[] {1, 5, 16, 25}) {
      assertTrue(TokenLoop.endsIn(tokens(60, period, 14)), "period " + period);
    }
  }

  @Test
  void twoSecondsOfItAreNeeded() {
    assertFalse(TokenLoop.endsIn(tokens(25, 8, 1000)));
    assertFalse(TokenLoop.endsIn(new int[49]));
    assertTrue(TokenLoop.endsIn(new int[50]));
  }

  @Test
  void aWordSaidTwiceIsNoLoop() {
    assertFalse(TokenLoop.endsIn(tokens(60, 30, 1000)));
    assertFalse(TokenLoop.endsIn(random.ints(200, 0, 1024).toArray()));
  }
}
