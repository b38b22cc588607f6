package studio.reprise.document;

import studio.reprise.sentence.AuthorException;

/**
 * An edit that makes no sense on this project; it carries a sentence for the author. Nothing was
 * changed.
 */
public class EditException extends AuthorException {
  private static final long serialVersionUID = 1L;

  public EditException(String pattern, Object... values) {
    super(pattern, values);
  }

  public EditException(Throwable cause, String pattern, Object... values) {
    super(cause, pattern, values);
  }
}
