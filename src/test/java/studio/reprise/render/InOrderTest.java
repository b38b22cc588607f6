package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InOrderTest {
  private static final List<Integer> ITEMS = List.of(0, 1, 2, 3, 4, 5);
  private final List<Integer> told = new ArrayList<>();

  @Test
  void resultsAreToldInOrderThoughTheFirstIsReadyLast() {
    CountDownLatch second = new CountDownLatch(1);
    InOrder.each(
        2,
        ITEMS,
        item -> {
          if (item == 0) {
            await(second);
          } else {
            second.countDown();
          }
          return 10 * item;
        },
        (item, result) -> told.add(result));
    assertEquals(List.of(0, 10, 20, 30, 40, 50), told);
  }

  @Test
  void oneAtATimeStaysOnTheCallingThread() {
    List<Thread> threads = new ArrayList<>();
    InOrder.each(
        1,
        ITEMS,
        item -> {
          threads.add(Thread.currentThread());
          return item;
        },
        (item, result) -> told.add(result));
    assertEquals(ITEMS, told);
    assertTrue(threads.stream().allMatch(Thread.currentThread()::equals));
  }

  @Test
  void aFailureIsThrownBehindWhatWasToldBefore() {
    List<Integer> ended = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch other = new CountDownLatch(1);
    assertThrows(
        CancellationException.class,
        () ->
            InOrder.each(
                2,
                ITEMS,
                item -> {
                  if (item == 1) {
                    await(other);
                    throw new CancellationException();
                  }
                  other.countDown();
                  ended.add(item);
                  return item;
                },
                (item, result) -> told.add(result)));
    assertEquals(List.of(0), told);
    assertTrue(ended.contains(0));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
