package studio.reprise.document.script;

import java.util.Objects;

/**
 * Where something stands in a script's own files.
 *
 * @param file inside an archive, beside the script, or as the script itself names it; "" for the
 *     script's file
 * @param line from 1, or 0 where lines mean nothing
 * @param anchor a node, a knot, a fragment, or ""
 */
public record Position(String file, int line, String anchor) {
  /** Somewhere in the script. */
  public static final Position NONE = new Position("", 0, "");

  public Position {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(anchor, "anchor");
    if (line < 0) {
      throw new IllegalArgumentException("A line is counted from 1, not " + line);
    }
  }

  /** A line of the script's own file, from 1. */
  public static Position atLine(int line) {
    return new Position("", line, "");
  }
}
