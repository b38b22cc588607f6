package studio.reprise.ui.model;

import java.util.List;

/**
 * Something that stays on the screen until it is dealt with or closed.
 *
 * @param id what it is about; another notice of the same id takes its place
 * @param kind how much it matters
 * @param text what happened, in a sentence or two
 * @param ways ways out of it, the first the likeliest
 */
public record Notice(String id, Kind kind, String text, List<Way> ways) {
  /** How much it matters; each has its icon. */
  public enum Kind {
    GOOD,
    INFORMATION,
    WARNING
  }

  /**
   * A way out.
   *
   * @param action its label
   * @param remedy what it does
   */
  public record Way(String action, Runnable remedy) {}

  public Notice {
    ways = List.copyOf(ways);
  }

  /** With one way out. */
  public Notice(String id, Kind kind, String text, String action, Runnable remedy) {
    this(id, kind, text, List.of(new Way(action, remedy)));
  }

  /** True for what went well and asks for nothing. */
  boolean isMereGoodNews() {
    return kind == Kind.GOOD && ways.isEmpty();
  }

  public static Notice of(String id, Kind kind, String text) {
    return new Notice(id, kind, text, List.of());
  }
}
