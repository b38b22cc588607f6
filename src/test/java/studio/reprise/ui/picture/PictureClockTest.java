package studio.reprise.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.audio.codec.FrameRate;
import studio.reprise.ui.picture.PictureClock.Motion;
import studio.reprise.ui.picture.PictureClock.Step;

class PictureClockTest {
  @Test
  void aPictureThatIsWhereTheEarIsRunsOn() {
    Step step = PictureClock.next(12.0, Motion.RUN, 12.05, 60);
    assertFalse(step.isSeek());
    assertEquals(Motion.RUN, step.motion());
  }

  @Test
  void aPictureThatIsElsewhereGoesThere() {
    Step step = PictureClock.next(12.0, Motion.RUN, 11.5, 60);
    assertEquals(12.0, step.seek());
    assertEquals(Motion.RUN, step.motion());
  }

  @Test
  void aStandingPictureIsRightToTheFrame() {
    assertTrue(PictureClock.next(12.0, Motion.STAND, 12.05, 60).isSeek());
    assertFalse(PictureClock.next(12.0, Motion.STAND, 12.01, 60).isSeek());
  }

  @Test
  void behindItsEndAPictureStands() {
    Step step = PictureClock.next(70, Motion.RUN, 10, 60);
    assertEquals(60, step.seek());
    assertEquals(Motion.STAND, step.motion());
  }

  @Test
  void whereNoTimelineIsHeardItStaysWhereItIs() {
    Step step = PictureClock.next(-1, Motion.RUN, 10, 60);
    assertFalse(step.isSeek());
    assertEquals(Motion.STAND, step.motion());
  }

  @Test
  void timeCodesAreWrittenAndReadBack() {
    assertEquals("01:02:03:04", PictureClock.timeCode(3723.16, FrameRate.USUAL));
    assertEquals(3723.16, PictureClock.seconds("1:02:03:04", FrameRate.USUAL), 1e-9);
    assertEquals(123.5, PictureClock.seconds("2:03.5", FrameRate.USUAL), 1e-9);
    assertEquals(83.5, PictureClock.seconds(" 83.5 ", FrameRate.USUAL), 1e-9);
    for (int frame = 0; frame < 200; frame++) {
      String code = PictureClock.timeCode(frame / 25.0, FrameRate.USUAL);
      assertEquals(frame / 25.0, PictureClock.seconds(code, FrameRate.USUAL), 1e-9);
    }
  }

  @Test
  void timeCodesCountWholeFramesOfEveryRate() {
    for (FrameRate rate :
        new FrameRate[] {
          new FrameRate(24_000, 1001), new FrameRate(30_000, 1001), new FrameRate(60, 1)
        }) {
      for (long frame = 0; frame < 20_000; frame += 7) {
        String code = PictureClock.timeCode(rate.startOf(frame), rate);
        assertEquals(frame, rate.frameAt(PictureClock.seconds(code, rate)), code);
      }
    }
    assertEquals(
        "00:00:01:00", PictureClock.timeCode(24 * 1001 / 24_000.0, new FrameRate(24_000, 1001)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1:60", "-1", "0:00:00:25", "1:2:3:4:5", "NaN", "1e9"})
  void whatIsNoTimeIsRefused(String text) {
    assertThrows(NumberFormatException.class, () -> PictureClock.seconds(text, FrameRate.USUAL));
  }
}
