package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Mel;
import studio.reprise.audio.Pcm;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Arithmetic;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Processor;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Stage;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.TextRules;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.speech.VoicePrint;

class VerificationTest {
  private static final String CLIP = "c1".repeat(32);
  private static final ClipSource SILENCE = () -> new Pcm(new float[24_000], 24_000);
  private final ToneSynthesizer tones = new ToneSynthesizer();
  private final RenderRequest request = RenderQueueTest.line("line-1", "Hello there.");
  private final TakeRendering take = render(tones, request);

  private static TakeRendering render(Synthesizer synthesizer, RenderRequest request) {
    return TakeRendering.of(
        synthesizer,
        request,
        synthesizer.voicePrint(request.clip().read(), request.utterance().promptText()),
        Progress.Listener.NONE,
        Cancellation.NEVER);
  }

  private Evidence evidence(Receipt receipt) {
    return new Evidence(
        take.receipt().fingerprint(),
        receipt,
        sound(take.sound()),
        Optional.of(new Evidence.ClipNow(CLIP, SILENCE)),
        Optional.of(request.utterance()));
  }

  private Optional<Evidence.Sound> sound(Pcm pcm) {
    return Optional.of(Evidence.Sound.ofTake(pcm, take.receipt()));
  }

  private Verdict verify(Evidence evidence) {
    return verify(tones, evidence);
  }

  private static Verdict verify(Synthesizer synthesizer, Evidence evidence) {
    Verdict here =
        new Verification(synthesizer).verify(evidence, Progress.Listener.NONE, Cancellation.NEVER);
    Verdict elsewhere = verifiedElsewhere(synthesizer, evidence);
    assertEquals(here.outcome(), elsewhere.outcome(), elsewhere.sentence());
    assertEquals(here.differences(), elsewhere.differences());
    assertEquals(here.firstStage(), elsewhere.firstStage());
    return here;
  }

  /** The same take, rendered again by another machine and compared here. */
  private static Verdict verifiedElsewhere(Synthesizer synthesizer, Evidence evidence) {
    MemoryShelf takes = new MemoryShelf();
    Optional<RenderRequest> asked = Verification.request("1", evidence);
    if (asked.isPresent()) {
      try {
        TakeRendering again = render(synthesizer, asked.get());
        takes.put(again.receipt(), again.sound());
      } catch (AuthorException e) {
        assertEquals(0, takes.size(), "it cannot be spoken there either");
      }
    }
    return new Verification(new RenderEvent.Opened(synthesizer.engine(), synthesizer.pack()), takes)
        .verify(evidence, Progress.Listener.NONE, Cancellation.NEVER);
  }

  private static void assertDrifted(Verdict verdict, Difference.Input input, String words) {
    assertEquals(Verdict.Outcome.DRIFTED, verdict.outcome(), verdict.sentence());
    assertEquals(
        List.of(input),
        verdict.differences().stream().map(Difference::input).toList(),
        verdict.sentence());
    assertTrue(verdict.sentence().contains(words), verdict.sentence());
  }

  private Receipt edited(String from, String to) {
    String json = ReceiptJson.write(take.receipt());
    assertTrue(json.contains(from), from);
    return ReceiptJson.read(json.replace(from, to), "edited.json");
  }

  @Test
  void anUntouchedTakeIsIdentical() {
    Verdict verdict = verify(evidence(take.receipt()));
    assertEquals(Verdict.Outcome.IDENTICAL, verdict.outcome(), verdict.sentence());
    assertEquals(Optional.empty(), verdict.firstStage());
  }

  @Test
  void anEditedWavHasDrifted() {
    float[] samples = take.sound().samples().clone();
    samples[100] += 0.01f;
    Evidence touched =
        new Evidence(
            take.receipt().fingerprint(),
            take.receipt(),
            sound(new Pcm(samples, 24_000)),
            evidence(take.receipt()).clip(),
            Optional.empty());
    assertDrifted(verify(touched), Difference.Input.TAKE, "The WAV was edited");
  }

  @Test
  void anEditedSeedOfTheReceiptIsNamed() {
    Verdict verdict = verify(evidence(edited("\"seed\": 42", "\"seed\": 43")));
    assertDrifted(verdict, Difference.Input.RECEIPT, "edited: seed is not");
    assertEquals(Optional.of(Stage.TOKENS), verdict.firstStage());
  }

  @Test
  void anEditedTranscriptOfTheReceiptIsNamed() {
    Evidence touched =
        new Evidence(
            take.receipt().fingerprint(),
            edited("Good morning.", "Good evening."),
            sound(take.sound()),
            evidence(take.receipt()).clip(),
            Optional.empty());
    assertDrifted(verify(touched), Difference.Input.RECEIPT, "edited: prompt_text is not");
  }

  @Test
  void aTranscriptThatTheProjectHasEditedIsNamed() {
    Utterance now =
        new Utterance(
            "Hello there.",
            "en",
            "Good evening.",
            CLIP,
            42,
            SamplerSettings.REFERENCE,
            FlowSettings.REFERENCE,
            List.of());
    Evidence touched =
        new Evidence(
            take.receipt().fingerprint(),
            take.receipt(),
            sound(take.sound()),
            evidence(take.receipt()).clip(),
            Optional.of(now));
    assertDrifted(verify(touched), Difference.Input.TRANSCRIPT, "transcript");
  }

  @Test
  void aDictionaryThatTheProjectHasEditedIsNamed() {
    Utterance now =
        new Utterance(
            "Hello there.",
            "en",
            "Good morning.",
            CLIP,
            42,
            SamplerSettings.REFERENCE,
            FlowSettings.REFERENCE,
            List.of(new Pronunciation("there", "dare")));
    Evidence touched =
        new Evidence(
            take.receipt().fingerprint(),
            take.receipt(),
            sound(take.sound()),
            evidence(take.receipt()).clip(),
            Optional.of(now));
    assertDrifted(verify(touched), Difference.Input.DICTIONARY, "dictionary");
  }

  @Test
  void aSwappedClipIsNamed() {
    Evidence touched =
        new Evidence(
            take.receipt().fingerprint(),
            take.receipt(),
            sound(take.sound()),
            Optional.of(
                new Evidence.ClipNow(
                    "d2".repeat(32),
                    () -> {
                      float[] other = new float[24_000];
                      Arrays.fill(other, 0.1f);
                      return new Pcm(other, 24_000);
                    })),
            Optional.empty());
    Verdict verdict = verify(touched);
    assertDrifted(verdict, Difference.Input.CLIP, "d2d2");
    assertEquals(Optional.of(Stage.TOKENS), verdict.firstStage());
  }

  @Test
  void anAlteredPackFileIsNamedByItsPath() {
    PackDescription was = tones.pack();
    String other = "ab".repeat(32);
    PackDescription altered =
        new PackDescription(
            was.name(),
            was.version(),
            other,
            List.of(new PackDescription.File("tone.bin", 1, other)),
            was.sampleRateHz(),
            was.languages(),
            was.sampler(),
            was.flow(),
            was.clipUses());
    Verdict verdict =
        verify(new ToneSynthesizer(tones.engine(), altered), evidence(take.receipt()));
    assertDrifted(verdict, Difference.Input.PACK, "tone.bin differs");
  }

  @Test
  void anotherMathModeIsNamed() {
    Synthesizer portable =
        new ToneSynthesizer(ToneSynthesizer.engine(MathMode.PORTABLE), tones.pack());
    assertDrifted(
        verify(portable, evidence(take.receipt())),
        Difference.Input.MATH_MODE,
        "is portable, it was fast");
  }

  @Test
  void anotherEngineVersionAndDeviceAreNamedThoughTheBytesAgree() {
    Arithmetic was = tones.engine().arithmetic();
    EngineDescription now =
        ToneSynthesizer.engine(
            new Arithmetic(
                was.engine(),
                "2",
                was.backend(),
                "cuda-sm90",
                was.dtype(),
                was.mathMode(),
                was.textRules()));
    Verdict verdict = verify(new ToneSynthesizer(now, tones.pack()), evidence(take.receipt()));
    assertEquals(Verdict.Outcome.DRIFTED, verdict.outcome());
    assertEquals(
        List.of(Difference.Input.ENGINE, Difference.Input.DEVICE),
        verdict.differences().stream().map(Difference::input).toList());
    assertTrue(verdict.sentence().contains("nevertheless"), verdict.sentence());
  }

  private ToneSynthesizer on(Processor processor, TextRules rules) {
    return on(processor, rules, tones.engine().arithmetic().version());
  }

  private ToneSynthesizer on(Processor processor, TextRules rules, String version) {
    Arithmetic was = tones.engine().arithmetic();
    Arithmetic arithmetic =
        new Arithmetic(
            was.engine(),
            version,
            was.backend(),
            was.deviceClass(),
            was.dtype(),
            was.mathMode(),
            rules);
    return new ToneSynthesizer(
        new EngineDescription(arithmetic, processor, Sentence.NONE, 1), tones.pack());
  }

  private Evidence evidenceOf(TakeRendering rendered) {
    return new Evidence(
        rendered.receipt().fingerprint(),
        rendered.receipt(),
        Optional.of(Evidence.Sound.ofTake(rendered.sound(), rendered.receipt())),
        Optional.of(new Evidence.ClipNow(CLIP, SILENCE)),
        Optional.empty());
  }

  @Test
  void anotherProcessorThatComputesOtherwiseIsAnotherArithmeticAndNoDrift() {
    Processor here = new Processor("AuthenticAMD AVX512", "aa".repeat(8));
    Processor there = new Processor("GenuineIntel AVX2", "bb".repeat(8));
    TakeRendering made = render(on(here, TextRules.NOT_RECORDED), request);

    Verdict same = verify(on(there, TextRules.NOT_RECORDED), evidenceOf(made));
    assertEquals(Verdict.Outcome.IDENTICAL, same.outcome(), same.sentence());

    Verdict other = verify(movingMel(on(there, TextRules.NOT_RECORDED), 0.3f), evidenceOf(made));
    assertEquals(Verdict.Outcome.OTHER_ARITHMETIC, other.outcome(), other.sentence());
    assertEquals(Difference.Input.PROCESSOR, other.differences().get(0).input());
    assertTrue(
        other
            .sentence()
            .startsWith(
                "This is another kind of processor (GenuineIntel AVX2, self-check bbbbbbbbbbbb;"
                    + " it was AuthenticAMD AVX512, self-check aaaaaaaaaaaa). In fast mode"),
        other.sentence());

    Verdict drifted = verify(movingMel(on(here, TextRules.NOT_RECORDED), 0.3f), evidenceOf(made));
    assertEquals(Verdict.Outcome.DRIFTED, drifted.outcome(), "on the same kind it is drift");
  }

  /** Another list of trials comes with another version, and gives another digest. */
  @Test
  void anEarlierVersionIsNamedAndItsDigestIsNoOtherProcessor() {
    Processor then = new Processor("AuthenticAMD AVX512", "aa".repeat(8));
    Processor now = new Processor("AuthenticAMD AVX512", "bb".repeat(8));
    Evidence earlier = evidenceOf(render(on(then, TextRules.NOT_RECORDED, "0"), request));
    Verdict verdict = verify(movingMel(on(now, TextRules.NOT_RECORDED), 0.3f), earlier);
    assertEquals(Verdict.Outcome.DRIFTED, verdict.outcome(), verdict.sentence());
    assertEquals(
        List.of(Difference.Input.ENGINE),
        verdict.differences().stream().map(Difference::input).toList());
  }

  @Test
  void anEditedTakeIsDriftOnAnyProcessor() {
    TakeRendering made =
        render(on(new Processor("", "aa".repeat(8)), TextRules.NOT_RECORDED), request);
    float[] samples = made.sound().samples().clone();
    samples[7] += 0.01f;
    Evidence edited =
        new Evidence(
            made.receipt().fingerprint(),
            made.receipt(),
            Optional.of(Evidence.Sound.ofTake(new Pcm(samples, 24_000), made.receipt())),
            evidenceOf(made).clip(),
            Optional.empty());
    Verdict verdict = verify(on(new Processor("", "bb".repeat(8)), TextRules.NOT_RECORDED), edited);
    assertDrifted(verdict, Difference.Input.TAKE, "The WAV was edited");
  }

  @Test
  void anotherVersionOfATextRuleIsNamed() {
    Processor any = Processor.NOT_RECORDED;
    TextRules then = TextRules.of(Map.of("icu", "77.1", "reprise", "2"));
    TextRules now = TextRules.of(Map.of("icu", "78.1", "reprise", "2", "tagger", "ab12"));
    Verdict verdict = verify(on(any, now), evidenceOf(render(on(any, then), request)));
    assertDrifted(
        verdict,
        Difference.Input.TEXT_RULES,
        "icu is 78.1, it was 77.1; tagger is ab12, it was not there.");
  }

  @Test
  void ofTablesThatAreKnownByTheirHashesItIsSaidThatTheyDiffer() {
    Processor any = Processor.NOT_RECORDED;
    TextRules then = TextRules.of(Map.of("english", "0a".repeat(8), "markup", "1b".repeat(8)));
    TextRules now = TextRules.of(Map.of("english", "0c".repeat(8)));
    Verdict verdict = verify(on(any, now), evidenceOf(render(on(any, then), request)));
    assertDrifted(
        verdict,
        Difference.Input.TEXT_RULES,
        "rules: english differs; markup is not there any more.");
  }

  @Test
  void aReceiptThatDidNotRecordTheTextRulesSaysSo() {
    ToneSynthesizer now =
        new ToneSynthesizer(
            on(new Processor("", "aa".repeat(8)), TextRules.of(Map.of("icu", "78.1"))).engine(),
            ToneSynthesizer.pack("other"));
    Verdict verdict = verify(now, evidence(take.receipt()));
    assertTrue(
        verdict.sentence().endsWith("The receipt does not record: text rules, processor."),
        verdict.sentence());
  }

  @Test
  void threadsAreNoDifference() {
    EngineDescription was = tones.engine();
    EngineDescription now =
        new EngineDescription(was.arithmetic(), was.processor(), Sentence.NONE, 64);
    Verdict verdict = verify(new ToneSynthesizer(now, tones.pack()), evidence(take.receipt()));
    assertEquals(Verdict.Outcome.IDENTICAL, verdict.outcome());
  }

  @Test
  void whatIsMissingCannotBeVerified() {
    Receipt receipt = take.receipt();
    Optional<Evidence.ClipNow> clip = evidence(receipt).clip();
    Verdict noSound =
        verify(
            new Evidence(
                take.receipt().fingerprint(), receipt, Optional.empty(), clip, Optional.empty()));
    Verdict noClip =
        verify(
            new Evidence(
                take.receipt().fingerprint(),
                receipt,
                sound(take.sound()),
                Optional.empty(),
                Optional.empty()));
    assertEquals(Verdict.Outcome.UNVERIFIABLE, noSound.outcome());
    assertEquals(Verdict.Outcome.UNVERIFIABLE, noClip.outcome());
  }

  @Test
  void aSlightlyOtherMelIsEqualAndALargerOneHasDrifted() {
    Verdict close = verify(withMelMovedBy(0.01f), evidence(take.receipt()));
    assertEquals(Verdict.Outcome.EQUAL, close.outcome(), close.sentence());
    assertEquals(Optional.of(Stage.MEL), close.firstStage());

    Verdict far = verify(withMelMovedBy(0.3f), evidence(take.receipt()));
    assertEquals(Verdict.Outcome.DRIFTED, far.outcome(), far.sentence());
    assertTrue(far.sentence().contains("apart"), far.sentence());
  }

  @Test
  void aCancelledVerificationStops() {
    assertThrows(
        CancellationException.class,
        () ->
            new Verification(tones)
                .verify(evidence(take.receipt()), Progress.Listener.NONE, () -> true));
  }

  /** The same tokens, the mel moved as a whole, one sample another. */
  private Synthesizer withMelMovedBy(float step) {
    return movingMel(tones, step);
  }

  private static Synthesizer movingMel(Synthesizer tones, float step) {
    return new Synthesizer() {
      @Override
      public EngineDescription engine() {
        return tones.engine();
      }

      @Override
      public PackDescription pack() {
        return tones.pack();
      }

      @Override
      public VoicePrint voicePrint(Pcm clip, String transcript, ClipUse use) {
        return tones.voicePrint(clip, transcript, use);
      }

      @Override
      public int[] heard(Pcm sound) {
        return tones.heard(sound);
      }

      @Override
      public Speech speak(SpeechRequest request, Progress.Listener progress, Cancellation cancel) {
        Speech speech = tones.speak(request, progress, cancel);
        float[] values = speech.mel().values().clone();
        for (int i = 0; i < values.length; i++) {
          values[i] += step;
        }
        float[] samples = speech.pcm().samples().clone();
        samples[0] += 0.01f;
        return new Speech(
            new Pcm(samples, 24_000),
            new Mel(values, speech.mel().frames(), speech.mel().bands(), 50),
            speech.tokens(),
            speech.normalizedText(),
            speech.sounds(),
            speech.language(),
            speech.doubts(),
            speech.seconds());
      }

      @Override
      public void close() {}
    };
  }
}
