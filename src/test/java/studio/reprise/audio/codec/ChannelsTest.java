package studio.reprise.audio.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Recording;
import studio.reprise.render.ReferenceDoctor;

class ChannelsTest {
  private static final int RATE_HZ = 16_000;

  @TempDir Path folder;

  /** A second of a tone; each channel has it at a level of its own. */
  private Path wav(double... levels) throws IOException {
    int bytes = RATE_HZ * levels.length * 2;
    ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    out.putShort((short) levels.length).putInt(RATE_HZ).putInt(RATE_HZ * levels.length * 2);
    out.putShort((short) (levels.length * 2)).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (int i = 0; i < RATE_HZ; i++) {
      for (double level : levels) {
        out.putShort((short) Math.rint(20_000 * level * Math.sin(i * 0.1)));
      }
    }
    return Files.write(folder.resolve("clip" + levels.length + ".wav"), out.array());
  }

  private static float peak(Recording recording) {
    float peak = 0;
    for (float sample : recording.sound().samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  @Test
  void oneChannelIsOneChannel() throws IOException {
    assertEquals(Recording.Mix.ONE, SoundFile.recording(wav(1)).mix());
  }

  @Test
  void channelsBecomeTheirMean() throws IOException {
    Recording recording = SoundFile.recording(wav(1, 0.5));
    assertEquals(Recording.Mix.MEAN, recording.mix());
    assertEquals(2, recording.channels());
    assertEquals(20_000 * 0.75 / 32_768, peak(recording), 1e-3);
  }

  @Test
  void oneSilentChannelLeavesTheOther() throws IOException {
    assertEquals(Recording.Mix.MEAN, SoundFile.recording(wav(1, 0)).mix());
  }

  @Test
  void ofChannelsThatCancelEachOtherTheFirstIsHeard() throws IOException {
    Recording recording = SoundFile.recording(wav(1, -1));
    assertEquals(Recording.Mix.FIRST, recording.mix());
    assertEquals(20_000.0 / 32_768, peak(recording), 1e-3);
    assertEquals(peak(recording), peak(Recording.of(SoundFile.read(wav(1, -1)))));
  }

  @Test
  void theDoctorSaysWhatBecameOfTheChannels() throws IOException {
    assertTrue(said(wav(1, 1)).contains("2 channels; the voice is made of their mean"));
    assertTrue(said(wav(1, -1)).contains("cancel each other"));
  }

  private static String said(Path clip) throws IOException {
    return ReferenceDoctor.examine(SoundFile.recording(clip), "Words.")
        .get(0)
        .sentence()
        .toString();
  }
}
