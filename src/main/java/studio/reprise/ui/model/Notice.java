package studio.reprise.ui.model;

/**
 * Something that stays on the screen until it is dealt with or closed.
 *
 * @param id what it is about; another notice of the same id takes its place
 * @param kind how much it matters
 * @param text what happened, in a sentence or two
 * @param action label of a way out, or ""
 * @param remedy what the way out does
 */
public record Notice(String id, Kind kind, String text, String action, Runnable remedy) {
  /** How much it matters; each has its icon. */
  public enum Kind {
    GOOD,
    INFORMATION,
    WARNING
  }

  public static Notice of(String id, Kind kind, String text) {
    return new Notice(id, kind, text, "", () -> {});
  }
}
