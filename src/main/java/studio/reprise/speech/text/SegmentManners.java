package studio.reprise.speech.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import studio.reprise.speech.Manner;
import studio.reprise.speech.text.markup.Staged;
import studio.reprise.speech.text.rewrite.Tune;

/**
 * In which manner each segment of a text is said. The text is cut as if nothing were acted, so that
 * its tokens are the same in any manner; where a direction stood is found by how many letters are
 * said before it. All pieces of a sentence have one manner.
 */
final class SegmentManners {
  /** Letters by which a place may be off and is still the border that it is next to. */
  private static final int MOST_OFF = 6;

  private final List<Part> parts;
  private final Manner[] manners;

  /** What is said since the last place that was found, and how many letters are before that. */
  private final StringBuilder pending = new StringBuilder();

  private int found;

  /**
   * A segment.
   *
   * @param text as it is said
   * @param tune tells whether it begins its sentence
   */
  record Part(String text, Tune tune) {}

  /**
   * @param opening how the text begins
   */
  SegmentManners(List<Part> parts, Manner opening) {
    this.parts = parts;
    this.manners = new Manner[parts.size()];
    Arrays.fill(manners, opening);
  }

  /**
   * Lets one more direction rule its sentences; they are told in the order of the text.
   *
   * @param said what is said of a text, part by part
   */
  void take(Staged direction, Function<String, Stream<String>> said) {
    pending.append(direction.since()).append(' ');
    if (!direction.isActed() || manners.length == 0) {
      return;
    }
    boolean isOnward = direction.reach() == Staged.Reach.ONWARD;
    String since = pending.toString().strip();
    pending.setLength(0);
    int letters =
        found + (since.isEmpty() ? 0 : said.apply(since).mapToInt(SegmentManners::letters).sum());
    int border = border(letters);
    int exact = parts.subList(0, border).stream().mapToInt(part -> letters(part.text())).sum();
    // A part that is read alone may be read in a few letters more; those do not add up.
    found = Math.abs(exact - letters) <= MOST_OFF ? exact : letters;
    int last = Math.max(0, border - 1);
    int from = sentence(isOnward ? Math.min(border, manners.length - 1) : last);
    int to = isOnward ? manners.length : last + 1;
    Arrays.fill(manners, from, to, direction.manner().orElseThrow());
  }

  /** Of each segment. */
  List<Manner> all() {
    return List.of(manners);
  }

  /** How many segments are before a place: the border of segments that is nearest to it. */
  private int border(int letters) {
    int border = 0;
    int before = 0;
    int least = letters;
    for (int k = 0; k < parts.size(); k++) {
      before += letters(parts.get(k).text());
      if (Math.abs(before - letters) < least) {
        least = Math.abs(before - letters);
        border = k + 1;
      }
    }
    return border;
  }

  /** Where the sentence of a segment begins. */
  private int sentence(int segment) {
    int first = segment;
    while (first > 0 && parts.get(first).tune().from() > 0) {
      first--;
    }
    return first;
  }

  private static int letters(String text) {
    return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
  }
}
