package studio.reprise.storage.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import studio.reprise.storage.StorageException;

/**
 * Bytes become text: by the byte order mark; else UTF-8 where it is that; else UTF-16 where every
 * other byte of plain letters is zero; else the author is asked.
 */
final class TextEncoding {
  private static final int LOOKED_AT = 4096;

  private TextEncoding() {}

  /**
   * @param asked an encoding that the author named, or ""; a byte order mark goes before it
   * @param where names the file in an error
   */
  static String decode(byte[] bytes, String asked, String where) {
    Optional<Charset> marked = marked(bytes);
    Charset charset =
        marked.orElseGet(
            () ->
                asked.isEmpty()
                    ? lookLikeUtf16(bytes).orElse(StandardCharsets.UTF_8)
                    : charset(asked));
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      String all = text.toString();
      return all.startsWith("\uFEFF") ? all.substring(1) : all;
    } catch (CharacterCodingException e) {
      if (asked.isEmpty() || marked.isPresent()) {
        throw new UnknownEncoding(where);
      }
      throw new StorageException(e, "{0} cannot be read as {1}.", where, charset.name());
    }
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new StorageException(
          e, "\"{0}\" is no encoding that is known; an example is windows-1252.", name);
    }
  }

  private static Optional<Charset> marked(byte[] bytes) {
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (begins(bytes, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (begins(bytes, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (begins(bytes, 0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return begins(bytes, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }

  private static boolean begins(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Letters of most scripts' blanks, digits and marks have a zero byte in UTF-16, and no other. */
  private static Optional<Charset> lookLikeUtf16(byte[] bytes) {
    int looked = Math.min(bytes.length, LOOKED_AT) & ~1;
    int evenZeros = 0;
    int oddZeros = 0;
    for (int i = 0; i < looked; i += 2) {
      evenZeros += bytes[i] == 0 ? 1 : 0;
      oddZeros += bytes[i + 1] == 0 ? 1 : 0;
    }
    int pairs = looked / 2;
    if (pairs == 0 || (evenZeros > 0) == (oddZeros > 0)) {
      return Optional.empty();
    }
    boolean enough = Math.max(evenZeros, oddZeros) * 10 >= pairs;
    return enough
        ? Optional.of(oddZeros > 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  /** The beginning of a file as text, whatever it is. */
  static String glance(byte[] head) {
    Charset charset = marked(head).or(() -> lookLikeUtf16(head)).orElse(StandardCharsets.UTF_8);
    String text = new String(head, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
