package studio.reprise.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Resampler;
import studio.reprise.audio.WavFile;
import studio.reprise.render.CanonicalSound;
import studio.reprise.render.Receipt;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.TakeShelf;

/**
 * A folder that is handed over: WAVs, {@code metadata.json} with every WAV's receipt, and {@code
 * clips/} with the reference clips, so that it can be verified by itself.
 *
 * <p>The WAVs are the same bytes whenever the same takes are exported. So is {@code metadata.json},
 * except where takes were rendered anew: {@code render_seconds}, {@code rtf} and {@code
 * engine.threads} tell of that render.
 */
public final class ExportFolder {
  private static final String METADATA = "metadata.json";
  private static final int FORMAT = 1;
  private static final long MOST_BYTES = 512L << 20;
  private static final String RESAMPLER = "sinc, Hann window, 6 zero crossings";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path path;

  public ExportFolder(Path path) {
    this.path = path;
  }

  /** True when the folder holds an export or a batch's output. */
  public static boolean isExport(Path path) {
    return Files.isRegularFile(path.resolve(METADATA));
  }

  /** One WAV of an export and its receipt. */
  public record Item(String file, Receipt receipt, int sampleRateHz, String outputPcmSha256) {}

  public Path path() {
    return path;
  }

  public ClipFolder clips() {
    return new ClipFolder(path.resolve("clips"));
  }

  /** Where a batch keeps its takes, so that a second run renders nothing. */
  public TakeFolder takes() {
    return new TakeFolder(path.resolve("takes"));
  }

  public Path wavOf(String file) {
    Path wav = path.resolve(file + ".wav").normalize();
    if (!wav.startsWith(path.normalize())) {
      throw new StorageException("\"" + file + "\" lies outside the folder " + path + ".");
    }
    return wav;
  }

  /**
   * Writes WAVs and metadata; every file whole or not at all, a file that is already right is left
   * as it is.
   *
   * @param title of the project or batch
   * @throws StorageException when two have the same file, a take is missing, or the disk refuses
   */
  public void write(
      String title, List<Deliverable> deliverables, TakeShelf takes, ClipFolder from) {
    requireDifferentFiles(deliverables);
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT);
    root.put("title", title);
    ArrayNode entries = root.putArray("lines");
    try {
      Files.createDirectories(path);
      for (Deliverable deliverable : deliverables) {
        entries.add(write(deliverable, takes, from));
      }
      writeIfOther(
          path.resolve(METADATA), ReceiptJson.write(root).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StorageException(
          "The export to "
              + path
              + " stopped: "
              + AtomicFile.reason(e)
              + ". The files written so far are whole.",
          e);
    }
  }

  private ObjectNode write(Deliverable deliverable, TakeShelf takes, ClipFolder from)
      throws IOException {
    Receipt receipt = deliverable.receipt();
    Pcm take =
        takes
            .sound(receipt.fingerprint())
            .orElseThrow(
                () ->
                    new StorageException(
                        "The take of line "
                            + receipt.owner().lineId()
                            + " is missing; render it first."));
    Pcm sound = atRate(take, deliverable.sampleRateHz());
    Path wav = wavOf(deliverable.file());
    Files.createDirectories(wav.getParent());
    writeIfOther(wav, WavFile.bytes(sound));
    if (from.has(receipt.said().clipSha256()) && !clips().has(receipt.said().clipSha256())) {
      clips().put(from.get(receipt.said().clipSha256()));
    }
    ObjectNode entry = ReceiptJson.tree(receipt);
    ObjectNode output = entry.putObject("output");
    output.put("file", deliverable.file() + ".wav");
    output.put("sample_rate", sound.sampleRateHz());
    output.put("duration_samples", sound.length());
    output.put("pcm_sha256", CanonicalSound.sha256(sound));
    if (sound.sampleRateHz() != take.sampleRateHz()) {
      output.put("resampled_from", take.sampleRateHz());
      output.put("resampler", RESAMPLER);
    }
    deliverable.scene().ifPresent(scene -> output.put("scene", scene));
    output.put("speaker", deliverable.speaker());
    deliverable.promptAudioAsGiven().ifPresent(given -> output.put("prompt_audio", given));
    return entry;
  }

  /** The sound of a take as a WAV of another rate holds it. */
  public static Pcm atRate(Pcm take, int sampleRateHz) {
    return CanonicalSound.of(Resampler.resample(take, sampleRateHz));
  }

  private static void writeIfOther(Path file, byte[] bytes) throws IOException {
    if (!Files.isRegularFile(file)
        || Files.size(file) != bytes.length
        || !java.util.Arrays.equals(Files.readAllBytes(file), bytes)) {
      AtomicFile.write(file, bytes);
    }
  }

  private static void requireDifferentFiles(List<Deliverable> deliverables) {
    Map<String, String> seen = new HashMap<>();
    for (Deliverable deliverable : deliverables) {
      String other =
          seen.put(OutputName.folded(deliverable.file()), deliverable.receipt().owner().lineId());
      if (other != null) {
        throw new StorageException(
            "The lines "
                + other
                + " and "
                + deliverable.receipt().owner().lineId()
                + " would both be "
                + deliverable.file()
                + ".wav; add {index} or {line} to the pattern.");
      }
    }
  }

  /**
   * Reads the metadata of an export.
   *
   * @throws StorageException with the entry when it cannot be understood
   */
  public List<Item> items() {
    Path file = path.resolve(METADATA);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new StorageException(file + " is larger than 512 MiB and no metadata.");
      }
      JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
      if (root == null || !root.path("lines").isArray()) {
        throw new StorageException(file + " has no list \"lines\"; it is no export of Reprise.");
      }
      if (root.path("format").asInt() > FORMAT) {
        throw new StorageException(file + " was written by a newer Reprise.");
      }
      List<Item> items = new ArrayList<>();
      for (JsonNode entry : root.get("lines")) {
        String where = file + ", entry " + (items.size() + 1);
        items.add(item(entry, where));
      }
      return items;
    } catch (JsonProcessingException e) {
      throw new StorageException(file + " is no valid JSON: " + e.getOriginalMessage() + ".", e);
    } catch (IOException e) {
      throw new StorageException(file + " cannot be read: " + AtomicFile.reason(e) + ".", e);
    }
  }

  private static Item item(JsonNode entry, String where) {
    Receipt receipt = ReceiptJson.read(entry, where);
    String output = entry.path("output").path("file").asText();
    int rate = entry.path("output").path("sample_rate").asInt();
    if (!output.endsWith(".wav") || rate < 1_000 || rate > 384_000) {
      throw new StorageException(where + ": \"output\" names no WAV and its rate.");
    }
    return new Item(
        output.substring(0, output.length() - 4),
        receipt,
        rate,
        entry.path("output").path("pcm_sha256").asText());
  }

  /** The WAV of an item as it lies there; empty when it does not. */
  public Optional<Pcm> wav(Item item) {
    Path wav = wavOf(item.file());
    if (!Files.isRegularFile(wav)) {
      return Optional.empty();
    }
    try {
      return Optional.of(WavFile.read(wav));
    } catch (IOException e) {
      throw new StorageException(wav + " cannot be read: " + AtomicFile.reason(e) + ".", e);
    }
  }
}
