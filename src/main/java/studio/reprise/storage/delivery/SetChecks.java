package studio.reprise.storage.delivery;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import studio.reprise.storage.OutputName;

/** Holds the files of a set against each other. */
public final class SetChecks {
  private static final double FROM_MEDIAN_LU = 2;

  private final DeliveryProfile profile;
  private final Findings findings;

  /** A file of a set, as it is heard. */
  public record Named(String file, Heard heard) {}

  public SetChecks(DeliveryProfile profile, Findings findings) {
    this.profile = profile;
    this.findings = findings;
  }

  /**
   * What is wrong between files.
   *
   * @param row the files that are heard one after another
   * @param all every sound file
   */
  public void check(List<Named> row, List<Named> all) {
    channels(all);
    median(row);
    names(all);
  }

  private void channels(List<Named> all) {
    Set<Integer> channels =
        all.stream()
            .map(each -> each.heard().facts().channels())
            .collect(Collectors.toCollection(TreeSet::new));
    if (channels.size() > 1) {
      findings.add(
          Finding.of(
              CheckId.CHANNELS_ALIKE,
              Severity.ERROR,
              "Some files are mono and some are not; all of one kind is asked. Deliver them all with one profile."));
    }
  }

  private void median(List<Named> row) {
    if (row.size() < 3 || !profile.changesLevel()) {
      return;
    }
    double[] levels =
        row.stream().mapToDouble(each -> each.heard().levels().lufs()).sorted().toArray();
    double median = (levels[(levels.length - 1) / 2] + levels[levels.length / 2]) / 2;
    for (Named each : row) {
      double off = each.heard().levels().lufs() - median;
      if (Math.abs(off) > FROM_MEDIAN_LU) {
        findings.add(
            CheckId.CHAPTER_MEDIAN,
            Severity.WARNING,
            Math.abs(off),
            FROM_MEDIAN_LU,
            each.file(),
            off > 0
                ? "{0} is {1} LU louder than the middle of the chapters. Listen to both in a row."
                : "{0} is {1} LU softer than the middle of the chapters. Listen to both in a row.",
            each.file(),
            FileChecks.shown(Math.abs(off)));
      }
    }
  }

  private void names(List<Named> all) {
    Set<String> seen = new TreeSet<>();
    for (Named each : all) {
      String name = each.file().substring(each.file().lastIndexOf('/') + 1);
      if (!seen.add(OutputName.folded(each.file()))) {
        findings.add(
            Finding.of(
                    CheckId.NAMES,
                    Severity.ERROR,
                    "Two files are called {0} on some systems. Give their scenes other titles.",
                    each.file())
                .in(each.file()));
      } else if (!OutputName.isPlain(name)) {
        findings.add(
            Finding.of(
                    CheckId.NAMES,
                    Severity.ERROR,
                    "The name {0} is refused by some systems. Give its scene another title.",
                    each.file())
                .in(each.file()));
      }
    }
  }
}
