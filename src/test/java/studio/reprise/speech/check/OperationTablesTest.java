package studio.reprise.speech.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.TorchOps;

/** A few shapes of every kind; {@code packaging/operations.sh} draws two hundred of each. */
class OperationTablesTest {
  @Test
  void everyKindOfOperationIsRightAtRandomShapes() {
    Device device = LibTorch.start(EngineOptions.DEFAULT);
    try (NDManager manager = LibTorch.newManager(device);
        TorchOps ops = TorchOps.load(manager)) {
      OperationTables.selfCheck(device, EngineOptions.DEFAULT, ops);
      OperationTables.tables(manager, ops, 4)
          .forEach((kind, outcome) -> assertEquals(0, outcome.wrong(), kind + ": " + outcome));
    }
  }
}
