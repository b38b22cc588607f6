package studio.reprise.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import studio.reprise.render.JsonFault;
import studio.reprise.render.ReceiptJson;

/**
 * {@code metadata.json} of an export: the list of what was handed over, and so of what is its own.
 * While a delivery is under way {@code .delivery.json} lists what it is about to write: files that
 * a killed one left belong to the next one.
 *
 * @param lines one entry a line's WAV
 * @param scenes one entry a joined scene
 * @param tables one entry a table that stands beside the WAVs
 */
record ExportManifest(List<ExportEntry> lines, List<ExportEntry> scenes, List<ExportEntry> tables) {
  static final String FILE = "metadata.json";
  private static final String CLAIMS = ".delivery.json";
  private static final int FORMAT = 1;
  private static final long MOST_BYTES = 512L << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static ExportManifest empty() {
    return new ExportManifest(List.of(), List.of(), List.of());
  }

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Reads the list of a folder.
   *
   * @throws StorageException when it cannot be understood, or is not there
   */
  static ExportManifest read(Path folder) {
    Path file = folder.resolve(FILE);
    JsonNode root = tree(file);
    if (root == null || !root.path("lines").isArray()) {
      throw new StorageException("{0} has no list \"lines\"; it is no export of Reprise.", file);
    }
    if (root.path("format").asInt() > FORMAT) {
      throw new StorageException("{0} was written by a newer Reprise.", file);
    }
    String title = root.path("title").asText();
    List<ExportEntry> lines = new ArrayList<>();
    for (JsonNode entry : root.get("lines")) {
      if (!(entry instanceof ObjectNode object)) {
        throw new StorageException(
            "{0}, entry {1}: a receipt is a JSON object.", file, lines.size() + 1);
      }
      lines.add(ExportEntry.ofLine(object, title));
    }
    List<ExportEntry> scenes = new ArrayList<>();
    for (JsonNode entry : root.path("scenes")) {
      if (entry instanceof ObjectNode object) {
        scenes.add(ExportEntry.ofScene(object, title));
      }
    }
    List<ExportEntry> tables = new ArrayList<>();
    for (JsonNode entry : root.path("tables")) {
      if (entry instanceof ObjectNode object) {
        tables.add(ExportEntry.ofTable(object, title));
      }
    }
    return new ExportManifest(lines, scenes, tables);
  }

  private static JsonNode tree(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new StorageException("{0} is larger than 512 MiB and no metadata.", file);
      }
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new StorageException(e, "{0} is no valid JSON: {1}.", file, JsonFault.of(e));
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  void write(Path folder, String title) throws IOException {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT);
    root.put("title", title);
    ArrayNode entries = root.putArray("lines");
    lines.forEach(entry -> entries.add(entry.tree()));
    if (!scenes.isEmpty()) {
      ArrayNode joined = root.putArray("scenes");
      scenes.forEach(entry -> joined.add(entry.tree()));
    }
    if (!tables.isEmpty()) {
      ArrayNode beside = root.putArray("tables");
      tables.forEach(entry -> beside.add(entry.tree()));
    }
    AtomicFile.writeIfOther(
        folder.resolve(FILE), ReceiptJson.write(root).getBytes(StandardCharsets.UTF_8));
  }

  Stream<ExportEntry> entries() {
    return Stream.of(lines, scenes, tables).flatMap(List::stream);
  }

  /** The names of all files that it lists, as {@link OutputName#folded}. */
  Set<String> folded() {
    Set<String> names = new HashSet<>();
    entries()
        .flatMap(entry -> entry.files().stream())
        .forEach(file -> names.add(OutputName.folded(file)));
    return names;
  }

  /** What a delivery that was killed was about to write, as {@link OutputName#folded}. */
  static Set<String> claims(Path folder) {
    Set<String> names = new HashSet<>();
    Path file = folder.resolve(CLAIMS);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      try {
        tree(file).path("files").forEach(name -> names.add(name.asText()));
      } catch (StorageException e) {
        // A list that cannot be read claims nothing: its files are asked for like any others.
        names.clear();
      }
    }
    return names;
  }

  static void claim(Path folder, Set<String> folded) throws IOException {
    if (folded.isEmpty()) {
      Files.deleteIfExists(folder.resolve(CLAIMS));
      return;
    }
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode files = root.putArray("files");
    folded.stream().sorted().forEach(files::add);
    AtomicFile.writeIfOther(folder.resolve(CLAIMS), JsonText.utf8(root + "\n"));
  }
}
