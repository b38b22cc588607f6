package studio.reprise.cli;

import java.util.List;
import studio.reprise.storage.delivery.Finding;
import studio.reprise.storage.delivery.Severity;

/** What checks found, on standard error: what would be sent back first. */
final class FindingPrint {
  private final Surroundings surroundings;

  FindingPrint(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  void print(List<Finding> findings) {
    for (Severity severity : Severity.values()) {
      for (Finding found : findings) {
        if (found.severity() == severity) {
          surroundings
              .err()
              .println(severity.key() + ": " + found.id().key() + ": " + found.sentence());
        }
      }
    }
  }
}
