package studio.reprise.speech.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HalfFloatTest {
  @Test
  void everyHalfSurvivesTheWayThroughSingle() {
    for (int bits = 0; bits < 0x10000; bits++) {
      float value = HalfFloat.toFloat((short) bits);
      if (!Float.isNaN(value)) {
        assertEquals((short) bits, HalfFloat.fromFloat(value), "half " + Integer.toHexString(bits));
      }
    }
  }

  @Test
  void roundingGoesToTheNearestHalfAndTiesToEven() {
    assertEquals(HalfFloat.fromFloat(1.0f), HalfFloat.fromFloat(1.0f + 0x1p-11f));
    assertEquals((short) 0x3c02, HalfFloat.fromFloat(1.0f + 3 * 0x1p-11f));
    assertEquals((short) 0x3c01, HalfFloat.fromFloat(1.0f + 0x1.1p-11f));
    assertEquals((short) 0x0001, HalfFloat.fromFloat(0x1p-24f));
    assertEquals((short) 0x0000, HalfFloat.fromFloat(0x1p-25f));
    assertEquals((short) 0x0400, HalfFloat.fromFloat(0x1.ffffp-15f));
  }

  @Test
  void whatIsTooLargeBecomesInfinity() {
    assertEquals((short) 0x7bff, HalfFloat.fromFloat(65504f));
    assertEquals((short) 0x7c00, HalfFloat.fromFloat(65520f));
    assertEquals((short) 0xfc00, HalfFloat.fromFloat(Float.NEGATIVE_INFINITY));
    assertTrue(Float.isNaN(HalfFloat.toFloat(HalfFloat.fromFloat(Float.NaN))));
  }

  @Test
  void bfloat16IsTheUpperHalfOfASingle() {
    assertEquals(1.0f, HalfFloat.fromBfloat16((short) 0x3f80));
    assertEquals(-2.5f, HalfFloat.fromBfloat16((short) 0xc020));
  }
}
