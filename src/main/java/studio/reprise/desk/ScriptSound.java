package studio.reprise.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Resampler;
import studio.reprise.audio.SoundSource;

/** The timeline as sound: takes are read when they come up, and a few are kept. */
public final class ScriptSound implements SoundSource {
  private static final int MOST_KEPT = 4;

  private final Timeline layout;
  private final Function<String, Optional<Pcm>> takes;
  private final Map<String, float[]> kept =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > MOST_KEPT;
        }
      };

  public ScriptSound(Timeline layout, Function<String, Optional<Pcm>> takes) {
    this.layout = layout;
    this.takes = takes;
  }

  @Override
  public int sampleRateHz() {
    return layout.sampleRateHz();
  }

  @Override
  public long length() {
    return layout.length();
  }

  @Override
  public void read(long position, float[] into, int count) {
    java.util.Arrays.fill(into, 0, count, 0);
    for (int i = layout.indexAt(position); i < layout.placed().size(); i++) {
      Timeline.Placed placed = layout.placed().get(i);
      if (placed.start() >= position + count) {
        return;
      }
      float[] sound = samples(placed.fingerprint());
      long from = Math.max(position, placed.start());
      long to = Math.min(position + count, placed.start() + sound.length);
      for (long at = from; at < to; at++) {
        into[(int) (at - position)] += sound[(int) (at - placed.start())];
      }
    }
  }

  private float[] samples(String fingerprint) {
    if (fingerprint.isEmpty()) {
      return new float[0];
    }
    float[] known = kept.get(fingerprint);
    if (known == null) {
      known =
          takes
              .apply(fingerprint)
              .map(pcm -> Resampler.resample(pcm, layout.sampleRateHz()).samples())
              .orElse(new float[0]);
      kept.put(fingerprint, known);
    }
    return known;
  }
}
