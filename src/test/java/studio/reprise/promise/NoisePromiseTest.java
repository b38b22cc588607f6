package studio.reprise.promise;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.layer.Noise;

class NoisePromiseTest {
  private static final int NUMBERS = 64;

  /** Seed (both halves), segment and attempt, each another number. */
  private record Key(long seed, int segment, int attempt) {
    Noise noise(Noise.Stream stream) {
      return Noise.again(seed, segment, stream, attempt);
    }
  }

  private static final List<Key> KEYS =
      List.of(new Key(42, 0, 0), new Key(-7, 3, 1), new Key(0x0123456789abcdefL, 11, 2));

  @Test
  void everyStreamGivesItsNumbers() {
    List<String> lines = new ArrayList<>();
    for (Noise.Stream stream : Noise.Stream.values()) {
      for (Key key : KEYS) {
        StringBuilder uniforms = new StringBuilder(stream + " " + key + " uniforms");
        Noise noise = key.noise(stream);
        for (int i = 0; i < NUMBERS; i++) {
          uniforms.append(' ').append(Double.toHexString(noise.uniform()));
        }
        lines.add(uniforms.toString());
        StringBuilder normals = new StringBuilder(stream + " " + key + " normals");
        for (float value : key.noise(stream).normals(NUMBERS)) {
          normals.append(' ').append(Float.toHexString(value));
        }
        lines.add(normals.toString());
      }
    }
    lines.sort(null);
    Promise.keep("noise.txt", "the numbers of the noise streams", lines);
  }

  @Test
  void aFirstAttemptHasTheNumbersOfAPlainStream() {
    List<String> lines = new ArrayList<>();
    for (Noise.Stream stream : Noise.Stream.values()) {
      lines.add(stream + " " + Double.toHexString(new Noise(42, 5, stream).uniform()));
    }
    lines.sort(null);
    Promise.keep("noise-plain.txt", "a plain noise stream", lines);
  }
}
