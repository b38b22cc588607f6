package studio.reprise.render;

import studio.reprise.sentence.AuthorException;

/** A render that cannot happen; it carries a sentence that the author can act on. */
public class RenderException extends AuthorException {
  private static final long serialVersionUID = 1L;

  public RenderException(String pattern, Object... values) {
    super(pattern, values);
  }

  public RenderException(Throwable cause, String pattern, Object... values) {
    super(cause, pattern, values);
  }
}
