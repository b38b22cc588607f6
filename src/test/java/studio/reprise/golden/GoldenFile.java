package studio.reprise.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A safetensors file of golden values as plain numbers, which remembers what was read and what was
 * compared. It shares no code with the engine's own reader.
 */
public final class GoldenFile {
  /** Results and intermediates: what must be compared, not only read. */
  private static final Pattern RESULT =
      Pattern.compile("(.*\\.)?(mid|out)(\\..*)?|(?!in\\.).*mask");

  private record Place(String type, long[] shape, int start, int end) {}

  private final Path path;
  private final ByteBuffer data;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final JsonNode config;
  private final Set<String> used = new TreeSet<>();
  private final Set<String> compared = new TreeSet<>();
  private final List<String> report = new ArrayList<>();

  private GoldenFile(Path path) throws IOException {
    this.path = path;
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    int headerBytes = Math.toIntExact(bytes.getLong());
    byte[] text = new byte[headerBytes];
    bytes.get(text);
    this.data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    ObjectMapper mapper = new ObjectMapper();
    JsonNode header = mapper.readTree(text);
    String configText = header.path("__metadata__").path("config").asText("{}");
    this.config = mapper.readTree(configText);
    header
        .properties()
        .forEach(
            entry -> {
              if (!entry.getKey().equals("__metadata__")) {
                places.put(entry.getKey(), place(entry.getValue()));
              }
            });
  }

  private static Place place(JsonNode node) {
    long[] shape = new long[node.path("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = node.path("shape").get(i).asLong();
    }
    JsonNode offsets = node.path("data_offsets");
    return new Place(
        node.path("dtype").asText(), shape, offsets.get(0).asInt(), offsets.get(1).asInt());
  }

  public static GoldenFile open(Path path) {
    try {
      return new GoldenFile(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path() {
    return path;
  }

  /** The configuration in the header, an empty object where there is none. */
  public JsonNode config() {
    return config;
  }

  public Set<String> names() {
    return places.keySet();
  }

  public boolean has(String name) {
    return places.containsKey(name);
  }

  /** Whether any name starts so. */
  public boolean hasUnder(String prefix) {
    return places.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  public long[] shape(String name) {
    return require(name).shape().clone();
  }

  /** The values of any type as 64-bit numbers, exactly (booleans are 0 and 1). */
  public double[] doubles(String name) {
    Place place = require(name);
    used.add(name);
    int size = 1;
    for (long dimension : place.shape()) {
      size *= Math.toIntExact(dimension);
    }
    double[] values = new double[size];
    ByteBuffer part = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    part.position(place.start()).limit(place.end());
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (place.type()) {
            case "F64" -> part.getDouble();
            case "F32" -> part.getFloat();
            case "I64" -> part.getLong();
            case "I32" -> part.getInt();
            case "BOOL", "U8" -> part.get();
            default -> throw new AssertionError(path + ": " + name + " is " + place.type());
          };
    }
    return values;
  }

  public float[] floats(String name) {
    double[] values = doubles(name);
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  public int[] ints(String name) {
    double[] values = doubles(name);
    int[] ints = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      ints[i] = (int) values[i];
    }
    return ints;
  }

  /** Says why a tensor plays no part; the reason is printed. */
  public void leaveOut(String name, String reason) {
    require(name);
    used.add(name);
    compared.add(name);
    report.add("  left out  " + name + ": " + reason);
  }

  /** The same for the whole file; the reason is the file's. */
  void leaveOutAll() {
    used.addAll(places.keySet());
    compared.addAll(places.keySet());
  }

  /**
   * Compares every element.
   *
   * @param tolerance the largest absolute difference allowed; 0 asks for equal numbers
   * @throws AssertionError when shapes or values differ
   */
  public void compare(String name, long[] shape, float[] found, double tolerance) {
    if (!java.util.Arrays.equals(shape, require(name).shape())) {
      throw new AssertionError(
          path.getFileName()
              + ": "
              + name
              + " is "
              + java.util.Arrays.toString(require(name).shape())
              + ", found "
              + java.util.Arrays.toString(shape));
    }
    compare(name, found, tolerance);
  }

  /** The same where only the number of elements is known. */
  public void compare(String name, float[] found, double tolerance) {
    double[] wide = new double[found.length];
    for (int i = 0; i < found.length; i++) {
      wide[i] = found[i];
    }
    compare(name, wide, tolerance);
  }

  /** Ids, traces and flags must be equal. */
  public void compare(String name, int[] found) {
    double[] wide = new double[found.length];
    for (int i = 0; i < found.length; i++) {
      wide[i] = found[i];
    }
    compare(name, wide, 0);
  }

  /** See {@link #compare(String, long[], float[], double)}. */
  public void compare(String name, double[] found, double tolerance) {
    double[] expected = doubles(name);
    compared.add(name);
    if (expected.length != found.length) {
      throw new AssertionError(
          path.getFileName()
              + ": "
              + name
              + " has "
              + expected.length
              + " values, found "
              + found.length);
    }
    double worst = 0;
    int at = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(expected[i] - found[i]);
      if (Double.isNaN(difference)) {
        difference = expected[i] == found[i] ? 0 : Double.POSITIVE_INFINITY;
      }
      if (difference > worst) {
        worst = difference;
        at = i;
      }
    }
    report.add(String.format("  compared  %s: %d values, worst %.3g", name, found.length, worst));
    if (worst > tolerance) {
      throw new AssertionError(
          path.getFileName()
              + ": "
              + name
              + " is off by "
              + worst
              + " (allowed "
              + tolerance
              + ") at element "
              + at
              + ": expected "
              + expected[at]
              + ", found "
              + found[at]);
    }
  }

  /**
   * Compares every element with a tolerance that is a share of the expected value.
   *
   * @throws AssertionError when values differ
   */
  public void compareRelative(String name, double[] found, double tolerance) {
    double[] expected = doubles(name);
    double[] shares = new double[found.length];
    for (int i = 0; i < found.length && i < expected.length; i++) {
      shares[i] =
          found[i] == expected[i] ? expected[i] : expected[i] + (found[i] / expected[i] - 1);
    }
    compare(name, shares, tolerance);
  }

  /**
   * What was not used: inputs that nobody read, results that nobody compared. Weights are checked
   * by the networks themselves, which refuse a tensor that they do not know.
   */
  public List<String> unused() {
    List<String> left = new ArrayList<>();
    for (String name : places.keySet()) {
      boolean isResult = RESULT.matcher(name).matches();
      if (!name.startsWith("weights.") && !(isResult ? compared : used).contains(name)) {
        left.add(name);
      }
    }
    return left;
  }

  /** One line for each tensor that was compared or left out. */
  public List<String> report() {
    return List.copyOf(report);
  }

  private Place require(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new AssertionError(path + " holds no " + name + "; it holds " + places.keySet());
    }
    return place;
  }
}
