package studio.reprise.render;

/** A render that cannot happen; the message is a sentence that the author can act on. */
public class RenderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RenderException(String sentence) {
    super(sentence);
  }

  public RenderException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
