package studio.reprise.render;

/**
 * A take was rendered and its shelf refused it: a full disk, a folder that is read-only or gone.
 * The next one would be refused as well.
 */
public class TakeNotKeptException extends RenderException {
  private static final long serialVersionUID = 1L;

  public TakeNotKeptException(String pattern, Object... values) {
    super(pattern, values);
  }

  public TakeNotKeptException(Throwable cause, String pattern, Object... values) {
    super(cause, pattern, values);
  }
}
