package studio.reprise.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.reprise.render.JsonFault;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Sentence;

/**
 * A batch file: one JSON object a line, one WAV each. Every line is looked at, so that all that is
 * wrong is told at once.
 *
 * @param tasks the valid lines in their order
 * @param problems the others
 */
public record BatchFile(List<BatchTask> tasks, List<Problem> problems) {
  private static final long MOST_BYTES = 256L << 20;
  private static final int MOST_LINE_CHARACTERS = 1 << 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A line that is no task, and why. */
  public record Problem(int lineNumber, Sentence sentence) {}

  public BatchFile {
    tasks = List.copyOf(tasks);
    problems = List.copyOf(problems);
  }

  /**
   * Reads and checks a file; clips are looked for, not opened.
   *
   * @throws StorageException when the file itself cannot be read
   */
  public static BatchFile read(Path file) {
    byte[] bytes;
    try {
      if (Files.isDirectory(file)) {
        throw new StorageException("{0} is a folder, not a batch file.", file);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new StorageException("{0} is larger than 256 MiB and no batch file.", file);
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new StorageException(e, "The batch file {0} cannot be read: {1}.", file, e);
    }
    Path folder = AtomicFile.folderOf(file);
    return new Reading(folder).read(bytes);
  }

  /** The state of one reading. */
  private static final class Reading {
    private final Path folder;
    private final List<BatchTask> tasks = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> lineOfName = new HashMap<>();

    Reading(Path folder) {
      this.folder = folder;
    }

    BatchFile read(byte[] bytes) {
      int number = 1;
      int start = 0;
      for (int i = 0; i <= bytes.length; i++) {
        if (i == bytes.length || bytes[i] == '\n') {
          line(number++, ByteBuffer.wrap(bytes, start, i - start));
          start = i + 1;
        }
      }
      if (tasks.isEmpty() && problems.isEmpty()) {
        problems.add(new Problem(1, Sentence.of("The file holds no task.")));
      }
      return new BatchFile(tasks, problems);
    }

    /** What other programs write where one JSON object a line is wanted. */
    private static void requireForm(String line) {
      if (line.startsWith("[") || line.equals("]")) {
        throw new StorageException(
            "This is a JSON array; a batch file has one object a line, without brackets around them and commas between them.");
      }
      if (line.endsWith(",")) {
        throw new StorageException(
            "A comma follows the object; in a batch file every line is an object by itself.");
      }
      if (line.equals("{") || line.endsWith(": {")) {
        throw new StorageException(
            "An object is spread over several lines; a batch file has one object a line.");
      }
    }

    private void line(int number, ByteBuffer bytes) {
      try {
        String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        if (number == 1 && text.startsWith("\uFEFF")) {
          text = text.substring(1);
        }
        if (text.isBlank()) {
          return;
        }
        if (text.length() > MOST_LINE_CHARACTERS) {
          throw new StorageException("The line is longer than {0}.", MOST_LINE_CHARACTERS);
        }
        requireForm(text.strip());
        JsonNode tree = MAPPER.readTree(text);
        if (tree == null || !tree.isObject()) {
          throw new StorageException("The line is no JSON object.");
        }
        BatchTask task = new BatchKeys(tree, folder).task(number);
        Integer other = lineOfName.putIfAbsent(OutputName.folded(task.outputName()), number);
        if (other != null) {
          throw new StorageException(
              "The output name \"{0}\" is taken by line {1}.", task.outputName(), other);
        }
        tasks.add(task);
      } catch (CharacterCodingException e) {
        problems.add(new Problem(number, Sentence.of("The line is not UTF-8 text.")));
      } catch (JsonProcessingException e) {
        int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
        problems.add(
            new Problem(
                number,
                Sentence.of("No valid JSON at character {0}: {1}.", column, JsonFault.of(e))));
      } catch (AuthorException e) {
        problems.add(new Problem(number, e.sentence()));
      }
    }
  }
}
