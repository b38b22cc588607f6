package studio.reprise.speech.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.SpeechException;

/**
 * The files of a pack that decide its sound, with their hashes. Hashing nine gigabytes at every
 * start would cost a quarter of a minute, so hashes of large files are remembered by path, size,
 * time and file key; a verification reads every byte again.
 */
final class PackFiles {
  /** How far a remembered hash is believed. */
  enum Trust {
    /** Size, time and file key unchanged: the hash is taken from memory. */
    REMEMBERED,
    /** Every byte is read. */
    READ
  }

  private static final long REMEMBER_FROM_BYTES = 64L << 20;
  private static final int FILE_LIMIT = 500;

  private PackFiles() {}

  /**
   * Lists and hashes.
   *
   * @return sorted by path; documentation and other files that no loader opens are left out
   * @throws SpeechException when a file cannot be read
   */
  static List<PackDescription.File> hash(Path pack, Trust trust) {
    TreeMap<String, Path> found = list(pack);
    if (!found.containsKey("frontend/campplus.onnx") && !found.containsKey("campplus.onnx")) {
      found.put("frontend/campplus.onnx", VoicePack.speakerEncoder(pack));
    }
    if (found.size() > FILE_LIMIT) {
      throw new SpeechException(
          "{0} holds more than {1} files and is no voice pack.", pack, FILE_LIMIT);
    }
    List<PackDescription.File> files = new ArrayList<>();
    found.forEach((name, file) -> files.add(describe(name, file, trust)));
    return files;
  }

  /**
   * The names of the files in a folder that decide its sound, sorted; none when it cannot be read.
   */
  static List<String> names(Path pack) {
    try {
      return List.copyOf(list(pack).keySet());
    } catch (SpeechException e) {
      return List.of();
    }
  }

  private static TreeMap<String, Path> list(Path pack) {
    TreeMap<String, Path> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(pack, 3)) {
      all.filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = pack.relativize(file).toString().replace('\\', '/');
                if (decidesSound(name)) {
                  found.put(name, file);
                }
              });
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be listed: {1}.", pack, e);
    }
    return found;
  }

  /** One hash for the whole pack: over the lines {@code <sha256> <path>\n}, sorted by path. */
  static String combined(List<PackDescription.File> files) {
    MessageDigest digest = sha256();
    for (PackDescription.File file : files) {
      digest.update((file.sha256() + "  " + file.path() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static boolean decidesSound(String name) {
    return name.equals("reprise.json")
        || (name.startsWith("llm/") && name.matches(".*\\.(json|safetensors)"))
        || (name.startsWith("flow/") && name.matches(".*\\.(yaml|pt|safetensors)"))
        || (name.startsWith("hift/") && name.matches(".*\\.(json|pt|safetensors)"))
        || name.equals("vocos2d/generator_jit.ckpt")
        || (name.startsWith("speech_tokenizer/") && name.matches(".*\\.(json|safetensors)"))
        || (name.startsWith("vq32k-phoneme-tokenizer/")
            && name.matches(".*/(tokenizer\\.model|.*\\.json)"))
        || (name.startsWith("lexicon/") && name.endsWith(".tsv.gz"))
        || (name.startsWith(StandIn.FOLDER + "/") && name.endsWith(".wav"))
        || name.equals("frontend/campplus.onnx")
        || name.equals("campplus.onnx")
        || name.startsWith("configs/");
  }

  private static PackDescription.File describe(String name, Path file, Trust trust) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      long bytes = attributes.size();
      if (bytes < REMEMBER_FROM_BYTES) {
        return new PackDescription.File(name, bytes, read(file));
      }
      Path memory = memoryOf(file, attributes);
      if (trust == Trust.REMEMBERED && Files.isRegularFile(memory)) {
        String remembered = Files.readString(memory).trim();
        if (remembered.matches("[0-9a-f]{64}")) {
          return new PackDescription.File(name, bytes, remembered);
        }
      }
      String hash = read(file);
      remember(memory, hash);
      return new PackDescription.File(name, bytes, hash);
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  private static String read(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] buffer = new byte[1 << 18];
      while (in.read(buffer) >= 0) {
        // the digest sees what passes
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Path memoryOf(Path file, BasicFileAttributes attributes) throws IOException {
    String key =
        file.toRealPath()
            + "|"
            + attributes.size()
            + "|"
            + attributes.lastModifiedTime().toMillis()
            + "|"
            + attributes.fileKey();
    String name = HexFormat.of().formatHex(sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
    return cacheFolder().resolve(name + ".sha256");
  }

  private static Path cacheFolder() {
    String chosen = System.getenv("XDG_CACHE_HOME");
    Path root =
        chosen != null && !chosen.isBlank()
            ? Path.of(chosen)
            : Path.of(System.getProperty("user.home"), ".cache");
    return root.resolve("reprise").resolve("pack-hashes");
  }

  /** A cache that cannot be written costs time at the next start and nothing else. */
  private static void remember(Path memory, String hash) {
    try {
      Files.createDirectories(memory.getParent());
      Path fresh = Files.createTempFile(memory.getParent(), "hash", ".new");
      Files.writeString(fresh, hash + "\n");
      Files.move(
          fresh, memory, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      org.slf4j.LoggerFactory.getLogger(PackFiles.class)
          .debug("The hash of a pack file is not remembered: {}", e.getMessage());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
