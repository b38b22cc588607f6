package studio.reprise.promise;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Mel;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.network.SourceFilterConfig;
import studio.reprise.speech.network.SourceFilterVocoder;

/** Half the starter's sound is made in plain Java: the same bits on every processor. */
class SourceFilterPromiseTest {
  private static final int FRAMES = 50;
  private static final int BANDS = 80;
  private static final int PIECE = 2400;

  @Test
  void aStoredMelGivesItsWave() throws IOException {
    FloatBuffer stored =
        ByteBuffer.wrap(Files.readAllBytes(Promise.FOLDER.resolve("source-filter.f32")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    float[] pitchHz = new float[FRAMES];
    float[] mel = new float[FRAMES * BANDS];
    stored.get(pitchHz).get(mel);
    SourceFilterVocoder vocoder =
        new SourceFilterVocoder(SourceFilterConfig.of(MissingNode.getInstance()));
    float[] wave =
        vocoder.speak(
            new Mel(mel, FRAMES, BANDS, 50),
            pitchHz,
            new Noise(42, 0, Noise.Stream.SOURCE).normals(vocoder.noiseLength(FRAMES)),
            (done, total) -> {},
            Cancellation.NEVER);
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < wave.length; from += PIECE) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * PIECE).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(wave, from, Math.min(PIECE, wave.length - from));
      CRC32C sum = new CRC32C();
      sum.update(bytes);
      lines.add(
          String.format(
              "from sample %d: CRC-32C %08x, first %s",
              from, sum.getValue(), Float.toHexString(wave[from])));
    }
    Promise.keep("source-filter.txt", "the wave of the source-filter vocoder", lines);
  }
}
