package studio.reprise.speech.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HalfFloatTest {
  @Test
  void everyHalfIsSignTimesFractionTimesPowerOfTwo() {
    for (int bits = 0; bits < 0x10000; bits++) {
      int exponent = bits >> 10 & 0x1f;
      int fraction = bits & 0x3ff;
      double size =
          exponent == 0 ? fraction * 0x1p-24 : (1 + fraction / 1024.0) * Math.pow(2, exponent - 15);
      float value = HalfFloat.toFloat((short) bits);
      if (exponent < 0x1f) {
        assertEquals((float) (bits < 0x8000 ? size : -size), value, Integer.toHexString(bits));
      } else {
        assertEquals(fraction == 0, Float.isInfinite(value), Integer.toHexString(bits));
        assertEquals(fraction != 0, Float.isNaN(value), Integer.toHexString(bits));
      }
    }
  }

  @Test
  void bfloat16IsTheUpperHalfOfASingle() {
    assertEquals(1.0f, HalfFloat.fromBfloat16((short) 0x3f80));
    assertEquals(-2.5f, HalfFloat.fromBfloat16((short) 0xc020));
  }
}
