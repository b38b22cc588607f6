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
import studio.reprise.bounds.Bound;
import studio.reprise.document.EditException;
import studio.reprise.document.Settings;

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
          "The key \""
              + unknown.get(0)
              + "\" is not known. Known are prompt_text, prompt_audio, input_text, output_name,"
              + " sample_rate, seed, temperature, top_p, top_k, speaker, language, directions,"
              + " phonemes;"
              + " or uttid,"
              + " prompt_text, prompt_speech, syn_text.");
    }
    String audio = text("prompt_audio", "prompt_speech", 4096);
    return new BatchTask(
        lineNumber,
        outputName(),
        text("prompt_text", null, 5000),
        clip(audio),
        audio,
        text("input_text", "syn_text", 20_000),
        sampleRate(),
        seed(),
        settings(),
        optionalText("speaker", 200),
        language());
  }

  private String outputName() {
    String name = text("output_name", "uttid", 1000);
    if (name.toLowerCase(java.util.Locale.ROOT).endsWith(".wav")) {
      name = name.substring(0, name.length() - 4);
    }
    name = Normalizer.normalize(name, Normalizer.Form.NFC);
    Optional<String> objection = OutputName.objection(name);
    if (objection.isPresent()) {
      throw new StorageException("The output name \"" + name + "\" " + objection.get() + ".");
    }
    return name;
  }

  private Path clip(String given) {
    try {
      Path clip = folder.resolve(given).normalize();
      if (!Files.isRegularFile(clip)) {
        throw new StorageException("The clip " + clip + " is not there.");
      }
      return clip;
    } catch (InvalidPathException e) {
      throw new StorageException("\"" + given + "\" is no path of a clip.", e);
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
          "The sample rate is one of 16000, 22050, 24000, 32000, 44100, 48000; not " + value + ".");
    }
    return OptionalInt.of(value.intValue());
  }

  private OptionalLong seed() {
    JsonNode value = object.get("seed");
    if (value == null || value.isNull()) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new StorageException("The seed is a whole number of 64 bits, not " + value + ".");
    }
    return OptionalLong.of(value.longValue());
  }

  private Settings settings() {
    try {
      return new Settings(
              null, number("temperature"), number("top_p"), topK(), null, null, null, null)
          .withDirections(optionalText("directions", 20).orElse(null))
          .withPhonemes(optionalText("phonemes", 20).orElse(null));
    } catch (EditException e) {
      throw new StorageException(e.getMessage(), e);
    }
  }

  private Integer topK() {
    JsonNode value = object.get("top_k");
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new StorageException(
          "top_k is a whole number from " + Bound.TOP_K + ", not " + value + ".");
    }
    return value.intValue();
  }

  private Double number(String key) {
    JsonNode value = object.get(key);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isNumber()) {
      throw new StorageException(key + " is a number, not " + value + ".");
    }
    return value.doubleValue();
  }

  private String language() {
    String language = optionalText("language", 35).orElse("");
    if (!language.matches("[A-Za-z0-9-]*")) {
      throw new StorageException(
          "The language is a code such as \"en\" or \"zh\", not \"" + language + "\".");
    }
    return language;
  }

  private String text(String key, String otherKey, int most) {
    Optional<String> value = optionalText(key, most);
    Optional<String> other = otherKey == null ? Optional.empty() : optionalText(otherKey, most);
    if (value.isPresent() && other.isPresent()) {
      throw new StorageException("Both " + key + " and " + otherKey + " are given.");
    }
    String found =
        value
            .or(() -> other)
            .orElseThrow(() -> new StorageException("The key \"" + key + "\" is missing."));
    if (found.isBlank()) {
      throw new StorageException("The key \"" + key + "\" is empty.");
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
      throw new StorageException("The key \"" + key + "\" must be text.");
    }
    if (value.asText().length() > most) {
      throw new StorageException("The key \"" + key + "\" has more than " + most + " characters.");
    }
    return Optional.of(value.asText());
  }
}
