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

  @Test
  void aChineseWordIsFoundAmongOthers() {
    Pronunciation word = new Pronunciation("银行", "<|IN2|>");
    assertTrue(word.occursIn("我在银行工作。"));
    assertTrue(word.occursIn("bank银行VIP"));
    assertTrue(new Pronunciation("VIP", "x").occursIn("我的VIP卡"));
  }
}
