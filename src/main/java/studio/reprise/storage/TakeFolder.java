package studio.reprise.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.render.CanonicalSound;
import studio.reprise.render.Fingerprint;
import studio.reprise.render.Receipt;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.RenderException;
import studio.reprise.render.TakeNotKeptException;
import studio.reprise.render.TakeShelf;
import studio.reprise.sentence.AuthorException;

/**
 * Takes in a folder: {@code <fingerprint>.wav} and {@code <fingerprint>.json}. The sound is written
 * before its receipt, and a take counts only when both are there and the sound is the one of the
 * receipt: whatever a crash, a full disk or a failing one leaves is missing, and is rendered again.
 */
public final class TakeFolder implements TakeShelf {
  private static final Logger LOG = LoggerFactory.getLogger(TakeFolder.class);
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;
  private final Runnable requireWritable;

  /** What the files of takes looked like when they were found to be whole. */
  private final Map<String, Stamp> whole = new ConcurrentHashMap<>();

  private record Stamp(
      long soundBytes, FileTime soundTime, long receiptBytes, FileTime receiptTime) {}

  /**
   * @param folder holds the takes; made when the first one is put
   */
  public TakeFolder(Path folder) {
    this(folder, () -> {});
  }

  /**
   * @param requireWritable throws a sentence when nothing may be put
   */
  TakeFolder(Path folder, Runnable requireWritable) {
    this.folder = folder;
    this.requireWritable = requireWritable;
  }

  @Override
  public Optional<Receipt> receipt(String fingerprint) {
    Optional<Stamp> stamp = stamp(fingerprint);
    if (stamp.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<Receipt> receipt = receiptAlone(fingerprint);
      if (stamp.get().equals(whole.get(fingerprint))) {
        return receipt;
      }
      if (receipt.isPresent() && isWhole(receipt.get(), fingerprint)) {
        whole.put(fingerprint, stamp.get());
        return receipt;
      }
    } catch (IOException | AuthorException e) {
      LOG.debug("The take {} counts as missing", fingerprint, e);
    }
    return Optional.empty();
  }

  private boolean isWhole(Receipt receipt, String fingerprint) throws IOException {
    Pcm sound = WavFile.read(pathOf(fingerprint, ".wav"));
    return receipt.fingerprint().equals(fingerprint)
        && Fingerprint.of(receipt).equals(fingerprint)
        && receipt.made().sampleRateHz() == sound.sampleRateHz()
        && receipt.made().durationSamples() == sound.length()
        && receipt.made().pcmSha256().equals(CanonicalSound.sha256(sound));
  }

  /** The two files as they lie there now; empty when one of them does not. */
  private Optional<Stamp> stamp(String fingerprint) {
    try {
      BasicFileAttributes sound = attributes(pathOf(fingerprint, ".wav"));
      BasicFileAttributes receipt = attributes(pathOf(fingerprint, ".json"));
      return sound.isRegularFile() && receipt.isRegularFile()
          ? Optional.of(
              new Stamp(
                  sound.size(),
                  sound.lastModifiedTime(),
                  receipt.size(),
                  receipt.lastModifiedTime()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Of a link itself: a project's takes lie in its own folder. */
  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * The receipt of a take whose sound may be missing or another one.
   *
   * @throws RenderException when it is there and cannot be read
   */
  Optional<Receipt> receiptAlone(String fingerprint) {
    Path receipt = pathOf(fingerprint, ".json");
    if (!isFile(receipt)) {
      return Optional.empty();
    }
    try {
      if (Files.size(receipt) > ReceiptJson.MOST_CHARACTERS) {
        throw new RenderException("{0} is longer than 1 MiB and no receipt.", receipt);
      }
      return Optional.of(
          ReceiptJson.read(Files.readString(receipt, StandardCharsets.UTF_8), receipt.toString()));
    } catch (IOException e) {
      throw new RenderException(e, "{0} cannot be read: {1}.", receipt, e);
    }
  }

  @Override
  public boolean contains(String fingerprint) {
    Optional<Stamp> stamp = stamp(fingerprint);
    return stamp.isPresent()
        && (stamp.get().equals(whole.get(fingerprint)) || receipt(fingerprint).isPresent());
  }

  @Override
  public Optional<Pcm> sound(String fingerprint) {
    return contains(fingerprint) ? soundAsItIs(fingerprint) : Optional.empty();
  }

  /**
   * The sound as it lies there, which may not be the receipt's.
   *
   * @throws RenderException when it is there and cannot be read
   */
  Optional<Pcm> soundAsItIs(String fingerprint) {
    Path sound = pathOf(fingerprint, ".wav");
    if (!isFile(sound)) {
      return Optional.empty();
    }
    try {
      return Optional.of(WavFile.read(sound));
    } catch (IOException e) {
      throw new RenderException(e, "{0} cannot be read: {1}.", sound, e);
    }
  }

  @Override
  public void requireReady() {
    try {
      requireWritable.run();
    } catch (StorageException e) {
      throw new TakeNotKeptException(e, "{0}", e);
    }
    if (Files.isSymbolicLink(folder)) {
      throw new TakeNotKeptException(
          "The takes cannot be kept in {0}: it is a link, and nothing is written through a link.",
          folder);
    }
  }

  @Override
  public void put(Receipt receipt, Pcm sound) {
    String fingerprint = receipt.fingerprint();
    requireReady();
    try {
      AtomicFile.requireFolder(folder);
      if (!contains(fingerprint)) {
        // An old receipt must not stand beside the new sound, not even for a moment.
        Files.deleteIfExists(pathOf(fingerprint, ".json"));
      }
      AtomicFile.write(pathOf(fingerprint, ".wav"), WavFile.bytes(sound));
      AtomicFile.write(
          pathOf(fingerprint, ".json"),
          ReceiptJson.write(receipt).getBytes(StandardCharsets.UTF_8));
      stamp(fingerprint).ifPresent(stamp -> whole.put(fingerprint, stamp));
    } catch (IOException e) {
      throw new TakeNotKeptException(
          e, "The take cannot be kept in {0}: {1}. Everything before it is kept.", folder, e);
    }
  }

  /** Fingerprints of all takes of which both files are there, sorted; some may not be whole. */
  public List<String> fingerprints() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.length() == 69 && name.endsWith(".json"))
          .map(name -> name.substring(0, 64))
          .filter(FINGERPRINT.asMatchPredicate())
          .filter(fingerprint -> stamp(fingerprint).isPresent())
          .sorted()
          .forEach(found::add);
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be listed: {1}.", folder, e);
    }
    return found;
  }

  /** When a take was kept, as the disk says; receipts know no clock. */
  public Optional<Instant> keptAt(String fingerprint) {
    try {
      Path wav = pathOf(fingerprint, ".wav");
      return isFile(wav)
          ? Optional.of(Files.getLastModifiedTime(wav).toInstant())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it went meanwhile
    }
  }

  /** Deletes a take: its receipt first, so that it never counts half. */
  void delete(String fingerprint) {
    requireWritable.run();
    try {
      Files.deleteIfExists(pathOf(fingerprint, ".json"));
      Files.deleteIfExists(pathOf(fingerprint, ".wav"));
    } catch (IOException e) {
      throw new StorageException(e, "The take {0} cannot be deleted: {1}.", fingerprint, e);
    }
  }

  /** A link counts as nothing: a project's takes lie in its own folder. */
  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private Path pathOf(String fingerprint, String ending) {
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw new RenderException("\"{0}\" names no take.", fingerprint);
    }
    return folder.resolve(fingerprint + ending);
  }
}
