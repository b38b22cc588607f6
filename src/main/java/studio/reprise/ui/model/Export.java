package studio.reprise.ui.model;

import java.util.List;
import java.util.OptionalInt;
import studio.reprise.audio.SampleDepth;
import studio.reprise.desk.ProjectExport.Form;
import studio.reprise.desk.game.GameProfile.WaveForm;
import studio.reprise.storage.ExportPattern;

/**
 * What an author asks to be handed over.
 *
 * @param pattern names the WAVs
 * @param scenes by id; empty: all
 * @param sampleRateHz of the WAVs; empty: the takes' own
 * @param depth of their samples
 * @param form whether scenes are joined, too
 * @param engine the id of the profile of a game's engine, or "": none
 * @param waveForm what stands around the sound of a line
 * @param folder where to, or "" while nobody has said it
 */
public record Export(
    String pattern,
    List<String> scenes,
    OptionalInt sampleRateHz,
    SampleDepth depth,
    Form form,
    String engine,
    WaveForm waveForm,
    String folder) {
  /** Every line, named and sampled as usual. */
  public static final Export USUAL =
      new Export(
          ExportPattern.DEFAULT,
          List.of(),
          OptionalInt.empty(),
          SampleDepth.BITS_16,
          Form.LINES,
          "",
          WaveForm.PLAIN,
          "");

  public Export {
    scenes = List.copyOf(scenes);
  }

  /** The same into another folder. */
  public Export into(String other) {
    return new Export(pattern, scenes, sampleRateHz, depth, form, engine, waveForm, other);
  }
}
