package studio.reprise.speech.text.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;
import com.knuddels.jtokkit.api.IntArrayList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.SpeechException;

/**
 * The text tokenizer of the GLM-4 family: byte-pair ranks in {@code tokenizer.model}, added tokens
 * such as {@code <|audio_0|>} in {@code tokenizer_config.json}. Added tokens are cut out first, the
 * longest at each place; the rest is split by a pattern and merged by rank. Nothing is put before
 * or behind the text.
 */
public final class TiktokenTokenizer {
  private static final long FILE_LIMIT = 64L << 20;
  private static final String SPLIT =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
          + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  private final Encoding ranks;
  private final boolean[] knownBytes;
  private final Map<String, Integer> added;
  private final int[] addedLengths;
  private final boolean[] addedStarts = new boolean[Character.MAX_VALUE + 1];

  private TiktokenTokenizer(
      Map<byte[], Integer> table, boolean[] knownBytes, Map<String, Integer> added) {
    this.knownBytes = knownBytes;
    this.added = added;
    this.ranks =
        Encodings.newLazyEncodingRegistry()
            .registerGptBytePairEncoding(
                new GptBytePairEncodingParams(
                    "pack",
                    Pattern.compile(SPLIT, Pattern.UNICODE_CHARACTER_CLASS),
                    table,
                    Map.of()))
            .getEncoding("pack")
            .orElseThrow();
    TreeSet<Integer> lengths = new TreeSet<>();
    for (String token : added.keySet()) {
      lengths.add(token.length());
      addedStarts[token.charAt(0)] = true;
    }
    addedLengths = lengths.descendingSet().stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * @param folder the pack's {@code vq32k-phoneme-tokenizer}
   * @throws SpeechException when a file is missing or broken
   */
  public static TiktokenTokenizer open(Path folder) {
    Path model = folder.resolve("tokenizer.model");
    Path config = folder.resolve("tokenizer_config.json");
    for (Path file : List.of(model, config)) {
      if (!Files.isRegularFile(file)) {
        throw new SpeechException("{0} is missing.", file);
      }
    }
    try {
      if (Files.size(model) > FILE_LIMIT || Files.size(config) > FILE_LIMIT) {
        throw new SpeechException("{0} holds a tokenizer file larger than 64 MiB.", folder);
      }
      boolean[] knownBytes = new boolean[256];
      Map<byte[], Integer> table = ranks(model, knownBytes);
      Map<String, Integer> added = new HashMap<>();
      JsonNode decoder = new ObjectMapper().readTree(config.toFile()).path("added_tokens_decoder");
      decoder
          .properties()
          .forEach(
              entry -> {
                String content = entry.getValue().path("content").asText();
                if (content.isEmpty() || !entry.getKey().matches("[0-9]{1,8}")) {
                  throw new SpeechException(
                      "{0}: the added token {1} has no content.", config, entry.getKey());
                }
                added.put(content, Integer.valueOf(entry.getKey()));
              });
      return new TiktokenTokenizer(table, knownBytes, added);
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be read: {1}.", folder, e);
    }
  }

  private static Map<byte[], Integer> ranks(Path model, boolean[] knownBytes) throws IOException {
    Map<byte[], Integer> table = new HashMap<>();
    try (Stream<String> lines = Files.lines(model, StandardCharsets.US_ASCII)) {
      for (String line : (Iterable<String>) lines::iterator) {
        int blank = line.indexOf(' ');
        if (line.isEmpty()) {
          continue;
        }
        try {
          byte[] token = Base64.getDecoder().decode(line.substring(0, blank));
          table.put(token, Integer.valueOf(line.substring(blank + 1)));
          if (token.length == 1) {
            knownBytes[token[0] & 0xff] = true;
          }
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
          throw new SpeechException(
              e, "{0}: line {1} is not \"base64 rank\".", model, table.size() + 1);
        }
      }
    } catch (java.io.UncheckedIOException e) {
      throw new SpeechException(e, "{0} is no text file of ranks.", model);
    }
    if (table.isEmpty()) {
      throw new SpeechException("{0} holds no ranks.", model);
    }
    return table;
  }

  /** The id of an added token, or -1. */
  public int idOf(String token) {
    return added.getOrDefault(token, -1);
  }

  /**
   * @throws SpeechException when the text holds a character that the pack has no token for
   */
  public int[] encode(String text) {
    IntArrayList ids = new IntArrayList();
    int plain = 0;
    for (int at = 0; at < text.length(); ) {
      String token = addedStarts[text.charAt(at)] ? addedAt(text, at) : null;
      if (token == null) {
        at++;
        continue;
      }
      encodePlain(text.substring(plain, at), ids);
      ids.add(Objects.requireNonNull(added.get(token)));
      at += token.length();
      plain = at;
    }
    encodePlain(text.substring(plain), ids);
    return Arrays.copyOf(ids.toArray(), ids.size());
  }

  private @Nullable String addedAt(String text, int at) {
    for (int length : addedLengths) {
      if (at + length <= text.length()) {
        String candidate = text.substring(at, at + length);
        if (added.containsKey(candidate)) {
          return candidate;
        }
      }
    }
    return null;
  }

  private void encodePlain(String text, IntArrayList ids) {
    if (text.isEmpty()) {
      return;
    }
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (!knownBytes[b & 0xff]) {
        throw new SpeechException(
            "The voice pack has no token for a character of \"{0}\".", excerpt(text));
      }
    }
    IntArrayList plain = ranks.encodeOrdinary(text);
    for (int i = 0; i < plain.size(); i++) {
      ids.add(plain.get(i));
    }
  }

  private static String excerpt(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
