package studio.reprise.speech.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.reprise.speech.SpeechException;

/**
 * The constants of {@code hift/config.json}, section {@code source_filter}.
 *
 * @param f0ThresholdHz a predicted pitch below this is silence of the voice
 * @param voicedFloorHz a frame above this is voiced
 * @param defaultF0Hz pitch of a line without any voiced frame
 * @param maxHarmonicHz no harmonic at or above
 * @param amplitudeIterations passes of the amplitude fit
 * @param envelopeIterations passes of the noise envelope fit
 * @param cepstrumCut cepstral values that shape the minimum phase
 * @param noiseMixVoiced share of noise in voiced frames, far above the centre
 * @param noiseMixCentreHz where half of that share is reached
 * @param noiseMixSlopeHz how fast
 * @param noiseWindow length of the noise frames in samples
 * @param noiseHop hop of the noise frames in samples
 * @param noiseScaleIn divides the envelope
 * @param noiseScaleOut divides the noise
 * @param melCorrectionIterations passes of the mel correction
 * @param gainMin least correction of a band
 * @param gainMax most correction of a band
 * @param cutoffBin first bin without sound
 * @param olaFloor least window power when frames are added up
 * @param audioLimit samples are limited to this
 */
public record SourceFilterConfig(
    double f0ThresholdHz,
    double voicedFloorHz,
    double defaultF0Hz,
    double maxHarmonicHz,
    int amplitudeIterations,
    int envelopeIterations,
    int cepstrumCut,
    double noiseMixVoiced,
    double noiseMixCentreHz,
    double noiseMixSlopeHz,
    int noiseWindow,
    int noiseHop,
    double noiseScaleIn,
    double noiseScaleOut,
    int melCorrectionIterations,
    double gainMin,
    double gainMax,
    int cutoffBin,
    double olaFloor,
    double audioLimit) {

  /**
   * Reads {@code hift/config.json}.
   *
   * @throws SpeechException when it is no JSON file
   */
  public static SourceFilterConfig read(Path file) {
    try {
      return of(new ObjectMapper().readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  /** From the file's content; a missing key has the value of the first pack. */
  public static SourceFilterConfig of(JsonNode file) {
    JsonNode c = file.path("source_filter");
    return new SourceFilterConfig(
        c.path("f0_threshold_hz").asDouble(60),
        c.path("voiced_floor_hz").asDouble(50),
        c.path("default_f0_hz").asDouble(120),
        c.path("max_harmonic_hz").asDouble(7900),
        c.path("amplitude_iterations").asInt(25),
        c.path("envelope_iterations").asInt(25),
        c.path("cepstrum_cut").asInt(120),
        c.path("noise_mix_voiced").asDouble(0.35),
        c.path("noise_mix_centre_hz").asDouble(5000),
        c.path("noise_mix_slope_hz").asDouble(500),
        c.path("noise_window").asInt(960),
        c.path("noise_hop").asInt(240),
        c.path("noise_scale_in").asDouble(23.8),
        c.path("noise_scale_out").asDouble(1.5),
        c.path("mel_correction_iterations").asInt(4),
        c.path("gain_min").asDouble(0.25),
        c.path("gain_max").asDouble(4),
        c.path("cutoff_bin").asInt(641),
        c.path("ola_floor").asDouble(0.2),
        c.path("audio_limit").asDouble(0.99));
  }
}
