package studio.reprise.audio;

import java.io.IOException;

/** Takes a sound of several channels piece by piece. */
@FunctionalInterface
public interface ChannelSink {
  /**
   * Takes the next samples; they are the caller's again afterwards. A sound changes neither its
   * rate nor its number of channels on the way.
   *
   * @param channels {@code [channels][samples]}, full scale -1..1
   * @param count so many of each
   */
  void write(float[][] channels, int count, int sampleRateHz) throws IOException;
}
