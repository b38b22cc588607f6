package studio.reprise.speech;

/**
 * What the engine's check of itself said before the first word.
 *
 * @param kernels how many were tried beside plain loops
 * @param worst the largest error as a share of what it is allowed, below 1
 * @param milliseconds how long it took, most of it while weights were read
 * @param digest of its own result bits, lower-case hex: the half of every pack's trials, then that
 *     of this pack's; "" where nothing was checked
 */
public record Checked(int kernels, double worst, double milliseconds, String digest) {
  /** Of an engine that has nothing to check. */
  public static final Checked NOTHING = new Checked(0, 0, 0, "");
}
