package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.SpeechException;

/**
 * The named tensors of one network. A network takes each by name and expected shape; what does not
 * fit is one sentence with file, tensor, expected and found. Values are converted one tensor at a
 * time into the wanted precision, so that opening a pack needs little more memory than its weights.
 */
public final class Weights implements AutoCloseable {
  private record Found(TensorFile file, String name) {
    TensorFile.Entry entry() {
      return Objects.requireNonNull(file.entries().get(name));
    }
  }

  private final @Nullable NDManager manager;
  private final DataType precision;
  private final List<TensorFile> files;
  private final Map<String, Found> table;
  private final Set<String> taken;
  private final Staging staging;
  private final String prefix;

  private Weights(
      @Nullable NDManager manager,
      DataType precision,
      List<TensorFile> files,
      Map<String, Found> table,
      Set<String> taken,
      Staging staging,
      String prefix) {
    this.manager = manager;
    this.precision = precision;
    this.files = files;
    this.table = table;
    this.taken = taken;
    this.staging = staging;
    this.prefix = prefix;
  }

  /**
   * Opens a weight file, or a folder that holds {@code model.safetensors} or a sharded one with its
   * index.
   *
   * @param manager owns the tensors that are taken
   * @param precision FLOAT32 or FLOAT16
   * @param path a {@code .safetensors} or {@code .pt} file, or a folder
   * @throws SpeechException when a file is missing, truncated, or not what it claims to be
   */
  public static Weights open(@Nullable NDManager manager, DataType precision, Path path) {
    List<TensorFile> files = new ArrayList<>();
    try {
      for (Path file : filesOf(path)) {
        files.add(
            file.toString().endsWith(".safetensors")
                ? SafetensorsFile.open(file)
                : TorchStateDict.open(file));
      }
      Map<String, Found> table = new LinkedHashMap<>();
      for (TensorFile file : files) {
        for (String name : file.entries().keySet()) {
          Found earlier = table.put(name, new Found(file, name));
          if (earlier != null) {
            throw new SpeechException(
                "Tensor {0} is in {1} and again in {2}.", name, earlier.file().path(), file.path());
          }
        }
      }
      return new Weights(manager, precision, files, table, new TreeSet<>(), new Staging(), "");
    } catch (RuntimeException e) {
      files.forEach(TensorFile::close);
      throw e;
    }
  }

  private static List<Path> filesOf(Path path) {
    if (!Files.isDirectory(path)) {
      if (!Files.isRegularFile(path)) {
        throw new SpeechException("{0} is missing.", path);
      }
      return List.of(path);
    }
    Path single = path.resolve("model.safetensors");
    Path index = path.resolve("model.safetensors.index.json");
    if (Files.isRegularFile(single)) {
      return List.of(single);
    }
    if (!Files.isRegularFile(index)) {
      throw new SpeechException(
          "{0} holds neither model.safetensors nor model.safetensors.index.json.", path);
    }
    Set<String> names = new TreeSet<>();
    try {
      JsonNode map = new ObjectMapper().readTree(index.toFile()).path("weight_map");
      map.forEach(file -> names.add(file.asText()));
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be read: {1}.", index, e);
    }
    List<Path> shards = new ArrayList<>();
    for (String name : names) {
      if (!name.matches("[A-Za-z0-9._-]+\\.safetensors")) {
        throw new SpeechException(
            "{0} names \"{1}\", which is no file of its folder.", index, name);
      }
      Path shard = path.resolve(name);
      if (!Files.isRegularFile(shard)) {
        throw new SpeechException("{0} is missing; {1} names it.", shard, index);
      }
      shards.add(shard);
    }
    if (shards.isEmpty()) {
      throw new SpeechException("{0} names no file.", index);
    }
    return shards;
  }

  /** The same weights, seen from below {@code part}, a name's beginning with its dot. */
  public Weights within(String part) {
    return new Weights(manager, precision, files, table, taken, staging, prefix + part);
  }

  public boolean has(String name) {
    return table.containsKey(prefix + name);
  }

  /**
   * Dimensions of a tensor as the file has it, for the few sizes that no configuration file tells.
   */
  public long[] shapeOf(String name) {
    Found found = require(name);
    return found.entry().shape().clone();
  }

  /**
   * Dimensions of a convolution's weight in any of the spellings that {@link #takeWeightNorm}
   * reads.
   */
  public long[] convolutionShape(String name) {
    for (String spelling : List.of(".weight", ".parametrizations.weight.original1", ".weight_v")) {
      if (has(name + spelling)) {
        return shapeOf(name + spelling);
      }
    }
    return shapeOf(name + ".weight");
  }

  /** Dimensions of every matrix among the tensors, taken or not. */
  public List<long[]> matrixShapes() {
    return table.values().stream()
        .map(found -> found.entry().shape())
        .filter(shape -> shape.length == 2)
        .toList();
  }

  /** The file that a message about this network should name. */
  public Path path() {
    return files.get(0).path();
  }

  /**
   * Takes a tensor in the wanted precision.
   *
   * @throws SpeechException when it is missing, has another shape, or holds a value that is no
   *     number
   */
  public NDArray take(String name, long... shape) {
    return take(precision, name, shape);
  }

  private NDArray take(DataType type, String name, long... shape) {
    Found found = require(name);
    requireShape(found, shape);
    taken.add(prefix + name);
    TensorFile.Entry entry = found.entry();
    try (TensorFilling filling = new TensorFilling(manager(), entry.size(), type, staging)) {
      found
          .file()
          .read(
              found.name(),
              part -> {
                if (!filling.add(entry.type(), part)) {
                  throw new SpeechException(
                      "{0}: tensor {1} holds a value that is no number.",
                      found.file().path(), found.name());
                }
              });
      return filling.tensor(shape);
    }
  }

  /**
   * Takes a convolution's weight that is stored as direction and length, in either of PyTorch's
   * spellings, and folds it: w = g v / |v|, the norm over all dimensions but the first.
   *
   * @param name without {@code .weight}
   */
  public NDArray takeWeightNorm(String name, long... shape) {
    if (has(name + ".weight")) {
      return take(name + ".weight", shape);
    }
    boolean isNew = has(name + ".parametrizations.weight.original1");
    String lengths = name + (isNew ? ".parametrizations.weight.original0" : ".weight_g");
    String directions = name + (isNew ? ".parametrizations.weight.original1" : ".weight_v");
    long[] lengthShape = new long[shape.length];
    Arrays.fill(lengthShape, 1);
    lengthShape[0] = shape[0];
    float[] g = floats(lengths, lengthShape);
    float[] v = floats(directions, shape);
    int row = v.length / g.length;
    for (int i = 0; i < g.length; i++) {
      double squares = 0;
      for (int j = 0; j < row; j++) {
        squares += (double) v[i * row + j] * v[i * row + j];
      }
      double factor = squares == 0 ? 0 : g[i] / Math.sqrt(squares);
      for (int j = 0; j < row; j++) {
        v[i * row + j] = (float) (v[i * row + j] * factor);
      }
    }
    NDArray folded = manager().create(v, new Shape(shape));
    if (precision == DataType.FLOAT32) {
      return folded;
    }
    try (folded) {
      return folded.toType(precision, true);
    }
  }

  /** Takes a tensor as numbers of the JVM, row by row. */
  public float[] floats(String name, long... shape) {
    Found found = require(name);
    requireShape(found, shape);
    taken.add(prefix + name);
    TensorFile.Entry entry = found.entry();
    float[] values = new float[Math.toIntExact(entry.size())];
    int[] at = {0};
    found
        .file()
        .read(
            found.name(),
            part -> {
              while (part.hasRemaining()) {
                values[at[0]++] = entry.type().next(part);
              }
            });
    return values;
  }

  /**
   * Says which tensors nobody took.
   *
   * @param mayStay names (without the prefix) that a file may hold beside the network's
   * @throws SpeechException when any other is left
   */
  public void requireAllTaken(Predicate<String> mayStay) {
    for (Map.Entry<String, Found> entry : table.entrySet()) {
      String name = entry.getKey();
      if (name.startsWith(prefix)
          && !taken.contains(name)
          && !mayStay.test(name.substring(prefix.length()))) {
        throw new SpeechException(
            "{0} holds tensor {1}, which this network does not have: the configuration describes another network.",
            entry.getValue().file().path(), name);
      }
    }
  }

  /** Elements of all tensors, taken or not. */
  long elements() {
    return table.values().stream().mapToLong(found -> found.entry().size()).sum();
  }

  private Found require(String name) {
    Found found = table.get(prefix + name);
    if (found == null) {
      throw new SpeechException("{0} lacks tensor {1}{2}.", path(), prefix, name);
    }
    return found;
  }

  private NDManager manager() {
    return Objects.requireNonNull(manager, "opened to take tensors");
  }

  private void requireShape(Found found, long[] expected) {
    long[] shape = found.entry().shape();
    if (!Arrays.equals(shape, expected)) {
      throw new SpeechException(
          "{0}: tensor {1} has the shape {2}; the configuration asks for {3}.",
          found.file().path(), found.name(), Arrays.toString(shape), Arrays.toString(expected));
    }
  }

  @Override
  public void close() {
    files.forEach(TensorFile::close);
  }
}
