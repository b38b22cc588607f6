package studio.reprise.speech.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.Checked;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.TorchOps;

class SelfCheckTest {
  private static Checked checked(List<long[]> matrices, DataType type) {
    Device device = LibTorch.start(EngineOptions.DEFAULT);
    try (NDManager manager = LibTorch.newManager(device);
        TorchOps ops = TorchOps.load(manager);
        SelfCheck check = new SelfCheck(device, EngineOptions.DEFAULT, ops)) {
      check.matrices(matrices, type);
      return check.outcome();
    }
  }

  @Test
  void aSecondCheckHasTheSameDigest() {
    List<long[]> matrices = List.of(new long[] {40, 50}, new long[] {7, 300});
    Checked checked = checked(matrices, DataType.FLOAT32);
    assertEquals(checked.digest(), checked(matrices, DataType.FLOAT32).digest());
    assertTrue(checked.digest().matches("[0-9a-f]{32}"), checked.digest());
    assertTrue(checked.worst() < 1);
  }

  @Test
  void aPackOfOtherShapesHasAnotherSecondHalf() {
    String one = checked(List.of(new long[] {40, 50}), DataType.FLOAT32).digest();
    String other = checked(List.of(new long[] {40, 51}), DataType.FLOAT32).digest();
    assertEquals(one.substring(0, 16), other.substring(0, 16));
    assertNotEquals(one.substring(16), other.substring(16));
  }

  @Test
  void halfPrecisionIsTriedAtTheLanguageModelsShapes() {
    assertTrue(checked(List.of(new long[] {384, 2048}), DataType.FLOAT16).worst() < 1);
  }

  /** Of GLM-TTS packs alone. */
  @Test
  void whatOneDnnAloneComputesIsTriedToo() {
    List<Trial> trials =
        List.of(new ThreesTrial(64, 11, 5), new ThreesTrial(64, 3, 1), new ThreesTrial(128, 7, 3));
    Device device = LibTorch.start(EngineOptions.DEFAULT);
    try (NDManager manager = LibTorch.newManager(device);
        TorchOps ops = TorchOps.load(manager);
        Laboratory laboratory = new Laboratory(manager.newSubManager(), ops)) {
      for (Trial trial : trials) {
        Comparison comparison = laboratory.make(trial);
        assertTrue(
            comparison.isRight(), trial + " is off by " + comparison.error(comparison.worst()));
      }
    }
  }

  @Test
  void aResultThatIsNoNumberIsWrong() {
    double[] one = {1, 1};
    assertTrue(new Comparison(new double[] {1, 1}, one, one).isRight());
    assertFalse(new Comparison(new double[] {1, Double.NaN}, one, one).isRight());
    assertFalse(new Comparison(new double[] {Double.NaN, 1}, one, one).isRight());
    assertFalse(new Comparison(new double[] {1, Double.POSITIVE_INFINITY}, one, one).isRight());
  }
}
