package studio.reprise.audio;

import java.io.IOException;

/**
 * A sound file that cannot be read; the message is a sentence with the file, what was expected and
 * what was found.
 */
public class AudioFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public AudioFormatException(String sentence) {
    super(sentence);
  }
}
