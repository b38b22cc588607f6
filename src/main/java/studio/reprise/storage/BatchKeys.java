package studio.reprise.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.reprise.bounds.Bound;
import studio.reprise.document.Settings;
import studio.reprise.sentence.Sentence;

/** The keys of one task, ours or those of the reference repository, each within its bounds. */
final class BatchKeys {
  private static final Set<String> KNOWN =
      Set.of(
          "prompt_text",
          "prompt_audio",
          "prompt_speech",
          "input_text",
          "syn_text",
          "output_name",
          "uttid",
          "sample_rate",
          "seed",
          "temperature",
          "top_p",
          "top_k",
          "speaker",
          "style",
          "language",
          "directions",
          "phonemes");

  private final JsonNode object;
  private final Path folder;

  BatchKeys(JsonNode object, Path folder) {
    this.object = object;
    this.folder = folder;
  }

  BatchTask task(int lineNumber) {
    List<String> unknown = new ArrayList<>();
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!KNOWN.contains(key)) {
                unknown.add(key);
              }
            });
    if (!unknown.isEmpty()) {
      throw new StorageException(
          "The key \"{0}\" is not known. Known are prompt_text, prompt_audio, input_text, output_name, sample_rate, seed, temperature, top_p, top_k, speaker, style, language, directions, phonemes; or uttid, prompt_text, prompt_speech, syn_text.",
          unknown.get(0));
    }
    String audio = text("prompt_audio", "prompt_speech", 4096);
    return new BatchTask(
        lineNumber,
        outputName(),
        required("prompt_text", optionalText("prompt_text", 5000)),
        clip(audio),
        audio,
        text("input_text", "syn_text", 20_000),
        sampleRate(),
        seed(),
        settings(),
        optionalText("speaker", 200),
        optionalText("style", 60).orElse(""),
        language());
  }

  private String outputName() {
    String name = text("output_name", "uttid", 1000);
    if (name.toLowerCase(java.util.Locale.ROOT).endsWith(".wav")) {
      name = name.substring(0, name.length() - 4);
    }
    name = Normalizer.normalize(name, Normalizer.Form.NFC);
    Optional<Sentence> objection = OutputName.objection(name);
    if (objection.isPresent()) {
      throw new StorageException("The output name \"{0}\" {1}.", name, objection.get());
    }
    return name;
  }

  private Path clip(String given) {
    try {
      Path clip = folder.resolve(given).normalize();
      if (!Files.isRegularFile(clip)) {
        throw new StorageException("The clip {0} is not there.", clip);
      }
      return clip;
    } catch (InvalidPathException e) {
      throw new StorageException(e, "\"{0}\" is no path of a clip.", given);
    }
  }

  private OptionalInt sampleRate() {
    JsonNode value = object.get("sample_rate");
    if (value == null || value.isNull()) {
      return OptionalInt.empty();
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || !Deliverable.RATES_HZ.contains(value.intValue())) {
      throw new StorageException(
          "The sample rate is one of 16000, 22050, 24000, 32000, 44100, 48000; not {0}.", value);
    }
    return OptionalInt.of(value.intValue());
  }

  private OptionalLong seed() {
    JsonNode value = object.get("seed");
    if (value == null || value.isNull()) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new StorageException("The seed is a whole number of 64 bits, not {0}.", value);
    }
    return OptionalLong.of(value.longValue());
  }

  private Settings settings() {
    return new Settings(
            null, number("temperature"), number("top_p"), topK(), null, null, null, null)
        .withDirections(optionalText("directions", 20).orElse(null))
        .withPhonemes(optionalText("phonemes", 20).orElse(null));
  }

  private @Nullable Integer topK() {
    JsonNode value = object.get("top_k");
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new StorageException("top_k is a whole number from {0}, not {1}.", Bound.TOP_K, value);
    }
    return value.intValue();
  }

  private @Nullable Double number(String key) {
    JsonNode value = object.get(key);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isNumber()) {
      throw new StorageException("{0} is a number, not {1}.", key, value);
    }
    return value.doubleValue();
  }

  private String language() {
    String language = optionalText("language", 35).orElse("");
    if (!language.matches("[A-Za-z0-9-]*")) {
      throw new StorageException(
          "The language is a code such as \"en\" or \"zh\", not \"{0}\".", language);
    }
    return language;
  }

  private String text(String key, String otherKey, int most) {
    Optional<String> value = optionalText(key, most);
    Optional<String> other = optionalText(otherKey, most);
    if (value.isPresent() && other.isPresent()) {
      throw new StorageException("Both {0} and {1} are given.", key, otherKey);
    }
    return required(key, value.or(() -> other));
  }

  private static String required(String key, Optional<String> value) {
    String found =
        value.orElseThrow(() -> new StorageException("The key \"{0}\" is missing.", key));
    if (found.isBlank()) {
      throw new StorageException("The key \"{0}\" is empty.", key);
    }
    return found;
  }

  private Optional<String> optionalText(String key, int most) {
    JsonNode value = object.get(key);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    boolean number = key.equals("uttid") && value.isIntegralNumber();
    if (!value.isTextual() && !number) {
      throw new StorageException("The key \"{0}\" must be text.", key);
    }
    if (value.asText().length() > most) {
      throw new StorageException("The key \"{0}\" has more than {1} characters.", key, most);
    }
    return Optional.of(value.asText());
  }
}
