package studio.reprise.storage;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import studio.reprise.document.script.ScriptDraft;

/**
 * A project's imported scripts, {@code sources/<sha256>.json}, named by their bytes. They are added
 * and never changed or deleted: undo finds the base of any import again.
 */
public final class SourceFolder {
  /** The folder's name in the project. */
  static final String NAME = "sources";

  private static final long SIZE_LIMIT = 512L << 20;

  private final Path folder;
  private final Runnable requireWritable;

  /** What a hash names never changes: it is read once while there is room. */
  private final Map<String, SoftReference<ScriptDraft>> known = new ConcurrentHashMap<>();

  /**
   * @param requireWritable throws a sentence when nothing may be put
   */
  SourceFolder(Path folder, Runnable requireWritable) {
    this.folder = folder;
    this.requireWritable = requireWritable;
  }

  /**
   * Keeps a draft.
   *
   * @return the hash that names it
   */
  public String put(ScriptDraft draft) {
    requireWritable.run();
    byte[] bytes = DraftJson.write(draft);
    String sha256 = AtomicFile.sha256(bytes);
    try {
      AtomicFile.requireFolder(folder);
      AtomicFile.writeIfOther(pathOf(sha256), bytes);
      return sha256;
    } catch (IOException e) {
      throw new StorageException(
          e, "The script cannot be kept in {0}: {1}. The project is unchanged.", folder, e);
    }
  }

  /**
   * What was imported under a hash.
   *
   * @throws StorageException when it is missing, or was changed
   */
  public ScriptDraft get(String sha256) {
    SoftReference<ScriptDraft> kept = known.get(sha256);
    ScriptDraft draft = kept == null ? null : kept.get();
    if (draft == null || !Files.exists(pathOf(sha256), LinkOption.NOFOLLOW_LINKS)) {
      draft = read(sha256);
      known.put(sha256, new SoftReference<>(draft));
    }
    return draft;
  }

  private ScriptDraft read(String sha256) {
    Path file = pathOf(sha256);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > SIZE_LIMIT) {
        throw new StorageException(
            "{0} is missing. Without it a changed script cannot be compared with what was"
                + " imported; bring the file back, or import the script as a new one.",
            file);
      }
      byte[] bytes = Files.readAllBytes(file);
      if (!AtomicFile.sha256(bytes).equals(sha256)) {
        throw new StorageException(
            "{0} is not the script that its name says: somebody changed it. Bring the file back,"
                + " or import the script as a new one.",
            file);
      }
      return DraftJson.read(bytes, file.toString());
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  private Path pathOf(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new StorageException("\"{0}\" names no {1}.", sha256, "script");
    }
    return folder.resolve(sha256 + ".json");
  }
}
