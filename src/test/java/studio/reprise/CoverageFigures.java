package studio.reprise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums up JaCoCo's table by room, for the build's output. */
final class CoverageFigures {
  private CoverageFigures() {}

  /**
   * @param args JaCoCo's table: a row a class; columns GROUP, PACKAGE, CLASS, then missed and
   *     covered ones of INSTRUCTION, BRANCH, LINE and more
   */
  public static void main(String[] args) throws IOException {
    Path table = Path.of(args[0]);
    if (!Files.isRegularFile(table)) {
      System.out.println("No test was run: there are no figures of coverage.");
      return;
    }
    Map<String, long[]> lines = new TreeMap<>();
    List<String> rows = Files.readAllLines(table);
    List<String> heads = List.of(rows.get(0).split(","));
    int missed = heads.indexOf("LINE_MISSED");
    int covered = heads.indexOf("LINE_COVERED");
    int room = heads.indexOf("PACKAGE");
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",");
      String[] names = cells[room].split("\\.");
      count(lines, names.length > 2 ? names[2] : "(top)", cells, missed, covered);
      count(lines, "all", cells, missed, covered);
    }
    lines.forEach(
        (name, of) ->
            System.out.printf(
                "%-10s %5.1f %% of %d lines are run by tests%n",
                name, 100.0 * of[1] / (of[0] + of[1]), of[0] + of[1]));
  }

  private static void count(
      Map<String, long[]> lines, String name, String[] cells, int missed, int covered) {
    long[] sums = lines.computeIfAbsent(name, each -> new long[2]);
    sums[0] += Long.parseLong(cells[missed]);
    sums[1] += Long.parseLong(cells[covered]);
  }
}
