package studio.reprise.document;

import java.util.Collection;

/** Steps that concern the takes of a line: chosen, thrown away, brought back, noted. */
public final class TakeEdits {
  private TakeEdits() {}

  public static Edit chooseTake(String lineId, String fingerprint) {
    return LineEdits.one("Choose take", lineId, line -> line.choosing(fingerprint), "");
  }

  /**
   * Throws a take of a line away: the line no longer shows or has it. Its files stay until the
   * project is cleaned up, so that undo brings it back.
   */
  public static Edit deleteTake(String lineId, String fingerprint) {
    return LineEdits.one("Delete take", lineId, line -> line.binning(fingerprint), "");
  }

  /** Takes out of the bin what lies there of a line. */
  public static Edit restoreTakes(String lineId, Collection<String> fingerprints) {
    return LineEdits.one(
        "Restore takes",
        lineId,
        line -> {
          Line restored = line;
          for (String fingerprint : fingerprints) {
            restored = restored.unbinning(fingerprint);
          }
          return restored;
        },
        "");
  }

  public static Edit noteTake(String lineId, String fingerprint, String note) {
    return LineEdits.one(
        "Note take",
        lineId,
        line ->
            line.withTakeNotes(
                line.noted(
                    new TakeNote(
                        fingerprint,
                        note,
                        line.hasBinned(fingerprint) ? TakeNote.Place.BIN : TakeNote.Place.SHELF))),
        "Note take " + lineId);
  }
}
