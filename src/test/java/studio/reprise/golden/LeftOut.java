package studio.reprise.golden;

import java.util.function.Predicate;

/** A kind of golden file that the port does not compute, with the reason that the list prints. */
record LeftOut(Predicate<GoldenEntry> kind, String reason) implements GoldenCase {
  @Override
  public boolean fits(GoldenEntry entry) {
    return kind.test(entry);
  }

  @Override
  public void check(GoldenEntry entry) {
    entry.note("left out as a whole: " + reason);
    if (entry.hasTensors()) {
      entry.tensors().leaveOutAll();
    }
  }
}
