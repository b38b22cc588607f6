package studio.reprise.storage.script;

import studio.reprise.storage.StorageException;

/** A text that is neither UTF-8 nor UTF-16: the author has to say what it is. */
public final class UnknownEncoding extends StorageException {
  private static final long serialVersionUID = 1L;

  UnknownEncoding(String name) {
    super(
        "{0} is neither UTF-8 nor UTF-16 text. If an older Windows program wrote it, say that it is"
            + " windows-1252; else save it as UTF-8.",
        name);
  }
}
