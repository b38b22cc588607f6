package studio.reprise.storage.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file that was made, or stayed as it was.
 *
 * @param planned what it is
 * @param entry of {@code delivery.json}
 * @param heard what is in it
 * @param limited what the limiter did
 * @param fate whether it was written
 */
public record DeliveredFile(
    PlannedFile planned, ObjectNode entry, Heard heard, Limited limited, Fate fate) {
  /**
   * What the limiter did.
   *
   * @param share of all samples
   * @param deepestDb at most
   * @param lineId where
   */
  public record Limited(double share, double deepestDb, String lineId) {}

  /** Whether a file was written. */
  public enum Fate {
    WRITTEN,
    /** It was right already. */
    KEPT
  }

  /** SHA-256 of its bytes. */
  public String sha256() {
    return entry.path("sha256").asText();
  }
}
