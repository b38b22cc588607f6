package studio.reprise.speech.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.Manner;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.SpeechException;

/**
 * What a loader cannot read off a pack's other files: {@code reprise.json}. A pack without one
 * follows the reference's rules and defaults.
 *
 * @param name the pack's name
 * @param version the pack's version, or ""
 * @param languages BCP 47 codes that it speaks
 * @param sampleRateHz rate of its speech
 * @param sampler sampling defaults
 * @param minTokenTextRatio least speech tokens a text token
 * @param maxTokenTextRatio most speech tokens a text token
 * @param pace how long texts should take
 * @param flow flow defaults
 * @param vocoder which vocoder makes the samples
 * @param prompt how a reference clip is prepared
 * @param standIn the pack's own voice for clips that it does not know
 * @param intonation how questions and cries are said
 * @param root the whole file for the text rules, or null
 */
record PackProfile(
    String name,
    String version,
    List<String> languages,
    int sampleRateHz,
    SamplerSettings sampler,
    double minTokenTextRatio,
    double maxTokenTextRatio,
    Pace pace,
    FlowSettings flow,
    Vocoder vocoder,
    Prompt prompt,
    Optional<StandIn> standIn,
    Intonation intonation,
    @Nullable JsonNode root) {
  private static final long FILE_LIMIT = 1 << 20;

  /** What can be acted: a voice whose pitch is given to its vocoder can be without one. */
  Set<Manner> manners() {
    return vocoder == Vocoder.SOURCE_FILTER ? EnumSet.of(Manner.WHISPER, Manner.SHOUT) : Set.of();
  }

  /** The vocoders that the engine has. */
  enum Vocoder {
    HIFT,
    VOCOS,
    SOURCE_FILTER
  }

  /**
   * How a reference clip is prepared before any feature is taken.
   *
   * @param rms level to bring it to; 0 leaves the level alone
   * @param peakLimit most that a sample may become by that
   * @param lengthMultiple the clip's tail is dropped to a multiple of so many samples at the pack's
   *     rate; 1 keeps all
   * @param minSeconds shortest clip that works
   * @param maxSeconds longest clip that works
   * @param kaiserResampler true for the 61-tap Kaiser filter, false for the reference's sinc
   */
  record Prompt(
      double rms,
      double peakLimit,
      int lengthMultiple,
      double minSeconds,
      double maxSeconds,
      boolean kaiserResampler) {
    static final Prompt REFERENCE = new Prompt(0, 1, 1, 0.5, 30, false);
  }

  /**
   * Reads a pack's profile.
   *
   * @throws SpeechException when {@code reprise.json} is there and broken
   */
  static PackProfile read(Path pack) {
    Path file = pack.resolve("reprise.json");
    String folder = pack.toAbsolutePath().normalize().getFileName().toString();
    if (!Files.exists(file)) {
      boolean only32k =
          Files.exists(pack.resolve("vocos2d/generator_jit.ckpt"))
              && !Files.isDirectory(pack.resolve("hift"));
      return new PackProfile(
          folder,
          "",
          List.of("zh", "en"),
          only32k ? 32000 : 24000,
          SamplerSettings.REFERENCE,
          2,
          20,
          Pace.ROUGH,
          FlowSettings.REFERENCE,
          only32k ? Vocoder.VOCOS : Vocoder.HIFT,
          Prompt.REFERENCE,
          Optional.empty(),
          Intonation.NONE,
          null);
    }
    try {
      if (Files.size(file) > FILE_LIMIT) {
        throw new SpeechException("{0} is larger than 1 MiB and no pack description.", file);
      }
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      if (root == null || !root.isObject()) {
        throw new SpeechException("{0} is no JSON object.", file);
      }
      return of(root, folder, file);
    } catch (JsonProcessingException e) {
      throw new SpeechException(e, "{0} is no valid JSON: {1}.", file, e.getOriginalMessage());
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  private static PackProfile of(JsonNode root, String folder, Path file) {
    JsonNode sampling = root.path("sampling");
    JsonNode flow = root.path("flow");
    JsonNode prompt = root.path("prompt");
    SamplerSettings reference = SamplerSettings.REFERENCE;
    List<String> languages = new ArrayList<>();
    root.path("languages").forEach(language -> languages.add(language.asText()));
    return new PackProfile(
        root.path("name").asText(folder),
        root.path("version").asText(""),
        languages.isEmpty() ? List.of("zh", "en") : languages,
        within(root.path("sample_rate").asInt(24000), 8000, 48000, "sample_rate", file),
        new SamplerSettings(
            method(sampling.path("method").asText("ras"), file),
            sampling.path("temperature").asDouble(reference.temperature()),
            sampling.path("top_p").asDouble(reference.topP()),
            sampling.path("top_k").asInt(reference.topK()),
            sampling.path("win_size").asInt(reference.winSize()),
            sampling.path("tau_r").asDouble(reference.tauR())),
        sampling.path("min_token_text_ratio").asDouble(2),
        sampling.path("max_token_text_ratio").asDouble(20),
        Pace.of(root.path("pace"), file),
        new FlowSettings(
            flow.path("steps").asInt(FlowSettings.REFERENCE.steps()),
            flow.path("cfg").asDouble(FlowSettings.REFERENCE.cfg())),
        vocoder(root.path("vocoder").path("type").asText("hift"), file),
        new Prompt(
            prompt.path("rms").asDouble(0),
            prompt.path("peak_limit").asDouble(1),
            within(
                prompt.path("length_multiple_24k").asInt(1), 1, 48000, "length_multiple_24k", file),
            prompt.path("seconds").path("min").asDouble(Prompt.REFERENCE.minSeconds()),
            prompt.path("seconds").path("max").asDouble(Prompt.REFERENCE.maxSeconds()),
            root.has("resampler")),
        StandIn.of(root.path("stand_in"), file),
        Intonation.of(root.path("intonation"), file),
        root);
  }

  private static int within(int value, int low, int high, String key, Path file) {
    if (value < low || value > high) {
      throw new SpeechException(
          "{0}: {1} is {2}; it must be {3} to {4}.", file, key, value, low, high);
    }
    return value;
  }

  private static SamplerSettings.Method method(String name, Path file) {
    return switch (name) {
      case "ras" -> SamplerSettings.Method.RAS;
      case "nucleus" -> SamplerSettings.Method.NUCLEUS;
      case "topk" -> SamplerSettings.Method.TOPK;
      default ->
          throw new SpeechException(
              "{0}: the sampling method is one of ras, nucleus, topk; not \"{1}\".", file, name);
    };
  }

  private static Vocoder vocoder(String name, Path file) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "hift" -> Vocoder.HIFT;
      case "vocos", "vocos2d" -> Vocoder.VOCOS;
      case "source-filter" -> Vocoder.SOURCE_FILTER;
      default ->
          throw new SpeechException(
              "{0}: the vocoder is one of hift, vocos2d, source-filter; not \"{1}\".", file, name);
    };
  }
}
