package studio.reprise.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import studio.reprise.audio.Pcm;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Stage;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * Renders takes again from their receipts alone, with the clips that they name, and compares. A
 * take is called drifted when its sound comes out otherwise, and also when an input that the
 * receipt names is not the same any more, even if the bytes happen to agree: the receipt's promise
 * is about its inputs. Runs on the render thread, and beside it for as many takes as the engine
 * {@linkplain Synthesizer#speaksAtOnce speaks at once}.
 */
public final class Verification {
  /** Renders a receipt's words again. */
  @FunctionalInterface
  private interface Repeating {
    Again again(Receipt receipt, Evidence.ClipNow clip, Progress.Listener to, Cancellation cancel);
  }

  private final EngineDescription engine;
  private final PackDescription pack;
  private final Repeating repeating;

  /** Takes are rendered again by this engine. */
  public Verification(Synthesizer synthesizer) {
    engine = synthesizer.engine();
    pack = synthesizer.pack();
    VoicePrints prints = new VoicePrints();
    repeating =
        (receipt, clip, progress, cancel) -> {
          Utterance heard = receipt.said().withClip(clip.sha256());
          VoicePrint voice = prints.of(synthesizer, heard.voice(), clip.source());
          return Again.of(TakeRendering.speak(synthesizer, heard, voice, progress, cancel));
        };
  }

  /**
   * Takes were rendered again by other machines, of the requests that {@link #request} gives.
   *
   * @param machines the engine that all of them have
   * @param takes where theirs lie, by the fingerprint on that engine
   */
  public Verification(RenderEvent.Opened machines, TakeShelf takes) {
    engine = machines.engine();
    pack = machines.pack();
    repeating =
        (receipt, clip, progress, cancel) -> {
          String name = Fingerprint.of(receipt.said().withClip(clip.sha256()), engine, pack);
          Optional<Receipt> made = takes.receipt(name);
          Optional<Pcm> sound = takes.sound(name);
          if (made.isEmpty() || sound.isEmpty()) {
            throw new RenderException("No machine rendered it again.");
          }
          return Again.of(made.get(), sound.get());
        };
  }

  /**
   * What other machines are asked for; empty where something is missing that {@link #verify} names.
   *
   * @param jobId its name in the rendering
   */
  public static Optional<RenderRequest> request(String jobId, Evidence evidence) {
    if (evidence.sound().isEmpty()) {
      return Optional.empty();
    }
    Receipt receipt = evidence.receipt();
    return evidence
        .clip()
        .map(
            clip ->
                new RenderRequest(
                    jobId,
                    receipt.owner().lineId(),
                    receipt.owner().speakerId(),
                    receipt.owner().style(),
                    receipt.said().withClip(clip.sha256()),
                    receipt.owner().seedOrigin(),
                    receipt.owner().promptAudio(),
                    clip.source(),
                    RenderRequest.Priority.LINE));
  }

  /**
   * Verifies one take.
   *
   * @throws CancellationException when cancelled
   */
  public Verdict verify(Evidence evidence, Progress.Listener progress, Cancellation cancel) {
    Receipt receipt = evidence.receipt();
    List<Difference> differences =
        new ArrayList<>(InputComparison.differences(evidence, engine, pack));
    if (evidence.sound().isEmpty()) {
      return unverifiable(receipt, differences, Sentence.of("Its WAV is missing."));
    }
    if (evidence.clip().isEmpty()) {
      return unverifiable(
          receipt,
          differences,
          Sentence.of(
              "Its reference clip ({0}…) is missing.", shortHash(receipt.said().clipSha256())));
    }
    Again again;
    try {
      again = repeating.again(receipt, evidence.clip().get(), progress, cancel);
    } catch (AuthorException e) {
      return differences.isEmpty()
          ? unverifiable(receipt, differences, e.sentence())
          : drifted(receipt, differences, Optional.empty(), e.sentence());
    }
    boolean sameTake = firstStage(receipt, again).isEmpty();
    if (differences.isEmpty() && sameTake && !evidence.sound().get().isOf(again.sound())) {
      differences.add(new Difference(Difference.Input.TAKE, InputComparison.EDITED_WAV));
    }
    return compare(receipt, again, differences);
  }

  private Verdict compare(Receipt receipt, Again again, List<Difference> differences) {
    Optional<Stage> stage = firstStage(receipt, again);
    if (!differences.isEmpty()) {
      return drifted(
          receipt,
          differences,
          stage,
          (stage.isEmpty()
                  ? Sentence.of(
                      "Rendered again, the samples are those of the receipt nevertheless.")
                  : at(stage.get()))
              .then(notRecorded(receipt)));
    }
    if (stage.isEmpty()) {
      return verdict(
          receipt,
          Verdict.Outcome.IDENTICAL,
          differences,
          stage,
          Sentence.of("Every sample is the same."));
    }
    MelSummary.Distance distance = again.distance().apply(receipt.made().melSummary());
    boolean sameTokens = stage.get().compareTo(Stage.TOKENS) > 0;
    Sentence measured =
        Sentence.of(
            "The mels are {0} apart in the mean and {1} at most (bounds {2} and {3}).",
            figure("%.3f", distance.mean()),
            figure("%.3f", distance.most()),
            figure("%.2f", MelSummary.EQUAL_MEAN),
            figure("%.2f", MelSummary.EQUAL_MOST));
    if (sameTokens && distance.isEqual()) {
      return verdict(
          receipt,
          Verdict.Outcome.EQUAL,
          differences,
          stage,
          Sentence.of("The same tokens.").then(measured));
    }
    Sentence where = sameTokens ? at(stage.get()).then(measured) : at(stage.get());
    return InputComparison.processor(receipt, engine.processor())
        .map(other -> otherArithmetic(receipt, other, stage, where))
        .orElseGet(() -> drifted(receipt, differences, stage, where.then(notRecorded(receipt))));
  }

  private static Verdict otherArithmetic(
      Receipt receipt, Difference processor, Optional<Stage> stage, Sentence where) {
    return verdict(
        receipt,
        Verdict.Outcome.OTHER_ARITHMETIC,
        List.of(processor),
        stage,
        Sentence.of(
                "In fast mode equal bytes are promised on one kind only: verify it there, or render"
                    + " in portable mode.")
            .then(where));
  }

  /** What this engine would record and the receipt's did not. */
  private Sentence notRecorded(Receipt receipt) {
    List<String> missing = new ArrayList<>();
    if (engine.arithmetic().textRules().isRecorded()
        && !receipt.arithmetic().textRules().isRecorded()) {
      missing.add("text rules");
    }
    if (engine.processor().isRecorded() && !receipt.made().render().processor().isRecorded()) {
      missing.add("processor");
    }
    return missing.isEmpty()
        ? Sentence.NONE
        : Sentence.of("The receipt does not record: {0}.", String.join(", ", missing));
  }

  private static Optional<Stage> firstStage(Receipt receipt, Again again) {
    String sounds = receipt.made().sounds();
    if (!again.normalizedText().equals(receipt.made().normalizedText())
        || (!sounds.isEmpty() && !sounds.equals(again.sounds()))) {
      return Optional.of(Stage.TEXT);
    }
    if (!again.tokensSha256().equals(receipt.made().tokensSha256())) {
      return Optional.of(Stage.TOKENS);
    }
    if (!again.melFingerprint().equals(receipt.made().melFingerprint())) {
      return Optional.of(Stage.MEL);
    }
    if (!CanonicalSound.sha256(again.sound()).equals(receipt.made().pcmSha256())) {
      return Optional.of(Stage.SAMPLES);
    }
    return Optional.empty();
  }

  private static Sentence at(Stage stage) {
    return Sentence.of("The first stage that differs: {0}.", Spelling.of(stage));
  }

  private static String figure(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static Verdict drifted(
      Receipt receipt, List<Difference> differences, Optional<Stage> stage, Sentence sentence) {
    return verdict(receipt, Verdict.Outcome.DRIFTED, differences, stage, sentence);
  }

  /** What is missing cannot be compared; what is there and differs has drifted all the same. */
  private static Verdict unverifiable(
      Receipt receipt, List<Difference> differences, Sentence sentence) {
    return verdict(
        receipt,
        differences.isEmpty() ? Verdict.Outcome.UNVERIFIABLE : Verdict.Outcome.DRIFTED,
        differences,
        Optional.empty(),
        sentence);
  }

  private static Verdict verdict(
      Receipt receipt,
      Verdict.Outcome outcome,
      List<Difference> differences,
      Optional<Stage> stage,
      Sentence sentence) {
    Sentence all = sentence;
    for (int i = differences.size() - 1; i >= 0; i--) {
      all = differences.get(i).sentence().then(all);
    }
    return new Verdict(
        receipt.owner().lineId(), receipt.fingerprint(), outcome, differences, stage, all);
  }

  private static String shortHash(String sha256) {
    return sha256.substring(0, 12);
  }
}
