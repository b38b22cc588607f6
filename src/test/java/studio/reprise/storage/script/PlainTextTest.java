package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftLine.End;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

class PlainTextTest {
  private static ScriptDraft read(String text) {
    ScriptDraft draft = Drafts.read("a.txt", text);
    assertEquals(Sentence.NONE, draft.completeness().difference());
    return draft;
  }

  private static List<String> spoken(ScriptDraft draft) {
    return draft
        .lines()
        .map(line -> line.speaker() + "|" + line.direction() + "|" + line.text())
        .toList();
  }

  // --- every row a line ---

  @Test
  void everyRowIsALineAndAnEmptyRowEndsAParagraph() {
    ScriptDraft draft = read("One.\r\nTwo.\r\n\r\nThree.\n");
    assertEquals(List.of("One.", "Two.", "Three."), Drafts.texts(draft));
    assertEquals(
        List.of(End.LINE, End.PARAGRAPH, End.PARAGRAPH),
        draft.lines().map(DraftLine::end).toList());
    assertEquals(List.of(1, 2, 4), draft.lines().map(line -> line.position().line()).toList());
  }

  @Test
  void titlesBeginScenesAndEveryOneIsOneOfItsOwn() {
    assertEquals(
        List.of("The quay: One.", "Later: Two.", "The quay: Three."),
        Drafts.story(read("# The quay\nOne.\n## Later\nTwo.\n# The quay\nThree.\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CHAPTER ONE: THE HOUSE",
        "PART II: The Return",
        "THE END: it came.",
        "NOTE: mind the gap.",
        "P.S.: I lied.",
        "I: you",
        "A: first",
        "WARNING: hot",
        "TODO: more",
        "ACT II: The Wood",
        "STEP 3: stir",
        "PROLOGUE: Night",
        "XIV: The Storm",
        "MONDAY: rain",
        "FADE IN: a house",
        "SEE: http://x.y",
        "He said: go."
      })
  void aHeadingOrALabelIsNoSpeaker(String row) {
    ScriptDraft draft =
        read("It was late and nobody had come.\n\n" + row + "\n\nThe house stood empty.\n");
    assertTrue(draft.lines().allMatch(line -> line.speaker().isEmpty()), row);
    assertTrue(Drafts.texts(draft).contains(row), row);
  }

  @Test
  void aNameInCapitalsIsASpeakerWhenItSpeaksAgainOrIsDirected() {
    ScriptDraft draft =
        read(
            "It was late in the house of the captain.\nANNA (softly): Come in.\nNobody came to the door at all.\n"
                + "BOB: Who?\nThe wind blew around the corners.\nBOB: Nobody.\nThe fire went out in the kitchen.\n");
    assertEquals(
        List.of("ANNA|softly|Come in.", "BOB||Who?", "BOB||Nobody."),
        spoken(draft).stream().filter(line -> !line.startsWith("|")).toList());
    assertTrue(draft.remarks().get(0).toString().contains("ANNA, BOB"));
  }

  @Test
  void namesOfTheProjectSpeakHoweverTheyAreWritten() {
    ScriptDraft draft =
        Drafts.read(
            "a.txt",
            "Mira: Why?\nmira: Go.\n\u7c73\u62c9\uff1a\u4f60\u597d\n"
                .getBytes(StandardCharsets.UTF_8),
            ReadingOptions.USUAL.knowing(Set.of("Mira", "\u7c73\u62c9")));
    assertEquals(List.of("Mira||Why?", "mira||Go.", "\u7c73\u62c9||\u4f60\u597d"), spoken(draft));
    assertEquals(List.of(), draft.remarks());
  }

  @Test
  void aNameOnARowOfItsOwnSpeaksTheRowsBelow() {
    assertEquals(
        List.of("ANNA||Come in.", "BOB|angry|No. Never.", "ANNA||Then go."),
        spoken(read("ANNA:\nCome in.\n\nBOB (angry):\nNo. Never.\n\nANNA: Then go.\n")));
  }

  @Test
  void lettersSpeakInAnInterview() {
    assertEquals(
        List.of("Q||Why?", "A||So.", "Q||When?", "A||Now.", "Q||Where?", "A||Here."),
        spoken(read("Q: Why?\nA: So.\nQ: When?\nA: Now.\nQ: Where?\nA: Here.\n")));
  }

  @Test
  void directionsAndStarsAreNoLines() {
    ScriptDraft draft =
        read(
            "ANNA: Come in.\n* * *\n[music]\nBOB: Why?\n(pause)\nANNA: Because.\n(She leaves.)\nBOB: Ah.\n");
    assertEquals(List.of("Come in.", "Why?", "Because.", "Ah."), Drafts.texts(draft));
    assertEquals(
        List.of(End.PAUSE, End.PAUSE, End.LINE, End.PARAGRAPH),
        draft.lines().map(DraftLine::end).toList());
    assertTrue(Drafts.leftOut(draft).contains("a stage direction: [music]"));
  }

  // --- wrapped rows ---

  private static final String GUTENBERG =
      """
      The Project Gutenberg eBook of A Storm

      Title: A Storm

      *** START OF THE PROJECT GUTENBERG EBOOK A STORM ***

      A STORM

      CONTENTS

      CHAPTER I. The House
      CHAPTER II. The Sea

      CHAPTER I.
      The House

      It was a dark night, and the wind that had been blowing for three
      days went on blowing over the under-
      standing of everybody who lived in that well-
      known house upon the hill--a house
      that no wind could move.[1] [Pg 12]

      [Illustration: The house]

           *       *       *       *       *

      "Understanding," he said, "is not what I was looking for when I came
      here. The well-known things are enough."

      [Footnote 1: It moved once.]

      CHAPTER II.

      The sea was calm in the morning, and nobody remembered the storm at
      all.

      *** END OF THE PROJECT GUTENBERG EBOOK A STORM ***

      You may copy it, give it away or re-use it under the terms of the
      licence.
      """;

  @Test
  void wrappedRowsAreParagraphsAndTheEditionsWordsAreProposedToBeLeftOut() {
    ScriptDraft draft = read(GUTENBERG);
    assertEquals("A Storm", draft.title());
    assertEquals(
        List.of(
            ": A STORM",
            "CHAPTER I. The House: CHAPTER I. The House | It was a dark night, and the wind that had been blowing for three"
                + " days went on blowing over the understanding of everybody who lived in that well-known house upon the hill--a house"
                + " that no wind could move. | \"Understanding,\" he said, \"is not what I was looking for when I came here. The"
                + " well-known things are enough.\"",
            "CHAPTER II.: CHAPTER II. | The sea was calm in the morning, and nobody remembered the storm at all."),
        Drafts.story(draft));
    assertEquals(
        List.of(
            "words of Project Gutenberg about its edition",
            "",
            "the table of contents",
            "",
            "",
            "words of Project Gutenberg about its edition"),
        draft.sections().stream().map(section -> section.proposal().toString()).toList());
    assertEquals(
        List.of(
            "the mark of a note: [1]",
            "a page number: [Pg 12]",
            "words of a picture: [Illustration: The house]",
            "the mark of a note: [Footnote 1:",
            "a note: It moved once."),
        Drafts.leftOut(draft));
  }

  @Test
  void chineseRowsAreJoinedWithoutBlanks() {
    String row =
        "\u8fd9\u662f\u4e00\u4e2a\u5f88\u957f\u7684\u6545\u4e8b\u8bb2\u7684\u662f\u4e00\u4e2a\u5f88\u4e45\u4ee5\u524d\u7684\u4eba\u5728\u6d77\u8fb9";
    ScriptDraft draft =
        read(row + "\n" + row + "\n\u7ed3\u675f\u4e86\u3002\n\n\u7b2c\u4e8c\u6bb5\u3002\n");
    assertEquals(
        List.of(row + row + "\u7ed3\u675f\u4e86\u3002", "\u7b2c\u4e8c\u6bb5\u3002"),
        Drafts.texts(draft));
  }

  @Test
  void chineseChaptersAreScenes() {
    assertEquals(
        List.of(
            "\u7b2c\u4e00\u7ae0 \u98ce: \u7b2c\u4e00\u7ae0 \u98ce | \u5929\u9ed1\u4e86\u3002",
            "\u7b2c\u4e8c\u7ae0 \u96e8: \u7b2c\u4e8c\u7ae0 \u96e8 | \u4e0b\u96e8\u4e86\u3002"),
        Drafts.story(
            read(
                "\u7b2c\u4e00\u7ae0 \u98ce\n\n\u5929\u9ed1\u4e86\u3002\n\n\u7b2c\u4e8c\u7ae0 \u96e8\n\n\u4e0b\u96e8\u4e86\u3002\n")));
  }
}
