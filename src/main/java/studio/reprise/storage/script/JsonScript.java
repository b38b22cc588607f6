package studio.reprise.storage.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.reprise.render.JsonFault;
import studio.reprise.storage.StorageException;

/**
 * Scripts that are JSON: read whole, so within a smaller limit than other texts. What nests deeper
 * than a thousand is refused by the parser.
 */
final class JsonScript {
  private static final int MOST_LETTERS = 32 << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonScript() {}

  /**
   * The tree of a file.
   *
   * @throws StorageException when it is no JSON, or too large
   */
  static JsonNode tree(ScriptFile file, ReadingOptions options) {
    String text = file.text(options);
    if (text.length() > MOST_LETTERS) {
      throw new StorageException(
          "{0} is larger than {1} MiB and is not read as a script.",
          file.where(), MOST_LETTERS >> 20);
    }
    try {
      JsonNode root = MAPPER.readTree(text);
      if (root == null || root.isMissingNode()) {
        throw new StorageException("{0} is empty.", file.where());
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new StorageException(e, "{0} is no valid JSON: {1}.", file.where(), JsonFault.of(e));
    }
  }

  /** A field that is text, or "". */
  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }

  /** The texts of a list of texts. */
  static List<String> texts(JsonNode node, String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : node.path(field)) {
      if (each.isTextual() && !each.asText().isBlank()) {
        texts.add(each.asText().strip());
      }
    }
    return texts;
  }

  /**
   * The file of texts that lies beside a script of Ink or dink: {@code main-strings-en-GB.json}
   * beside {@code main.json} or {@code main-dink-structure.json}.
   */
  static Optional<StringsFile> stringsBeside(ScriptFile file, ReadingOptions options) {
    String start = textsStart(file.name());
    List<String> names =
        file.namesBeside().stream()
            .filter(name -> isTextsOf(file.name(), name))
            .sorted(Comparator.comparing((String name) -> !isWanted(name, start, options)))
            .toList();
    return names.stream()
        .findFirst()
        .filter(name -> names.size() == 1 || isWanted(name, start, options))
        .flatMap(file::beside)
        .map(beside -> new StringsFile(language(beside.name()), tree(beside, options)));
  }

  /** Whether a file beside a script holds its texts, in whatever language. */
  static boolean isTextsOf(String script, String other) {
    return script.endsWith(".json")
        && other.startsWith(textsStart(script))
        && other.endsWith(".json")
        && !other.endsWith("-min.json");
  }

  private static String textsStart(String script) {
    return script.replaceFirst("(?:-dink(?:-structure)?|-min)?\\.json$", "") + "-strings";
  }

  private static boolean isWanted(String name, String start, ReadingOptions options) {
    return !options.language().isEmpty()
        && Languages.isOne(language(name), options.language())
        && name.startsWith(start);
  }

  /** The language that the name of a file of texts ends with. */
  static String language(String name) {
    String stem =
        name.toLowerCase(Locale.ROOT).endsWith(".json")
            ? name.substring(0, name.length() - 5)
            : name;
    int at = stem.lastIndexOf("-strings-");
    return at < 0 ? "" : Languages.tag(stem.substring(at + "-strings-".length()));
  }

  /**
   * Texts by their ids.
   *
   * @param language BCP 47, or ""
   */
  record StringsFile(String language, JsonNode texts) {
    Optional<String> of(String id) {
      JsonNode text = texts.path(id);
      return !id.isEmpty() && text.isTextual() ? Optional.of(text.asText()) : Optional.empty();
    }
  }
}
