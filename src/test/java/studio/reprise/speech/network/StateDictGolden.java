package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.layer.Weights;

/** A checkpoint written by PyTorch holds what the file of golden values of the same kind holds. */
public final class StateDictGolden implements GoldenCase {
  private static final String PREFIX = "weights.";

  @Override
  public boolean fits(GoldenEntry entry) {
    return entry.name().endsWith(".pt");
  }

  @Override
  public void check(GoldenEntry entry) {
    try (Bench bench = new Bench();
        Weights weights = Weights.open(bench.manager, DataType.FLOAT32, entry.path())) {
      GoldenFile twin = twin(entry, weights);
      List<String> names = twin.names().stream().filter(name -> name.startsWith(PREFIX)).toList();
      for (String name : names) {
        String plain = name.substring(PREFIX.length());
        assertArrayEquals(
            twin.floats(name),
            weights.floats(plain, twin.shape(name)),
            entry.name() + ": " + plain);
      }
      weights.requireAllTaken(name -> false);
      entry.note(names.size() + " tensors equal those of " + twin.path().getFileName());
    }
  }

  /** The file whose weights have these names. */
  private static GoldenFile twin(GoldenEntry entry, Weights weights) {
    List<GoldenFile> twins =
        entry.folder().entries().stream()
            .filter(GoldenEntry::hasTensors)
            .map(GoldenEntry::tensors)
            .filter(file -> file.hasUnder(PREFIX))
            .filter(
                file ->
                    file.names().stream()
                        .filter(name -> name.startsWith(PREFIX))
                        .allMatch(name -> weights.has(name.substring(PREFIX.length()))))
            .toList();
    assertTrue(twins.size() == 1, entry.name() + " has the names of " + twins.size() + " files");
    return twins.get(0);
  }
}
