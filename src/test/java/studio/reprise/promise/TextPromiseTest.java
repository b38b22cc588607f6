package studio.reprise.promise;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.speech.Phonemes;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.text.PreparedText;
import studio.reprise.speech.text.TextFrontEnd;
import studio.reprise.speech.text.rewrite.RuleUse;

/** Fifty texts ({@code texts.tsv}) and what is read: words and token ids. */
class TextPromiseTest {
  private static final Path STARTER = Path.of("packs/starter");
  private static final Path TOKENIZER = Path.of("src/test/resources/golden/tokenizer_tiny");

  /** Characters that a model reads rightly by itself; all others are respelled in pinyin. */
  private static final String SAFE =
      "[\"\u4f60\", \"\u597d\", \"\u4e16\", \"\u754c\", \"\u4eca\", \"\u5929\", \"\u662f\","
          + " \"\u4ed6\", \"\u4e86\", \"\u7684\"]";

  @TempDir Path temp;

  private static List<String> read(TextFrontEnd front, String only) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Promise.FOLDER.resolve("texts.tsv"))) {
      String language = line.substring(0, 2);
      if (only.isEmpty() || language.equals(only)) {
        lines.add(line.substring(3) + " => " + read(front, language, line.substring(3)));
      }
    }
    return lines;
  }

  private static String read(TextFrontEnd front, String language, String text) {
    try {
      return front
          .prepare(text, language, List.of(), ReadingChoices.USUAL.with(Phonemes.ON), new RuleUse())
          .segments()
          .stream()
          .map(TextPromiseTest::shown)
          .collect(Collectors.joining(" | "));
    } catch (SpeechException e) {
      return "refused: " + e.getMessage();
    }
  }

  private static String shown(PreparedText.Segment segment) {
    return segment.text() + " " + Arrays.toString(segment.ids());
  }

  private void tokenizer() throws IOException {
    Path tokenizer = Files.createDirectories(temp.resolve("vq32k-phoneme-tokenizer"));
    for (String file : List.of("tokenizer.model", "tokenizer_config.json")) {
      Files.copy(TOKENIZER.resolve(file), tokenizer.resolve(file));
    }
  }

  @Test
  void thePhonesOfThePackThatComesWithTheProgram() throws IOException {
    TextFrontEnd front =
        TextFrontEnd.open(
            STARTER, new ObjectMapper().readTree(STARTER.resolve("reprise.json").toFile()));
    Promise.keep("texts-phones.txt", "what the starter reads in a text", read(front, "en"));
  }

  @Test
  void thePinyinOfAMandarinPack() throws IOException {
    tokenizer();
    TextFrontEnd front =
        TextFrontEnd.open(temp, new ObjectMapper().readTree("{\"text\": {\"mode\": \"pinyin\"}}"));
    Promise.keep("texts-pinyin.txt", "what a Mandarin pack reads in a text", read(front, "zh"));
  }

  @Test
  void theLettersAndThePinyinOfTheReferencesRules() throws IOException {
    tokenizer();
    Files.writeString(
        Files.createDirectories(temp.resolve("configs")).resolve("G2P_able_1word.json"), SAFE);
    Promise.keep(
        "texts-reference.txt",
        "what the reference's rules read in a text",
        read(TextFrontEnd.open(temp, null), ""));
  }
}
