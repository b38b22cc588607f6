package studio.reprise.speech.pack;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where a text is cut in two when the language model does not get it said in one breath: behind a
 * mark, or between two words, near the middle of its usual time. Each half ends like the whole.
 */
final class Halves {
  /** Of the whole's time each half has so much at least: a word or two are no easier alone. */
  private static final double LEAST = .25;

  /** A cut between words stands behind one at a mark that is so much further from the middle. */
  private static final double NO_MARK = .25;

  private final Pace pace;
  private final OptionalInt wordBreak;
  private final Set<Integer> marks;

  /**
   * @param wordBreak the text id between two words; none: only marks can be cut at
   * @param marks ids of the marks within a text and at its end
   */
  Halves(Pace pace, OptionalInt wordBreak, Set<Integer> marks) {
    this.pace = pace;
    this.wordBreak = wordBreak;
    this.marks = marks;
  }

  /** Both halves of a text that ends with a mark; none where it cannot be cut. */
  List<int[]> of(int[] text) {
    int last = text.length - 1;
    if (last < 0 || !marks.contains(text[last])) {
      return List.of();
    }
    double whole = pace.tokens(text, 0, last);
    int cut = -1;
    double least = .5 - LEAST + NO_MARK;
    for (int i = 1; i < last - 1; i++) {
      boolean isMark = marks.contains(text[i]);
      if (isMark || isBreak(text[i])) {
        double off = Math.abs(pace.tokens(text, 0, i) / whole - .5);
        double cost = off + (isMark ? 0 : NO_MARK);
        if (off <= .5 - LEAST && cost < least) {
          least = cost;
          cut = i;
        }
      }
    }
    return cut < 0 ? List.of() : List.of(before(text, cut), behind(text, cut));
  }

  private boolean isBreak(int id) {
    return wordBreak.isPresent() && wordBreak.getAsInt() == id;
  }

  private boolean isBetween(int id) {
    return marks.contains(id) || isBreak(id);
  }

  private int[] before(int[] text, int cut) {
    int end = cut;
    while (end > 0 && isBetween(text[end - 1])) {
      end--;
    }
    int[] half = Arrays.copyOf(text, end + 1);
    half[end] = text[text.length - 1];
    return half;
  }

  private int[] behind(int[] text, int cut) {
    int start = cut;
    while (isBetween(text[start])) {
      start++;
    }
    return Arrays.copyOfRange(text, start, text.length);
  }
}
