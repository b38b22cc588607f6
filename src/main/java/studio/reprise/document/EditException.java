package studio.reprise.document;

/**
 * An edit that makes no sense on this project; the message is a sentence for the author. Nothing
 * was changed.
 */
public class EditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EditException(String sentence) {
    super(sentence);
  }
}
