package studio.reprise.speech;

/**
 * The one exception of the engine: a pack, a clip or a text that cannot be used. The message is a
 * sentence for the author: what is wrong, where (file, tensor, position), expected and found, and
 * what to do.
 */
public class SpeechException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SpeechException(String sentence) {
    super(sentence);
  }

  public SpeechException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
