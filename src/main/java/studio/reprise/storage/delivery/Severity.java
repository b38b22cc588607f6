package studio.reprise.storage.delivery;

import java.util.Locale;

/** How bad it is when a check fails. */
public enum Severity {
  /** The receiver sends it back. */
  ERROR,
  /** Somebody should listen. */
  WARNING,
  /** A person has said that it is meant. */
  ACKNOWLEDGED,
  /** Not looked at. */
  OFF;

  /** As profiles and reports write it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
