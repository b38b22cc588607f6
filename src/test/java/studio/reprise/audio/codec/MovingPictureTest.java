package studio.reprise.audio.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.AudioFormatException;

/**
 * The videos count their frames: each is one grey, brighter than the one before, and dark again
 * after nineteen.
 */
class MovingPictureTest {
  /** H.264 with B-frames, a key frame every 40, and sound: 75 frames at 25 a second. */
  private static final Path COUNTING = Path.of("src/test/resources/pictures/counting.mp4");

  /** VP8, 24,000 frames in 1,001 seconds. */
  private static final Path FILM = Path.of("src/test/resources/pictures/film.webm");

  @TempDir Path folder;

  /** Greys repeat after so many frames. */
  private static final int GREYS = 19;

  /** Which grey is seen, brighter by ten steps of a video's narrow range from frame to frame. */
  private static long grey(MovingPicture picture, double seconds) throws IOException {
    int grey = picture.at(seconds).orElseThrow().argb()[64 * 18 + 32] & 0xff;
    double luma = 16 + grey * 219 / 255.0;
    return Math.round((luma - 40) / 10);
  }

  @Test
  void everyFrameIsFoundAtItsTimeInAnyOrder() throws IOException {
    try (MovingPicture picture = MovingPicture.open(COUNTING, 960, 540)) {
      for (int i = 0; i < 75; i++) {
        int frame = i * 31 % 75;
        assertEquals(
            frame % GREYS, grey(picture, frame / 25.0), "frame " + frame + " as it begins");
        assertEquals(frame % GREYS, grey(picture, (frame + 0.9) / 25.0), "frame " + frame);
      }
    }
  }

  @Test
  void framesFollowOneAnother() throws IOException {
    try (MovingPicture picture = MovingPicture.open(COUNTING, 960, 540)) {
      for (int frame = 0; frame < 75; frame++) {
        assertEquals(frame % GREYS, grey(picture, frame / 25.0));
      }
      assertEquals(74 % GREYS, grey(picture, 60), "the last one stays");
      assertEquals(0, grey(picture, -1), "before it begins the first is seen");
      assertSame(picture.at(1).orElseThrow(), picture.at(1.01).orElseThrow());
    }
  }

  @Test
  void theRateIsTheFiles() throws IOException {
    try (MovingPicture picture = MovingPicture.open(COUNTING, 960, 540)) {
      assertEquals(new FrameRate(25, 1), picture.rate());
      assertEquals(3, picture.lengthSeconds(), 0.05);
    }
    try (MovingPicture picture = MovingPicture.open(FILM, 960, 540)) {
      assertEquals(
          24_000 / 1001.0, picture.rate().frames() / (double) picture.rate().seconds(), 1e-3);
      assertEquals(24, picture.rate().countedPerSecond());
      assertEquals(36 % GREYS, grey(picture, picture.rate().startOf(36)));
    }
  }

  @Test
  void aLargePictureIsMadeSmallerAndKeepsItsShape() throws IOException {
    try (MovingPicture picture = MovingPicture.open(COUNTING, 32, 540)) {
      MovingPicture.Frame frame = picture.at(0).orElseThrow();
      assertEquals("32x18", frame.width() + "x" + frame.height());
      assertEquals(32 * 18, frame.argb().length);
    }
  }

  @Test
  void whatIsNoVideoIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("cutscene.mp4"), "#EXTM3U\nfile:///etc/passwd\n");
    Path playlist = Files.writeString(folder.resolve("list.ffconcat"), "ffconcat version 1.0\n");
    for (Path file : new Path[] {text, playlist, Path.of("sample-voices/rms.wav")}) {
      assertThrows(AudioFormatException.class, () -> MovingPicture.open(file, 960, 540).close());
    }
  }

  @Test
  void aDamagedVideoNeverEndsTheProgram() throws IOException {
    byte[] whole = Files.readAllBytes(COUNTING);
    for (int i = 0; i < 60; i++) {
      byte[] bytes = i % 2 == 0 ? whole.clone() : Arrays.copyOf(whole, whole.length * i / 60);
      for (int j = 0; j < 8 && bytes.length > 0; j++) {
        bytes[Math.floorMod(i * 7919 + j * 104_729, bytes.length)] ^= (byte) (1 << (i + j) % 8);
      }
      Path file = Files.write(folder.resolve("damaged" + i + ".mp4"), bytes);
      try (MovingPicture picture = MovingPicture.open(file, 960, 540)) {
        picture.at(0);
        picture.at(2);
        picture.at(0.5);
      } catch (AudioFormatException e) {
        // It says so.
      }
    }
  }
}
