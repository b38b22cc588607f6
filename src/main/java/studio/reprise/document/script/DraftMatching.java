package studio.reprise.document.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which line of one draft is which of another: by key where keys are names; then by the same
 * speaker and words, first what occurs once, then repeats beside what was found, then what moved;
 * then by likeness between neighbours that were found. Nothing is ever matched to other words.
 */
final class DraftMatching {
  private static final int TESTED_PAIRS = 200;
  private static final double ALIKE = 0.5;

  /** Pairs that are compared at most between two neighbours. */
  private static final int MOST_PAIRS = 40_000;

  private static final Pattern NUMBER = Pattern.compile("_[0-9]{1,9}$");

  /** Of one line between neighbours that were found, this part has to be left. */
  private static final double REWRITTEN = 0.4;

  private static final int NONE = -1;

  /** A draft's lines and their words, folded once: they are compared again and again. */
  private static final class Side {
    private final List<DraftLine> lines;
    private final String[] folded;
    private final String[] said;

    Side(List<DraftLine> lines) {
      this.lines = lines;
      folded = new String[lines.size()];
      said = new String[lines.size()];
      for (int i = 0; i < folded.length; i++) {
        folded[i] = Words.folded(lines.get(i).text());
        said[i] = lines.get(i).sureSpeaker() + "\n" + folded[i];
      }
    }

    int size() {
      return folded.length;
    }

    DraftLine line(int index) {
      return lines.get(index);
    }

    /** The words alone. */
    String folded(int index) {
      return folded[index];
    }

    /** The words and who says them. */
    String said(int index) {
      return said[index];
    }

    /**
     * A key without the number by which it is told from others, and the words. Keys that are made
     * of the words only count lines that say the same ({@code intro_9e949aac_1}): such a number
     * names the first, the second, and never the same line for long.
     */
    String stem(int index) {
      String key = line(index).key();
      String named = key.indexOf('_') < 0 ? key : NUMBER.matcher(key).replaceFirst("");
      return named + "\n" + folded[index];
    }
  }

  /** What lines are compared by. */
  private interface Identity {
    String of(Side side, int index);
  }

  private final Side base;
  private final Side theirs;
  private final int[] theirsOf;
  private final int[] baseOf;
  private boolean keysArePlaces;

  private DraftMatching(List<DraftLine> base, List<DraftLine> theirs) {
    this.base = new Side(base);
    this.theirs = new Side(theirs);
    theirsOf = filled(base.size());
    baseOf = filled(theirs.size());
  }

  private DraftMatching(int size) {
    base = new Side(List.of());
    theirs = base;
    theirsOf = new int[0];
    baseOf = filled(size);
  }

  private static int[] filled(int size) {
    int[] all = new int[size];
    Arrays.fill(all, NONE);
    return all;
  }

  static DraftMatching of(List<DraftLine> base, List<DraftLine> theirs) {
    if (base.isEmpty()) {
      return nothing(theirs.size());
    }
    DraftMatching matching = new DraftMatching(base, theirs);
    matching.byKey();
    matching.byWords();
    matching.unique(matching.unmatched(Side::folded));
    return matching;
  }

  /** Every line of theirs is new. */
  static DraftMatching nothing(int theirs) {
    return new DraftMatching(theirs);
  }

  /** Index in theirs of a line of the base, or -1. */
  int theirsOf(int baseIndex) {
    return theirsOf[baseIndex];
  }

  /** Index in the base of a line of theirs, or -1. */
  int baseOf(int theirsIndex) {
    return baseOf[theirsIndex];
  }

  int count() {
    return (int) Arrays.stream(theirsOf).filter(index -> index != NONE).count();
  }

  /** True when the keys turned out to number the lines instead of naming them. */
  boolean keysArePlaces() {
    return keysArePlaces;
  }

  private void match(int baseIndex, int theirsIndex) {
    theirsOf[baseIndex] = theirsIndex;
    baseOf[theirsIndex] = baseIndex;
  }

  private void byKey() {
    Map<String, Integer> mine = once(base);
    Map<String, Integer> other = once(theirs);
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < base.size(); i++) {
      Integer there = other.get(base.line(i).key());
      // A key that occurred twice and does no more is in theirs alone.
      if (there != null && mine.getOrDefault(base.line(i).key(), NONE) == i) {
        pairs.add(new int[] {i, there});
      }
    }
    keysArePlaces = arePlaces(pairs);
    if (!keysArePlaces) {
      pairs.forEach(pair -> match(pair[0], pair[1]));
    }
  }

  /** Index by key, of keys that occur once. */
  private static Map<String, Integer> once(Side side) {
    Map<String, Integer> found = new HashMap<>();
    Map<String, Integer> counted = new HashMap<>();
    String[] stems = new String[side.size()];
    Arrays.setAll(stems, side::stem);
    for (String stem : stems) {
      counted.merge(stem, 1, Integer::sum);
    }
    for (int i = 0; i < side.size(); i++) {
      String key = side.line(i).key();
      if (!key.isEmpty()) {
        found.merge(key, counted.getOrDefault(stems[i], 0) == 1 ? i : NONE, (one, two) -> NONE);
      }
    }
    found.values().removeIf(index -> index == NONE);
    return found;
  }

  /**
   * Keys are places when more than a tenth of the lines that have one key say different things, and
   * what they said stands elsewhere now: a line that was written anew stands nowhere.
   */
  private boolean arePlaces(List<int[]> pairs) {
    Set<String> thereNow = new HashSet<>(Arrays.asList(theirs.folded));
    Set<String> thereBefore = new HashSet<>(Arrays.asList(base.folded));
    int tested = Math.min(pairs.size(), TESTED_PAIRS);
    int displaced = 0;
    for (int i = 0; i < tested; i++) {
      int[] pair = pairs.get((int) ((long) i * pairs.size() / tested));
      String before = base.line(pair[0]).text();
      String now = theirs.line(pair[1]).text();
      if (Words.dice(Words.counted(before), Words.counted(now)) < ALIKE
          && (thereNow.contains(base.folded(pair[0]))
              || thereBefore.contains(theirs.folded(pair[1])))) {
        displaced++;
      }
    }
    return displaced > 1 && displaced * 10 > tested;
  }

  /** Unmatched lines by what they are compared by, in their order. */
  private record Unmatched(Map<String, List<Integer>> base, Map<String, List<Integer>> theirs) {}

  private Unmatched unmatched(Identity identity) {
    return new Unmatched(unmatched(base, theirsOf, identity), unmatched(theirs, baseOf, identity));
  }

  private static Map<String, List<Integer>> unmatched(Side side, int[] matched, Identity identity) {
    Map<String, List<Integer>> found = new HashMap<>();
    for (int i = 0; i < side.size(); i++) {
      if (matched[i] == NONE) {
        found.computeIfAbsent(identity.of(side, i), key -> new ArrayList<>()).add(i);
      }
    }
    return found;
  }

  private void byWords() {
    unique(unmatched(Side::said));
    growFromNeighbours();
    alikeBetweenNeighbours();
    growFromNeighbours();
    Unmatched left = unmatched(Side::said);
    for (int i = 0; i < base.size(); i++) {
      if (theirsOf[i] == NONE) {
        List<Integer> there = left.theirs().get(base.said(i));
        if (there != null && !there.isEmpty()) {
          match(i, there.remove(0));
        }
      }
    }
  }

  private void unique(Unmatched unmatched) {
    unmatched
        .base()
        .forEach(
            (said, here) -> {
              List<Integer> there = unmatched.theirs().get(said);
              if (here.size() == 1 && there != null && there.size() == 1) {
                match(here.get(0), there.get(0));
              }
            });
  }

  /** A repeat beside a line that was found is the repeat beside that line. */
  private void growFromNeighbours() {
    for (int i = 1; i < base.size(); i++) {
      grow(i, theirsOf[i - 1] == NONE ? NONE : theirsOf[i - 1] + 1);
    }
    for (int i = base.size() - 2; i >= 0; i--) {
      grow(i, theirsOf[i + 1] - 1);
    }
  }

  private void grow(int baseIndex, int theirsIndex) {
    if (theirsIndex >= 0
        && theirsIndex < theirs.size()
        && theirsOf[baseIndex] == NONE
        && baseOf[theirsIndex] == NONE
        && base.said(baseIndex).equals(theirs.said(theirsIndex))) {
      match(baseIndex, theirsIndex);
    }
  }

  /** Two lines that may be one; of two pairs the one with the same speaker goes first. */
  private record Pair(int base, int theirs, double likeness) {}

  private void alikeBetweenNeighbours() {
    int i = 0;
    while (i < base.size()) {
      if (theirsOf[i] != NONE) {
        i++;
        continue;
      }
      int end = i;
      while (end < base.size() && theirsOf[end] == NONE) {
        end++;
      }
      matchAlike(i, end);
      i = end;
    }
  }

  private void matchAlike(int from, int end) {
    Set<Integer> candidates = new java.util.TreeSet<>();
    int before = from == 0 ? NONE : theirsOf[from - 1];
    for (int t = before + 1; t < theirs.size() && baseOf[t] == NONE; t++) {
      candidates.add(t);
    }
    int after = end == base.size() ? theirs.size() : theirsOf[end];
    for (int t = after - 1; t >= 0 && baseOf[t] == NONE; t--) {
      candidates.add(t);
    }
    if ((long) candidates.size() * (end - from) > MOST_PAIRS) {
      nearAlike(from, end, candidates);
      return;
    }
    take(pairs(from, end, candidates));
    if (end - from == 1 && candidates.size() == 1) {
      rewritten(from, candidates.iterator().next());
    }
  }

  /** One line in the place of one, said by the same: much of it may be new. */
  private void rewritten(int baseIndex, int theirsIndex) {
    DraftLine was = base.line(baseIndex);
    DraftLine is = theirs.line(theirsIndex);
    if (theirsOf[baseIndex] == NONE
        && was.sureSpeaker().equals(is.sureSpeaker())
        && Words.inOrder(was.text(), is.text()) >= REWRITTEN) {
      match(baseIndex, theirsIndex);
    }
  }

  /** Runs too long to compare all with all: each line with those at about its place. */
  private void nearAlike(int from, int end, Set<Integer> candidates) {
    List<Integer> places = List.copyOf(candidates);
    List<Pair> pairs = new ArrayList<>();
    int reach = Math.max(1, MOST_PAIRS / (end - from) / 2);
    for (int i = from; i < end; i++) {
      int middle = (int) ((long) (i - from) * places.size() / (end - from));
      pairs.addAll(
          pairs(
              i,
              i + 1,
              places.subList(
                  Math.max(0, middle - reach), Math.min(places.size(), middle + reach + 1))));
    }
    take(pairs);
  }

  private List<Pair> pairs(int from, int end, Iterable<Integer> candidates) {
    Map<Integer, Map<String, Integer>> counted = new HashMap<>();
    List<Pair> pairs = new ArrayList<>();
    for (int i = from; i < end; i++) {
      Map<String, Integer> mine = Words.counted(base.line(i).text());
      for (int t : candidates) {
        double likeness =
            Words.dice(
                mine, counted.computeIfAbsent(t, at -> Words.counted(theirs.line(at).text())));
        if (likeness >= ALIKE) {
          boolean sameVoice = base.line(i).sureSpeaker().equals(theirs.line(t).sureSpeaker());
          pairs.add(new Pair(i, t, sameVoice ? likeness + 1 : likeness));
        }
      }
    }
    return pairs;
  }

  private void take(List<Pair> pairs) {
    pairs.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.likeness())
            .thenComparingInt(Pair::base)
            .thenComparingInt(Pair::theirs));
    for (Pair pair : pairs) {
      if (theirsOf[pair.base()] == NONE && baseOf[pair.theirs()] == NONE) {
        match(pair.base(), pair.theirs());
      }
    }
  }
}
