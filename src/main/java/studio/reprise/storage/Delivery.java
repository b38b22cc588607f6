package studio.reprise.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SampleDepth;
import studio.reprise.audio.WavFile;
import studio.reprise.render.Receipt;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.TakeShelf;

/**
 * Handing over, file by file. Every file is written the moment it is put, whole or not at all; the
 * list of them, {@code metadata.json}, follows with {@link #finish}, or with {@link #close} where
 * it was broken off: what was put by then is listed, and nothing else is touched. Other scenes' and
 * other sources' entries stay. Used by one thread at a time.
 */
public final class Delivery implements AutoCloseable {
  private static final String LOCK = ".delivery.lock";
  private static final String RESAMPLER = "sinc, Hann window, 6 zero crossings";

  private final Path folder;
  private final DeliveryOrder order;
  private final ProjectLock lock;
  private final ExportManifest before;
  private final Set<String> claimedBefore;
  private final Map<String, ExportEntry> lines = new LinkedHashMap<>();
  private final Map<String, ExportEntry> scenes = new LinkedHashMap<>();
  private final Map<String, ExportEntry> tables = new LinkedHashMap<>();
  private boolean done;
  private boolean closed;

  private Delivery(
      Path folder,
      DeliveryOrder order,
      ProjectLock lock,
      ExportManifest before,
      Set<String> claimedBefore) {
    this.claimedBefore = claimedBefore;
    this.folder = folder;
    this.order = order;
    this.lock = lock;
    this.before = before;
  }

  /**
   * What came of a delivery.
   *
   * @param leftOver files of the source's own that it no longer has, still lying there
   * @param deleted the same, deleted
   */
  public record Outcome(List<String> leftOver, List<String> deleted) {}

  /**
   * Begins: makes the folder and tries everything that can be tried before the first file.
   *
   * @throws StorageException when something stands against the order; nothing was written over
   */
  static Delivery begin(Path folder, DeliveryOrder order) {
    DeliveryCheck check = new DeliveryCheck(folder, order);
    check.requireNames();
    ProjectLock lock = null;
    try {
      Files.createDirectories(folder);
      lock = ProjectLock.tryTake(folder, LOCK);
      if (!lock.isHeld()) {
        throw new StorageException(
            "{0} is being written by {1}; wait until that has ended.", folder, lock.holder());
      }
      sweep(folder, order);
      ExportManifest before = check.manifest();
      Set<String> claimedBefore = ExportManifest.claims(folder);
      check.requireFree(before, claimedBefore);
      Set<String> claims = new HashSet<>(claimedBefore);
      order.outputs().forEach(output -> claims.add(OutputName.folded(output.file())));
      ExportManifest.claim(folder, claims);
      return new Delivery(folder, order, lock, before, claimedBefore);
    } catch (IOException e) {
      closeAfter(folder, lock, e);
      throw new StorageException(e, "Nothing can be written to {0}: {1}.", folder, e);
    } catch (RuntimeException e) {
      closeAfter(folder, lock, e);
      throw e;
    }
  }

  /** Deletes what killed deliveries were writing. */
  private static void sweep(Path folder, DeliveryOrder order) throws IOException {
    Set<Path> written = new HashSet<>();
    written.add(folder);
    written.add(folder.resolve("clips"));
    written.add(folder.resolve("takes"));
    order
        .outputs()
        .forEach(output -> written.add(ExportFolder.inside(folder, output.file()).getParent()));
    for (Path each : written) {
      AtomicFile.sweep(each);
    }
  }

  private static void closeAfter(Path folder, @Nullable ProjectLock lock, Exception problem) {
    if (lock != null && lock.isHeld()) {
      try {
        letGo(folder, lock);
      } catch (IOException e) {
        problem.addSuppressed(e);
      }
    }
  }

  /**
   * Writes the WAV of a line, at its rate, and the clip that its receipt names.
   *
   * @throws StorageException when the take is missing or the disk refuses
   */
  public void put(Deliverable deliverable, TakeShelf takes, ClipFolder from) {
    Receipt receipt = deliverable.receipt();
    Pcm take =
        takes
            .sound(receipt.fingerprint())
            .orElseThrow(
                () ->
                    new StorageException(
                        "The take of line {0} is missing; render it first.",
                        receipt.owner().lineId()));
    Pcm sound = ExportFolder.atRate(take, deliverable.sampleRateHz(), deliverable.depth());
    String file = deliverable.file() + ".wav";
    try {
      write(file, deliverable.around().around(WavFile.bytes(sound, deliverable.depth())));
      ClipFolder clips = new ClipFolder(folder.resolve("clips"));
      String clip = receipt.said().clipSha256();
      if (from.has(clip) && !clips.has(clip)) {
        clips.put(from.get(clip));
      }
    } catch (IOException e) {
      throw stopped(e);
    }
    ObjectNode entry = ReceiptJson.tree(receipt);
    ObjectNode output = entry.putObject("output");
    output.put("file", file);
    output.put("sample_rate", sound.sampleRateHz());
    if (deliverable.depth() != SampleDepth.BITS_16) {
      output.put("bits", deliverable.depth().bits());
    }
    output.put("duration_samples", sound.length());
    output.put("pcm_sha256", deliverable.depth().sha256(sound.samples()));
    if (sound.sampleRateHz() != take.sampleRateHz()) {
      output.put("resampled_from", take.sampleRateHz());
      output.put("resampler", RESAMPLER);
    }
    deliverable.scene().ifPresent(scene -> output.put("scene", scene));
    output.put("speaker", deliverable.speaker());
    output.put("source", order.source());
    deliverable.promptAudioAsGiven().ifPresent(given -> output.put("prompt_audio", given));
    lines.put(OutputName.folded(file), ExportEntry.ofLine(entry, order.source()));
  }

  /**
   * Writes a joined scene with its subtitles and cues.
   *
   * @throws StorageException when the disk refuses
   */
  public void put(JoinedScene joined) {
    try {
      for (Map.Entry<String, byte[]> file : joined.files().entrySet()) {
        write(file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw stopped(e);
    }
    ObjectNode entry = joined.entry().put("source", order.source());
    ExportEntry mine = ExportEntry.ofScene(entry, order.source());
    scenes.put(OutputName.folded(mine.file()), mine);
  }

  /**
   * Writes a table that stands beside the WAVs.
   *
   * @param file its name below the folder, one of the order's
   * @throws StorageException when the disk refuses
   */
  public void putTable(String file, byte[] content) {
    try {
      write(file, content);
    } catch (IOException e) {
      throw stopped(e);
    }
    ExportEntry mine = ExportEntry.ofTable(file, AtomicFile.sha256(content), order.source());
    tables.put(OutputName.folded(file), mine);
  }

  private void write(String file, byte[] content) throws IOException {
    Path path = ExportFolder.inside(folder, file);
    Path parent = folder;
    for (Path part : folder.relativize(path.getParent())) {
      if (!part.toString().isEmpty()) {
        parent = parent.resolve(part);
        AtomicFile.requireFolder(parent);
      }
    }
    AtomicFile.writeIfOther(path, content);
  }

  private StorageException stopped(IOException e) {
    return new StorageException(
        e, "The export to {0} stopped: {1}. The files written so far are whole.", folder, e);
  }

  /**
   * Everything was put: writes the list, and names or deletes what the source no longer has.
   *
   * @throws StorageException when the disk refuses
   */
  public Outcome finish() {
    try {
      List<String> leftOver = new ArrayList<>();
      List<String> deleted = new ArrayList<>();
      List<ExportEntry> keptLines = new ArrayList<>();
      List<ExportEntry> keptScenes = new ArrayList<>();
      for (ExportEntry entry : others(before.lines(), lines)) {
        settle(entry, leftOver, deleted, keptLines);
      }
      for (ExportEntry entry : others(before.scenes(), scenes)) {
        settle(entry, leftOver, deleted, keptScenes);
      }
      List<ExportEntry> keptTables = new ArrayList<>();
      for (ExportEntry entry : others(before.tables(), tables)) {
        settle(entry, leftOver, deleted, keptTables);
      }
      list(keptLines, keptScenes, keptTables);
      ExportManifest.claim(folder, Set.of());
      done = true;
      return new Outcome(leftOver, deleted);
    } catch (IOException e) {
      throw stopped(e);
    }
  }

  private void settle(
      ExportEntry entry, List<String> leftOver, List<String> deleted, List<ExportEntry> kept)
      throws IOException {
    if (isStillWanted(entry) || !entry.isOf(order)) {
      kept.add(entry);
    } else if (order.orphans() == DeliveryOrder.Orphans.DELETED && isUnchanged(entry)) {
      for (String file : entry.files()) {
        Files.deleteIfExists(ExportFolder.inside(folder, file));
      }
      deleted.add(entry.file());
    } else {
      entry.leftOver();
      kept.add(entry);
      leftOver.add(entry.file());
    }
  }

  /** What could not be written this time, and what this order says nothing of, stays as it is. */
  private boolean isStillWanted(ExportEntry entry) {
    String name = OutputName.folded(entry.file());
    boolean isScene = entry.lineId().isEmpty() && !entry.isTable();
    return (isScene && !order.joins())
        || (entry.isTable() && order.tables().isEmpty())
        || order.waiting().contains(entry.lineId())
        || order.outputs().stream()
            .anyMatch(output -> OutputName.folded(output.file()).equals(name));
  }

  /** True when the WAV is still the one that was handed over, or is gone. */
  private boolean isUnchanged(ExportEntry entry) throws IOException {
    Path wav = ExportFolder.inside(folder, entry.file());
    if (!Files.isRegularFile(wav, LinkOption.NOFOLLOW_LINKS)) {
      return !Files.exists(wav, LinkOption.NOFOLLOW_LINKS);
    }
    if (entry.isTable()) {
      return AtomicFile.sha256(Files.readAllBytes(wav)).equals(entry.sha256());
    }
    try {
      return entry.isOf(WavFile.read(wav));
    } catch (studio.reprise.audio.AudioFormatException e) {
      return false;
    }
  }

  private static List<ExportEntry> others(
      List<ExportEntry> before, Map<String, ExportEntry> written) {
    return before.stream()
        .filter(entry -> !written.containsKey(OutputName.folded(entry.file())))
        .toList();
  }

  /** Ours in the order that was asked for, then the others as they stood. */
  private void list(
      List<ExportEntry> keptLines, List<ExportEntry> keptScenes, List<ExportEntry> keptTables)
      throws IOException {
    new ExportManifest(
            ordered(lines, keptLines), ordered(scenes, keptScenes), ordered(tables, keptTables))
        .write(folder, order.source());
  }

  private List<ExportEntry> ordered(Map<String, ExportEntry> written, List<ExportEntry> kept) {
    Map<String, Integer> places = new HashMap<>();
    for (DeliveryOrder.Output output : order.outputs()) {
      places.put(OutputName.folded(output.file()), places.size());
    }
    List<String> names = new ArrayList<>(written.keySet());
    names.sort(java.util.Comparator.comparing(name -> places.getOrDefault(name, places.size())));
    List<ExportEntry> all = new ArrayList<>();
    names.forEach(name -> all.add(written.get(name)));
    all.addAll(kept);
    return all;
  }

  /** Lists what was put, if it was not finished, and lets go of the folder; once. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      try {
        if (!done && lines.isEmpty() && scenes.isEmpty() && tables.isEmpty()) {
          ExportManifest.claim(folder, claimedBefore);
        } else if (!done) {
          list(
              others(before.lines(), lines),
              others(before.scenes(), scenes),
              others(before.tables(), tables));
        }
      } finally {
        letGo(folder, lock);
      }
    } catch (IOException e) {
      throw stopped(e);
    }
  }

  /** A folder that holds nothing was made for this delivery, and need not stay. */
  private static void letGo(Path folder, ProjectLock lock) throws IOException {
    lock.close();
    Files.deleteIfExists(folder.resolve(LOCK));
    try (Stream<Path> content = Files.list(folder)) {
      if (content.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  /** How many lines were put so far. */
  public int count() {
    return lines.size();
  }
}
