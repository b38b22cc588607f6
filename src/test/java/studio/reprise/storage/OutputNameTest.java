package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "01-welcome", "Zeile 3 (neu)", "你好", "naïve.v2", "o'clock"})
  void plainNamesAreTaken(String name) {
    assertEquals(Optional.empty(), OutputName.objection(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a/b",
        "a\\b",
        "..",
        "../a",
        "a..b",
        "/etc/passwd",
        "C:x",
        "a*",
        "a?",
        "a|b",
        "a<b",
        "a\"b",
        "a\u0000b",
        "a\nb",
        ".hidden",
        " a",
        "-rf",
        "a.",
        "a ",
        "CON",
        "nul.txt",
        "com1",
        "Lpt9.a.b",
        "\uD800",
        "a\u202Eb",
        "a\u200Bb",
        "Metadata",
        "takes"
      })
  void whateverCouldLeaveTheFolderOrConfuseASystemIsRefused(String name) {
    assertTrue(OutputName.objection(name).isPresent(), name);
  }

  @Test
  void aNameMayBeTwoHundredBytesLong() {
    assertEquals(Optional.empty(), OutputName.objection("a".repeat(200)));
    assertTrue(OutputName.objection("a".repeat(201)).isPresent());
    assertTrue(OutputName.objection("你".repeat(67)).isPresent());
  }

  @Test
  void aPatternMakesPlainNamesOfWhateverTitlesHold() {
    ExportPattern pattern = new ExportPattern("{scene}/{index}-{speaker}-{line}");
    assertEquals(
        "______etc_passwd/0007-Anna_B_-l7",
        pattern.name(7, "../../etc/passwd", "Anna B.", "l7", "abc", 42));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/{line}", "../{line}", "{scene}/../{line}", "{nonsense}", "a:b"})
  void aPatternThatMakesNoUsableNameIsRefused(String pattern) {
    assertThrows(StorageException.class, () -> new ExportPattern(pattern));
  }
}
