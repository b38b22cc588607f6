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
   * @param text all that is said
   */
  static List<Staged> heeded(List<Staged> staged, String text) {
    List<Staged> placed = staged.stream().map(each -> placed(each, text)).toList();
    List<Staged> heeded = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      Staged each = placed.get(i);
      heeded.add(rules(each, placed.subList(i + 1, placed.size()), text) ? each : each.unheeded());
    }
    return heeded;
  }

  /** Where nothing is said behind it, it rules what it stands behind. */
  private static Staged placed(Staged each, String text) {
    boolean isLast = !Manuscript.holdsWord(text.substring(end(each, text)));
    return each.reach() == Staged.Reach.ONWARD && isLast
        ? new Staged(each.words(), each.manner(), Staged.Reach.BACK, each.before())
        : each;
  }

  private static boolean rules(Staged each, List<Staged> later, String text) {
    if (!takesOver(each) || !Manuscript.holdsWord(text)) {
      return false;
    }
    boolean isBack = each.reach() == Staged.Reach.BACK;
    if (isBack && !Manuscript.holdsWord(each.before())) {
      return false;
    }
    return later.stream()
        .filter(Scopes::takesOver)
        .findFirst()
        .map(
            next -> {
              String between = next.before().substring(end(each, next.before()));
              int taken = next.reach() == Staged.Reach.BACK ? 1 : 0;
              return sentences(between) + (isBack ? 1 : 0) > taken;
            })
        .orElse(true);
  }

  private static boolean takesOver(Staged each) {
    return each.manner().isPresent() && each.reach() != Staged.Reach.NONE;
  }

  private static int end(Staged each, String text) {
    return Math.min(text.length(), each.before().length());
  }

  private static long sentences(String text) {
    return Arrays.stream(ENDS.split(text)).filter(Manuscript::holdsWord).count();
  }
}
