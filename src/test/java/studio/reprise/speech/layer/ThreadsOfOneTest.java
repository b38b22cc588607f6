package studio.reprise.speech.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.EngineOptions;

class ThreadsOfOneTest {
  private int before;

  @BeforeEach
  void onThreeThreads() {
    LibTorch.start(EngineOptions.DEFAULT);
    before = LibTorch.threadsInUse();
    LibTorch.use(3);
  }

  @AfterEach
  void asBefore() {
    LibTorch.use(before);
  }

  @Test
  void eachPieceIsMadeOnceByAThreadThatComputesAlone() {
    List<Integer> pieces = IntStream.range(0, 50).boxed().toList();
    List<Integer> made = Collections.synchronizedList(new ArrayList<>());
    Set<Integer> threads = ConcurrentHashMap.newKeySet();
    ThreadsOfOne.each(
        pieces,
        piece -> {
          made.add(piece);
          threads.add(LibTorch.threadsInUse());
        });
    assertEquals(pieces, made.stream().sorted().toList());
    assertEquals(Set.of(1), threads);
    assertEquals(3, LibTorch.threadsInUse(), "the calling thread computes as before");
  }

  @Test
  void theCallingThreadWorksToo() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch three = new CountDownLatch(3);
    ThreadsOfOne.each(
        List.of(1, 2, 3),
        piece -> {
          threads.add(Thread.currentThread());
          three.countDown();
          try {
            three.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertEquals(3, threads.size());
    assertTrue(threads.contains(Thread.currentThread()));
  }

  @Test
  void aFailureOfAnyPieceIsThrown() {
    IllegalArgumentException failure = new IllegalArgumentException();
    for (int failing = 0; failing < 6; failing++) {
      int place = failing;
      assertSame(
          failure,
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  ThreadsOfOne.each(
                      List.of(0, 1, 2, 3, 4, 5),
                      piece -> {
                        if (piece == place) {
                          throw failure;
                        }
                      })));
      assertEquals(3, LibTorch.threadsInUse());
    }
  }
}
