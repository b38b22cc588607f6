package studio.reprise.audio.codec;

import java.util.Map;

/**
 * What a sound file is, as its container says and its decoder found.
 *
 * @param codec in FFmpeg's words: mp3, aac, flac, opus, pcm_s24le
 * @param sampleRateHz of the sound
 * @param channels of the sound
 * @param bits a sample, where the codec says so; else 0
 * @param bitsPerSecond as the container says, else 0
 * @param frames samples of a channel
 * @param tags by their names in lower case
 */
public record SoundFacts(
    String codec,
    int sampleRateHz,
    int channels,
    int bits,
    long bitsPerSecond,
    long frames,
    Map<String, String> tags) {
  public SoundFacts {
    tags = Map.copyOf(tags);
  }

  /** How long it sounds. */
  public double seconds() {
    return (double) frames / sampleRateHz;
  }
}
