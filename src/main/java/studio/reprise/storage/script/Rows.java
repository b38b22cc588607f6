package studio.reprise.storage.script;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of a text, one after the other: a file of 64 MiB is not held twice. */
final class Rows implements Iterable<String> {
  private final String text;

  private Rows(String text) {
    this.text = text;
  }

  /** Rows end with LF, CR LF or CR, as editors of three systems write them. */
  static Rows of(String text) {
    return new Rows(text);
  }

  @Override
  public Iterator<String> iterator() {
    return new Iterator<>() {
      private int at;

      @Override
      public boolean hasNext() {
        return at <= text.length();
      }

      @Override
      public String next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
          end++;
        }
        String row = text.substring(at, end);
        boolean pair = text.startsWith("\r\n", end);
        at = end + (pair ? 2 : 1);
        return row;
      }
    };
  }
}
