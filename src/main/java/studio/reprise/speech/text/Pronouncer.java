package studio.reprise.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The phones of English words: the pack's lexicon, and for other words the names of their letters.
 */
final class Pronouncer {
  private static final Map<Character, String> LETTER_NAMES =
      Map.ofEntries(
          Map.entry('a', "EY1"),
          Map.entry('b', "B IY1"),
          Map.entry('c', "S IY1"),
          Map.entry('d', "D IY1"),
          Map.entry('e', "IY1"),
          Map.entry('f', "EH1 F"),
          Map.entry('g', "JH IY1"),
          Map.entry('h', "EY1 CH"),
          Map.entry('i', "AY1"),
          Map.entry('j', "JH EY1"),
          Map.entry('k', "K EY1"),
          Map.entry('l', "EH1 L"),
          Map.entry('m', "EH1 M"),
          Map.entry('n', "EH1 N"),
          Map.entry('o', "OW1"),
          Map.entry('p', "P IY1"),
          Map.entry('q', "K Y UW1"),
          Map.entry('r', "AA1 R"),
          Map.entry('s', "EH1 S"),
          Map.entry('t', "T IY1"),
          Map.entry('u', "Y UW1"),
          Map.entry('v', "V IY1"),
          Map.entry('w', "D AH1 B AX0 L Y UW0"),
          Map.entry('x', "EH1 K S"),
          Map.entry('y', "W AY1"),
          Map.entry('z', "Z IY1"));

  private final Lexicon lexicon;

  Pronouncer(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  boolean knows(String word) {
    return lexicon.phones(word) != null;
  }

  /** Phones of a lower-case word; never none for a word that holds a letter. */
  List<String> phones(String word) {
    String[] known = lexicon.phones(word);
    return known != null ? List.of(known) : spelled(word);
  }

  private static List<String> spelled(String word) {
    List<String> phones = new ArrayList<>();
    for (char letter : word.toCharArray()) {
      String name = LETTER_NAMES.get(letter);
      if (name != null) {
        phones.addAll(List.of(name.split(" ")));
      }
    }
    return phones;
  }
}
