package studio.reprise.storage.script;

import studio.reprise.storage.StorageException;

/** Nobody wants the script any more that is being read. */
public final class ReadingCancelled extends StorageException {
  private static final long serialVersionUID = 1L;

  public ReadingCancelled() {
    super("Reading the script was cancelled.");
  }
}
