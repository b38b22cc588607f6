package studio.reprise.storage.words;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import studio.reprise.document.Project;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.StorageException;

/** Dictionaries come in from files and go out into them; the ending says which form. */
public final class WordFiles {
  /** The endings that are known, for choosers. */
  public static final List<String> ENDINGS = List.of(".csv", ".tsv", ".pls", ".xml");

  private static final long MOST_BYTES = 16L << 20;

  private WordFiles() {}

  /**
   * Reads a dictionary: {@code .pls} and {@code .xml} as a lexicon of the W3C, {@code .tsv} and
   * everything else as tables.
   *
   * @param into the project that gets it: it knows the speakers and lines that are named
   * @throws StorageException with file and line when it cannot be used
   */
  public static WordList read(Path file, Project into) {
    try {
      if (Files.isDirectory(file)) {
        throw new StorageException("{0} is a folder, not a dictionary.", file);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new StorageException("{0} is larger than 16 MiB and no dictionary.", file);
      }
      byte[] content = Files.readAllBytes(file);
      if (isLexicon(file)) {
        return Lexicon.read(content, file.toString());
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return WordTable.read(
          text.startsWith("\uFEFF") ? text.substring(1) : text,
          isTabbed(file) ? '\t' : ',',
          file.toString(),
          into);
    } catch (CharacterCodingException e) {
      throw new StorageException(e, "{0} is not UTF-8 text; save it as UTF-8.", file);
    } catch (IOException e) {
      throw new StorageException(e, "The dictionary {0} cannot be read: {1}.", file, e);
    }
  }

  /**
   * Writes a project's dictionary, whole or not at all. A lexicon knows no speakers and no lines:
   * it holds what is for the whole project.
   *
   * @throws StorageException when the disk refuses
   */
  public static void write(Path file, Project project) {
    String language = project.defaults().language();
    String text =
        isLexicon(file)
            ? Lexicon.write(project, language.isEmpty() ? "en" : language)
            : WordTable.write(project, isTabbed(file) ? '\t' : ',');
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be written: {1}.", file, e);
    }
  }

  /** True when a file of this name leaves entries of speakers and lines out. */
  public static boolean isLexicon(Path file) {
    String name = name(file);
    return name.endsWith(".pls") || name.endsWith(".xml");
  }

  private static boolean isTabbed(Path file) {
    return name(file).endsWith(".tsv");
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
