package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTest {
  private static double[] wave(int length) {
    double[] wave = new double[length];
    for (int n = 0; n < length; n++) {
      wave[n] = StrictMath.sin(0.37 * n * n) + 0.1 * n / length;
    }
    return wave;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 10, 14, 22, 26, 30, 98, 400, 480, 512, 960, 1102, 1920, 2560})
  void aTransformIsThePlainSumAndItsInverseUndoesIt(int length) {
    double[] wave = wave(length);
    Fourier fourier = Fourier.ofLength(length);
    double[] re = new double[fourier.bins()];
    double[] im = new double[fourier.bins()];
    fourier.forward(wave.clone(), re, im);
    for (int k = 0; k < re.length; k += Math.max(1, re.length / 40)) {
      double cos = 0;
      double sin = 0;
      for (int n = 0; n < length; n++) {
        double angle = -2 * StrictMath.PI * ((long) k * n % length) / length;
        cos += wave[n] * StrictMath.cos(angle);
        sin += wave[n] * StrictMath.sin(angle);
      }
      assertEquals(cos, re[k], 1e-11);
      assertEquals(sin, im[k], 1e-11);
    }
    double[] back = new double[length];
    fourier.inverse(re, im, back);
    assertArrayEquals(wave, back, 1e-13);
  }

  @Test
  void anOddLengthIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Fourier.ofLength(401));
  }

  /** Run in a process of its own: prints the bits of some transforms. */
  public static final class Bits {
    private Bits() {}

    public static void main(String[] args) {
      long bits = 0;
      for (int length : new int[] {400, 512, 960, 1920, 2560}) {
        Fourier fourier = Fourier.ofLength(length);
        double[] wave = wave(length);
        double[] re = new double[fourier.bins()];
        double[] im = new double[fourier.bins()];
        for (int round = 0; round < 20; round++) {
          fourier.forward(wave, re, im);
          fourier.inverse(re, im, wave);
          for (double value : wave) {
            bits = 31 * bits + Double.doubleToLongBits(value);
          }
        }
      }
      System.out.println(Long.toHexString(bits));
    }
  }

  @Test
  void everyVirtualMachineGetsTheSameBits() throws IOException, InterruptedException {
    Set<String> said = new LinkedHashSet<>();
    for (List<String> kind :
        List.of(
            List.of("-XX:TieredStopAtLevel=1"),
            List.of("-Xint"),
            List.of("-XX:UseAVX=0"),
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-UseLibmIntrinsic"))) {
      List<String> command = new java.util.ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(kind);
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), Bits.class.getName()));
      Process child =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      said.add(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
      assertEquals(0, child.waitFor());
    }
    assertEquals(1, said.size(), said.toString());
  }
}
