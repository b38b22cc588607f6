package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Seed;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.Directions;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.Manner;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Phonemes;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.ToneSynthesizer;

class RemoteJsonTest {
  private static final Pcm CLIP = new Pcm(new float[10], 24_000);

  @Property(tries = 200)
  void aRequestIsTheSameOnTheOtherSideAndOneLine(
      @ForAll @StringLength(max = 60) String text,
      @ForAll @StringLength(max = 30) String prompt,
      @ForAll @LongRange(min = Long.MIN_VALUE) long seed,
      @ForAll @StringLength(min = 1, max = 10) String word) {
    Utterance said =
        new Utterance(
            whole(text),
            "zh",
            new ReadingChoices(Directions.ACTED, Phonemes.ON, Manner.WHISPER),
            whole(prompt),
            "ab".repeat(32),
            ClipUse.AUTO,
            seed,
            SamplerSettings.REFERENCE,
            new FlowSettings(7, 1.25),
            List.of(new Pronunciation("word", "spoken " + whole(word))));
    RenderRequest request =
        new RenderRequest(
            "17",
            "l1",
            "anna",
            "whisper",
            said,
            Seed.Origin.PINNED,
            "clips/x.wav",
            () -> CLIP,
            RenderRequest.Priority.LINE);

    String line = RemoteJson.write(request);
    RenderRequest read = RemoteJson.request(line, "17", sha256 -> () -> CLIP);

    assertFalse(line.contains("\t") || line.contains("\n"));
    assertEquals(said, read.utterance());
    assertEquals(request.lineId(), read.lineId());
    assertEquals(request.seedOrigin(), read.seedOrigin());
    assertEquals(request.promptAudio(), read.promptAudio());
    assertEquals(request.style(), read.style());
  }

  /** JSON cannot carry half of a pair of surrogates; no script can either. */
  private static String whole(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void engineAndPackAreTheSameOnTheOtherSide() {
    RenderEvent.Opened opened =
        new RenderEvent.Opened(
            ToneSynthesizer.engine(MathMode.PORTABLE), ToneSynthesizer.packWithStandIn("tone"));
    assertEquals(opened, RemoteJson.opened(RemoteJson.write(opened)));
    RenderEvent.Opened acting =
        new RenderEvent.Opened(opened.engine(), ToneSynthesizer.packThatActs("tone"));
    assertEquals(acting, RemoteJson.opened(RemoteJson.write(acting)));
  }

  @Test
  void aSentenceInASentenceComesThroughInItsPattern() {
    Sentence sentence = Sentence.of("{0}: {1}", "l1", Sentence.of("The text is empty."));
    assertEquals(sentence, RemoteJson.sentence(RemoteJson.write(sentence)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"text\": 1}",
        "{\"pattern\": \"x\"}",
        "{\"pattern\": [], \"values\": []}",
        "\"words\""
      })
  void whatIsNoneIsRefusedWithASentence(String line) {
    assertThrows(RenderException.class, () -> RemoteJson.sentence(line));
    assertThrows(RenderException.class, () -> RemoteJson.opened(line));
    assertThrows(RenderException.class, () -> RemoteJson.request(line, "1", sha256 -> () -> CLIP));
  }

  @Test
  void sentencesAreNotNestedWithoutEnd() {
    String nested = "\"x\"";
    for (int i = 0; i < 200; i++) {
      nested = "{\"pattern\":\"{0}\",\"values\":[" + nested + "]}";
    }
    String line = nested;
    assertThrows(RenderException.class, () -> RemoteJson.sentence(line));
  }
}
