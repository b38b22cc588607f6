package studio.reprise.storage.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import studio.reprise.audio.Levels;
import studio.reprise.audio.codec.MpegHeaders;
import studio.reprise.audio.codec.SoundFacts;

/** Figures of sounds as JSON; figures are rounded to what anybody can hear and measure. */
final class LevelsJson {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private LevelsJson() {}

  static ObjectNode write(Levels levels) {
    return MAPPER
        .createObjectNode()
        .put("rms_db", rounded(levels.rmsDb()))
        .put("lufs", rounded(levels.lufs()))
        .put("lra", rounded(levels.rangeLu()))
        .put("max_s", rounded(levels.shortTermLufs()))
        .put("max_m", rounded(levels.momentaryLufs()))
        .put("true_peak_db", rounded(levels.truePeakDb()))
        .put("sample_peak_db", rounded(levels.samplePeakDb()))
        .put("floor_db", rounded(levels.floorDb()))
        .put("short_floor_db", rounded(levels.shortFloorDb()))
        .put("head_s", rounded(levels.headSeconds()))
        .put("tail_s", rounded(levels.tailSeconds()))
        .put("dead_s", rounded(levels.deadSeconds()))
        .put("dead_from_s", rounded(levels.deadFromSeconds()))
        .put("clipped_samples", levels.clippedSamples())
        .put("seconds", rounded(levels.seconds()));
  }

  static double rounded(double value) {
    return Math.rint(value * 1000) / 1000 + 0.0;
  }

  static Levels levels(JsonNode node) {
    return new Levels(
        node.path("lufs").asDouble(),
        node.path("lra").asDouble(),
        node.path("max_s").asDouble(),
        node.path("max_m").asDouble(),
        node.path("true_peak_db").asDouble(),
        node.path("sample_peak_db").asDouble(),
        node.path("rms_db").asDouble(),
        node.path("floor_db").asDouble(),
        node.path("short_floor_db").asDouble(),
        node.path("head_s").asDouble(),
        node.path("tail_s").asDouble(),
        node.path("dead_s").asDouble(),
        node.path("dead_from_s").asDouble(),
        node.path("clipped_samples").asLong(),
        node.path("seconds").asDouble());
  }

  /** The same levels as they will be read back: a kept file is judged like a new one. */
  static Levels asWritten(Levels levels) {
    return levels(write(levels));
  }

  static ObjectNode write(Heard heard) {
    SoundFacts facts = heard.facts();
    ObjectNode out = MAPPER.createObjectNode();
    out.put("codec", facts.codec());
    out.put("sample_rate", facts.sampleRateHz());
    out.put("channels", facts.channels());
    out.put("bits", facts.bits());
    out.put("bits_per_second", facts.bitsPerSecond());
    out.put("samples", facts.frames());
    ObjectNode tags = out.putObject("tags");
    new TreeMap<>(facts.tags())
        .forEach(
            (key, value) -> tags.put(key, value.length() > 200 ? value.substring(0, 200) : value));
    heard
        .mpeg()
        .ifPresent(
            mpeg -> {
              ObjectNode headers = out.putObject("mpeg");
              ints(headers.putArray("kbps"), mpeg.kilobitsPerSecond());
              ints(headers.putArray("rates"), mpeg.sampleRatesHz());
              ArrayNode modes = headers.putArray("modes");
              new TreeSet<>(mpeg.modes()).forEach(modes::add);
              headers.put("frames", mpeg.frames());
            });
    out.set("levels", write(heard.levels()));
    return out;
  }

  private static void ints(ArrayNode out, Set<Integer> values) {
    new TreeSet<>(values).forEach(out::add);
  }

  static Heard heard(JsonNode node) {
    Map<String, String> tags = new TreeMap<>();
    node.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    Optional<MpegHeaders> mpeg = Optional.empty();
    if (node.has("mpeg")) {
      JsonNode headers = node.path("mpeg");
      Set<Integer> kbps = new TreeSet<>();
      headers.path("kbps").forEach(value -> kbps.add(value.asInt()));
      Set<Integer> rates = new TreeSet<>();
      headers.path("rates").forEach(value -> rates.add(value.asInt()));
      Set<String> modes = new TreeSet<>();
      headers.path("modes").forEach(value -> modes.add(value.asText()));
      mpeg = Optional.of(new MpegHeaders(kbps, rates, modes, headers.path("frames").asInt()));
    }
    return new Heard(
        new SoundFacts(
            node.path("codec").asText(),
            Math.max(1, node.path("sample_rate").asInt()),
            node.path("channels").asInt(),
            node.path("bits").asInt(),
            node.path("bits_per_second").asLong(),
            node.path("samples").asLong(),
            tags),
        levels(node.path("levels")),
        mpeg);
  }
}
