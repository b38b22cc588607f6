package studio.reprise.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class ColourMapTest {
  @Test
  void theEndsAreTheColoursThatWereGiven() {
    ColourMap map = ColourMap.through(List.of(Color.web("#0d1117"), Color.web("#fdf3b0")));
    assertEquals(0xff0d1117, map.argb(0));
    assertEquals(0xfffdf3b0, map.argb(1));
    assertEquals(map.argb(0), map.argb(-5));
    assertEquals(map.argb(1), map.argb(7));
  }

  @Test
  void equalStepsLookEquallyFarApart() {
    ColourMap map =
        ColourMap.through(List.of(Color.web("#181820"), Color.web("#1060c0"), Color.WHITE));
    double before = map.lightness(0);
    for (int i = 1; i <= 16; i++) {
      double now = map.lightness(i / 32.0);
      assertTrue(now > before, "lightness must grow at step " + i);
      before = now;
    }
    double first = map.lightness(0.125) - map.lightness(0);
    double second = map.lightness(0.25) - map.lightness(0.125);
    assertEquals(first, second, 0.02);
  }
}
