package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParagraphsTest {
  /** As many pieces as there are sentences: any two are too long for one line. */
  private static List<String> cut(String paragraph) {
    return new Paragraphs(1, "en").lines(paragraph);
  }

  @Test
  void aShortParagraphIsOneLine() {
    assertEquals(List.of("One. Two."), new Paragraphs(400, "en").lines("One. Two."));
  }

  @Test
  void aLongOneIsCutAtEndsOfSentencesIntoFullLines() {
    String paragraph = "He came home late. Nobody was there. It was dark. He sat down and waited.";
    assertEquals(
        List.of("He came home late. Nobody was there.", "It was dark. He sat down and waited."),
        new Paragraphs(40, "en").lines(paragraph));
  }

  @Test
  void sentencesOfEveryKindAreCut() {
    assertEquals(
        List.of("Stop!", "Who goes there?", "Nobody.", "He left."),
        cut("Stop! Who goes there? Nobody. He left."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u201cNo!\u201d she cried.",
        "\"No!\" she cried.",
        "\u201cNo!\u201d Anna cried.",
        "\u201cWhy?\u201d the old Hatter asked.",
        "Dr. Lee came.",
        "They met at St. John's gate.",
        "Mr. and Mrs. J. R. Smith came.",
        "It is No. 5 on the list.",
        "3. The third thing is this.",
        "See p. 12 for more.",
        "He waited... and waited.",
        "Gen. Grant met Capt. Brown of the U.S. Army."
      })
  void whatBelongsTogetherStaysTogether(String sentence) {
    assertEquals(List.of(sentence), cut(sentence));
  }

  @Test
  void aQuotationStaysWholeWhileItIsShortEnough() {
    String speech = "\u201cI came. I saw. I left,\u201d he said.";
    assertEquals(
        List.of("So it was.", speech, "They went."),
        new Paragraphs(40, "en").lines("So it was. " + speech + " They went."));
    assertEquals(
        List.of("\u201cI came.", "I saw.", "I left,\u201d he said."),
        new Paragraphs(12, "en").lines(speech));
  }

  @Test
  void chineseIsCutWithoutBlanks() {
    String paragraph =
        "\u5929\u9ed1\u4e86\u3002\u4ed6\u6765\u4e86\u3002\u201c\u597d\u3002\u201d\u5979\u8bf4\u3002";
    List<String> lines = new Paragraphs(1, "zh").lines(paragraph);
    assertEquals(
        List.of("\u5929\u9ed1\u4e86\u3002", "\u4ed6\u6765\u4e86\u3002"), lines.subList(0, 2));
    assertEquals(paragraph, Paragraphs.joined(lines));
  }

  @Test
  void aParagraphOfManySentencesIsCutInGoodTime() {
    String paragraph = "He came. ".repeat(30_000).strip();
    List<String> lines = new Paragraphs(400, "en").lines(paragraph);
    assertEquals(paragraph, Paragraphs.joined(lines));
    String open = "\u201c" + paragraph;
    assertEquals(open, Paragraphs.joined(new Paragraphs(400, "en").lines(open)));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 400));
  }

  @Test
  void quotationsAndWhatIsToldAreStretches() {
    assertEquals(
        List.of("+\u201cNo!\u201d", "-she cried.", "+\u201cNever.\u201d"),
        spans("\u201cNo!\u201d she cried. \u201cNever.\u201d"));
    assertEquals(List.of("-He said:", "+\"Go.\""), spans("He said: \"Go.\""));
    assertEquals(
        List.of("+\u2018No\u2019,", "-said the boys\u2019 father.", "+\u2018Don\u2019t.\u2019"),
        spans("\u2018No\u2019, said the boys\u2019 father. \u2018Don\u2019t.\u2019"));
    assertEquals(
        List.of("-The \u201cgreat\u201d man slept."), spans("The \u201cgreat\u201d man slept."));
    assertEquals(List.of("+\u201cGoing on"), spans("\u201cGoing on"));
    assertEquals(List.of("-He is 6\" tall."), spans("He is 6\" tall."));
    assertEquals(
        List.of(
            "-\u4ed6\u8bf4\uff1a", "+\u201c\u597d\u3002\u201d", "-\u7136\u540e\u8d70\u4e86\u3002"),
        spans("\u4ed6\u8bf4\uff1a\u201c\u597d\u3002\u201d\u7136\u540e\u8d70\u4e86\u3002"));
    assertEquals(
        List.of("+\u201cNo!\u201d", "-\u2014she stopped\u2014", "+\u201cNever!\u201d"),
        spans("\u201cNo!\u201d\u2014she stopped\u2014\u201cNever!\u201d"));
  }

  private static List<String> spans(String paragraph) {
    return Quotations.of(paragraph).stream()
        .map(span -> (span.isSpoken() ? "+" : "-") + span.of(paragraph))
        .toList();
  }
}
