package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.reprise.document.script.Cast;
import studio.reprise.document.script.DraftLine.Attribution;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.storage.script.Drafts.Epub;

/** Who speaks a quotation: what is sure, what is a guess. */
class CastingTest {
  private static final ReadingOptions CAST = ReadingOptions.USUAL.with(ReadingOptions.CAST, "yes");

  private static ScriptDraft draft(ReadingOptions options, String... paragraphs) {
    return new Epub()
        .page("a.xhtml", "<p>" + String.join("</p><p>", paragraphs) + "</p>")
        .draft(options);
  }

  /** Lines with who speaks: "Anna: words", guesses with a question mark. */
  private static List<String> cast(String... paragraphs) {
    return draft(CAST, paragraphs)
        .lines()
        .filter(line -> !line.speaker().isEmpty())
        .map(
            line ->
                line.speaker()
                    + (line.attribution() == Attribution.GUESSED ? "?" : "")
                    + ": "
                    + line.text())
        .toList();
  }

  @Test
  void aNameWithAVerbBesideTheQuotationIsSure() {
    assertEquals(
        List.of(
            "Hatter: \u201cNo room!\u201d",
            "Alice: \u201cThere is plenty,\u201d",
            "March Hare: \u201cHave some wine,\u201d",
            "Mr. Lee: \u201cWhy?\u201d",
            "Anna: \u201cGo.\u201d",
            "Bob: \u201cWhere?\u201d",
            "Elizabeth Bennet: \u201cNever,\u201d"),
        cast(
            "\u201cNo room!\u201d cried the Hatter.",
            "\u201cThere is plenty,\u201d said Alice indignantly.",
            "\u201cHave some wine,\u201d the March Hare said.",
            "\u201cWhy?\u201d Mr. Lee asked.",
            "Anna said, \u201cGo.\u201d",
            "Bob looked up from his plate and asked: \u201cWhere?\u201d",
            "\u201cNever,\u201d replied poor Elizabeth Bennet."));
  }

  @Test
  void theOtherQuotationsOfTheParagraphAreHersToo() {
    assertEquals(
        List.of("Alice: \u201cNo,\u201d", "Alice: \u201cNot today.\u201d"),
        cast("\u201cNo,\u201d said Alice, and turned. \u201cNot today.\u201d"));
  }

  @Test
  void aPronounInTheSameParagraphIsHerWhoWasNamedInIt() {
    assertEquals(
        List.of("Alice: \u201cCome!\u201d", "Alice: \u201cI see,\u201d"),
        cast("\u201cCome!\u201d thought Alice. \u201cI see,\u201d she added."));
    assertEquals(
        List.of("Hatter?: \u201cWhy?\u201d"),
        cast("The Hatter opened his eyes very wide; but all he said was, \u201cWhy?\u201d"));
  }

  @Test
  void whereSeveralSpeakNobodyInherits() {
    assertEquals(List.of(), cast("\u201cNo!\u201d they both cried. \u201cNever!\u201d"));
    assertEquals(List.of(), cast("\u201cNo!\u201d cried everyone. \u201cNever!\u201d"));
  }

  @Test
  void aQuotationThatIsLeftOpenGoesOn() {
    assertEquals(
        List.of("Anna: \u201cFirst,\u201d", "Anna: \u201cthis.", "Anna: \u201cThen that.\u201d"),
        cast("\u201cFirst,\u201d said Anna, \u201cthis.", "\u201cThen that.\u201d"));
  }

  @Test
  void pronounsAndTurnsAreGuesses() {
    assertEquals(
        List.of(
            "Anna: \u201cGo,\u201d",
            "Bob: \u201cWhy?\u201d",
            "Anna?: \u201cBecause.\u201d",
            "Bob?: \u201cI see.\u201d",
            "Bob?: \u201cWell,\u201d"),
        cast(
            "\u201cGo,\u201d said Anna.",
            "\u201cWhy?\u201d asked Bob.",
            "\u201cBecause.\u201d",
            "\u201cI see.\u201d",
            "\u201cWell,\u201d he said."));
  }

  @Test
  void whoActsBesideAQuotationIsAGuess() {
    assertEquals(List.of("Anna?: \u201cNo.\u201d"), cast("Anna shook her head. \u201cNo.\u201d"));
  }

  @Test
  void wordsThatOnlyLookLikeNamesAreNone() {
    assertEquals(
        List.of(), cast("\u201cNo.\u201d Then came silence.", "Nobody said, \u201cYes.\u201d"));
  }

  @Test
  void spellingsOfOneNameAreOneRoleAndTheProjectsSpellingWins() {
    ScriptDraft draft =
        draft(
            CAST.knowing(Set.of("HATTER")),
            "\u201cOne,\u201d said the Hatter.",
            "\u201cTwo,\u201d said Hatter.",
            "\u201cThree,\u201d said the old Hatter.",
            "\u201cFour,\u201d said Alice.");
    assertEquals(
        List.of(
            new Cast.Role("HATTER", 3, 0, "\u201cOne,\u201d"),
            new Cast.Role("Alice", 1, 0, "\u201cFour,\u201d")),
        Cast.of(draft).roles());
  }

  @Test
  void withoutCastingAParagraphIsOneLineOfNobody() {
    ScriptDraft draft =
        draft(ReadingOptions.USUAL, "\u201cNo,\u201d said Alice. \u201cNever.\u201d");
    assertEquals(List.of("\u201cNo,\u201d said Alice. \u201cNever.\u201d"), Drafts.texts(draft));
  }

  @Test
  void chineseNamesAreSureWhenTheProjectKnowsThem() {
    String[] paragraphs = {
      "\u7c73\u62c9\u8bf4\uff1a\u201c\u8d70\u5427\u3002\u201d",
      "\u4ed6\u8bf4\uff1a\u201c\u597d\u3002\u201d"
    };
    ScriptDraft draft = draft(CAST.knowing(Set.of("\u7c73\u62c9")), paragraphs);
    assertEquals(Attribution.FROM_TEXT, draft.lines().toList().get(1).attribution());
    assertEquals("\u7c73\u62c9", draft.lines().toList().get(1).speaker());
    assertEquals(
        Attribution.GUESSED, draft(CAST, paragraphs).lines().toList().get(1).attribution());
  }
}
