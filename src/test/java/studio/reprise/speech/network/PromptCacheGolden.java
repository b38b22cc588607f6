package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;

/** Which earlier segments the reference keeps as the prompt of the next. */
public final class PromptCacheGolden implements GoldenCase {
  @Override
  public boolean fits(GoldenEntry entry) {
    return entry.path().getFileName().toString().startsWith("cached_prompt");
  }

  @Override
  public void check(GoldenEntry entry) throws Exception {
    JsonNode root = new ObjectMapper().readTree(entry.path().toFile());
    assertEquals(PromptCache.MOST_TOKENS, root.path("max_len").asInt());
    for (JsonNode one : root.path("cases")) {
      JsonNode texts = one.path("text_lens");
      JsonNode speeches = one.path("speech_lens");
      PromptCache cache = new PromptCache(filled(texts, 0), filled(speeches, 0));
      for (int i = 1; i < texts.size(); i++) {
        cache.add(filled(texts, i), filled(speeches, i));
      }
      cache.makeRoom(one.path("synth_text_len").asInt());
      List<Integer> kept = new ArrayList<>();
      one.path("kept_segments").forEach(segment -> kept.add(segment.asInt()));
      assertEquals(
          kept, Arrays.stream(cache.promptSpeech()).boxed().distinct().toList(), one.toString());
      assertEquals(one.path("prompt_text_len").asInt(), cache.promptText().length);
      assertEquals(one.path("prompt_speech_len").asInt(), cache.promptSpeech().length);
    }
    entry.note(root.path("cases").size() + " long texts, kept segments exact");
  }

  /** A segment of the given length whose tokens all are its number. */
  private static int[] filled(JsonNode lengths, int segment) {
    int[] tokens = new int[lengths.get(segment).asInt()];
    Arrays.fill(tokens, segment);
    return tokens;
  }
}
