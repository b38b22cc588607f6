package studio.reprise.speech.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.text.chinese.Mandarin;
import studio.reprise.speech.text.english.EnglishNormalizer;
import studio.reprise.speech.text.phones.LetterToSound;
import studio.reprise.speech.text.reference.ReferenceNormalizer;

class RuleVersionsTest {
  @Test
  void everyTableThatReadsTextIsInTheReceipt() throws IOException {
    Set<String> recorded = new TreeSet<>(EnglishNormalizer.TABLES);
    recorded.addAll(Mandarin.TABLES);
    recorded.addAll(ReferenceNormalizer.TABLES);
    recorded.add(LetterToSound.TABLE);
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/studio/reprise/speech"))) {
      Set<String> there =
          files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(there, recorded, "RuleVersions names what decides how a text is read");
    }
  }

  @Test
  void aPackRecordsWhatItReadsWith() {
    assertEquals(
        Set.of("english", "icu", "letter_to_sound", "reprise"),
        RuleVersions.ofPhones().versions().keySet());
    assertEquals(
        Set.of("chinese", "english", "hanlp", "icu", "pinyin", "reference", "reprise"),
        RuleVersions.ofReference().versions().keySet());
  }
}
