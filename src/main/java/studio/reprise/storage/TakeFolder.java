package studio.reprise.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.render.Receipt;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.RenderException;
import studio.reprise.render.TakeShelf;

/**
 * Takes in a folder: {@code <fingerprint>.wav} and {@code <fingerprint>.json}. The sound is written
 * before its receipt, and a take counts only when both are there: a crash between them leaves a
 * sound that the next render writes again.
 */
public final class TakeFolder implements TakeShelf {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;

  /**
   * @param folder holds the takes; made when the first one is put
   */
  public TakeFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Receipt> receipt(String fingerprint) {
    return isFile(pathOf(fingerprint, ".wav")) ? receiptAlone(fingerprint) : Optional.empty();
  }

  /** The receipt of a take whose sound may be missing. */
  Optional<Receipt> receiptAlone(String fingerprint) {
    Path receipt = pathOf(fingerprint, ".json");
    if (!isFile(receipt)) {
      return Optional.empty();
    }
    try {
      if (Files.size(receipt) > ReceiptJson.MOST_CHARACTERS) {
        throw new RenderException(receipt + " is longer than 1 MiB and no receipt.");
      }
      return Optional.of(
          ReceiptJson.read(Files.readString(receipt, StandardCharsets.UTF_8), receipt.toString()));
    } catch (IOException e) {
      throw new RenderException(receipt + " cannot be read: " + AtomicFile.reason(e) + ".", e);
    }
  }

  @Override
  public boolean contains(String fingerprint) {
    return isFile(pathOf(fingerprint, ".json")) && isFile(pathOf(fingerprint, ".wav"));
  }

  @Override
  public Optional<Pcm> sound(String fingerprint) {
    Path sound = pathOf(fingerprint, ".wav");
    if (!isFile(sound)) {
      return Optional.empty();
    }
    try {
      return Optional.of(WavFile.read(sound));
    } catch (IOException e) {
      throw new RenderException(sound + " cannot be read: " + AtomicFile.reason(e) + ".", e);
    }
  }

  @Override
  public void put(Receipt receipt, Pcm sound) {
    Path wav = pathOf(receipt.fingerprint(), ".wav");
    try {
      AtomicFile.requireFolder(folder);
      byte[] file = WavFile.bytes(sound);
      if (isFile(wav) && !Arrays.equals(Files.readAllBytes(wav), file)) {
        // The old receipt must not stand beside the new sound, not even for a moment.
        Files.deleteIfExists(pathOf(receipt.fingerprint(), ".json"));
      }
      AtomicFile.write(wav, file);
      AtomicFile.write(
          pathOf(receipt.fingerprint(), ".json"),
          ReceiptJson.write(receipt).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new RenderException(
          "The take cannot be kept in "
              + folder
              + ": "
              + AtomicFile.reason(e)
              + ". Everything before it is kept.",
          e);
    }
  }

  /** The sound's file, for players that want a file; it may not be there. */
  public Path soundFile(String fingerprint) {
    return pathOf(fingerprint, ".wav");
  }

  /** Fingerprints of all whole takes, sorted. */
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
          .filter(fingerprint -> isFile(pathOf(fingerprint, ".wav")))
          .sorted()
          .forEach(found::add);
    } catch (IOException e) {
      throw new StorageException(folder + " cannot be listed: " + AtomicFile.reason(e) + ".", e);
    }
    return found;
  }

  /** Deletes a take: its receipt first, so that it never counts half. */
  public void delete(String fingerprint) {
    try {
      Files.deleteIfExists(pathOf(fingerprint, ".json"));
      Files.deleteIfExists(pathOf(fingerprint, ".wav"));
    } catch (IOException e) {
      throw new StorageException(
          "The take " + fingerprint + " cannot be deleted: " + AtomicFile.reason(e) + ".", e);
    }
  }

  /** A link counts as nothing: a project's takes lie in its own folder. */
  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private Path pathOf(String fingerprint, String ending) {
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw new RenderException("\"" + fingerprint + "\" names no take.");
    }
    return folder.resolve(fingerprint + ending);
  }
}
