package studio.reprise.storage.delivery;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.reprise.render.JsonFault;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.StorageException;

/**
 * The profiles that come with the program, which nobody changes, and an author's own, each {@code
 * from} one of the others: what it does not say, that one says.
 */
public final class Profiles {
  /** Those that come with the program. */
  public static final List<String> BUILT_IN =
      List.of("acx", "inaudio", "apple", "google", "podcast", "ebu", "game", "plain");

  private static final long MOST_BYTES = 1L << 16;
  private static final int MOST_STEPS = 10;
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path own;

  /**
   * @param own folder of the author's profiles; it need not be there
   */
  public Profiles(Path own) {
    this.own = own;
  }

  /** The profile of a name, or in a file. */
  public DeliveryProfile get(String nameOrFile) {
    return ProfileJson.read(tree(nameOrFile, MOST_STEPS), nameOrFile);
  }

  /** All names: those of the program, then the author's, sorted. */
  public List<String> names() {
    List<String> names = new ArrayList<>(BUILT_IN);
    if (Files.isDirectory(own)) {
      try (Stream<Path> files = Files.list(own)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.matches("[a-z0-9][a-z0-9-]{0,39}\\.json"))
            .map(file -> file.substring(0, file.length() - 5))
            .filter(name -> !BUILT_IN.contains(name))
            .sorted()
            .forEach(names::add);
      } catch (IOException e) {
        throw new StorageException(e, "{0} cannot be listed: {1}.", own, e);
      }
    }
    return names;
  }

  /**
   * Begins a profile of the author's.
   *
   * @return its file, to be edited
   * @throws StorageException when the name is taken or is none, or the disk refuses
   */
  public Path make(String name, String from) {
    if (names().contains(name)) {
      throw new StorageException("There is a profile \"{0}\" already.", name);
    }
    DeliveryProfile base = get(from);
    ObjectNode json = STRICT.createObjectNode().put("name", name).put("from", base.name());
    json.put("title", base.title());
    for (String key : List.of("measure", "aim", "least", "most", "peakMost", "peakAim")) {
      if (base.json().has(key)) {
        json.set(key, base.json().get(key));
      }
    }
    ProfileJson.read(merged(base.json(), json), name);
    Path file = own.resolve(name + ".json");
    try {
      Files.createDirectories(own);
      AtomicFile.write(file, (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be written: {1}.", file, e);
    }
  }

  private ObjectNode tree(String nameOrFile, int steps) {
    if (steps == 0) {
      throw new StorageException("The profile {0} begins in a circle of others.", nameOrFile);
    }
    ObjectNode tree = read(nameOrFile);
    JsonNode from = tree.path("from");
    if (BUILT_IN.contains(nameOrFile) || from.isMissingNode()) {
      return tree;
    }
    if (!from.isTextual() || from.asText().contains("/") || from.asText().contains("\\")) {
      throw new StorageException("{0}: \"from\" is the name of a profile.", nameOrFile);
    }
    return merged(tree(from.asText(), steps - 1), tree);
  }

  private static ObjectNode merged(ObjectNode base, ObjectNode over) {
    ObjectNode merged = base.deepCopy();
    merged.setAll(over);
    return merged;
  }

  private ObjectNode read(String nameOrFile) {
    try (InputStream in = open(nameOrFile)) {
      byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new StorageException("{0} is too large for a profile.", nameOrFile);
      }
      JsonNode tree = STRICT.readTree(bytes);
      if (tree instanceof ObjectNode object) {
        return object;
      }
      throw new StorageException("{0} is no JSON object.", nameOrFile);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new StorageException(e, "{0}, line {1}: {2}.", nameOrFile, line, JsonFault.of(e));
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be read: {1}.", nameOrFile, e);
    }
  }

  private InputStream open(String nameOrFile) throws IOException {
    if (BUILT_IN.contains(nameOrFile)) {
      return Profiles.class.getResourceAsStream("profiles/" + nameOrFile + ".json");
    }
    return Files.newInputStream(known(nameOrFile));
  }

  /**
   * Asks for a profile without reading it.
   *
   * @throws StorageException when there is none of that name
   */
  public void require(String nameOrFile) {
    if (!BUILT_IN.contains(nameOrFile)) {
      known(nameOrFile);
    }
  }

  private Path known(String nameOrFile) {
    return file(nameOrFile)
        .orElseThrow(
            () ->
                new StorageException(
                    "There is no profile \"{0}\"; known are {1}.",
                    nameOrFile, String.join(", ", names())));
  }

  private Optional<Path> file(String nameOrFile) {
    Path named = Path.of(nameOrFile);
    if (nameOrFile.endsWith(".json") && Files.isRegularFile(named)) {
      return Optional.of(named);
    }
    return Optional.of(own.resolve(nameOrFile + ".json"))
        .filter(file -> nameOrFile.matches("[a-z0-9][a-z0-9-]{0,39}") && Files.isRegularFile(file));
  }
}
