package studio.reprise.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
  private static final int RATE = 24_000;

  @Test
  void fittingShowsEverything() {
    TimeScale scale = TimeScale.fitting(48_000, 800, RATE);
    assertEquals(0, scale.sampleAt(0));
    assertEquals(48_000, scale.sampleAt(800));
    assertEquals(1, scale.secondsAt(400));
  }

  @Property(tries = 200)
  void zoomingKeepsTheSampleUnderThePointer(
      @ForAll @DoubleRange(min = 0, max = 1600) double pixel,
      @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
    TimeScale scale = new TimeScale(10_000, 20, RATE);
    double before = scale.sampleAt(pixel);
    assertEquals(before, scale.zoomedAbout(pixel, factor).sampleAt(pixel), 1e-6);
  }

  @Property(tries = 200)
  void withinNeverLeavesTheSound(
      @ForAll @LongRange(min = 1, max = 100_000_000) long length,
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double first,
      @ForAll @DoubleRange(min = 0.001, max = 1e7) @Scale(4) double perPixel) {
    TimeScale scale = new TimeScale(first, perPixel, RATE).within(length, 1600);
    assertTrue(scale.firstSample() >= 0);
    assertTrue(scale.firstSample() <= Math.max(0, length - 1600 * scale.samplesPerPixel()) + 1e-6);
    assertTrue(scale.samplesPerPixel() >= 1 / TimeScale.CLOSEST_PIXELS_PER_SAMPLE - 1e-12);
  }

  @Test
  void oneCanLookAtSingleSamplesButNoCloser() {
    TimeScale scale = TimeScale.fitting(86_400_000, 1600, RATE).toSample(800);
    assertEquals(1 / TimeScale.CLOSEST_PIXELS_PER_SAMPLE, scale.samplesPerPixel(), 1e-12);
    assertEquals(scale.samplesPerPixel(), scale.zoomedAbout(0, 10).samplesPerPixel(), 1e-12);
  }

  @Test
  void ticksAreRoundAndNeverCrowded() {
    for (double perPixel = 0.05; perPixel < 1e6; perPixel *= 1.3) {
      TimeScale scale = new TimeScale(0, perPixel, RATE);
      assertTrue(scale.tickSeconds() * RATE / perPixel >= 79.999, "at " + perPixel);
    }
    assertEquals(0.5, new TimeScale(0, 100, RATE).tickSeconds(), 1e-12);
    assertEquals(60, new TimeScale(0, 12_000, RATE).tickSeconds());
  }

  @Test
  void timesAreReadAsPeopleReadThem() {
    assertEquals("0.25", RulerCanvas.label(0.25, 0.05));
    assertEquals("12.5", RulerCanvas.label(12.5, 0.5));
    assertEquals("1:05", RulerCanvas.label(65, 5));
    assertEquals("1:02:03", RulerCanvas.label(3723, 1));
    assertEquals("1:05.5", RulerCanvas.label(65.5, 0.5));
  }
}
