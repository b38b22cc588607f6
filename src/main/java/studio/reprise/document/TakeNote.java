package studio.reprise.document;

/**
 * What the author thinks of a take.
 *
 * @param fingerprint names the take
 * @param note in words
 */
public record TakeNote(String fingerprint, String note) {
  public TakeNote {
    Ids.requireHash(fingerprint, "take");
    Ids.requireText(note, 5000, "note");
  }
}
