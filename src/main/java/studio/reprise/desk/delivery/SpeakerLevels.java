package studio.reprise.desk.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The gains that bring the speakers of a chapter to one level: the gated mean of all that is spoken
 * in it, as the takes' receipts say.
 */
final class SpeakerLevels {
  private static final double MOST_DB = 6;
  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;

  private final Map<String, Double> gains = new HashMap<>();

  /**
   * A take of a speaker.
   *
   * @param weight its length, in samples
   */
  record Spoken(String speakerId, double lufs, long weight) {}

  SpeakerLevels(List<Spoken> takes) {
    double all = gatedMean(takes);
    takes.stream()
        .map(Spoken::speakerId)
        .distinct()
        .forEach(
            speaker -> {
              double own =
                  gatedMean(takes.stream().filter(t -> t.speakerId().equals(speaker)).toList());
              double gain = Double.isFinite(own) && Double.isFinite(all) ? all - own : 0;
              gains.put(speaker, Math.max(-MOST_DB, Math.min(MOST_DB, gain)) + 0.0);
            });
  }

  private static double gatedMean(List<Spoken> takes) {
    double absolute = mean(takes, ABSOLUTE_GATE);
    return mean(takes, Math.max(ABSOLUTE_GATE, absolute + RELATIVE_GATE));
  }

  private static double mean(List<Spoken> takes, double gate) {
    double power = 0;
    double weight = 0;
    for (Spoken take : takes) {
      if (take.lufs() > gate) {
        power += take.weight() * StrictMath.pow(10, take.lufs() / 10);
        weight += take.weight();
      }
    }
    return weight == 0 ? Double.NEGATIVE_INFINITY : 10 * StrictMath.log10(power / weight);
  }

  double gainDb(String speakerId) {
    return gains.getOrDefault(speakerId, 0.0);
  }
}
