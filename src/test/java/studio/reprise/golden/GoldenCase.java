package studio.reprise.golden;

/**
 * What is checked with one kind of golden file. A kind is known by what the file holds rather than
 * by its name, so that a folder with other dims passes through the same code.
 */
public interface GoldenCase {

  /** Whether this case checks the file. */
  boolean fits(GoldenEntry entry);

  /**
   * Runs the port over the file's inputs and compares every {@code mid.*} and {@code out.*} that
   * the port computes.
   *
   * @throws AssertionError when something differs
   */
  void check(GoldenEntry entry) throws Exception;
}
