package studio.reprise.storage;

import studio.reprise.render.RenderException;

/**
 * Something on disk cannot be read or written; the message is a sentence with the file (and line),
 * what was found, and what was kept.
 */
public class StorageException extends RenderException {
  private static final long serialVersionUID = 1L;

  public StorageException(String sentence) {
    super(sentence);
  }

  public StorageException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
