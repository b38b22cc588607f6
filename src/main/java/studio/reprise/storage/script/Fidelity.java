package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.reprise.document.script.Completeness;
import studio.reprise.sentence.Sentence;

/**
 * Whether a draft holds every letter of its file. The reader keeps a ledger of stretches in the
 * file's order, each kept in a block or left out with a reason; another parser, which knows nothing
 * of the reader's rules, streams the letters of the same file. Both must be one string. Then what
 * the lines say must be what their blocks hold.
 */
final class Fidelity {
  private static final int MOST_NAMED = 20;

  private boolean blankSinceKept;
  private boolean leftOutSinceKept;
  private long wordsInFile;
  private long wordsKept;
  private long wordsLeftOut;
  private Sentence difference = Sentence.NONE;
  private final List<String> cut = new ArrayList<>();
  private final List<String> glued = new ArrayList<>();

  /**
   * Compares a file of the book.
   *
   * @param second as the other parser found it
   * @param ledger the reader's stretches of that file
   */
  void compare(String file, Letters second, List<Stretch> ledger) {
    Reading reading = new Reading(ledger);
    blankSinceKept = false;
    leftOutSinceKept = false;
    int at = 0;
    while (reading.next()) {
      if (at == second.length() || second.at(at) != reading.letter()) {
        differ(
            Sentence.of(
                "{0}: the file goes on with \"{1}\", the script with \"{2}\".",
                file, second.around(at), reading.around()));
        break;
      }
      count(second, at, reading);
      at++;
    }
    if (difference.isEmpty() && at < second.length()) {
      differ(
          Sentence.of(
              "{0}: the file goes on with \"{1}\", the script ends.", file, second.around(at)));
    }
    for (int rest = at; rest < second.length(); rest++) {
      wordsInFile += second.isBlankBefore(rest) ? 1 : 0;
    }
  }

  private void count(Letters second, int at, Reading reading) {
    boolean starts = reading.startsWord();
    boolean blank = second.isBlankBefore(at);
    boolean tag = second.isTagBefore(at);
    wordsInFile += blank || at == 0 || (tag && starts) ? 1 : 0;
    wordsLeftOut += starts && reading.isLeftOutWithReason() ? 1 : 0;
    blankSinceKept |= blank;
    if (reading.isLeftOut()) {
      leftOutSinceKept = true;
      return;
    }
    if (at > 0 && reading.isWithinBlock()) {
      if (blankSinceKept && !starts) {
        name(glued, second.around(at));
      } else if (!blankSinceKept && !leftOutSinceKept && !tag && starts) {
        name(cut, second.around(at));
      }
    }
    blankSinceKept = false;
    leftOutSinceKept = false;
  }

  private static void name(List<String> places, String place) {
    if (places.size() < MOST_NAMED) {
      places.add(place);
    }
  }

  /** Compares the lines that became of a block with the block. */
  void compareLines(String file, String block, List<String> lines) {
    wordsKept += words(block);
    String made = String.join(" ", lines);
    if (made.equals(block)) {
      return;
    }
    Letters wanted = Letters.of(block);
    Letters got = Letters.of(made);
    int at = 0;
    while (at < wanted.length() && at < got.length() && wanted.at(at) == got.at(at)) {
      at++;
    }
    if (at < wanted.length() || at < got.length()) {
      differ(
          Sentence.of(
              "{0}: the file goes on with \"{1}\", the script with \"{2}\".",
              file, wanted.around(at), got.around(at)));
    }
  }

  /** Words of a block that are in no line after all: a note, the title of a scene. */
  void leaveOut(String block) {
    wordsLeftOut += words(block);
  }

  private static int words(String text) {
    Letters letters = Letters.of(text);
    int words = 0;
    for (int i = 0; i < letters.length(); i++) {
      words += i == 0 || letters.isBlankBefore(i) ? 1 : 0;
    }
    return words;
  }

  /** A part of the book that could not be read at all. */
  void differ(Sentence first) {
    if (difference.isEmpty()) {
      difference = first;
    }
  }

  /**
   * Where no letter is missing, the file's words are those of the script and those left out: which
   * letters make a word ({@code came[^1]}, {@code caf&eacute;}) only the reader knows.
   */
  Completeness completeness() {
    long all = difference.isEmpty() ? wordsKept + wordsLeftOut : wordsInFile;
    return new Completeness(all, wordsKept, wordsLeftOut, difference);
  }

  /** Sentences about words that have other ends than in the file. */
  List<Sentence> remarks() {
    List<Sentence> remarks = new ArrayList<>();
    if (!cut.isEmpty()) {
      remarks.add(Sentence.of("Words that are cut in two: {0}.", String.join("; ", cut)));
    }
    if (!glued.isEmpty()) {
      remarks.add(Sentence.of("Words that are put together: {0}.", String.join("; ", glued)));
    }
    return remarks;
  }

  /** The ledger, letter by letter. */
  private static final class Reading {
    private final List<Stretch> ledger;
    private final Map<Block, Integer> done = new IdentityHashMap<>();
    private final Map<Block, Letters> blocks = new IdentityHashMap<>();
    private int stretch = -1;
    private Letters letters = new Letters();
    private int at = -1;

    Reading(List<Stretch> ledger) {
      this.ledger = ledger;
    }

    boolean next() {
      at++;
      while (at >= letters.length()) {
        stretch++;
        if (stretch == ledger.size()) {
          return false;
        }
        letters = Letters.of(ledger.get(stretch).source());
        at = 0;
        if (ledger.get(stretch).origin() == Stretch.Origin.ATTRIBUTE) {
          at = letters.length();
          if (!isLeftOut()) {
            done.merge(block(), at, Integer::sum);
          }
        }
      }
      if (!isLeftOut()) {
        done.merge(block(), 1, Integer::sum);
      }
      return true;
    }

    private Block block() {
      return Objects.requireNonNull(ledger.get(stretch).block()).whole();
    }

    boolean isLeftOut() {
      return ledger.get(stretch).isLeftOut();
    }

    /** Not so where a letter is only written in another way. */
    boolean isLeftOutWithReason() {
      return isLeftOut() && !ledger.get(stretch).reason().isEmpty();
    }

    char letter() {
      return letters.at(at);
    }

    String around() {
      return stretch < ledger.size() ? letters.around(at) : "";
    }

    /** Whether the letter is one of a block, and not its first. */
    boolean isWithinBlock() {
      return !isLeftOut() && done.getOrDefault(block(), 0) > 1;
    }

    boolean startsWord() {
      if (isLeftOut()) {
        return at == 0 || letters.isBlankBefore(at);
      }
      int index = done.getOrDefault(block(), 0) - 1;
      Letters whole = blocks.computeIfAbsent(block(), each -> Letters.of(each.text()));
      return index == 0 || (index < whole.length() && whole.isBlankBefore(index));
    }
  }
}
