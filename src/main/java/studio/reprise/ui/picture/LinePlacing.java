package studio.reprise.ui.picture;

import java.util.List;
import studio.reprise.desk.Timeline;
import studio.reprise.document.Edit;
import studio.reprise.document.EditException;
import studio.reprise.document.LineEdits;

/** Lines are placed in time by the gap before them. */
final class LinePlacing {
  private static final double MOST_GAP_SECONDS = 60;

  private LinePlacing() {}

  /**
   * The edit that lets a line begin at a time.
   *
   * @throws EditException when the line before it still sounds then, there is none before it, or
   *     the gap would be longer than {@value #MOST_GAP_SECONDS} seconds
   */
  static Edit startAt(Timeline layout, String lineId, double seconds) {
    List<Timeline.Placed> placed = layout.placed();
    int at = placed.stream().map(each -> each.line().id()).toList().indexOf(lineId);
    if (at <= 0) {
      throw new EditException(
          "The first line begins where the picture does; place the lines that follow it.");
    }
    Timeline.Placed before = placed.get(at - 1);
    double gap = seconds - before.end() / (double) layout.sampleRateHz();
    if (gap < 0) {
      throw new EditException(
          "The line before it is heard until {0} s. Place it there or later, or make that line"
              + " shorter.",
          String.format(
              java.util.Locale.ROOT, "%.2f", before.end() / (double) layout.sampleRateHz()));
    }
    if (gap > MOST_GAP_SECONDS) {
      throw new EditException(
          "Between two lines there are at most {0} s. Put a line in between.",
          (int) MOST_GAP_SECONDS);
    }
    return LineEdits.changeGap(before.line().id(), Math.round(gap * 1000) / 1000.0);
  }
}
