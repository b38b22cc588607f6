package studio.reprise.audio;

import java.io.IOException;

/**
 * Takes a sound piece by piece. How it is cut into pieces makes no difference to what comes out.
 */
@FunctionalInterface
public interface SampleSink {
  /**
   * Takes the next samples; they are the caller's again afterwards.
   *
   * @param samples one channel, full scale -1..1
   * @throws IOException what a disk behind it said
   */
  void write(float[] samples, int from, int count) throws IOException;
}
