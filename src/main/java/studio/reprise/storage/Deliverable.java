package studio.reprise.storage;

import java.util.List;
import java.util.Optional;
import studio.reprise.audio.SampleDepth;
import studio.reprise.audio.wave.WaveChunks;
import studio.reprise.render.Receipt;

/**
 * One WAV that is handed over.
 *
 * @param file its path below the folder, with "/", without the ending
 * @param receipt of the take, as the line shows it
 * @param sampleRateHz of the WAV
 * @param depth of its samples
 * @param scene the scene's title; empty outside projects
 * @param speaker the speaker's name
 * @param around chunks that stand around the sound
 * @param promptAudioAsGiven the clip's path as a batch file had it; empty elsewhere
 */
public record Deliverable(
    String file,
    Receipt receipt,
    int sampleRateHz,
    SampleDepth depth,
    Optional<String> scene,
    String speaker,
    WaveChunks around,
    Optional<String> promptAudioAsGiven) {
  /** Sample rates that a WAV can be asked for. */
  public static final List<Integer> RATES_HZ =
      List.of(16_000, 22_050, 24_000, 32_000, 44_100, 48_000);

  /** In 16 bits, as takes are, with nothing around the sound. */
  public Deliverable(
      String file,
      Receipt receipt,
      int sampleRateHz,
      Optional<String> scene,
      String speaker,
      Optional<String> promptAudioAsGiven) {
    this(
        file,
        receipt,
        sampleRateHz,
        SampleDepth.BITS_16,
        scene,
        speaker,
        WaveChunks.NONE,
        promptAudioAsGiven);
  }

  DeliveryOrder.Output output() {
    return new DeliveryOrder.Output(file + ".wav", receipt.owner().lineId());
  }
}
