package studio.reprise.storage;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Resampler;
import studio.reprise.audio.SampleDepth;
import studio.reprise.audio.WavFile;
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
  /** Where WAVs lie that are nobody's output: clips by their hash, and a batch's takes. */
  private static final Set<String> INNER = Set.of("clips", "takes");

  private final Path path;

  public ExportFolder(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  /** True when the folder holds an export or a batch's output. */
  public static boolean isExport(Path path) {
    return ExportManifest.isIn(path);
  }

  /** One WAV of an export and its receipt. */
  public record Item(
      String file, Receipt receipt, int sampleRateHz, SampleDepth depth, String outputPcmSha256) {}

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

  /** A file below a folder, by its name with "/". */
  public static Path inside(Path folder, String file) {
    if (file.indexOf('\0') >= 0) {
      throw new StorageException("\"{0}\" has a NUL in it.", file.replace('\0', '?'));
    }
    Path inside = folder.resolve(file).normalize();
    if (!inside.startsWith(folder.normalize())) {
      throw new StorageException("\"{0}\" lies outside the folder {1}.", file, folder);
    }
    return inside;
  }

  public Path wavOf(String file) {
    return inside(path, file + ".wav");
  }

  /**
   * Begins to hand something over.
   *
   * @throws StorageException when something stands against it; nothing was written over
   */
  public Delivery begin(DeliveryOrder order) {
    return Delivery.begin(path, order);
  }

  /**
   * Writes WAVs and metadata; every file whole or not at all, a file that is already right is left
   * as it is.
   *
   * @throws StorageException when two have the same file, a take is missing, a foreign file is in
   *     the way, or the disk refuses
   */
  public Delivery.Outcome write(
      DeliveryOrder order, List<Deliverable> deliverables, TakeShelf takes, ClipFolder from) {
    try (Delivery delivery = begin(order)) {
      deliverables.forEach(deliverable -> delivery.put(deliverable, takes, from));
      return delivery.finish();
    }
  }

  /**
   * The sound of a take as a WAV of a rate and depth holds it; at its own rate it is that already.
   */
  public static Pcm atRate(Pcm take, int sampleRateHz, SampleDepth depth) {
    return take.sampleRateHz() == sampleRateHz
        ? take
        : depth.of(Resampler.resample(take, sampleRateHz));
  }

  /**
   * Reads the metadata of an export.
   *
   * @throws StorageException with the entry when it cannot be understood
   */
  public List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (ExportEntry entry : ExportManifest.read(path).lines()) {
      String where = path.resolve(ExportManifest.FILE) + ", entry " + (items.size() + 1);
      items.add(item(entry, where));
    }
    return items;
  }

  private Item item(ExportEntry entry, String where) {
    Receipt receipt = ReceiptJson.read(entry.tree(), where);
    String output = entry.file();
    int rate = entry.output().path("sample_rate").asInt();
    if (!output.endsWith(".wav") || rate < 1_000 || rate > 384_000) {
      throw new StorageException("{0}: \"output\" names no WAV and its rate.", where);
    }
    try {
      inside(path, output);
    } catch (InvalidPathException | StorageException e) {
      throw new StorageException(e, "{0}: \"output\" names no file of this system.", where);
    }
    return new Item(
        output.substring(0, output.length() - 4), receipt, rate, entry.depth(), entry.pcmSha256());
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
      throw new StorageException(e, "{0} cannot be read: {1}.", wav, e);
    }
  }

  /**
   * A joined scene that is not the one that was handed over.
   *
   * @param file its WAV
   * @param isThere false when it is gone
   */
  public record ChangedScene(String file, boolean isThere) {}

  /** The joined scenes whose WAV was changed since, or is gone. */
  public List<ChangedScene> changedScenes() {
    List<ChangedScene> changed = new ArrayList<>();
    for (ExportEntry scene : ExportManifest.read(path).scenes()) {
      Path wav = inside(path, scene.file());
      if (!Files.isRegularFile(wav)) {
        changed.add(new ChangedScene(scene.file(), false));
      } else if (!isAsListed(wav, scene)) {
        changed.add(new ChangedScene(scene.file(), true));
      }
    }
    return changed;
  }

  private static boolean isAsListed(Path wav, ExportEntry scene) {
    try {
      return scene.isOf(WavFile.read(wav));
    } catch (IOException e) {
      return false;
    }
  }

  /** WAVs that lie in the folder and that the metadata does not list, sorted. */
  public List<String> unlisted() {
    Set<String> listed = ExportManifest.read(path).folded();
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .map(path::relativize)
          .filter(file -> !INNER.contains(file.getName(0).toString()))
          .map(file -> file.toString().replace(File.separatorChar, '/'))
          .filter(file -> file.toLowerCase(Locale.ROOT).endsWith(".wav"))
          .filter(file -> !listed.contains(OutputName.folded(file)))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new StorageException(e, "{0} cannot be listed: {1}.", path, e);
    }
  }
}
