package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResamplingSinkTest {
  @Test
  void aSoundInPiecesBecomesWhatTheWholeBecomes() throws IOException {
    float[] samples = new float[20_011];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(i * 0.1 + i * (double) i * 1e-5);
    }
    int[][] rates = {{24_000, 44_100}, {24_000, 48_000}, {48_000, 44_100}, {44_100, 44_100}};
    for (int[] rate : rates) {
      float[] whole = Resampler.resample(new Pcm(samples, rate[0]), rate[1]).samples();
      for (int piece : new int[] {1, 7, 1000, 30_000}) {
        float[] out = new float[whole.length];
        int[] at = {0};
        ResamplingSink sink =
            new ResamplingSink(
                rate[0],
                rate[1],
                (block, from, count) -> {
                  System.arraycopy(block, from, out, at[0], count);
                  at[0] += count;
                });
        for (int i = 0; i < samples.length; i += piece) {
          sink.write(samples, i, Math.min(piece, samples.length - i));
        }
        sink.finish();
        assertArrayEquals(whole, java.util.Arrays.copyOf(out, at[0]), rate[1] + " by " + piece);
      }
    }
  }
}
