package studio.reprise.desk;

import java.util.List;
import studio.reprise.audio.Loudness;
import studio.reprise.audio.SampleDepth;
import studio.reprise.audio.wave.Aswg;
import studio.reprise.audio.wave.AswgField;
import studio.reprise.audio.wave.BroadcastExtension;
import studio.reprise.audio.wave.Ixml;
import studio.reprise.audio.wave.MeasuredLoudness;
import studio.reprise.audio.wave.WaveChunks;
import studio.reprise.document.Line;
import studio.reprise.render.Receipt;

/**
 * What stands around a line's sound for broadcasters' and game studios' tools: {@code bext} and
 * {@code iXML} with the fields of Sony's Audio Standards Working Group. Its words are those of the
 * sound; no day and no hour stand in it, so that the same take gives the same bytes.
 */
final class BroadcastWave {
  private static final String PROGRAM = "Reprise";
  private static final int REFERENCE_DIGITS = 28;
  private static final double UNKNOWN = Double.NaN;

  private BroadcastWave() {}

  /**
   * @param scene the scene's title
   * @param speaker the speaker's name
   */
  static WaveChunks around(
      String project,
      String scene,
      Line line,
      String speaker,
      Receipt receipt,
      int sampleRateHz,
      SampleDepth depth) {
    String words = receipt.said().text();
    String fingerprint = receipt.fingerprint();
    Loudness heard = receipt.measured().loudness();
    MeasuredLoudness measured =
        new MeasuredLoudness(heard.lufs(), UNKNOWN, heard.truePeakDb(), UNKNOWN, UNKNOWN);
    String how = PROGRAM + "; " + receipt.pack().name() + "; seed " + receipt.said().seed();
    BroadcastExtension extension =
        BroadcastExtension.of(
                speaker.isEmpty() ? words : speaker + ": " + words,
                PROGRAM,
                fingerprint.substring(0, REFERENCE_DIGITS),
                List.of(BroadcastExtension.pcmStep(sampleRateHz, depth.bits(), how)))
            .with(measured);
    Aswg aswg =
        Aswg.generatedDialogue()
            .with(AswgField.PROJECT, project)
            .with(AswgField.ORIGINATOR, PROGRAM)
            .with(AswgField.NOTES, line.note())
            .with(AswgField.STATE, "raw")
            .with(AswgField.TEXT, words)
            .with(AswgField.CHARACTER_NAME, speaker)
            .with(AswgField.DIRECTION, line.direction())
            .language(receipt.made().language())
            .with(measured);
    Ixml ixml =
        new Ixml(
            project,
            scene,
            receipt.takeId(),
            fingerprint,
            line.note(),
            sampleRateHz,
            depth.bits(),
            0,
            speaker,
            java.util.Optional.of(aswg));
    return WaveChunks.NONE.with(extension).with(ixml);
  }
}
