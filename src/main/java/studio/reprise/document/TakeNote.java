package studio.reprise.document;

import java.util.Objects;

/**
 * A take that a line has, and what the author thinks of it. The takes that were rendered for the
 * line itself are known by their receipts and need none.
 *
 * @param fingerprint names the take
 * @param note in words
 * @param place whether the line still shows the take
 */
public record TakeNote(String fingerprint, String note, Place place) {

  /** Where the author put a take. */
  public enum Place {
    /** Among the takes of the line. */
    SHELF,
    /** Thrown away; the files stay until the project is cleaned up. */
    BIN
  }

  public TakeNote {
    Ids.requireHash(fingerprint, "take");
    Ids.requireText(note, 5000, "note");
    Objects.requireNonNull(place, "place");
  }

  boolean saysSomething() {
    return !note.isBlank() || place == Place.BIN;
  }
}
