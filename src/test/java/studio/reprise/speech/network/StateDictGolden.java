package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
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
      List<GoldenFile> twins =
          entry.folder().entries().stream()
              .filter(GoldenEntry::hasTensors)
              .map(GoldenEntry::tensors)
              .filter(file -> isTwin(file, weights))
              .toList();
      assertFalse(twins.isEmpty(), entry.name() + " has the names and shapes of no other file");
      List<String> differing = new ArrayList<>();
      for (GoldenFile twin : twins) {
        String difference = difference(twin, weights);
        if (difference.isEmpty()) {
          weights.requireAllTaken(name -> false);
          entry.note(names(twin).size() + " tensors equal those of " + twin.path().getFileName());
          return;
        }
        differing.add(difference);
      }
      assertEquals(List.of(), differing, entry.name());
    }
  }

  private static List<String> names(GoldenFile file) {
    return file.names().stream().filter(name -> name.startsWith(PREFIX)).toList();
  }

  private static boolean isTwin(GoldenFile file, Weights weights) {
    List<String> names = names(file);
    return !names.isEmpty()
        && names.stream()
            .allMatch(
                name -> {
                  String inside = spelling(name.substring(PREFIX.length()), weights);
                  return weights.has(inside)
                      && Arrays.equals(weights.shapeOf(inside), file.shape(name));
                });
  }

  private static String difference(GoldenFile file, Weights weights) {
    for (String name : names(file)) {
      String inside = spelling(name.substring(PREFIX.length()), weights);
      if (!Arrays.equals(file.floats(name), weights.floats(inside, file.shape(name)))) {
        return name + " differs from " + file.path().getFileName();
      }
    }
    return "";
  }

  /** The checkpoint may spell weight norm in the other way. */
  private static String spelling(String name, Weights weights) {
    if (weights.has(name)) {
      return name;
    }
    return name.contains(".parametrizations.")
        ? name.replace(".parametrizations.weight.original0", ".weight_g")
            .replace(".parametrizations.weight.original1", ".weight_v")
        : name.replaceAll("\\.weight_g$", ".parametrizations.weight.original0")
            .replaceAll("\\.weight_v$", ".parametrizations.weight.original1");
  }
}
