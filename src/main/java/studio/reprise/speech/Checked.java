package studio.reprise.speech;

import java.util.List;

/**
 * What the engine's check of itself said before the first word.
 *
 * @param kernels how many were tried beside plain loops
 * @param worst the largest error as a share of what it is allowed, below 1
 * @param milliseconds how long it took, most of it while weights were read
 * @param processorMilliseconds what of it was spent computing, not waiting for a processor
 * @param digest of its own result bits, lower-case hex: the half of every pack's trials, then that
 *     of this pack's; "" where nothing was checked
 * @param keptOut libraries that compute wrongly on this machine, and therefore not at all
 */
public record Checked(
    int kernels,
    double worst,
    double milliseconds,
    double processorMilliseconds,
    String digest,
    List<String> keptOut) {
  /** Of an engine that has nothing to check. */
  public static final Checked NOTHING = new Checked(0, 0, 0, 0, "", List.of());
}
