package studio.reprise.speech.text.phones;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Where a text is cut into what is spoken in one breath. */
final class SentenceCuts {
  private static final String APART =
      " the a an of to in on at by for with from my your his her its our their and or but ";
  private static final String STARTS =
      " and or but because which that who when while where if to of in on at by for with from as than ";

  /** Words of a number, which is not cut. */
  private static final String NUMBERS =
      " zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
          + " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
          + " hundred thousand million billion trillion point dollars percent degrees ";

  private static final Pattern ORDINAL = Pattern.compile("first|second|third|[a-z]*th");
  private static final String MONTHS =
      " january february march april may june july august september october november december ";

  private final int minWords;
  private final int maxWords;

  SentenceCuts(int minWords, int maxWords) {
    this.minWords = minWords;
    this.maxWords = maxWords;
  }

  /**
   * Each sentence is spoken alone, however short: no training text had a full stop inside, and
   * behind one the language model ends, or begins with what stands there.
   */
  List<List<Piece>> of(List<Piece> text) {
    List<Piece> pieces = counted(text);
    List<List<Piece>> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).endsSentence() || i == pieces.size() - 1) {
        for (List<Piece> told : told(pieces.subList(start, i + 1))) {
          parts.addAll(cut(told));
        }
        start = i + 1;
      }
    }
    return parts;
  }

  /**
   * Apart what the language model cannot count: a word three times or more in a row ("so so so
   * cold", "go, go, go!"), two words over and over ("again and again and again"), and two equal
   * letters of a name ("E. E. Cummings"). Of those in one breath it leaves one out.
   */
  private static List<List<Piece>> told(List<Piece> sentence) {
    List<Integer> words =
        IntStream.range(0, sentence.size()).filter(i -> sentence.get(i).isWord()).boxed().toList();
    List<List<Piece>> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i + 1 < words.size(); i++) {
      if (isCountless(sentence, words, i)) {
        int end = words.get(i) + 1;
        parts.add(ended(sentence, start, end));
        start = sentence.get(end).isWord() ? end : end + 1;
      }
    }
    parts.add(sentence.subList(start, sentence.size()));
    return parts;
  }

  /** Digits that are said three times or more in a row have commas between them. */
  private static List<Piece> counted(List<Piece> pieces) {
    List<Piece> said = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      said.add(piece);
      boolean again = i + 1 < pieces.size() && piece.sameAs(pieces.get(i + 1));
      boolean thrice =
          (i + 2 < pieces.size() && piece.sameAs(pieces.get(i + 2)))
              || (i > 0 && piece.sameAs(pieces.get(i - 1)));
      if (again && thrice && isNumber(piece)) {
        said.add(Piece.mark(','));
      }
    }
    return said;
  }

  /** Whether the sentence is to be cut behind a word, by its place among the words. */
  private static boolean isCountless(List<Piece> sentence, List<Integer> words, int at) {
    if (isNumber(sentence.get(words.get(at)))) {
      return false;
    }
    if (same(sentence, words, at, at + 1)) {
      return sentence.get(words.get(at)).isLetter()
          || same(sentence, words, at + 1, at + 2)
          || same(sentence, words, at - 1, at);
    }
    return same(sentence, words, at - 2, at) && same(sentence, words, at, at + 2);
  }

  private static boolean same(List<Piece> sentence, List<Integer> words, int one, int other) {
    return one >= 0
        && other < words.size()
        && sentence.get(words.get(one)).sameAs(sentence.get(words.get(other)));
  }

  /** A part of a cry is a cry. */
  private static List<Piece> ended(List<Piece> sentence, int start, int end) {
    List<Piece> part = new ArrayList<>(sentence.subList(start, end));
    if (sentence.get(sentence.size() - 1).mark() == '!') {
      part.add(Piece.mark('!'));
    }
    return part;
  }

  /**
   * Cuts a sentence that is too long in two, again and again: near its middle, at a comma if one is
   * near enough, before a small word rather than behind it.
   */
  private List<List<Piece>> cut(List<Piece> sentence) {
    int count = words(sentence);
    if (count <= maxWords || sentence.size() < 2) {
      return List.of(sentence);
    }
    int best = sentence.size() / 2;
    double bestCost = Double.MAX_VALUE;
    int before = 0;
    for (int i = 0; i < sentence.size() - 1; i++) {
      Piece here = sentence.get(i);
      Piece next = sentence.get(i + 1);
      before += here.words();
      double cost = Math.abs(before - count / 2.0);
      cost += isWithinDate(sentence, i) ? maxWords : 0;
      if (here.isWord()) {
        cost += maxWords / 3.0;
        cost += APART.contains(" " + here.written() + " ") ? maxWords / 3.0 : 0;
        cost += isNumber(here) && isNumber(next) ? maxWords : 0;
        cost -= STARTS.contains(" " + next.written() + " ") ? maxWords / 6.0 : 0;
      }
      if (next.isWord() && before >= minWords && count - before >= minWords && cost < bestCost) {
        best = i + 1;
        bestCost = cost;
      }
    }
    List<List<Piece>> parts = new ArrayList<>(cut(sentence.subList(0, best)));
    parts.addAll(cut(sentence.subList(best, sentence.size())));
    return parts;
  }

  /** Whether the comma of "May fifth, nineteen seventy one" stands at a place. */
  private static boolean isWithinDate(List<Piece> sentence, int at) {
    if (sentence.get(at).isWord() || at == 0 || !isNumber(sentence.get(at + 1))) {
      return false;
    }
    String before = sentence.get(at - 1).written();
    return ORDINAL.matcher(before).matches() || MONTHS.contains(" " + before + " ");
  }

  private static boolean isNumber(Piece piece) {
    return piece.isWord() && NUMBERS.contains(" " + piece.written() + " ");
  }

  private static int words(List<Piece> pieces) {
    return pieces.stream().mapToInt(Piece::words).sum();
  }
}
