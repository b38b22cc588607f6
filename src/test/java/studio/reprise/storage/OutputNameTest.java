package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
        "takes",
        "Clips"
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
        pattern.name(7, "../../etc/passwd", "Anna B.", "l7", "", "abc", 42));
  }

  @Test
  void lettersKeepTheirMarksAndAreComposed() {
    assertEquals("Jos\u00e9", OutputName.madeFrom("Jose\u0301"));
    assertEquals(
        "\u0939\u093f\u0928\u094d\u0926\u0940",
        OutputName.madeFrom("\u0939\u093f\u0928\u094d\u0926\u0940"));
    assertEquals("_", OutputName.madeFrom("\u2764\ufe0f"));
    assertEquals("q\u0323\u0307", OutputName.madeFrom("q\u0307\u0323"));
  }

  @Test
  void aLongIdIsWholeAndALongTitleIsCutBetweenLetters() {
    assertEquals("i".repeat(64), OutputName.madeFrom("i".repeat(64)));
    String cut = OutputName.madeFrom("\u4f60".repeat(100));
    assertEquals("\u4f60".repeat(21), cut);
    assertEquals("a".repeat(63), OutputName.madeFrom("a".repeat(63) + "q\u0323\u0307"));
  }

  @Test
  void aKeyIsANameOfItsOwnLengthWhateverItHolds() {
    assertEquals("main_Bridge_7QX2", OutputName.ofKey("main_Bridge_7QX2"));
    assertEquals("Text_3a_text", OutputName.ofKey("Text/3a/text"));
    assertEquals("k".repeat(180), OutputName.ofKey("k".repeat(180)));
    for (String key :
        List.of(
            "CON", "nul.txt", "a\u0000b", "a\u202Eb", "../x", "a.", "-rf", "metadata", "", ".")) {
      assertEquals(Optional.empty(), OutputName.objection(OutputName.ofKey(key)), key);
    }
    assertTrue(OutputName.objection(OutputName.ofKey("k".repeat(300))).isPresent());
  }

  @Test
  void aPatternCanNameWavsByTheScriptsKeys() {
    ExportPattern pattern = new ExportPattern("{key}");
    assertEquals("line_brg01", pattern.name(1, "", "", "l1", "line:brg01", "t", 1));
    assertEquals("l1", pattern.name(1, "", "", "l1", "", "t", 1));
  }

  @Test
  void theIndexHasAsManyDigitsAsTheProjectNeeds() {
    ExportPattern pattern = new ExportPattern("{index}");
    assertEquals("0007", pattern.counting(9999).name(7, "", "", "l", "", "t", 1));
    assertEquals("00007", pattern.counting(10_000).name(7, "", "", "l", "", "t", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/{line}", "../{line}", "{scene}/../{line}", "{nonsense}", "a:b"})
  void aPatternThatMakesNoUsableNameIsRefused(String pattern) {
    assertThrows(StorageException.class, () -> new ExportPattern(pattern));
  }
}
