package studio.reprise.storage.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.StorageException;

/**
 * What earlier runs left in a folder: the list of the last one that ended, and the journal of one
 * that did not. The journal gets a line a file, so that a run that is broken off at any moment
 * leaves files that the next one knows again.
 */
final class KnownFiles implements AutoCloseable {
  static final String LIST = "delivery.json";
  static final int FORMAT = 1;
  private static final String JOURNAL = ".delivery.unfinished.jsonl";
  private static final long MOST_BYTES = 256L << 20;

  private final Path folder;
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, ObjectNode> entries = new TreeMap<>();
  private @Nullable FileChannel journal;

  private KnownFiles(Path folder) {
    this.folder = folder;
  }

  /** Reads what is there; nothing is written. */
  static KnownFiles of(Path folder) throws IOException {
    KnownFiles known = new KnownFiles(folder);
    if (Files.isRegularFile(folder.resolve(LIST), LinkOption.NOFOLLOW_LINKS)) {
      known.take(list(folder));
      DeliveryFolder.OF_EVERY_DELIVERY.forEach(file -> known.files.put(file, ""));
    }
    Path unfinished = folder.resolve(JOURNAL);
    if (Files.isRegularFile(unfinished, LinkOption.NOFOLLOW_LINKS)
        && Files.size(unfinished) < MOST_BYTES) {
      for (String line : Files.readString(unfinished, StandardCharsets.UTF_8).split("\n")) {
        known.takeLine(line);
      }
    }
    return known;
  }

  /** The list of a delivery that ended. */
  static ObjectNode list(Path folder) {
    Path file = folder.resolve(LIST);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new StorageException("{0} is too large for a list of files.", file);
      }
      JsonNode tree = LevelsJson.MAPPER.readTree(Files.readAllBytes(file));
      if (tree instanceof ObjectNode list && list.path("format").asInt() == FORMAT) {
        return list;
      }
    } catch (JsonProcessingException e) {
      throw new StorageException(e, "{0} is not a delivery's list that this version reads.", file);
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be read: {1}.", file, e);
    }
    throw new StorageException("{0} is not a delivery's list that this version reads.", file);
  }

  private void takeLine(String line) {
    try {
      take(LevelsJson.MAPPER.readTree(line));
    } catch (JsonProcessingException e) {
      // The last line of a run that was killed is half a line: its file is claimed and made again.
      files.putIfAbsent("", "");
    }
  }

  private void take(JsonNode tree) {
    tree.path("files")
        .properties()
        .forEach(one -> files.put(one.getKey(), one.getValue().asText()));
    for (JsonNode entry : tree.path("sounds")) {
      if (entry instanceof ObjectNode object) {
        entries.put(object.path("file").asText(), object);
        files.put(object.path("file").asText(), object.path("sha256").asText());
      }
    }
  }

  /** Hashes of the files that are ours, by their names; "" where one is claimed. */
  Map<String, String> files() {
    files.remove("");
    return files;
  }

  /** How a sound was made, or null. */
  @Nullable ObjectNode entry(String file) {
    return entries.get(file);
  }

  /** From here on these files are ours, whatever happens. */
  void begin(Collection<String> claimed) throws IOException {
    claimed.forEach(file -> files.putIfAbsent(file, ""));
    ObjectNode head = LevelsJson.MAPPER.createObjectNode();
    ObjectNode all = head.putObject("files");
    files().forEach(all::put);
    ArrayNode sounds = head.putArray("sounds");
    entries.values().forEach(sounds::add);
    Path file = folder.resolve(JOURNAL);
    AtomicFile.write(file, (head + "\n").getBytes(StandardCharsets.UTF_8));
    journal = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** A sound was made and lies in its place. */
  synchronized void made(ObjectNode entry) throws IOException {
    ObjectNode line = LevelsJson.MAPPER.createObjectNode();
    line.putArray("sounds").add(entry);
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    FileChannel begun = Objects.requireNonNull(journal);
    while (bytes.hasRemaining()) {
      begun.write(bytes);
    }
  }

  /** The run ended, and its list is written. */
  void end() throws IOException {
    close();
    Files.deleteIfExists(folder.resolve(JOURNAL));
  }

  @Override
  public void close() throws IOException {
    if (journal != null) {
      journal.close();
    }
  }
}
