package studio.reprise.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page that says of each stored picture why it looks as it does: a line with the picture's
 * name, the head of the hash of its file and the reason. A picture that was replaced without a
 * reason is found by its hash.
 */
final class PictureReasons {
  private static final Pattern LINE = Pattern.compile("\\* (\\S+\\.png) ([0-9a-f]{8}): (\\S.*)");
  private static final String HEAD =
      """
      # Why the stored pictures are as they are

      A line for each picture: its name, the head of the SHA-256 of its file, the reason for its last change. The test
      writes it; how to accept a picture: CONTRIBUTING.md.

      """;

  private final Path page;

  PictureReasons(Path folder) {
    this.page = folder.resolve("REASONS.md");
  }

  /** Name to hash and reason, by name. */
  private SortedMap<String, String> lines() {
    SortedMap<String, String> lines = new TreeMap<>();
    try {
      for (String line : Files.exists(page) ? Files.readAllLines(page) : List.<String>of()) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          lines.put(matcher.group(1), matcher.group(2) + ": " + matcher.group(3));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** The head of the hash of the picture that the page speaks of; "" when it knows none. */
  String hash(String name) {
    return lines().getOrDefault(name, ": ").split(":", 2)[0];
  }

  /** The names that the page speaks of. */
  Set<String> names() {
    return lines().keySet();
  }

  void write(String name, byte[] png, String reason) {
    SortedMap<String, String> lines = lines();
    lines.put(name, hash(png) + ": " + reason.strip().replaceAll("\\s+", " "));
    write(lines);
  }

  void forget(String name) {
    SortedMap<String, String> lines = lines();
    lines.remove(name);
    write(lines);
  }

  private void write(Map<String, String> lines) {
    try {
      Files.createDirectories(page.getParent());
      Files.writeString(
          page,
          HEAD
              + lines.entrySet().stream()
                  .map(line -> "* " + line.getKey() + " " + line.getValue() + "\n")
                  .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The head of a file's hash, as the page has it. */
  static String hash(byte[] png) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(png);
      return HexFormat.of().formatHex(hash).substring(0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
