package studio.reprise.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.sentence.Sentence;

class ForeignWordsTest {
  private static final List<String> ENGLISH = List.of("en");

  private static Optional<Sentence> objection(String text, List<String> spoken) {
    return ForeignWords.objection(text, "", spoken, List.of());
  }

  @Test
  void everyForeignWordIsNamedAndNotOnlyTheFirst() {
    String said =
        objection("Say 你好 and привет, then 你好 and さようなら.", ENGLISH).orElseThrow().toString();
    assertTrue(said.contains("speaks English and cannot say \"你好\", \"привет\", \"さようなら\""), said);
  }

  @Test
  void manyWordsAreCutShort() {
    String said = objection("а б в г д е ж з", ENGLISH).orElseThrow().toString();
    assertTrue(said.contains("\"е\", ..."), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Plain words.",
        "[低声] Come.",
        "Café, naïve, Zürich.",
        "π is 3.14",
        "<|N|><|I3|>",
        "1234 !?",
        "😀",
        "Ⅳ",
        ""
      })
  void whatIsWrittenInThePacksScriptIsNoObjection(String text) {
    assertEquals(Optional.empty(), objection(text, ENGLISH));
  }

  @Test
  void aPackOfBothLanguagesReadsAMixedLine() {
    assertEquals(Optional.empty(), objection("今天的 news 播报", List.of("zh", "en")));
    assertEquals(List.of("今天的", "播报"), ForeignWords.in("今天的 news 播报", ENGLISH, List.of()));
    assertEquals(List.of("news"), ForeignWords.in("今天的 news 播报，VIP", List.of("zh"), List.of()));
  }

  @Test
  void aWordWithAPronunciationOfItsOwnIsNotForeign() {
    List<Pronunciation> dictionary = List.of(new Pronunciation("你好", "nee how"));
    assertEquals(
        Optional.empty(), ForeignWords.objection("He said 你好 to us.", "", ENGLISH, dictionary));
  }

  @Test
  void aLineThatIsMarkedWithAnotherLanguageIsRefused() {
    String said =
        ForeignWords.objection("Hallo.", "de-CH", ENGLISH, List.of()).orElseThrow().toString();
    assertTrue(said.contains("speaks English, not German"), said);
    assertEquals(Optional.empty(), ForeignWords.objection("Hi.", "en-GB", ENGLISH, List.of()));
  }

  @Test
  void aPackThatNamesNoLanguageIsNotObjectedTo() {
    assertEquals(Optional.empty(), objection("你好", List.of()));
  }
}
