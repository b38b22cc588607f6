package studio.reprise.speech.text.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Which directions of a text rule a sentence: what rules none is not acted, and is told so. */
final class Scopes {
  private static final Pattern ENDS =
      Pattern.compile(
          "[.!?\u2026\u3002\uff01\uff1f]+[\"'\u201c\u201d\u2019\u300d\u300f)\\]\uff09]*(?=\\s|\\p{IsHan}|$)|\\n");

  private Scopes() {}

  static boolean endsSentence(String text) {
    return text.matches(
        "(?s).*[.!?\u2026\u3002\uff01\uff1f][\"'\u201c\u201d\u2019\u300d\u300f]*\\s*");
  }

  /**
   * Each with the reach that it has, and without its manner where it rules no sentence.
   *
   * @param staged in order
   * @param rest what is said behind the last
   */
  static List<Staged> heeded(List<Staged> staged, String rest) {
    List<Staged> placed = new ArrayList<>(staged);
    // Where nothing is said behind it, it rules what it stands behind.
    for (int i = staged.size() - 1; i >= 0 && !Manuscript.holdsWord(behind(staged, i, rest)); i--) {
      boolean isOnward = staged.get(i).reach() == Staged.Reach.ONWARD;
      placed.set(i, isOnward ? staged.get(i).last() : staged.get(i));
    }
    List<Staged> heeded = new ArrayList<>();
    boolean isBegun = false;
    for (int i = 0; i < placed.size(); i++) {
      Staged each = placed.get(i);
      isBegun |= Manuscript.holdsWord(each.since());
      boolean isSaid = isBegun || each.reach() == Staged.Reach.ONWARD;
      boolean isRuling = isSaid && takesOver(each) && rules(placed, i);
      heeded.add(isRuling ? each : each.unheeded());
    }
    return heeded;
  }

  private static String behind(List<Staged> staged, int i, String rest) {
    return i + 1 < staged.size() ? staged.get(i + 1).since() : rest;
  }

  /** Whether a sentence is left to it by the next that takes over. */
  private static boolean rules(List<Staged> placed, int i) {
    StringBuilder between = new StringBuilder();
    for (int next = i + 1; next < placed.size(); next++) {
      between.append(placed.get(next).since()).append(' ');
      if (takesOver(placed.get(next))) {
        int own = placed.get(i).reach() == Staged.Reach.BACK ? 1 : 0;
        int taken = placed.get(next).reach() == Staged.Reach.BACK ? 1 : 0;
        return sentences(between.toString()) + own > taken;
      }
    }
    return true;
  }

  private static boolean takesOver(Staged each) {
    return each.manner().isPresent() && each.reach() != Staged.Reach.NONE;
  }

  private static long sentences(String text) {
    return Arrays.stream(ENDS.split(text)).filter(Manuscript::holdsWord).count();
  }
}
