package studio.reprise.storage;

import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.AuthorException;

/**
 * Something on disk cannot be read or written; it carries a sentence with the file (and line), what
 * was found, and what was kept.
 */
public class StorageException extends AuthorException {
  private static final long serialVersionUID = 1L;

  public StorageException(String pattern, Object... values) {
    super(pattern, values);
  }

  public StorageException(@Nullable Throwable cause, String pattern, Object... values) {
    super(cause, pattern, values);
  }
}
