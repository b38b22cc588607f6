package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.document.Seed;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Arithmetic;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Directions;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.Manner;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Phonemes;
import studio.reprise.speech.Processor;
import studio.reprise.speech.Progress;
import studio.reprise.speech.TextRules;
import studio.reprise.speech.ToneSynthesizer;

class ReceiptJsonTest {
  static Receipt receipt() {
    return receipt(new ToneSynthesizer());
  }

  private static Receipt receipt(ToneSynthesizer tones) {
    RenderRequest request = RenderQueueTest.line("line-1", "She said \"hello\", twice – and left.");
    return TakeRendering.of(
            tones,
            request,
            tones.voicePrint(request.clip().read(), "Good morning."),
            Progress.Listener.NONE,
            Cancellation.NEVER)
        .receipt();
  }

  @Test
  void aReceiptSurvivesTheRoundTripAndGivesTheSameBytes() {
    Receipt receipt = receipt();
    String json = ReceiptJson.write(receipt);

    assertEquals(receipt, ReceiptJson.read(json, "a.json"));
    assertEquals(json, ReceiptJson.write(ReceiptJson.read(json, "a.json")));
    assertFalse(json.contains("\r"));
  }

  @Test
  void directionsThatWereSaidAreInTheReceiptAndInTheName() {
    String json = ReceiptJson.write(receipt());
    String silent = "\"directions\": \"silent\"";
    assertTrue(json.contains(silent), json);
    Receipt said = ReceiptJson.read(json.replace(silent, "\"directions\": \"spoken\""), "a.json");
    assertEquals(Directions.SPOKEN, said.said().reading().directions());
    assertNotEquals(receipt().fingerprint(), Fingerprint.of(said));
    assertEquals(
        Directions.SILENT,
        ReceiptJson.read(json.replaceFirst("\\s*" + silent + ",", ""), "a.json")
            .said()
            .reading()
            .directions());
  }

  @Test
  void directionsThatWereActedAreInTheReceiptWithTheMannersAndInTheName() {
    String json = ReceiptJson.write(receipt());
    assertFalse(json.contains("manners") || json.contains("begins_in"), json);
    String silent = "\"directions\": \"silent\"";
    Receipt acted =
        ReceiptJson.read(
            json.replace(
                silent,
                "\"directions\": \"acted\", \"begins_in\": \"whisper\","
                    + " \"manners\": [\"whisper\", \"plain\"]"),
            "a.json");
    assertEquals(List.of(Manner.WHISPER, Manner.PLAIN), acted.made().manners());
    assertEquals(Manner.WHISPER, acted.said().reading().opening());
    assertEquals(acted, ReceiptJson.read(ReceiptJson.write(acted), "a.json"));
    assertNotEquals(receipt().fingerprint(), Fingerprint.of(acted));
    Receipt plain = ReceiptJson.read(json.replace(silent, "\"directions\": \"acted\""), "a.json");
    assertNotEquals(Fingerprint.of(acted), Fingerprint.of(plain));
    assertThrows(
        RenderException.class,
        () ->
            ReceiptJson.read(
                json.replace(silent, silent + ", \"begins_in\": \"shout\""), "a.json"));
    assertThrows(
        RenderException.class,
        () ->
            ReceiptJson.read(
                json.replace(silent, silent + ", \"manners\": [\"angry\"]"), "a.json"));
  }

  @Test
  void phonemesThatWereWrittenAreInTheReceiptAndInTheName() {
    String json = ReceiptJson.write(receipt());
    String off = "\"phonemes\": \"off\"";
    assertTrue(json.contains(off), json);
    Receipt written = ReceiptJson.read(json.replace(off, "\"phonemes\": \"on\""), "a.json");
    assertEquals(Phonemes.ON, written.said().reading().phonemes());
    assertNotEquals(receipt().fingerprint(), Fingerprint.of(written));
    assertEquals(
        receipt().said(),
        ReceiptJson.read(json.replaceFirst("\\s*" + off + ",", ""), "a.json").said());
  }

  @Test
  void aReceiptHasEveryFieldOfTheProduct() {
    String json = ReceiptJson.write(receipt());
    for (String key :
        ("schema line_id take_id fingerprint speaker_id text normalized_text language seed"
                + " seed_origin sampler method temperature top_p top_k win_size tau_r flow steps"
                + " cfg sample_rate prompt_text prompt_audio prompt_audio_sha256"
                + " dictionary_sha256 pack name files path sha256 engine version backend"
                + " device_class dtype threads math_mode determinism_class duration_samples"
                + " token_count pcm_sha256 mel_fingerprint loudness lufs rms_db true_peak_db"
                + " noise_floor_db flags render_seconds rtf")
            .split(" ")) {
      assertTrue(json.contains("\"" + key + "\""), key);
    }
  }

  @Test
  void textRulesAndProcessorSurviveTheRoundTripAndAreOptional() {
    ToneSynthesizer tones =
        new ToneSynthesizer(
            new EngineDescription(
                new Arithmetic(
                    "tone",
                    "1",
                    "java",
                    "cpu-any",
                    "fp32",
                    MathMode.FAST,
                    TextRules.of(Map.of("icu", "77.1", "pinyin", "0.4.0"))),
                new Processor("AMD", "ab12"),
                Sentence.NONE,
                1),
            ToneSynthesizer.pack("tone"));
    Receipt receipt = receipt(tones);
    String json = ReceiptJson.write(receipt);
    assertEquals(receipt, ReceiptJson.read(json, "a.json"));
    assertTrue(json.contains("\"determinism_class\": \"cpu-any fp32 fast java on AMD,"), json);
    assertEquals(receipt.fingerprint(), Fingerprint.of(ReceiptJson.read(json, "a.json")));

    String plain = ReceiptJson.write(receipt());
    assertFalse(plain.contains("text_rules") || plain.contains("processor"), plain);
    String stripped = json.replaceFirst(",\\s*\"text_rules\": \\{[^}]*}", "");
    assertNotEquals(
        receipt.fingerprint(), Fingerprint.of(ReceiptJson.read(stripped, "a.json")), stripped);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"icu\": 7}", "{\"ICU 77\": \"1\"}", "{\"icu\": \"7 7\"}", "[]", "null"})
  void textRulesThatAreNoneAreRefusedWithASentence(String rules) {
    String json =
        ReceiptJson.write(receipt())
            .replace(
                "\"math_mode\": \"fast\"", "\"math_mode\": \"fast\", \"text_rules\": " + rules);
    assertThrows(RenderException.class, () -> ReceiptJson.read(json, "a.json"));
  }

  @Test
  void anOriginOfASeedThatIsNotKnownHereIsAPinnedSeed() {
    String json =
        ReceiptJson.write(receipt())
            .replace("\"seed_origin\": \"default\"", "\"seed_origin\": \"dreamt\"");
    assertEquals(Seed.Origin.PINNED, ReceiptJson.read(json, "a.json").owner().seedOrigin());
  }

  @Test
  void keysOfALaterVersionAreLeftAlone() {
    String json = ReceiptJson.write(receipt()).replaceFirst("\\{", "{ \"mood\": \"calm\",");
    assertEquals(receipt().fingerprint(), ReceiptJson.read(json, "a.json").fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "null",
        "{\"schema\": 1}",
        "{\"schema\": 99}",
        "{\"schema\": \"1\"}",
        "{\"schema\": 1, \"schema\": 1}",
        "{} {}"
      })
  void whatIsNoReceiptIsASentenceWithTheFilesName(String json) {
    RenderException refused =
        assertThrows(RenderException.class, () -> ReceiptJson.read(json, "takes/a.json"));
    assertTrue(refused.getMessage().startsWith("takes/a.json"), refused.getMessage());
  }

  @Test
  void everyFieldThatIsMissingOrOfAnotherKindIsNamed() {
    String[] lines = ReceiptJson.write(receipt()).split("\n");
    List<String> accepted = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].matches("  \"[a-z_0-9]+\": .*[^\\[{],")) {
        continue;
      }
      for (String other : List.of("null", "[]", "{\"a\": 1}", "-1e99")) {
        String[] changed = lines.clone();
        changed[i] = lines[i].replaceFirst(": .*,", ": " + other + ",");
        try {
          ReceiptJson.read(String.join("\n", changed), "a.json");
          accepted.add(changed[i]);
        } catch (AuthorException e) {
          String key = lines[i].strip().split("\"")[1];
          assertTrue(e.getMessage().contains(key), e.getMessage());
        }
      }
    }
    assertEquals(
        List.of("  \"dictionary\": [],", "  \"flags\": [],"),
        accepted.stream().map(l -> l.replace(",,", ",")).distinct().toList());
  }
}
