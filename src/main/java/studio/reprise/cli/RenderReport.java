package studio.reprise.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import studio.reprise.render.Flag;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderEvent;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Directions;
import studio.reprise.speech.Manner;

/** Hears the queue, counts, and shows on standard error how far it is. */
final class RenderReport {
  private static final long REDRAW_NANOSECONDS = 100_000_000;
  private static final int BAR = 24;
  private static final int WIDTH = 78;

  private final Surroundings surroundings;
  private final boolean quiet;
  private final int total;
  private final Map<String, Receipt> finished = new LinkedHashMap<>();
  private final Map<String, String> failed = new LinkedHashMap<>();
  private Supplier<OptionalDouble> remaining = OptionalDouble::empty;
  private Optional<String> halted = Optional.empty();
  private int rendered;
  private long drawn;
  private boolean barShown;

  RenderReport(Surroundings surroundings, CommonOptions common, int total) {
    this.surroundings = surroundings;
    this.quiet = common.isQuiet();
    this.total = total;
  }

  /** Where the remaining time comes from. */
  void watch(Supplier<OptionalDouble> remainingSeconds) {
    remaining = remainingSeconds;
  }

  synchronized void hear(RenderEvent event) {
    if (event instanceof RenderEvent.Progressed at) {
      if (surroundings.terminal() && System.nanoTime() - drawn > REDRAW_NANOSECONDS) {
        bar(at.jobId(), at.fraction());
      }
    } else if (event instanceof RenderEvent.Finished done) {
      finished.put(done.jobId(), done.receipt());
      boolean anew = done.source() == RenderEvent.Source.RENDERED;
      rendered += anew ? 1 : 0;
      line(done.jobId(), anew ? figures(done.receipt()) : "is there already");
    } else if (event instanceof RenderEvent.Failed no) {
      failed(no.jobId(), no.sentence());
    } else if (event instanceof RenderEvent.Halted no) {
      halted = Optional.of(no.sentence().toString());
    } else if (event instanceof RenderEvent.Opened open && !quiet) {
      clear();
      surroundings.err().println(open.pack().name() + " on " + open.engine().deviceNote());
    }
  }

  /** A line that never came to the queue. */
  synchronized void failed(String id, Sentence sentence) {
    failed.put(id, sentence.toString());
    complain(id, sentence);
  }

  /** Why the queue paused by itself before all was rendered. */
  synchronized Optional<String> halted() {
    return halted;
  }

  Map<String, Receipt> finished() {
    return finished;
  }

  Map<String, String> failed() {
    return failed;
  }

  int rendered() {
    return rendered;
  }

  int reused() {
    return finished.size() - rendered;
  }

  /** Takes the bar away. */
  synchronized void clear() {
    if (barShown) {
      surroundings.err().print("\r" + " ".repeat(WIDTH) + "\r");
      surroundings.err().flush();
      barShown = false;
    }
  }

  private static String figures(Receipt receipt) {
    String flags =
        receipt.measured().flags().isEmpty()
            ? ""
            : "  (!) " + Flag.sentences(receipt.measured().flags());
    return String.format(
        Locale.ROOT,
        "%.1f s rendered in %.1f s%s%s",
        receipt.durationSeconds(),
        receipt.made().render().seconds(),
        acted(receipt),
        flags);
  }

  /** What became of directions that were to be acted. */
  private static String acted(Receipt receipt) {
    if (receipt.said().reading().directions() != Directions.ACTED) {
      return "";
    }
    String manners =
        receipt.made().manners().stream()
            .filter(manner -> manner != Manner.PLAIN)
            .distinct()
            .sorted()
            .map(manner -> manner.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return manners.isEmpty() ? ", nothing acted" : ", acted: " + manners;
  }

  private void complain(String id, Sentence sentence) {
    clear();
    surroundings.err().println("reprise: " + id + ": " + sentence);
  }

  private void line(String id, String what) {
    if (quiet) {
      return;
    }
    clear();
    int done = finished.size() + failed.size();
    surroundings
        .err()
        .println(String.format(Locale.ROOT, "%d/%d %s: %s%s", done, total, id, what, remaining()));
  }

  private void bar(String id, double fraction) {
    if (quiet) {
      return;
    }
    drawn = System.nanoTime();
    double all = (finished.size() + failed.size() + fraction) / Math.max(1, total);
    int filled = (int) Math.round(all * BAR);
    String text =
        String.format(
            Locale.ROOT,
            "[%s%s] %3d %%  %d/%d%s  %s",
            "=".repeat(filled),
            " ".repeat(BAR - filled),
            (int) (all * 100),
            finished.size() + failed.size(),
            total,
            remaining(),
            id);
    String cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    surroundings.err().print("\r" + cut + " ".repeat(WIDTH - cut.length()));
    surroundings.err().flush();
    barShown = true;
  }

  private String remaining() {
    OptionalDouble seconds = remaining.get();
    if (seconds.isEmpty() || finished.size() + failed.size() >= total) {
      return "";
    }
    long left = Math.round(seconds.getAsDouble());
    return String.format(Locale.ROOT, "  %d:%02d left", left / 60, left % 60);
  }
}
