package studio.reprise.speech.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;

/** Every step of the reference's normaliser and splitter, numbers left as they are. */
public final class TextFrontEndGolden implements GoldenCase {
  private final ReferenceNormalizer normalizer =
      new ReferenceNormalizer(UnaryOperator.identity(), UnaryOperator.identity(), Map.of());
  private int compared;

  @Override
  public boolean fits(GoldenEntry entry) {
    return entry.path().getFileName().toString().startsWith("text_frontend");
  }

  @Override
  public void check(GoldenEntry entry) throws Exception {
    JsonNode root = new ObjectMapper().readTree(entry.path().toFile());
    for (JsonNode one : root.path("normalize")) {
      String text = one.path("text").asText();
      assertEquals(
          one.path("contains_chinese").asBoolean(), ReferenceNormalizer.hasChinese(text), text);
      same(one, "preprocess", text, normalizer.preprocess(text));
      same(one, "pre_replace", text, normalizer.preReplace(text));
      same(one, "post_replace", text, normalizer.postReplace(text));
      same(one, "special_replace", text, normalizer.specialReplace(text));
      same(one, "normalize_punctuation", text, normalizer.punctuation(text));
      String normal = normalizer.normalize(text);
      same(one, "text_normalize_identity_tn", text, normal);
      List<String> units = ReferenceSplitter.units(normal);
      assertEquals(strings(one.path("units")), units, text);
      assertEquals(
          one.path("count_char_regex_syllables").asDouble(),
          ReferenceSplitter.count(units),
          1e-9,
          text);
      assertEquals(strings(one.path("split_by_len_30_60")), ReferenceSplitter.split(normal), text);
    }
    for (JsonNode one : root.path("spell_out_number")) {
      same(one, "spelled", "spell", PlainCounting.DIGIT_RUNS.apply(one.path("text").asText()));
    }
    for (JsonNode one : root.path("number_to_chinese")) {
      String written = one.path("n").asText().replaceFirst("\\.0$", "");
      same(one, "zh", written, ChineseNumbers.number(written));
    }
    entry.note(root.path("normalize").size() + " texts, " + compared + " steps, exact");
  }

  private void same(JsonNode one, String key, String what, String actual) {
    compared++;
    assertEquals(one.path(key).asText(), actual, key + " of " + what);
  }

  private static List<String> strings(JsonNode node) {
    List<String> strings = new ArrayList<>();
    node.forEach(item -> strings.add(item.asText()));
    return strings;
  }
}
