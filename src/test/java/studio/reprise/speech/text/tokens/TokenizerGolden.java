package studio.reprise.speech.text.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;

/** Token ids of a folder with a rank file, added tokens and cases. */
public final class TokenizerGolden implements GoldenCase {
  @Override
  public boolean fits(GoldenEntry entry) {
    Path name = entry.path().getFileName();
    return Files.exists(entry.path().resolveSibling("tokenizer.model"))
        && (name.toString().equals("cases.json") || name.toString().startsWith("tokenizer"));
  }

  @Override
  public void check(GoldenEntry entry) throws Exception {
    if (!entry.path().endsWith("cases.json")) {
      entry.note("read by the cases beside it");
      return;
    }
    TiktokenTokenizer tokenizer = TiktokenTokenizer.open(entry.path().getParent());
    JsonNode cases = new ObjectMapper().readTree(entry.path().toFile()).path("cases");
    for (JsonNode one : cases) {
      int[] expected =
          StreamSupport.stream(one.path("ids").spliterator(), false)
              .mapToInt(JsonNode::asInt)
              .toArray();
      String text = one.path("text").asText();
      assertArrayEquals(expected, tokenizer.encode(text), text);
    }
    entry.note(cases.size() + " texts, ids exact");
  }
}
