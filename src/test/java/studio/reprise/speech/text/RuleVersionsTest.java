package studio.reprise.speech.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleVersionsTest {
  @Test
  void everyTableThatReadsTextIsInTheReceipt() throws IOException {
    Set<String> recorded = new TreeSet<>();
    for (RuleVersions.Tables tables :
        List.of(
            RuleVersions.ENGLISH,
            RuleVersions.CHINESE,
            RuleVersions.MARKUP,
            RuleVersions.REFERENCE,
            RuleVersions.LETTERS,
            RuleVersions.COLLOQUIAL,
            RuleVersions.HETERONYMS)) {
      String folder = tables.beside().getPackageName().replace('.', '/');
      tables.files().forEach(file -> recorded.add(folder + "/" + file));
    }
    Path resources = Path.of("src/main/resources");
    try (Stream<Path> files = Files.walk(resources.resolve("studio/reprise/speech/text"))) {
      Set<String> there =
          files
              .filter(Files::isRegularFile)
              .map(file -> resources.relativize(file).toString().replace('\\', '/'))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(there, recorded, "RuleVersions names what decides how a text is read");
    }
  }

  @Test
  void aPackRecordsWhatItReadsWith() {
    assertEquals(
        Set.of(
            "colloquial",
            "english",
            "heteronyms",
            "icu",
            "letter_to_sound",
            "markup",
            "opennlp",
            "part_of_speech",
            "reprise"),
        RuleVersions.ofPhones().versions().keySet());
    assertEquals(
        Set.of("chinese", "english", "hanlp", "icu", "markup", "pinyin", "reference", "reprise"),
        RuleVersions.ofReference().versions().keySet());
  }
}
