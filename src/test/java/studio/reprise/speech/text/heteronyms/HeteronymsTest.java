package studio.reprise.speech.text.heteronyms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.text.phones.LetterToSound;
import studio.reprise.speech.text.phones.Lexicon;
import studio.reprise.speech.text.phones.PhoneText;
import studio.reprise.speech.text.phones.Pronouncer;

/** One spelling, two words: each sentence of the table says which one it holds. */
class HeteronymsTest {
  private static final Path PACK = Path.of("packs/starter");
  private static final Path SENTENCES = Path.of("src/test/resources/heteronyms/sentences.tsv");

  private static PhoneText phoneText() throws IOException {
    JsonNode reprise = new ObjectMapper().readTree(PACK.resolve("reprise.json").toFile());
    return new PhoneText(
        reprise.path("text"),
        new Pronouncer(Lexicon.open(PACK.resolve("lexicon/en.tsv.gz")), LetterToSound.open()));
  }

  /** The phones of the word in brackets, as the tokenizer gets them. */
  private static String said(PhoneText text, String sentence) {
    String plain = sentence.replaceAll("[\\[\\]]", "");
    int at = sentence.substring(0, sentence.indexOf('[')).split(" ", -1).length - 1;
    List<String> words = Arrays.asList(text.whole(plain).phones().split(" "));
    return words.get(at).replaceAll("\\|><\\|", " ").replaceAll("[<|>.,?!]", "");
  }

  @Test
  void aWordIsReadAsItsSentenceAsksFor() throws IOException {
    PhoneText text = phoneText();
    List<String> wrong = new ArrayList<>();
    for (String line : Files.readAllLines(SENTENCES)) {
      String[] row = line.split("\t");
      String said = said(text, row[0]);
      if (!said.equals(row[1])) {
        wrong.add(row[0] + " " + said);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void theReadingDoesNotDependOnWhatWasReadBefore() throws IOException {
    PhoneText text = phoneText();
    List<String> sentences = new ArrayList<>(Files.readAllLines(SENTENCES));
    List<String> forwards = new ArrayList<>();
    sentences.forEach(line -> forwards.add(said(text, line.split("\t")[0])));
    List<String> backwards = new ArrayList<>();
    for (int i = sentences.size() - 1; i >= 0; i--) {
      backwards.add(0, said(text, sentences.get(i).split("\t")[0]));
    }
    assertEquals(forwards, backwards);
  }

  @Test
  void everyRowOfTheTableCanBeReached() {
    Heteronyms heteronyms = Heteronyms.open();
    List<String> last = new ArrayList<>();
    for (List<String> row :
        studio.reprise.speech.text.rewrite.WordTable.open(Heteronyms.class, Heteronyms.TABLE)
            .rows()) {
      assertEquals(3, row.size(), row.toString());
      assertTrue(heteronyms.knows(row.get(0)));
      boolean closed =
          last.size() == 3 && last.get(0).equals(row.get(0)) && last.get(2).equals("*");
      assertTrue(!closed, "nothing comes behind *: " + row);
      last = row;
    }
  }
}
