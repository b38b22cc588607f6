package studio.reprise.speech.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static studio.reprise.speech.text.rewrite.Tune.Mood.CHOICE_QUESTION;
import static studio.reprise.speech.text.rewrite.Tune.Mood.CRY;
import static studio.reprise.speech.text.rewrite.Tune.Mood.QUESTION;
import static studio.reprise.speech.text.rewrite.Tune.Mood.WORD_QUESTION;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.speech.text.rewrite.Tune;

/** What marks and words tell of how a sentence is said. */
class TunesTest {
  private static final Pattern SYMBOL = Pattern.compile("<\\|[^|]+\\|>|.");
  private static TextFrontEnd english;
  private static TextFrontEnd chinese;

  @BeforeAll
  static void open() throws IOException {
    english = open(Path.of("packs/starter"));
    chinese = open(Path.of("packs/mandarin"));
  }

  private static TextFrontEnd open(Path pack) throws IOException {
    return TextFrontEnd.open(
        pack, new ObjectMapper().readTree(pack.resolve("reprise.json").toFile()));
  }

  private static List<PreparedText.Segment> segments(TextFrontEnd front, String text) {
    return front.prepare(text, "", List.of()).segments();
  }

  private static Set<Tune.Mood> moods(TextFrontEnd front, String text) {
    List<PreparedText.Segment> segments = segments(front, text);
    return segments.get(segments.size() - 1).tune().moods();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Are you sure?",
        "Really?",
        "What?",
        "You did what?",
        "He asked, 'Really?'",
        "\"You did it?\"",
        "(Is it late?)",
        "Is it...?",
        "Really?...",
        "Don't you know what he said?",
        "So, is she coming?",
        "It's cold, isn't it?",
        "You are sure, right?",
        "When you get there, will you call me?",
        "Have you met John, who was late?",
        "What you did, was it wise?",
        "Would you like a biscuit or something?",
        "And you, John?",
        "Are you sure\uff1f",
        "Are you sure? \ud83d\ude42",
        "Are you sure?*",
        "<i>Are you sure?</i>",
        "**Are you sure?**",
        "\u201cAre you sure?\u201d\u2014",
        "Are you sure \u2026 ?",
        "ARE YOU SURE?",
      })
  void whatAsksForYesOrNoIsAQuestion(String text) {
    assertEquals(Set.of(QUESTION), moods(english, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who is it?",
        "What's that?",
        "What time is it, John?",
        "John, where are you?",
        "And why not?",
        "But how would you know?",
        "Well, so, who told you?",
        "To whom did you give it?",
        "In which city do you live?",
        "I know, but what do you want?",
        "Where you going, John?",
        "If it rains, what do we do?",
        "\"Whose coat is this?\"",
        "What would you like, tea or coffee?",
        "Who cares?",
        "Why?",
        "How's the weather up there?",
        "When you called, who answered?",
      })
  void aQuestionWordInFrontMakesItAnother(String text) {
    assertEquals(Set.of(WORD_QUESTION), moods(english, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tea or coffee?", "Are they friends or enemies?", "You or me?"})
  void oneOfTwoIsChosen(String text) {
    assertEquals(Set.of(CHOICE_QUESTION), moods(english, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"I am sure.", "What he said", "Who knows what, and why.", "Are you sure", "Oh..."})
  void withoutAMarkNothingIsAsked(String text) {
    assertEquals(Tune.PLAIN.moods(), moods(english, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Run!",
        "\"Run!\"",
        "Run!!!",
        "(Run!)",
        "Run!...",
        "Run...!",
        "Run\uff01",
        "RUN! NOW!",
        "*Run!*"
      })
  void aCryIsACryHoweverItsMarkStands(String text) {
    assertEquals(Set.of(CRY), moods(english, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"You did it?!", "You did it!?", "You did it?!?!", "\"You did it?\"!"})
  void aQuestionCanBeCried(String text) {
    assertEquals(Set.of(QUESTION, CRY), moods(english, text));
    assertEquals(1, segments(english, text).size());
  }

  @Test
  void eachSentenceOfALineIsOnItsOwn() {
    List<PreparedText.Segment> segments =
        segments(english, "Stop! Who goes there? It is me. Are you alone?");
    assertEquals(
        List.of(Set.of(CRY), Set.of(WORD_QUESTION), Set.of(), Set.of(QUESTION)),
        segments.stream().map(segment -> segment.tune().moods()).toList());
  }

  @Test
  void whoSaysItIsToldLikeATale() {
    List<PreparedText.Segment> segments =
        segments(english, "\"Really?\" he asked. \"Run!\" she cried, and ran.");
    assertEquals(
        List.of(Set.of(QUESTION), Set.of(), Set.of(CRY), Set.of()),
        segments.stream().map(segment -> segment.tune().moods()).toList());
  }

  @Test
  void whatIsCriedOverAndOverIsCriedEachTime() {
    List<PreparedText.Segment> segments = segments(english, "Go, go, go!");
    assertEquals(3, segments.size());
    segments.forEach(segment -> assertEquals(Set.of(CRY), segment.tune().moods()));
  }

  private static String symbol(PreparedText.Segment segment, OptionalInt at) {
    List<String> symbols =
        SYMBOL.matcher(segment.written()).results().map(MatchResult::group).toList();
    assertEquals(segment.ids().length, symbols.size(), "a symbol is a text token");
    return at.isEmpty() ? "" : symbols.get(at.getAsInt());
  }

  private static String nucleus(String text) {
    List<PreparedText.Segment> segments = segments(english, text);
    PreparedText.Segment last = segments.get(segments.size() - 1);
    return symbol(last, last.tune().nucleus());
  }

  @Test
  void theEndBeginsAtTheLastStressedVowel() {
    assertEquals("<|IH1|>", nucleus("Is there any milk left in the kitchen?"));
    assertEquals("<|AE1|>", nucleus("Are they happy?"));
    assertEquals("<|IY1|>", nucleus("Did you see him?"), "no weight on \"him\"");
    assertEquals("<|IY1|>", nucleus("Me?"));
    assertEquals("<|IY1|>", nucleus("Was it B. B. C.?"), "a letter has its name");
  }

  @Test
  void theQuestionWordIsLifted() {
    PreparedText.Segment what = segments(english, "And what is that?").get(0);
    assertEquals("<|AH1|>", symbol(what, what.tune().accent()));
    assertEquals(OptionalInt.of("and w".length()), what.tune().accent(), "A N D, blank, W");
    PreparedText.Segment tea = segments(english, "Is it tea or coffee?").get(0);
    assertEquals("<|IY1|>", symbol(tea, tea.tune().accent()));
  }

  @Test
  void aSentenceThatIsCutKeepsItsTune() {
    List<PreparedText.Segment> segments =
        segments(
            english,
            "Why would you walk all the way down to the harbour, when the boats have all gone out"
                + " to sea, and nobody is left there who could tell you anything about it?");
    assertTrue(segments.size() > 1);
    segments.forEach(segment -> assertEquals(Set.of(WORD_QUESTION), segment.tune().moods()));
    assertEquals(0, segments.get(0).tune().from());
    assertEquals(1, segments.get(segments.size() - 1).tune().to(), 1e-9);
    for (int k = 1; k < segments.size(); k++) {
      assertEquals(segments.get(k - 1).tune().to(), segments.get(k).tune().from());
      assertTrue(segments.get(k).tune().accent().isEmpty(), "its word is in the first");
    }
    assertTrue(segments.get(0).tune().accent().isPresent());
    assertTrue(segments.get(0).tune().nucleus().isEmpty(), "it goes on");
    assertFalse(segments.get(segments.size() - 1).tune().nucleus().isEmpty());
  }

  @Test
  void aChineseQuestionHasAWordOrOnlyItsMark() {
    assertEquals(Set.of(QUESTION), moods(chinese, "你明天去北京？"));
    for (String text : List.of("你去吗？", "「你去吗？」", "你是谁？", "你呢？", "他是不是病了？", "你喝茶还是咖啡？", "多少钱？")) {
      assertEquals(Set.of(WORD_QUESTION), moods(chinese, text), text);
    }
    assertEquals(Set.of(), moods(chinese, "你是谁。"));
    assertEquals(Set.of(CRY), moods(chinese, "快跑！"));
    assertEquals(Set.of(QUESTION, CRY), moods(chinese, "你去！？"));
    assertEquals(Set.of(QUESTION, CRY), moods(chinese, "你去？！"));
  }
}
