package studio.reprise.speech.text.phones;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.SpeechException;

/**
 * Words and their phones, {@code word TAB phones} a line, sorted by code point. The text stays one
 * array of bytes that is searched by halves: a third of a million words open in a tenth of a second
 * and take ten megabytes.
 */
public final class Lexicon {
  private static final int LIMIT = 128 << 20;

  private final byte[] text;
  private final int[] lines;

  private Lexicon(byte[] text, int[] lines) {
    this.text = text;
    this.lines = lines;
  }

  public static Lexicon open(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  public static Lexicon read(InputStream zipped, String file) throws IOException {
    try (InputStream in = new GZIPInputStream(zipped, 1 << 16)) {
      byte[] text = in.readNBytes(LIMIT + 1);
      if (text.length > LIMIT) {
        throw new SpeechException("{0} unpacks to more than 128 MiB and is refused.", file);
      }
      return of(text, file);
    }
  }

  public static Lexicon of(byte[] text, String file) {
    int count = 0;
    for (byte b : text) {
      count += b == '\n' ? 1 : 0;
    }
    int[] lines = new int[count];
    int start = 0;
    int line = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        lines[line++] = start;
        start = i + 1;
      }
    }
    Lexicon lexicon = new Lexicon(text, lines);
    for (int i = 1; i < count; i++) {
      if (!lexicon.inOrder(lines[i - 1], lines[i])) {
        throw new SpeechException(
            "{0}: line {1} is not in code point order, or repeats a word.", file, i + 1);
      }
    }
    return lexicon;
  }

  /** Whether the word at one place is before the word at another. */
  private boolean inOrder(int first, int second) {
    int a = first;
    int b = second;
    while (text[a] == text[b] && text[a] != '\t' && text[a] != '\n') {
      a++;
      b++;
    }
    boolean firstEnds = text[a] == '\t' || text[a] == '\n';
    boolean secondEnds = text[b] == '\t' || text[b] == '\n';
    return !secondEnds && (firstEnds || (text[a] & 0xff) < (text[b] & 0xff));
  }

  private int compare(int line, byte[] word) {
    int at = lines[line];
    for (byte b : word) {
      int here = text[at] == '\t' || text[at] == '\n' ? -1 : text[at] & 0xff;
      if (here != (b & 0xff)) {
        return here - (b & 0xff);
      }
      at++;
    }
    return text[at] == '\t' || text[at] == '\n' ? 0 : 1;
  }

  /** The phones of a lower-case word, or null. */
  public String @Nullable [] phones(String word) {
    byte[] key = word.getBytes(StandardCharsets.UTF_8);
    int low = 0;
    int high = lines.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, key);
      if (order == 0) {
        int start = lines[middle] + key.length + 1;
        int end = start;
        while (end < text.length && text[end] != '\n') {
          end++;
        }
        return new String(text, start, Math.max(0, end - start), StandardCharsets.UTF_8).split(" ");
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  public int size() {
    return lines.length;
  }
}
