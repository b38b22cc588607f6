package studio.reprise.speech.text.chinese;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MandarinTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/chinese/polyphones.tsv", delimiter = '\t')
  void aCharacterIsReadAsItsSentenceAsks(String sentence, String pinyin) {
    String read =
        Arrays.stream(Mandarin.read(sentence))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    assertEquals(pinyin, read, sentence);
  }
}
