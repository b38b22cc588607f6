package studio.reprise.storage;

/**
 * Files are in the way of a delivery that are not its own; whoever asked may allow to replace them.
 */
public final class OccupiedException extends StorageException {
  private static final long serialVersionUID = 1L;

  public OccupiedException(String pattern, Object... values) {
    super(pattern, values);
  }

  public OccupiedException(Throwable cause, String pattern, Object... values) {
    super(cause, pattern, values);
  }
}
