package studio.reprise.speech.text.chinese;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.SpeechException;

/**
 * The phoneme tables of a GLM-TTS pack, {@code configs/} in it or beside it.
 *
 * @param phrases words and what is written for them, phonemes and all
 * @param safe characters that the model reads rightly by itself
 * @param phonemes names that the model has; empty: not known
 * @param respelled characters with a spelling of their own
 */
public record PhonemeTables(
    Map<String, String> phrases,
    Set<Character> safe,
    Set<String> phonemes,
    Map<String, String> respelled) {
  private static final long FILE_LIMIT = 8L << 20;
  private static final int ENTRY_LIMIT = 200_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The tables of a pack, or null when it has none.
   *
   * @throws SpeechException when a table is there and broken
   */
  public static @Nullable PhonemeTables open(Path pack) {
    Path parent = pack.toAbsolutePath().normalize().getParent();
    for (Path folder : new Path[] {pack, parent}) {
      Path configs = folder == null ? null : folder.resolve("configs");
      if (configs != null && Files.isRegularFile(configs.resolve("G2P_able_1word.json"))) {
        return read(configs);
      }
    }
    return null;
  }

  private static PhonemeTables read(Path configs) {
    Set<Character> safe = new HashSet<>();
    for (String word : names(configs.resolve("G2P_able_1word.json"))) {
      if (word.length() == 1) {
        safe.add(word.charAt(0));
      }
    }
    Path all = configs.resolve("G2P_all_phonemes.json");
    Set<String> phonemes = new HashSet<>();
    if (Files.exists(all)) {
      names(all).forEach(name -> phonemes.add(name.replaceAll("[<|>]", "")));
    }
    return new PhonemeTables(
        pairs(configs.resolve("G2P_replace_dict.jsonl")),
        safe,
        phonemes,
        pairs(configs.resolve("custom_replace.jsonl")));
  }

  /** The strings of an array, or the values of an object that numbers them. */
  private static Set<String> names(Path file) {
    Set<String> names = new HashSet<>();
    try {
      JsonNode root = JSON.readTree(text(file));
      if (root == null || !root.isContainerNode()) {
        throw new SpeechException("{0} is neither a list nor an object of phonemes.", file);
      }
      for (JsonNode name : root) {
        if (!name.isTextual()) {
          throw new SpeechException("{0} holds {1}, which is no name.", file, name);
        }
        names.add(name.asText());
      }
    } catch (JsonProcessingException e) {
      throw new SpeechException(e, "{0} is no valid JSON: {1}.", file, e.getOriginalMessage());
    }
    return names;
  }

  /** One object a line: {@code origin} and {@code new}, or words as names. */
  private static Map<String, String> pairs(Path file) {
    Map<String, String> pairs = new TreeMap<>();
    if (!Files.exists(file)) {
      return pairs;
    }
    int number = 0;
    for (String line : text(file).split("\\R")) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonNode node = JSON.readTree(line);
        if (node.has("origin") && node.has("new")) {
          pairs.put(node.path("origin").asText(), node.path("new").asText());
        } else {
          node.properties().forEach(entry -> pairs.put(entry.getKey(), entry.getValue().asText()));
        }
      } catch (JsonProcessingException e) {
        throw new SpeechException(e, "{0}: line {1} is no valid JSON.", file, number);
      }
      if (pairs.size() > ENTRY_LIMIT) {
        throw new SpeechException("{0} has more than {1} entries.", file, ENTRY_LIMIT);
      }
    }
    pairs.remove("");
    return pairs;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > FILE_LIMIT) {
        throw new SpeechException("{0} is larger than 8 MiB and no phoneme table.", file);
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be read: {1}.", file, e);
    }
  }
}
