package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.text.PreparedText;
import studio.reprise.speech.text.rewrite.SegmentEnd;
import studio.reprise.speech.text.rewrite.Tune;

class IntonationTest {
  private static final Path FILE = Path.of("reprise.json");

  private static Intonation of(String json) throws IOException {
    return Intonation.of(new ObjectMapper().readTree(json), FILE);
  }

  private static PreparedText.Segment segment(Tune.Mood... moods) {
    Tune tune = new Tune(Set.of(moods), 0, 1, OptionalInt.empty(), OptionalInt.empty());
    return new PreparedText.Segment("run.", "run.", new int[] {1, 2}, SegmentEnd.SENTENCE, tune);
  }

  private static float[] levelled(Intonation intonation, float[] wave, Tune.Mood... moods) {
    return new Prosody(
            intonation, Pace.ROUGH, (mel, melody, noise, steps, cancel) -> new float[0], Set.of())
        .levelled(segment(moods), wave, 24_000);
  }

  @Test
  void aPackWithoutTheSectionSaysAllAsItsNetworksDo() {
    Intonation none = Intonation.of(MissingNode.getInstance(), FILE);
    assertEquals(Intonation.NONE, none);
    float[] wave = {0.1f, -0.2f};
    assertSame(wave, levelled(none, wave, Tune.Mood.QUESTION, Tune.Mood.CRY));
  }

  @Test
  void whatIsNotDeclaredStaysAndTwoKindsAddUp() throws IOException {
    Intonation intonation =
        of(
            "{\"question\": {\"end_semitones\": 5},"
                + " \"cry\": {\"range\": 1.3, \"register_semitones\": 1, \"level_db\": 2.5}}");
    assertEquals(
        new Intonation.Shape(1, 0, 0, 5, 1.3, 2.5),
        intonation.shape(Set.of(Tune.Mood.QUESTION, Tune.Mood.CRY)));
    assertTrue(intonation.shape(Set.of(Tune.Mood.WORD_QUESTION)).isLevel());
    assertTrue(intonation.shape(Set.of()).isLevel());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"question\": {\"end_semitones\": 40}}",
        "{\"question\": {\"end_semitones\": -1}}",
        "{\"cry\": {\"range\": 0}}",
        "{\"cry\": {\"level_db\": 60}}",
        "{\"cry\": {\"level_db\": \"NaN\"}}",
        "{\"cry\": {\"register_semitones\": 1e400}}",
        "{\"word_question\": {\"accent_semitones\": null}}",
      })
  void whatMakesNoSenseIsASentence(String json) {
    assertThrows(SpeechException.class, () -> of(json));
  }

  @Test
  void aCryIsLouderAndNeverClips() throws IOException {
    Intonation louder = of("{\"cry\": {\"level_db\": 6}}");
    assertEquals(
        0.2 * Math.pow(10, 0.3), levelled(louder, new float[] {0.2f}, Tune.Mood.CRY)[0], 1e-6);
    float[] high = levelled(louder, new float[] {-0.7f, 0.99f, 0.3f}, Tune.Mood.CRY);
    assertTrue(high[0] > -0.95f && high[1] <= 0.95f && high[1] > -high[0], high[0] + " " + high[1]);
    assertEquals(0.3 * Math.pow(10, 0.3), high[2], 1e-6, "what is not near full scale is as loud");
    assertEquals(0f, levelled(louder, new float[] {0}, Tune.Mood.CRY)[0]);
    float[] statement = {0.2f};
    assertSame(statement, levelled(louder, statement));
  }
}
