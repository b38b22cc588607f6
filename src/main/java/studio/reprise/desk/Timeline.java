package studio.reprise.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.reprise.audio.Resampler;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.render.Receipt;

/**
 * When every line sounds: in the window, in a joined scene and in what stands beside it. A take has
 * the length that it has in the sound of the timeline's rate.
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

  /** What a line without a take has on a timeline. */
  public enum WithoutTake {
    /** Nothing: it is not there, nor is its gap. */
    LEFT_OUT,
    /** Half a second, so that it can be seen and chosen. */
    HELD_OPEN
  }

  /**
   * Places all lines of a project.
   *
   * @param sampleRateHz of the timeline; takes of another rate keep their duration
   * @param receipts of chosen takes
   */
  public static Timeline of(
      Project project,
      int sampleRateHz,
      Function<String, Optional<Receipt>> receipts,
      WithoutTake without) {
    return of(project, project.scenes(), sampleRateHz, receipts, without);
  }

  /** Places the lines of some scenes of a project, the first one at 0. */
  public static Timeline of(
      Project project,
      List<Scene> scenes,
      int sampleRateHz,
      Function<String, Optional<Receipt>> receipts,
      WithoutTake without) {
    Iterator<Double> gaps = project.gapsAfterSeconds().iterator();
    List<Placed> placed = new ArrayList<>();
    long at = 0;
    for (Scene scene : project.scenes()) {
      boolean isShown = scenes.contains(scene);
      for (Line line : scene.lines()) {
        double gapSeconds = gaps.next();
        if (!isShown) {
          continue;
        }
        String chosen = line.takeFingerprint();
        Optional<Receipt> take = chosen.isEmpty() ? Optional.empty() : receipts.apply(chosen);
        if (take.isEmpty() && without == WithoutTake.LEFT_OUT) {
          continue;
        }
        long length =
            take.map(receipt -> length(receipt, sampleRateHz))
                .orElse(Math.round(PLACEHOLDER_SECONDS * sampleRateHz));
        long gap = Math.round(gapSeconds * sampleRateHz);
        placed.add(
            new Placed(
                line, scene.id(), take.map(Receipt::fingerprint).orElse(""), at, length, gap));
        at += length + gap;
      }
    }
    return new Timeline(sampleRateHz, placed);
  }

  private static long length(Receipt take, int sampleRateHz) {
    return Resampler.length(
        take.made().durationSamples(), take.made().sampleRateHz(), sampleRateHz);
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
