package studio.reprise.desk.delivery;

import java.util.ArrayList;
import java.util.List;
import studio.reprise.desk.Timeline.Placed;

/**
 * Cuts a chapter that is longer than a receiver takes: into as few parts as will do, of about one
 * length, each cut behind a paragraph, or behind a line where no paragraph ends.
 */
final class ChapterCut {
  private ChapterCut() {}

  /**
   * The lines of each part; one part where nothing has to be cut.
   *
   * @param placed in their order
   * @param most samples of a part, 1 or more; a single line may be longer, and is a part then
   */
  static List<List<Placed>> parts(List<Placed> placed, long most) {
    List<List<Placed>> parts = new ArrayList<>();
    List<Placed> left = placed;
    while (length(left) > most && left.size() > 1) {
      int cut = cut(left, most);
      parts.add(left.subList(0, cut));
      left = left.subList(cut, left.size());
    }
    parts.add(left);
    return List.copyOf(parts);
  }

  private static long length(List<Placed> placed) {
    return placed.get(placed.size() - 1).end() - placed.get(0).start();
  }

  /** How many lines the first part has: the best end that is not too late, or one line. */
  private static int cut(List<Placed> left, long most) {
    long wanted = length(left) / ((length(left) + most - 1) / most);
    int best = 1;
    for (int lines = 2; lines < left.size() && length(left.subList(0, lines)) <= most; lines++) {
      if (isBetter(left, lines, best, wanted)) {
        best = lines;
      }
    }
    return best;
  }

  private static boolean isBetter(List<Placed> left, int lines, int than, long wanted) {
    boolean ends = left.get(lines - 1).line().endsParagraph();
    boolean endsThere = left.get(than - 1).line().endsParagraph();
    long away = Math.abs(length(left.subList(0, lines)) - wanted);
    long awayThere = Math.abs(length(left.subList(0, than)) - wanted);
    return ends == endsThere ? away < awayThere : ends;
  }
}
