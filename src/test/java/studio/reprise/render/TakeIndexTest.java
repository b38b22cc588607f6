package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TakeIndexTest {
  private final TakeIndex index = new TakeIndex();

  @Test
  void takesOfOnePackShareItsListOfFiles() {
    Receipt one = ReceiptJson.read(ReceiptJson.write(ReceiptJsonTest.receipt()), "a.json");
    Receipt other = ReceiptJson.read(ReceiptJson.write(ReceiptJsonTest.receipt()), "b.json");
    index.add(one);
    Receipt.Pack pack = index.receipt(one.fingerprint()).orElseThrow().pack();
    index.add(other);
    assertSame(pack, index.receipt(one.fingerprint()).orElseThrow().pack());
    assertEquals(other, index.receipt(one.fingerprint()).orElseThrow());
  }

  @Test
  void anotherProjectBeginsWithNone() {
    Receipt receipt = ReceiptJsonTest.receipt();
    index.add(receipt);
    index.clear();
    assertTrue(index.receipt(receipt.fingerprint()).isEmpty());
  }
}
