package studio.reprise.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * An old take and the one that would stand in its place.
 *
 * @param line the line that both speak
 * @param anew the new take
 * @param decibels how far their mels are apart; see {@link MelAlignment}
 */
public record HeardBoth(Upgrade.Touched line, Receipt anew, double decibels) {

  /** How much longer the new take is; negative when it is shorter. */
  public double longerSeconds() {
    return anew.durationSeconds() - line.take().durationSeconds();
  }

  /**
   * All lines of which there is a new take, the farthest apart first.
   *
   * @param anew by line
   */
  public static List<HeardBoth> farthestFirst(
      List<Upgrade.Touched> lines, Map<String, Receipt> anew) {
    List<HeardBoth> all = new ArrayList<>();
    for (Upgrade.Touched line : lines) {
      Receipt take = anew.get(line.line().id());
      if (take != null) {
        all.add(new HeardBoth(line, take, MelAlignment.decibels(line.take(), take)));
      }
    }
    all.sort(Comparator.comparingDouble(HeardBoth::decibels).reversed());
    return all;
  }
}
