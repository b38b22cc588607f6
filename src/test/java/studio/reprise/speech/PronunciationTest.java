package studio.reprise.speech;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PronunciationTest {
  private final Pronunciation read = new Pronunciation("read", "red");

  @Test
  void theWordIsFoundWholeAndInAnyCase() {
    assertTrue(read.occursIn("I have READ it."));
    assertTrue(read.occursIn("read"));
    assertTrue(read.occursIn("(read)-only"));
  }

  @Test
  void aPartOfAnotherWordIsNotTheWord() {
    assertFalse(read.occursIn("a bread, a reader, spread, read2"));
    assertFalse(read.occursIn(""));
    assertTrue(read.occursIn("a reader read"));
  }
}
