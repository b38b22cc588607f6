package studio.reprise.speech;

import studio.reprise.sentence.AuthorException;

/**
 * The one exception of the engine: a pack, a clip or a text that cannot be used. It carries a
 * sentence for the author: what is wrong, where (file, tensor, position), expected and found, and
 * what to do.
 */
public class SpeechException extends AuthorException {
  private static final long serialVersionUID = 1L;

  public SpeechException(String pattern, Object... values) {
    super(pattern, values);
  }

  public SpeechException(Throwable cause, String pattern, Object... values) {
    super(cause, pattern, values);
  }
}
