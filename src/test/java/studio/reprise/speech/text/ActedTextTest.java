package studio.reprise.speech.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.speech.Directions;
import studio.reprise.speech.Manner;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.pack.TextReader;
import studio.reprise.speech.text.markup.Manuscript;

/** Which sentences of a text a direction rules, by the packs of this repository. */
class ActedTextTest {
  private static final ReadingChoices ACTED = ReadingChoices.USUAL.with(Directions.ACTED);
  private static TextReader english;
  private static TextReader chinese;

  @BeforeAll
  static void open() {
    english = TextReader.open(Path.of("packs/starter"));
    chinese = TextReader.open(Path.of("packs/mandarin"));
  }

  /** W, S or P for each segment. */
  private static String manners(TextReader reader, String text, ReadingChoices choices) {
    return reader.read(text, "", choices).segments().stream()
        .map(segment -> segment.manner().name().substring(0, 1))
        .collect(Collectors.joining());
  }

  private static List<String> unheeded(String text) {
    return Manuscript.of(text, Directions.ACTED).unheeded();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Get down! They are here.                                          | PP",
        "[whispering] Get down! They are here.                             | WW",
        "Get down! (whispering) They are here. Be quiet.                   | PWW",
        "(whispering) Get down! (normally) All right. They left.           | WPP",
        "(whispering) Get down! (shouting) Run for it! Go on.              | WSS",
        "(whispering) Get down! (laughs) They left. (aloud) Come out.      | WWP",
        "Oh! RUN NOW! (whispering) The B.B.C. man paid $5. (shouting) Run! | PPWWS",
        "*Get* [beat] down! (whispering) *They* are _here_. (normally) Go. | PWP",
        "They are here. Get down! (whispering)                             | PW",
        "(shouting) Come over here. Get down! (whispering)                 | SW",
        "Get down [whispering]                                             | W",
        "Run now. [whispering] get down with me.                           | PW",
        "(angrily) Get down! They are here.                                | PP",
        "[in a whisper] \"Get down!\" [in a loud voice] \"Who is it?\"     | WS",
        "(at the top of her voice) Where are you going with my money?      | S"
      })
  void aDirectionRulesTheSentencesBehindItUntilAnotherOrTheOneThatItEnds(
      String text, String manners) {
    assertEquals(manners, manners(english, text, ACTED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "（低声）别说话。他们来了。          | WW",
        "（大喊）快跑！（低声）别说话。      | SW",
        "（耳语）别说话。（正常）他们走了。  | WP",
        "别说话。【悄声】他们来了。          | PW",
        "他们来了。别说话。（小声）          | PW",
        "（生气）别说话。                    | P"
      })
  void theSameHoldsInChinese(String text, String manners) {
    assertEquals(manners, manners(chinese, text, ACTED));
  }

  @Test
  void aSentenceThatIsCutHasOneManner() {
    String text =
        "(whispering) He went down the long stairs behind the house, through the garden and over"
            + " the wall, and waited there until the morning came. (normally) Then he left.";
    String manners = manners(english, text, ACTED);
    assertEquals("W".repeat(manners.length() - 1) + "P", manners);
    assertEquals(
        manners.length() > 2, true, "the sentence is to be longer than a segment: " + manners);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[whispering] Get down! They are here. (shouting) Run!",
        "Dr. Lee left. (whispering) He paid $5 at 9! (laughs) So what?",
        "GET DOWN NOW. [whispers] It is the B.B.C. building. (normally) I read it."
      })
  void textAndTokensAreThoseOfTheSilentReading(String text) {
    TextFrontEnd starter =
        TextFrontEnd.open(Path.of("packs/starter"), reprise(Path.of("packs/starter")));
    PreparedText silent = prepared(starter, text, ReadingChoices.USUAL);
    PreparedText acted = prepared(starter, text, ACTED);
    assertEquals(silent.normalizedText(), acted.normalizedText());
    assertEquals(silent.directions(), acted.directions());
    assertEquals(silent.segments().size(), acted.segments().size());
    for (int k = 0; k < silent.segments().size(); k++) {
      assertArrayEquals(silent.segments().get(k).ids(), acted.segments().get(k).ids());
      assertEquals(Manner.PLAIN, silent.segments().get(k).manner());
    }
  }

  @Test
  void aLineOfNothingButDirectionsAndShortSentencesIsReadInOneGo() {
    String text = "[whispering] Come here. [normally] Go away. (laughs) ".repeat(60);
    assertEquals("WP".repeat(60), manners(english, text, ACTED));
  }

  @Test
  void whatIsNotActedIsNamed() {
    assertEquals(List.of(), unheeded("(whispering) Get down!"));
    assertEquals(List.of("angrily"), unheeded("(angrily) Get down! (whispering) Now."));
    assertEquals(List.of("whispering"), unheeded("I told you [whispering] to get down."));
    assertEquals(List.of("whispering"), unheeded("(whispering)"));
    // The last one takes the only sentence over.
    assertEquals(List.of("whispering"), unheeded("(whispering) Get down! (shouting)"));
    assertEquals(List.of("whispering"), unheeded("[whispering] [shouting] Get down!"));
    assertEquals(List.of(), unheeded("(whispering) Get down! Run! (shouting)"));
    assertEquals(List.of("生气"), unheeded("（生气）别说话。"));
  }

  @Test
  void aDirectionBesideTheLineOpensItUntilOneInIt() {
    ReadingChoices whispered = ACTED.begun(Manner.WHISPER);
    assertEquals("WW", manners(english, "Get down! They are here.", whispered));
    assertEquals("WS", manners(english, "Get down! (shouting) They are here.", whispered));
    assertEquals(ReadingChoices.USUAL, ReadingChoices.USUAL.begun(Manner.WHISPER));
  }

  @Test
  void aBracketThatNamesAMannerAndIsSaidWhereNothingIsActedIsNotSaid() {
    assertEquals(
        "大喊.快跑!",
        chinese.read("（大喊）。快跑！", "", ReadingChoices.USUAL).normalizedText().replace(" ", ""));
    assertEquals("快跑!", chinese.read("（大喊）快跑！", "", ACTED).normalizedText());
  }

  private static PreparedText prepared(TextFrontEnd text, String written, ReadingChoices choices) {
    return text.prepare(
        written, "", List.of(), choices, new studio.reprise.speech.text.rewrite.RuleUse());
  }

  private static com.fasterxml.jackson.databind.JsonNode reprise(Path pack) {
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper()
          .readTree(pack.resolve("reprise.json").toFile());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
