package studio.reprise.cli;

import java.util.List;
import studio.reprise.desk.ProjectExport;
import studio.reprise.storage.Delivery;

/** What lies in a folder beside what was just handed over, on standard error. */
final class DeliveryNotes {
  private static final int MOST_NAMED = 20;

  private final Surroundings surroundings;

  DeliveryNotes(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  void print(ProjectExport.Result done) {
    print(done.outcome());
    done.remarks().forEach(remark -> surroundings.err().println("reprise: " + remark));
  }

  void print(Delivery.Outcome outcome) {
    name(outcome.leftOver(), "is left over from earlier; --prune deletes it");
    name(outcome.deleted(), "was left over from earlier and is deleted");
  }

  private void name(List<String> files, String what) {
    files.stream()
        .limit(MOST_NAMED)
        .forEach(file -> surroundings.err().println("reprise: " + file + " " + what + "."));
    if (files.size() > MOST_NAMED) {
      surroundings
          .err()
          .println("reprise: ... and " + (files.size() - MOST_NAMED) + " more files like these.");
    }
  }
}
