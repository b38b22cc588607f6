package studio.reprise.desk;

/**
 * What becomes of a project's scripts that are saved while the project is open.
 *
 * @param taking whether what changed comes in
 * @param then what is done with the lines that changed
 */
public record Following(Taking taking, Then then) {
  /** Nobody looks; what is imported by hand stays as it is. */
  public static final Following OFF = new Following(Taking.NEVER, Then.RENDERED);

  /** Whether what changed in a script comes in. */
  public enum Taking {
    /** Scripts are not looked at. */
    NEVER,
    /** It is told, and taken when the author says so. */
    ASKED,
    /** It is taken at once, unless the author changed the same words. */
    AT_ONCE
  }

  /** What is done with lines whose words came in. */
  public enum Then {
    NOTHING,
    RENDERED,
    /** Rendered, and everything is exported as the last time. */
    EXPORTED
  }

  /** True when scripts are looked at. */
  public boolean isOn() {
    return taking != Taking.NEVER;
  }
}
