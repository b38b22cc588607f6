package studio.reprise.document;

import java.util.Objects;

/**
 * A seed and where it came from.
 *
 * @param value 64 bits, read as signed
 * @param origin who chose it
 */
public record Seed(long value, Origin origin) {
  /** Where a seed came from; each looks different on the screen. */
  public enum Origin {
    /** The project's default. */
    DEFAULT,
    /** Typed or kept by the author. */
    PINNED,
    /** Thrown by the dice. */
    DRAWN,
    /** Kept from an audition of several. */
    SWEPT,
    /** The line is explored: every render draws another. */
    EXPLORED
  }

  /** Of a line that says nothing else: the project's default holds, which begins as this one. */
  public static final Seed DEFAULT = new Seed(42, Origin.DEFAULT);

  public Seed {
    Objects.requireNonNull(origin, "origin");
  }

  public static Seed pinned(long value) {
    return new Seed(value, Origin.PINNED);
  }
}
