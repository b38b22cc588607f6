package studio.reprise.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.document.EditException;
import studio.reprise.document.Project;
import studio.reprise.storage.ScriptBuilder.Heading;

/**
 * Scripts from other programs. <b>Text</b>: one line each; "# Title" begins a scene; an empty line
 * ends a paragraph; {@code NAME: words} and {@code NAME (direction): words} say who speaks, when
 * the name is in capitals or is a speaker of the project. <b>Tables</b>: {@link ScriptTable}.
 */
public final class ScriptImport {
  private static final long MOST_BYTES = 64L << 20;
  private static final Pattern SCENE = Pattern.compile("#{1,6}\\s+(.+)");
  private static final Pattern SPOKEN =
      Pattern.compile(
          "([\\p{L}][\\p{L}\\p{M}\\p{N} .'\u2019_-]{0,59}?)\\s*(?:[(\uff08]([^()\uff08\uff09]{1,200})[)\uff09])?\\s*[:\uff1a]\\s*(.+)");

  private ScriptImport() {}

  /**
   * Reads a file: {@code .csv} and {@code .tsv} as tables, everything else as text.
   *
   * @param into the project that gets it; it decides which names and ids are taken
   * @throws StorageException with file and line when it cannot be used
   */
  public static ImportedScript read(Path file, Project into) {
    String text = text(file);
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      return ScriptTable.read(text, name.endsWith(".tsv") ? '\t' : ',', file.toString(), into);
    }
    return ofText(text, file.toString(), into);
  }

  private static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new StorageException("{0} is a folder, not a script.", file);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new StorageException("{0} is larger than 64 MiB and no script.", file);
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new StorageException(e, "{0} is not UTF-8 text; save it as UTF-8.", file);
    } catch (IOException e) {
      throw new StorageException(e, "The script {0} cannot be read: {1}.", file, e);
    }
  }

  /**
   * Reads plain text, from a file or the clipboard.
   *
   * @param where names it in an error
   */
  public static ImportedScript ofText(String text, String where, Project into) {
    ScriptBuilder script = new ScriptBuilder(into);
    Heading scene = new Heading("", 0);
    int number = 0;
    for (String row : text.stripTrailing().split("\\R", -1)) {
      number++;
      String words = row.strip();
      Matcher title = SCENE.matcher(words);
      try {
        if (words.isEmpty()) {
          script.endParagraph(scene);
        } else if (title.matches()) {
          scene = new Heading(title.group(1), scene.number() + 1);
          script.beginScene(scene);
        } else {
          line(script, scene, words);
        }
      } catch (EditException e) {
        throw new StorageException(e, "{0}, line {1}: {2}", where, number, e);
      }
    }
    return script.script();
  }

  private static void line(ScriptBuilder script, Heading scene, String words) {
    Matcher spoken = SPOKEN.matcher(words);
    if (spoken.matches() && isName(spoken.group(1), script)) {
      String direction = spoken.group(2) == null ? "" : spoken.group(2).strip();
      script.line(
          scene,
          "",
          spoken.group(3),
          script.speaker(spoken.group(1)),
          line -> line.withDirection(direction));
    } else {
      script.line(scene, "", words, script.speaker(""), line -> line);
    }
  }

  /** "He said: go" is a sentence; "HE: go" and the name of a speaker are not. */
  private static boolean isName(String text, ScriptBuilder script) {
    boolean capitals =
        text.equals(text.toUpperCase(Locale.ROOT)) && !text.equals(text.toLowerCase(Locale.ROOT));
    return capitals || script.knows(text);
  }
}
