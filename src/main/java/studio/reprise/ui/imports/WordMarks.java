package studio.reprise.ui.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which words of a text are not in another one, in its order. */
final class WordMarks {
  private static final Pattern WORD =
      Pattern.compile("\\p{IsIdeographic}|[^\\s\\p{IsIdeographic}]+");
  private static final int MOST_COMPARED = 400_000;

  private WordMarks() {}

  /** A piece of a text. */
  record Piece(String text, boolean isOther) {}

  /**
   * The text in pieces: words that the other one has too, and others; blanks go with the word
   * before.
   */
  static List<Piece> of(String text, String other) {
    List<String> words = words(text);
    List<String> there = words(other);
    boolean[] common = common(words, there);
    List<Piece> pieces = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    StringBuilder piece = new StringBuilder();
    boolean isOther = false;
    int at = 0;
    for (int i = 0; word.find(); i++) {
      piece.append(text, at, word.start());
      if (common[i] == isOther && !piece.isEmpty()) {
        pieces.add(new Piece(piece.toString(), isOther));
        piece.setLength(0);
      }
      isOther = !common[i];
      piece.append(word.group());
      at = word.end();
    }
    piece.append(text.substring(at));
    if (!piece.isEmpty()) {
      pieces.add(new Piece(piece.toString(), isOther));
    }
    return pieces;
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(found -> found.group()).toList();
  }

  private static boolean[] common(List<String> words, List<String> there) {
    boolean[] common = new boolean[words.size()];
    if ((long) words.size() * there.size() > MOST_COMPARED) {
      return common;
    }
    int[][] longest = new int[words.size() + 1][there.size() + 1];
    for (int i = words.size() - 1; i >= 0; i--) {
      for (int j = there.size() - 1; j >= 0; j--) {
        longest[i][j] =
            words.get(i).equals(there.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < words.size() && j < there.size()) {
      if (words.get(i).equals(there.get(j))) {
        common[i] = true;
        i++;
        j++;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
