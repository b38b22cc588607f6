package studio.reprise.storage.script;

import studio.reprise.document.script.ScriptDraft;
import studio.reprise.storage.StorageException;

/**
 * Reads one kind of script. It has no state: one reader reads many files, several at once.
 *
 * <p>How one is added: a class here that implements this, its row in {@link BookFormats} or {@link
 * GameFormats}, a row in {@code docs/scripts.md}, sentences in Chinese, a small file in {@code
 * src/test/resources/scripts}; the test over all rows then feeds it damaged files.
 *
 * <p>What every reader keeps to: it invents no word and loses none (what it leaves out goes to
 * {@code leftOut} with a reason); it is bounded (see {@link ScriptFile}), never recurses into what
 * the file nests, opens nothing that the file names but parts of the same archive and {@linkplain
 * ScriptFile#beside neighbours}; it calls {@link ScriptFile#progress} now and then; any bytes give
 * a draft or a {@link StorageException}.
 */
@FunctionalInterface
public interface ScriptReader {
  /**
   * Reads a script.
   *
   * @throws StorageException with the file, and its line where there are lines, when it cannot be
   *     used
   * @throws ReadingCancelled from {@link ScriptFile#progress}
   */
  ScriptDraft read(ScriptFile file, ReadingOptions options);
}
