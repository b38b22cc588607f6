package studio.reprise.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.Said;
import studio.reprise.sentence.Sentence;

/**
 * A sound file that cannot be read, as readers of files say it; it carries a sentence with the
 * file, what was expected and what was found.
 */
public class AudioFormatException extends IOException implements Said {
  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  public AudioFormatException(String pattern, Object... values) {
    this(Sentence.of(pattern, values), null);
  }

  public AudioFormatException(Throwable cause, String pattern, Object... values) {
    this(Sentence.of(pattern, values), cause);
  }

  private AudioFormatException(Sentence sentence, @Nullable Throwable cause) {
    super(sentence.toString(), cause);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence.toString();
  }

  @Override
  public Sentence sentence() {
    return sentence;
  }
}
