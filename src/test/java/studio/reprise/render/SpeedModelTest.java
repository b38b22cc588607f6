package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Stage;

class SpeedModelTest {
  private final SpeedModel model = new SpeedModel();
  private double furthest;

  private void hear(Stage stage, int segment) {
    for (int done = 0; done <= 10; done++) {
      double fraction = model.fraction(new Progress(stage, segment, 3, done, 10));
      assertTrue(fraction >= furthest - 1e-12, stage + " " + segment + " " + done);
      furthest = fraction;
    }
  }

  @Test
  void aBarOfSeveralSegmentsOnlyGrowsAndEndsFull() {
    for (int segment = 0; segment < 3; segment++) {
      for (Stage stage : List.of(Stage.TOKENS, Stage.MEL, Stage.SAMPLES)) {
        hear(stage, segment);
      }
    }
    assertEquals(1, furthest, 1e-9);
  }

  @Test
  void whereAllSamplesComeLastTheEndIsFullToo() {
    double last = 0;
    for (int segment = 0; segment < 3; segment++) {
      last = model.fraction(new Progress(Stage.SAMPLES, segment, 3, 10, 10));
    }
    assertEquals(1, last, 1e-9);
  }
}
