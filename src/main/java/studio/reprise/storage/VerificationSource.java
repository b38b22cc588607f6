package studio.reprise.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import studio.reprise.audio.Pcm;
import studio.reprise.document.EditException;
import studio.reprise.document.Line;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.render.Evidence;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderException;
import studio.reprise.render.Utterance;
import studio.reprise.render.Verdict;
import studio.reprise.render.Verification;
import studio.reprise.sentence.AuthorException;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Progress;

/**
 * Gathers what lies on disk of the takes that are to be verified: of a project the chosen take of
 * every line, of an export every WAV.
 */
public final class VerificationSource {
  private VerificationSource() {}

  /**
   * A take to verify.
   *
   * @param name of the take or WAV
   * @param lineId its line
   * @param words what its line or its receipt says
   * @param pack that made it; {@link PackRef#NONE} when that cannot be told
   * @param evidence what lies there; throws {@link RenderException} with a sentence when nothing
   *     can be made of it
   */
  public record Exhibit(
      String name, String lineId, String words, PackRef pack, Supplier<Evidence> evidence) {
    /**
     * Renders it again and compares; what cannot be made anything of is unverifiable.
     *
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public Verdict judgedBy(Verification verification, Cancellation cancel) {
      try {
        return verification.verify(evidence.get(), Progress.Listener.NONE, cancel);
      } catch (AuthorException e) {
        return new Verdict(
            lineId, name, Verdict.Outcome.UNVERIFIABLE, List.of(), Optional.empty(), e.sentence());
      }
    }
  }

  /**
   * Of a project.
   *
   * @param lineNow what a line would render today, where that can be told
   */
  public static List<Exhibit> of(
      ProjectFolder folder, Project project, Function<Line, Optional<Utterance>> lineNow) {
    List<Exhibit> exhibits = new ArrayList<>();
    project
        .lines()
        .filter(line -> !line.takeFingerprint().isEmpty())
        .forEach(
            line ->
                exhibits.add(
                    new Exhibit(
                        line.takeFingerprint(),
                        line.id(),
                        line.text(),
                        packOf(folder, line),
                        () -> evidence(folder, line, lineNow))));
    return exhibits;
  }

  private static PackRef packOf(ProjectFolder folder, Line line) {
    try {
      return folder
          .takes()
          .receiptAlone(line.takeFingerprint())
          .map(VerificationSource::packOf)
          .orElse(PackRef.NONE);
    } catch (AuthorException e) {
      return PackRef.NONE;
    }
  }

  private static PackRef packOf(Receipt receipt) {
    try {
      return new PackRef(receipt.pack().name(), receipt.pack().sha256());
    } catch (EditException e) {
      return PackRef.NONE;
    }
  }

  private static Evidence evidence(
      ProjectFolder folder, Line line, Function<Line, Optional<Utterance>> lineNow) {
    String fingerprint = line.takeFingerprint();
    TakeFolder takes = folder.takes();
    Receipt receipt =
        takes
            .receiptAlone(fingerprint)
            .orElseThrow(() -> new StorageException("Its receipt is missing."));
    return new Evidence(
        fingerprint,
        receipt.shownBy(line.id(), receipt.owner().speakerId(), receipt.owner().seedOrigin()),
        takes.soundAsItIs(fingerprint).map(pcm -> Evidence.Sound.ofTake(pcm, receipt)),
        folder.clips().asItIs(receipt.said().clipSha256()),
        lineNow.apply(line));
  }

  /** Of an export or a batch's output. */
  public static List<Exhibit> of(ExportFolder folder) {
    List<Exhibit> exhibits = new ArrayList<>();
    for (ExportFolder.Item item : folder.items()) {
      exhibits.add(
          new Exhibit(
              item.file(),
              item.receipt().owner().lineId(),
              item.receipt().said().text(),
              packOf(item.receipt()),
              () -> evidence(folder, item)));
    }
    return exhibits;
  }

  private static Evidence evidence(ExportFolder folder, ExportFolder.Item item) {
    Receipt receipt = item.receipt();
    Optional<Pcm> wav = folder.wav(item);
    Optional<Evidence.ClipNow> clip = folder.clips().asItIs(receipt.said().clipSha256());
    return new Evidence(
        receipt.fingerprint(),
        receipt,
        wav.map(
            pcm ->
                new Evidence.Sound(
                    pcm,
                    item.depth(),
                    item.outputPcmSha256(),
                    take -> ExportFolder.atRate(take, item.sampleRateHz(), item.depth()))),
        clip,
        Optional.empty());
  }
}
