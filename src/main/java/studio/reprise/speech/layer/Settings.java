package studio.reprise.speech.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import studio.reprise.speech.SpeechException;

/**
 * A configuration file of a pack, JSON or YAML, read key by key. What is missing or no number is a
 * sentence that names file and key.
 */
public final class Settings {
  private static final int LARGEST = 1 << 24;

  private final String source;
  private final JsonNode node;

  private Settings(String source, JsonNode node) {
    this.source = source;
    this.node = node;
  }

  /** Reads a {@code .json} file. */
  public static Settings json(Path file) {
    try {
      return of(file.toString(), new ObjectMapper().readTree(Files.readString(file)));
    } catch (JsonProcessingException e) {
      throw new SpeechException(e, "{0} is not JSON: {1}.", file, e.getOriginalMessage());
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  /**
   * Reads a {@code .yaml} file. Tags such as {@code !new:package.Class} say what a Python program
   * should construct; here they are ignored and only their arguments are kept.
   */
  public static Settings yaml(Path file) {
    try {
      Object content = new Yaml(new Untagged()).load(Files.readString(file));
      return of(file.toString(), new ObjectMapper().valueToTree(content));
    } catch (YAMLException | IllegalArgumentException e) {
      throw new SpeechException(e, "{0} is not YAML: {1}.", file, e);
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  /**
   * Settings that are already parsed.
   *
   * @param source what a message calls them
   */
  public static Settings of(String source, JsonNode node) {
    if (node == null || !node.isObject()) {
      throw new SpeechException("{0} holds no settings.", source);
    }
    return new Settings(source, node);
  }

  /** The settings below a key. */
  public Settings within(String key) {
    return of(source + ": " + key, node.get(key));
  }

  /** Whether the key is there and not null. */
  public boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** A count, at least 1. */
  public int count(String key) {
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      throw new SpeechException("{0} does not say {1}.", source, key);
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.asInt() < 1
        || value.asInt() > LARGEST) {
      throw new SpeechException("{0}: {1} must be a count from 1; it is {2}.", source, key, value);
    }
    return value.asInt();
  }

  public int count(String key, int otherwise) {
    return has(key) ? count(key) : otherwise;
  }

  /** Several counts. */
  public int[] counts(String key) {
    return counts(key, node.get(key));
  }

  /** Several lists of counts. */
  public int[][] countLists(String key) {
    JsonNode lists = node.get(key);
    if (lists == null || !lists.isArray() || lists.isEmpty()) {
      throw new SpeechException("{0}: {1} must be lists of counts.", source, key);
    }
    int[][] values = new int[lists.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = counts(key, lists.get(i));
    }
    return values;
  }

  private int[] counts(String key, JsonNode list) {
    if (list == null || !list.isArray() || list.isEmpty()) {
      throw new SpeechException("{0}: {1} must be a list of counts.", source, key);
    }
    int[] values = new int[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          of(source, new ObjectMapper().createObjectNode().set(key, list.get(i))).count(key);
    }
    return values;
  }

  /** A finite number. */
  public double number(String key, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    JsonNode value = node.get(key);
    // YAML reads 1e-5 without a dot as text.
    double number = value.isNumber() ? value.asDouble() : value.asDouble(Double.NaN);
    if (!Double.isFinite(number)) {
      throw new SpeechException("{0}: {1} must be a number; it is {2}.", source, key, value);
    }
    return number;
  }

  public String text(String key, String otherwise) {
    return has(key) ? node.get(key).asText() : otherwise;
  }

  /** Whether a flag is set. */
  public boolean isOn(String key, Flag otherwise) {
    if (!has(key)) {
      return otherwise == Flag.ON;
    }
    if (!node.get(key).isBoolean()) {
      throw new SpeechException(
          "{0}: {1} must be true or false; it is {2}.", source, key, node.get(key));
    }
    return node.get(key).asBoolean();
  }

  /** What a flag is when nobody says it. */
  public enum Flag {
    ON,
    OFF
  }

  /** Builds maps, lists and scalars whatever the tags say. */
  private static final class Untagged extends SafeConstructor {
    Untagged() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              if (node instanceof MappingNode mapping) {
                flattenMapping(mapping);
                return constructMapping(mapping);
              }
              if (node instanceof SequenceNode sequence) {
                return constructSequence(sequence);
              }
              return ((ScalarNode) node).getValue();
            }
          });
    }
  }
}
