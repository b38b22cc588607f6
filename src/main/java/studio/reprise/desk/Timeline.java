package studio.reprise.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.render.Receipt;

/**
 * When every line sounds. Takes have their true length; a line without one holds half a second
 * open, so that it can be seen and chosen.
 */
public final class Timeline {
  private static final double PLACEHOLDER_SECONDS = 0.5;

  public static final Timeline EMPTY = new Timeline(24_000, List.of());

  /**
   * A line on the timeline; times in samples.
   *
   * @param fingerprint of its take, or "" while it has none
   * @param gap silence after it
   */
  public record Placed(
      Line line, String sceneId, String fingerprint, long start, long length, long gap) {
    public long end() {
      return start + length;
    }
  }

  private final int sampleRateHz;
  private final List<Placed> placed;
  private final Map<String, Placed> byLine = new HashMap<>();

  private Timeline(int sampleRateHz, List<Placed> placed) {
    this.sampleRateHz = sampleRateHz;
    this.placed = placed;
    placed.forEach(each -> byLine.put(each.line().id(), each));
  }

  /**
   * Places all lines.
   *
   * @param sampleRateHz of the timeline; takes of another rate keep their duration
   * @param receipts of chosen takes
   */
  public static Timeline of(
      Project project, int sampleRateHz, Function<String, Optional<Receipt>> receipts) {
    List<Double> gaps = project.gapsAfterSeconds();
    List<Placed> placed = new ArrayList<>(gaps.size());
    long at = 0;
    int index = 0;
    for (Scene scene : project.scenes()) {
      for (Line line : scene.lines()) {
        Optional<Receipt> receipt =
            line.takeFingerprint().isEmpty()
                ? Optional.empty()
                : receipts.apply(line.takeFingerprint());
        double seconds = receipt.map(Receipt::durationSeconds).orElse(PLACEHOLDER_SECONDS);
        long length = Math.round(seconds * sampleRateHz);
        long gap = Math.round(gaps.get(index++) * sampleRateHz);
        placed.add(
            new Placed(
                line, scene.id(), receipt.map(Receipt::fingerprint).orElse(""), at, length, gap));
        at += length + gap;
      }
    }
    return new Timeline(sampleRateHz, placed);
  }

  public int sampleRateHz() {
    return sampleRateHz;
  }

  public List<Placed> placed() {
    return placed;
  }

  public Optional<Placed> of(String lineId) {
    return Optional.ofNullable(byLine.get(lineId));
  }

  /** Samples from the first line's start to the last one's end. */
  public long length() {
    return placed.isEmpty() ? 0 : placed.get(placed.size() - 1).end();
  }

  /** Index of the line that sounds at a sample, or whose gap follows there. */
  public int indexAt(long sample) {
    int low = 0;
    int high = placed.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (placed.get(middle).start() <= sample) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
