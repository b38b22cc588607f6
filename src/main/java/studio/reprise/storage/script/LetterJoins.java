package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import studio.reprise.sentence.Sentence;

/** Large first letters of one book are put to their words, and that is said. */
final class LetterJoins {
  private static final int NAMED = 5;
  private static final int SHOWN_CHARACTERS = 40;

  private final String language;
  private final List<String> joined = new ArrayList<>();
  private int looked;

  /**
   * @param language of the book, BCP 47, or ""
   */
  LetterJoins(String language) {
    this.language = language;
  }

  /** Within a block: {@code T he storm}. */
  void close(Block block) {
    if (block.closeDropCap(language)) {
      joined.add(block.text());
    }
  }

  /** A block of one letter and the next one, among those that were added since the last call. */
  void join(List<Block> blocks) {
    for (int i = Math.max(1, looked); i < blocks.size(); i++) {
      Block letter = blocks.get(i - 1);
      Block next = blocks.get(i);
      if (areApart(letter, next)) {
        letter.join(next, DropCaps.between(letter.text(), next.text(), language));
        joined.add(letter.text());
        blocks.remove(i);
      }
    }
    looked = blocks.size();
  }

  private static boolean areApart(Block letter, Block next) {
    return DropCaps.isOne(letter.text())
        && letter.level() == 0
        && next.level() == 0
        && letter.section() == next.section()
        && letter.note().equals(next.note())
        && (Character.isLowerCase(next.text().codePointAt(0)) || letter.isDropCap());
  }

  List<Sentence> remarks() {
    List<Sentence> remarks = new ArrayList<>();
    for (String each : joined.subList(0, Math.min(joined.size(), NAMED))) {
      String shown = each.substring(0, Math.min(SHOWN_CHARACTERS, each.length()));
      remarks.add(Sentence.of("A large first letter was put to its word: \"{0}\".", shown));
    }
    if (joined.size() > NAMED) {
      remarks.add(Sentence.of("So were {0} others.", joined.size() - NAMED));
    }
    return remarks;
  }
}
