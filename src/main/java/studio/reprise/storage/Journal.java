package studio.reprise.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Project;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Sentence;

/**
 * {@code journal.jsonl}: the edits since the last save. A line {@code {"base": hash}} names the
 * project file that the following edits continue; every other line is what one edit changed. An
 * edit's line is on the disk before the edit counts as made.
 *
 * <p>A save writes the new file's hash into the journal before it puts the new file in place:
 * whichever of the two a crash leaves, the last base line that names it tells which edits it does
 * not hold yet.
 */
final class Journal {
  private static final long SIZE_LIMIT = 1L << 30;

  /**
   * What a replay gave.
   *
   * @param project with every whole line of the journal
   * @param edits how many there were
   * @param trouble a sentence when something could not be used, else ""
   */
  record Replay(Project project, int edits, Sentence trouble) {}

  private final Path path;
  private String baseSha256;
  private @Nullable FileChannel channel;

  /** Length of what is whole; behind it may lie what a failed write left. */
  private long wholeBytes;

  /**
   * @param path the journal's file, which may not be there
   * @param baseSha256 hash of the project file that the next edits continue
   */
  Journal(Path path, String baseSha256) {
    this.path = path;
    this.baseSha256 = baseSha256;
  }

  /**
   * Applies the journal to the project that it continues.
   *
   * @return the same project when there is nothing to replay
   */
  Replay replay(Project project) throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return new Replay(project, 0, Sentence.NONE);
    }
    if (Files.size(path) > SIZE_LIMIT) {
      return new Replay(
          project,
          0,
          Sentence.of("{0} is larger than 1 GiB and was not read.", path.getFileName()));
    }
    byte[] bytes = Files.readAllBytes(path);
    List<Integer> starts = starts(bytes);
    int lines = starts.size() - 1;
    wholeBytes = starts.get(lines);
    int base = lines - 1;
    while (base >= 0 && !isBase(line(bytes, starts, base))) {
      base--;
    }
    if (base < 0) {
      Sentence trouble =
          lines < 2
              ? Sentence.NONE
              : Sentence.of(
                  "{0} holds edits of another version of the project file (somebody changed or"
                      + " replaced it); they were not applied.",
                  path.getFileName());
      return new Replay(project, 0, trouble);
    }
    return replay(project, bytes, starts, base + 1);
  }

  private Replay replay(Project project, byte[] bytes, List<Integer> starts, int first) {
    Project now = project;
    int edits = 0;
    for (int i = first; i < starts.size() - 1; i++) {
      try {
        JsonNode line = DocumentJson.MAPPER.readTree(line(bytes, starts, i));
        if (!line.has("base")) {
          now = JournalChange.applied(now, line);
          edits++;
        }
      } catch (IOException | AuthorException e) {
        Sentence trouble =
            Sentence.of(
                "{0}, line {1} is damaged; the {2} edits before it were kept.",
                path.getFileName(), i + 1, edits);
        return new Replay(now, edits, trouble);
      }
    }
    return new Replay(now, edits, Sentence.NONE);
  }

  /**
   * Where each whole line begins, and last where the whole lines end. What follows the last line
   * feed was being written when the program died and never counted as made.
   */
  private static List<Integer> starts(byte[] bytes) {
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        starts.add(i + 1);
      }
    }
    return starts;
  }

  private static byte[] line(byte[] bytes, List<Integer> starts, int index) {
    return java.util.Arrays.copyOfRange(bytes, starts.get(index), starts.get(index + 1));
  }

  private boolean isBase(byte[] line) {
    try {
      return DocumentJson.MAPPER.readTree(line).path("base").asText().equals(baseSha256);
    } catch (IOException e) {
      return false;
    }
  }

  /** Keeps what an edit changed. */
  void append(String name, Project before, Project after) throws IOException {
    if (wholeBytes == 0) {
      appendLine(baseLine(baseSha256));
    }
    appendLine(JournalChange.between(name, before, after).toString());
  }

  /** Names the project file that is about to be put in place; without edits it needs no name. */
  void announce(String projectSha256) throws IOException {
    if (wholeBytes > 0) {
      appendLine(baseLine(projectSha256));
    }
  }

  private static String baseLine(String sha256) {
    return "{\"base\":\"" + sha256 + "\"}";
  }

  private void appendLine(String line) throws IOException {
    try {
      FileChannel open = channel == null ? open() : channel;
      ByteBuffer bytes = ByteBuffer.wrap(JsonText.utf8(line + "\n"));
      long end = wholeBytes + bytes.remaining();
      while (bytes.hasRemaining()) {
        open.write(bytes, end - bytes.remaining());
      }
      open.force(false);
      wholeBytes = end;
    } catch (IOException e) {
      // The next line must not continue what this one left.
      try {
        close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private FileChannel open() throws IOException {
    boolean fresh = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    FileChannel opened =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    channel = opened;
    opened.truncate(wholeBytes);
    if (fresh) {
      AtomicFile.flushFolder(AtomicFile.folderOf(path));
    }
    return opened;
  }

  /** The edits are in the project file now; the next ones continue that file. */
  void foldedInto(String projectSha256) throws IOException {
    close();
    baseSha256 = projectSha256;
    Files.deleteIfExists(path);
    wholeBytes = 0;
  }

  /** Puts a journal that cannot be used aside, where a person can look at it. */
  void setAside() throws IOException {
    close();
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(
          path,
          path.resolveSibling("journal.damaged.jsonl"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    wholeBytes = 0;
  }

  void close() throws IOException {
    if (channel != null) {
      FileChannel closing = channel;
      channel = null;
      closing.close();
    }
  }
}
