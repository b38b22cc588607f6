package studio.reprise.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import studio.reprise.document.Line;
import studio.reprise.sentence.Sentence;

/**
 * What has changed under a project: lines that would sound otherwise today though their authors
 * changed nothing in them, since the voice pack, the engine or a pronunciation is another one.
 * Nobody renders such lines behind the author's back: they are kept, compared or moved over when
 * the author says so. Immutable; reads the receipt of every line that is stale.
 */
public final class Upgrade {
  private static final Set<StaleReason> UNDER_THE_PROJECT =
      EnumSet.of(StaleReason.PACK, StaleReason.ENGINE, StaleReason.DICTIONARY);

  private static final Sentence DICTIONARY =
      Sentence.of("The dictionary says words in another way.");

  /**
   * A line that it would touch.
   *
   * @param line as it is
   * @param take its chosen take
   * @param instead the take that it would render now
   * @param changes what is not as it was when the take was made; never empty
   */
  public record Touched(Line line, Receipt take, String instead, List<Difference> changes) {
    /** The kinds of what changed. */
    public Set<Difference.Input> inputs() {
      return changes.stream()
          .map(Difference::input)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Difference.Input.class)));
    }
  }

  /**
   * One thing that changed.
   *
   * @param input what
   * @param sentence how
   * @param lines how many unlocked lines it touches
   */
  public record Change(Difference.Input input, Sentence sentence, int lines) {}

  private final List<Touched> touched;
  private final int locked;

  private Upgrade(List<Touched> touched, int locked) {
    this.touched = List.copyOf(touched);
    this.locked = locked;
  }

  /** Of a project, with the pack and the engine of its plan. */
  public static Upgrade of(RenderPlan plan, TakeShelf shelf) {
    List<Touched> touched = new ArrayList<>();
    int[] locked = {0};
    plan.project()
        .lines()
        .forEach(
            line -> {
              LineState state = plan.state(line, shelf);
              boolean isLocked = state instanceof LineState.Locked;
              LineState within = state instanceof LineState.Locked lock ? lock.within() : state;
              if (within instanceof LineState.Stale stale
                  && UNDER_THE_PROJECT.containsAll(stale.reasons())) {
                if (isLocked) {
                  locked[0]++;
                } else {
                  touched.add(touched(plan, line, stale, shelf));
                }
              }
            });
    return new Upgrade(touched, locked[0]);
  }

  private static Touched touched(
      RenderPlan plan, Line line, LineState.Stale stale, TakeShelf shelf) {
    Receipt take = shelf.receipt(stale.fingerprint()).orElseThrow();
    List<Difference> changes = new ArrayList<>(plan.changesSince(take));
    if (stale.reasons().contains(StaleReason.DICTIONARY)) {
      changes.add(new Difference(Difference.Input.DICTIONARY, DICTIONARY));
    }
    return new Touched(line, take, plan.fingerprint(line), changes);
  }

  /** Nothing changed under an unlocked line. */
  public boolean isEmpty() {
    return touched.isEmpty();
  }

  /** The unlocked lines that it would touch, in the project's order. */
  public List<Touched> touched() {
    return touched;
  }

  /** How many locked lines it would touch if they were not locked; they stay as they are. */
  public int locked() {
    return locked;
  }

  /** What changed, that which touches most lines first. */
  public List<Change> changes() {
    Map<Difference, Integer> counts = new LinkedHashMap<>();
    touched.forEach(
        line -> line.changes().forEach(change -> counts.merge(change, 1, Integer::sum)));
    return counts.entrySet().stream()
        .map(each -> new Change(each.getKey().input(), each.getKey().sentence(), each.getValue()))
        .sorted(Comparator.comparingInt(Change::lines).reversed())
        .toList();
  }

  /** The same so many lines every time, as good as drawn at random, in the project's order. */
  public List<Touched> sample(int most) {
    Set<String> chosen =
        touched.stream()
            .sorted(Comparator.comparing(Touched::instead))
            .limit(most)
            .map(each -> each.line().id())
            .collect(Collectors.toSet());
    return touched.stream().filter(each -> chosen.contains(each.line().id())).toList();
  }

  /** Without the lines that only inputs of these kinds touch, since they were asked for. */
  public List<Touched> notAskedFor(Set<Difference.Input> asked) {
    return touched.stream().filter(each -> !asked.containsAll(each.inputs())).toList();
  }
}
