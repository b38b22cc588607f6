package studio.reprise.speech.text.phones;

import java.util.ArrayList;
import java.util.List;

/** How a word is said for the sake of the one beside it. */
final class Junctions {
  /** Words that are weak within a sentence: their vowel may be anything short. */
  private static final String WEAK =
      " a an and as at but can could did do does for from had has have he her his if in is it its of on or should"
          + " than that the them then there this to us was were what will with would ";

  private static final String VOWEL = "<\\|[A-Z]{2}[01]\\|>";

  private Junctions() {}

  /**
   * Between "who" or "knew" and a vowel like that of "is" the lips say a W. Without it the two run
   * together, and "who is there" is heard as "here's there".
   */
  static List<Piece> linked(List<Piece> pieces) {
    for (int i = 1; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (pieces.get(i - 1).phones().endsWith("<|UW1|>") && piece.phones().startsWith("<|IH1|>")) {
        pieces.set(i, piece.behind("W"));
      }
    }
    return pieces;
  }

  /**
   * A syllable that is said twice in a row across two words is told from itself: "di<em>d i</em>t",
   * "m<em>ore or</em>", "th<em>at at</em>". The language model says it once otherwise, with every
   * seed and voice ("we did. we won"). The weak word of the two gets another vowel as short as its
   * own, of two strong ones the first loses its stress.
   *
   * @return a list of its own
   */
  static List<Piece> toldApart(List<Piece> pieces) {
    List<Piece> apart = new ArrayList<>(pieces);
    for (int i = 1; i < apart.size(); i++) {
      Piece first = apart.get(i - 1);
      Piece second = apart.get(i);
      if (!isPlain(first) || !isPlain(second)) {
        continue;
      }
      if (first.sameAs(second)) {
        apart.set(i - 1, isWeak(first) ? first.weak("AX0") : first);
      } else if (echoes(first.phones(), second.phones())) {
        boolean beforeR = second.phones().matches(VOWEL + "<\\|R\\|>.*");
        if (isWeak(second)) {
          apart.set(i, second.weak(beforeR ? "AX0" : "AH1"));
        } else {
          apart.set(i - 1, isWeak(first) ? first.weak("AX0") : first.unstressedAtEnd());
        }
      }
    }
    return apart;
  }

  /** Words whose phones are neither letters' names nor the author's. */
  private static boolean isPlain(Piece piece) {
    return piece.isWord() && piece.words() == 1 && !piece.isLetter() && !piece.isGiven();
  }

  private static boolean isWeak(Piece piece) {
    return WEAK.contains(" " + piece.written() + " ");
  }

  /**
   * Whether the last two phones of a word are the first two of the next, as in "more or", or its
   * last three with the next word's vowel one syllable twice, as in "did it".
   */
  private static boolean echoes(String first, String second) {
    List<String> end = Piece.soundsOf(first);
    List<String> start = Piece.soundsOf(second);
    int last = end.size() - 1;
    if (last < 1 || start.isEmpty()) {
      return false;
    }
    boolean pair =
        start.size() > 1
            && end.get(last - 1).equals(start.get(0))
            && end.get(last).equals(start.get(1));
    boolean syllable =
        last > 1
            && end.get(last - 2).equals(end.get(last))
            && end.get(last - 1).equals(start.get(0))
            && Piece.isVowel(start.get(0));
    return pair || syllable;
  }
}
