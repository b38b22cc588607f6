package studio.reprise.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.sentence.Sentence;

/**
 * What a listener should know of takes before they are handed over: which lines have none, whose
 * words or voice have changed since, and where measuring found something.
 */
public final class TakeReview {
  private TakeReview() {}

  /** What is the matter with a line's take. */
  public enum Concern {
    MISSING,
    STALE,
    /** The author locked the take in and changed the line since. */
    LOCKED_BUT_CHANGED,
    FLAGGED
  }

  /**
   * One line's.
   *
   * @param reasons what has changed; empty for what is not stale
   * @param flags what was measured; empty for what is not flagged
   */
  public record Finding(String lineId, Concern concern, Set<StaleReason> reasons, Set<Flag> flags) {
    public Finding {
      reasons = Set.copyOf(reasons);
      flags = Set.copyOf(flags);
    }

    /** What an author reads. */
    public Sentence sentence() {
      return switch (concern) {
        case MISSING -> Sentence.of("{0} has no take.", lineId);
        case STALE ->
            Sentence.of("{0} has changed since its take: {1}.", lineId, StaleReason.words(reasons));
        case LOCKED_BUT_CHANGED ->
            Sentence.of(
                "{0} is locked and has changed since its take: {1}.",
                lineId, StaleReason.words(reasons));
        case FLAGGED -> Sentence.of("{0} is flagged: {1}", lineId, Flag.sentences(flags));
      };
    }
  }

  /** Where a line stands. */
  @FunctionalInterface
  public interface States {
    LineState of(Line line);
  }

  /** The lines that a listener should know of, in their order; empty lines say nothing. */
  public static List<Finding> of(Collection<Line> lines, States states) {
    List<Finding> findings = new ArrayList<>();
    for (Line line : lines) {
      finding(line, states.of(line)).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> finding(Line line, LineState state) {
    if (state instanceof LineState.Locked locked) {
      // Whoever locks a flagged take has listened to it and decided.
      return finding(line, locked.within())
          .filter(found -> found.concern() != Concern.FLAGGED)
          .map(
              found ->
                  found.concern() == Concern.STALE
                      ? new Finding(
                          line.id(), Concern.LOCKED_BUT_CHANGED, found.reasons(), Set.of())
                      : found);
    }
    if (state instanceof LineState.Stale stale) {
      return Optional.of(new Finding(line.id(), Concern.STALE, stale.reasons(), Set.of()));
    }
    if (state instanceof LineState.Flagged flagged) {
      return Optional.of(new Finding(line.id(), Concern.FLAGGED, Set.of(), flagged.flags()));
    }
    boolean fine = state instanceof LineState.Fresh || state instanceof LineState.Empty;
    return fine
        ? Optional.empty()
        : Optional.of(new Finding(line.id(), Concern.MISSING, Set.of(), Set.of()));
  }

  /**
   * The states of lines as far as they can be told without a pack: everything that authors change
   * is compared. That a newer engine would speak otherwise is not seen, nor that a pack has other
   * defaults.
   */
  public static States withoutEngine(Project project, TakeShelf shelf) {
    return line -> {
      Optional<Receipt> receipt =
          line.takeFingerprint().isEmpty()
              ? Optional.empty()
              : shelf.receipt(line.takeFingerprint());
      if (receipt.isEmpty()) {
        return line.isEmpty() ? new LineState.Empty() : new LineState.Ready();
      }
      String pack = project.pack().sha256();
      LineState state = RenderPlan.asThen(project, receipt.get()).state(line, shelf);
      boolean otherPack = !pack.isEmpty() && !pack.equals(receipt.get().pack().sha256());
      return otherPack && state instanceof LineState.Fresh fresh
          ? new LineState.Stale(fresh.fingerprint(), Set.of(StaleReason.PACK))
          : state;
    };
  }
}
