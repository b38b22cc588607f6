package studio.reprise.speech.layer;

import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;

/** Looks at weight files without loading them: whether they are whole, and how much they hold. */
public final class WeightTable {
  private WeightTable() {}

  /**
   * Number of elements of all tensors in a file, or in a folder's file or shards.
   *
   * @throws studio.reprise.speech.SpeechException when a file is missing, truncated or broken
   */
  public static long elements(Path path) {
    try (Weights weights = Weights.open(null, DataType.FLOAT32, path)) {
      return weights.elements();
    }
  }
}
