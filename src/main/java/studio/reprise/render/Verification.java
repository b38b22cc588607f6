package studio.reprise.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import studio.reprise.audio.Pcm;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.Stage;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * Renders takes again from their receipts alone, with the clips that they name, and compares. A
 * take is called drifted when its sound comes out otherwise, and also when an input that the
 * receipt names is not the same any more, even if the bytes happen to agree: the receipt's promise
 * is about its inputs. Runs on the render thread.
 */
public final class Verification {
  private final Synthesizer synthesizer;
  private final VoicePrints prints = new VoicePrints();

  public Verification(Synthesizer synthesizer) {
    this.synthesizer = synthesizer;
  }

  /**
   * Verifies one take.
   *
   * @throws CancellationException when cancelled
   */
  public Verdict verify(Evidence evidence, Progress.Listener progress, Cancellation cancel) {
    Receipt receipt = evidence.receipt();
    List<Difference> differences =
        new ArrayList<>(
            InputComparison.differences(evidence, synthesizer.engine(), synthesizer.pack()));
    if (evidence.sound().isEmpty()) {
      return unverifiable(receipt, differences, "Its WAV is missing.");
    }
    if (evidence.clip().isEmpty()) {
      return unverifiable(
          receipt,
          differences,
          "Its reference clip (" + shortHash(receipt.promptAudioSha256()) + "…) is missing.");
    }
    Speech again;
    try {
      again = speak(receipt, evidence.clip().get(), progress, cancel);
    } catch (SpeechException | RenderException e) {
      return differences.isEmpty()
          ? unverifiable(receipt, differences, e.getMessage())
          : drifted(receipt, differences, Optional.empty(), e.getMessage());
    }
    boolean sameTake = firstStage(receipt, again).isEmpty();
    if (differences.isEmpty() && sameTake && !isOf(evidence.sound().get(), again)) {
      differences.add(new Difference(Difference.Input.TAKE, InputComparison.EDITED_WAV));
    }
    return compare(receipt, again, differences);
  }

  private Speech speak(
      Receipt receipt, Evidence.ClipNow clip, Progress.Listener progress, Cancellation cancel) {
    Utterance said = receipt.utterance();
    Utterance heard =
        new Utterance(
            said.text(),
            said.language(),
            said.promptText(),
            clip.sha256(),
            said.seed(),
            said.sampler(),
            said.flow(),
            said.pronunciations());
    VoicePrint voice = prints.of(synthesizer, heard, clip.source());
    return TakeRendering.speak(synthesizer, heard, voice, progress, cancel);
  }

  /** Whether a WAV holds this speech, at whatever rate it was delivered. */
  private static boolean isOf(Evidence.Sound sound, Speech speech) {
    Pcm expected = sound.fromTake().apply(CanonicalSound.of(speech.pcm()));
    return CanonicalSound.sha256(expected).equals(CanonicalSound.sha256(sound.pcm()));
  }

  private static Verdict compare(Receipt receipt, Speech again, List<Difference> differences) {
    Optional<Stage> stage = firstStage(receipt, again);
    if (!differences.isEmpty()) {
      return drifted(
          receipt,
          differences,
          stage,
          stage.isEmpty()
              ? "Rendered again, the samples are those of the receipt nevertheless."
              : at(stage.get()));
    }
    if (stage.isEmpty()) {
      return new Verdict(
          receipt.lineId(),
          receipt.fingerprint(),
          Verdict.Outcome.IDENTICAL,
          differences,
          stage,
          "Every sample is the same.");
    }
    MelSummary.Distance distance = MelSummary.distance(receipt.melSummary(), again.mel());
    boolean sameTokens = stage.get().compareTo(Stage.TOKENS) > 0;
    String measured =
        String.format(
            Locale.ROOT,
            "The mels are %.3f apart in the mean and %.3f at most (bounds %.2f and %.2f).",
            distance.mean(),
            distance.most(),
            MelSummary.EQUAL_MEAN,
            MelSummary.EQUAL_MOST);
    if (sameTokens && distance.isEqual()) {
      return new Verdict(
          receipt.lineId(),
          receipt.fingerprint(),
          Verdict.Outcome.EQUAL,
          differences,
          stage,
          "The same tokens. " + measured);
    }
    return drifted(
        receipt, differences, stage, at(stage.get()) + (sameTokens ? " " + measured : ""));
  }

  private static Optional<Stage> firstStage(Receipt receipt, Speech again) {
    if (!again.normalizedText().equals(receipt.normalizedText())) {
      return Optional.of(Stage.TEXT);
    }
    if (!Hash.sha256(again.tokens()).equals(receipt.tokensSha256())) {
      return Optional.of(Stage.TOKENS);
    }
    if (!Hash.sha256(again.mel().values()).equals(receipt.melFingerprint())) {
      return Optional.of(Stage.MEL);
    }
    if (!CanonicalSound.sha256(again.pcm()).equals(receipt.pcmSha256())) {
      return Optional.of(Stage.SAMPLES);
    }
    return Optional.empty();
  }

  private static String at(Stage stage) {
    return "The first stage that differs: " + Spelling.of(stage) + ".";
  }

  private static Verdict drifted(
      Receipt receipt, List<Difference> differences, Optional<Stage> stage, String sentence) {
    return verdict(receipt, Verdict.Outcome.DRIFTED, differences, stage, sentence);
  }

  /** What is missing cannot be compared; what is there and differs has drifted all the same. */
  private static Verdict unverifiable(
      Receipt receipt, List<Difference> differences, String sentence) {
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
      String sentence) {
    StringBuilder all = new StringBuilder();
    differences.forEach(difference -> all.append(difference.sentence()).append(' '));
    return new Verdict(
        receipt.lineId(), receipt.fingerprint(), outcome, differences, stage, all + sentence);
  }

  private static String shortHash(String sha256) {
    return sha256.substring(0, 12);
  }
}
