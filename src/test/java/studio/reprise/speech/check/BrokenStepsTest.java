package studio.reprise.speech.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.TorchOps;

/**
 * Each operation that we wrote for libtorch, made slightly wrong: the check's own trial sees it.
 */
class BrokenStepsTest {
  private static final Map<Trial, List<String>> BROKEN =
      Map.of(
          LayerTrial.GATE,
          List.of("torch.mul(torch.silu(gate), up)", "torch.mul(torch.sigmoid(gate), up)"),
          LayerTrial.RESPONSE_NORM,
          List.of("torch.norm(x, 2, [1], True)", "torch.norm(x, 2, [2], True)"),
          LayerTrial.ROTATION,
          List.of("head = torch.narrow(x, 2, 0, d)", "head = torch.narrow(x, 2, 1, d)"),
          LayerTrial.STRETCHING,
          List.of("(x, None, False, [scale])", "(x, None, True, [scale])"),
          LayerTrial.MIRRORING,
          List.of("reflection_pad1d", "replication_pad1d"),
          AttentionTrial.MASKED,
          List.of("torch.softmax(torch.add(scores, mask), -1)", "torch.softmax(scores, -1)"),
          new DecodingTrial(7, 0, DataType.FLOAT32),
          List.of(
              "torch.triu(torch.new_full(scores, [t, s], -1e30), torch.add(start, 1))",
              "torch.triu(torch.new_full(scores, [t, s], -1e30), torch.add(start, 2))"),
          new DecodingTrial(1, 33, DataType.FLOAT32),
          List.of("v = torch.narrow(values, 1, 0, s)", "v = torch.narrow(keys, 1, 0, s)"),
          new DecodingTrial(1, 33, DataType.FLOAT16),
          List.of(
              "_1 = torch.copy_(torch.narrow(values, 1, start, t)",
              "_1 = torch.copy_(torch.narrow(values, 1, 0, t)"));

  @Test
  void aStepThatIsWrittenWronglyIsNoticed() {
    Device device = LibTorch.start(EngineOptions.DEFAULT);
    try (NDManager manager = LibTorch.newManager(device)) {
      BROKEN.forEach(
          (trial, change) -> {
            assertTrue(TorchOps.source().contains(change.get(0)), change.get(0));
            String broken = TorchOps.source().replace(change.get(0), change.get(1));
            assertEquals(
                List.of(true, false),
                List.of(
                    isRight(manager, trial, TorchOps.source()), isRight(manager, trial, broken)),
                trial.operation().toString());
          });
    }
  }

  private static boolean isRight(NDManager manager, Trial trial, String source) {
    try (TorchOps ops = TorchOps.compiled(manager, source);
        Laboratory laboratory = new Laboratory(manager.newSubManager(), ops)) {
      return laboratory.make(trial).isRight();
    }
  }
}
