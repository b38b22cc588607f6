package studio.reprise.cli;

import java.util.List;
import java.util.Locale;
import studio.reprise.desk.delivery.DeliveryListener;
import studio.reprise.storage.delivery.DeliveredFile;
import studio.reprise.storage.delivery.PlannedFile;

/** How a delivery goes, on standard error: a bar with the time left on a terminal, else lines. */
final class DeliveryProgress implements DeliveryListener, AutoCloseable {
  private static final int BAR_LETTERS = 24;

  private final Surroundings surroundings;
  private final boolean isShown;
  private final int files;
  private final double seconds;
  private final long start = System.nanoTime();
  private int doneFiles;
  private double doneSeconds;
  private boolean isBarDrawn;

  DeliveryProgress(Surroundings surroundings, CommonOptions common, List<PlannedFile> planned) {
    this.surroundings = surroundings;
    this.isShown = !common.isQuiet();
    this.files = planned.size();
    this.seconds = planned.stream().mapToDouble(PlannedFile::seconds).sum();
  }

  @Override
  public void begins(PlannedFile file) {
    draw(file.file());
  }

  @Override
  public void reaches(PlannedFile file, double share) {
    draw(file.file() + String.format(Locale.ROOT, " %.0f %%", 100 * share));
  }

  @Override
  public void ends(DeliveredFile file) {
    doneFiles++;
    doneSeconds += file.planned().seconds();
    if (isShown && !surroundings.terminal()) {
      boolean isKept = file.fate() == DeliveredFile.Fate.KEPT;
      surroundings
          .err()
          .println(
              doneFiles
                  + "/"
                  + files
                  + " "
                  + file.planned().file()
                  + (isKept ? " (unchanged)" : "")
                  + left());
    }
    draw(file.planned().file());
  }

  private String left() {
    double spent = (System.nanoTime() - start) / 1e9;
    double left = doneSeconds > 0 ? spent * (seconds - doneSeconds) / doneSeconds : 0;
    return left < 1
        ? ""
        : String.format(Locale.ROOT, ", %d:%02d left", (long) left / 60, (long) left % 60);
  }

  private void draw(String file) {
    if (isShown && surroundings.terminal()) {
      int full = (int) Math.round(BAR_LETTERS * (seconds > 0 ? doneSeconds / seconds : 1));
      String bar = "#".repeat(full) + "-".repeat(BAR_LETTERS - full);
      surroundings
          .err()
          .print("\r\u001b[K[" + bar + "] " + doneFiles + "/" + files + left() + " " + file);
      surroundings.err().flush();
      isBarDrawn = true;
    }
  }

  @Override
  public void close() {
    if (isBarDrawn) {
      surroundings.err().print("\r\u001b[K");
      surroundings.err().flush();
    }
  }
}
