package studio.reprise.speech.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;
import studio.reprise.speech.text.chinese.ChineseNumbers;
import studio.reprise.speech.text.chinese.PinyinPhonemes;
import studio.reprise.speech.text.reference.PlainCounting;
import studio.reprise.speech.text.reference.ReferenceNormalizer;
import studio.reprise.speech.text.reference.ReferenceSplitter;

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
    root.path("g2p_align").forEach(this::align);
    root.path("replace_dict").forEach(this::replace);
    entry.note(root.path("normalize").size() + " texts, " + compared + " steps, exact");
  }

  /** Phonemes come as "n", "i3", "-", "h", "ao3", "?"; characters marked as safe stay. */
  private void align(JsonNode one) {
    String chunk = one.path("chunk").asText();
    List<List<String>> syllables = new ArrayList<>(List.of(new ArrayList<>()));
    for (String phoneme : strings(one.path("phonemes"))) {
      if (phoneme.equals("-")) {
        syllables.add(new ArrayList<>());
      } else if (phoneme.matches("[a-z]+[0-9]?")) {
        syllables.get(syllables.size() - 1).add(phoneme.toUpperCase(Locale.ROOT));
      }
    }
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < chunk.length(); i++) {
      safe.append(one.path("whitelisted").path(i).asBoolean() ? chunk.charAt(i) : "");
    }
    String aligned =
        PinyinPhonemes.aligned(chunk, syllables, c -> safe.indexOf(String.valueOf(c)) >= 0);
    same(one, "aligned", chunk, aligned);
  }

  /** The dictionary is read off the answer: what the untouched fragments leave of the text. */
  private void replace(JsonNode one) {
    String text = one.path("text").asText();
    Map<String, String> dictionary = new TreeMap<>();
    int at = 0;
    JsonNode fragments = one.path("fragments");
    for (int i = 0; i < fragments.size(); i++) {
      String written = fragments.path(i).path(0).asText();
      if (fragments.path(i).path(1).asBoolean()) {
        String next = i + 1 < fragments.size() ? fragments.path(i + 1).path(0).asText() : "";
        int end = next.isEmpty() ? text.length() : text.indexOf(next, at);
        dictionary.put(text.substring(at, end), written);
        at = end;
      } else {
        at += written.length();
      }
    }
    compared += 2;
    assertEquals(
        pairs(fragments),
        PinyinPhonemes.fragments(text, PinyinPhonemes.longestFirst(dictionary), dictionary),
        text);
    assertEquals(pairs(one.path("mixed")), PinyinPhonemes.runs(text), text);
  }

  private static List<PinyinPhonemes.Fragment> pairs(JsonNode node) {
    List<PinyinPhonemes.Fragment> pairs = new ArrayList<>();
    node.forEach(
        pair ->
            pairs.add(
                new PinyinPhonemes.Fragment(pair.path(0).asText(), pair.path(1).asBoolean())));
    return pairs;
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
