package studio.reprise.speech.text.phones;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first sound of a word over which a speaker stumbles, written with "uh": "wuh", "thuh". */
final class Onsets {
  private static final Map<String, String> CONSONANTS =
      Map.ofEntries(
          Map.entry("b", "B"),
          Map.entry("d", "D"),
          Map.entry("f", "F"),
          Map.entry("g", "G"),
          Map.entry("h", "HH"),
          Map.entry("j", "JH"),
          Map.entry("k", "K"),
          Map.entry("l", "L"),
          Map.entry("m", "M"),
          Map.entry("n", "N"),
          Map.entry("p", "P"),
          Map.entry("r", "R"),
          Map.entry("s", "S"),
          Map.entry("t", "T"),
          Map.entry("v", "V"),
          Map.entry("w", "W"),
          Map.entry("y", "Y"),
          Map.entry("z", "Z"),
          Map.entry("ch", "CH"),
          Map.entry("sh", "SH"),
          Map.entry("th", "TH"),
          Map.entry("dh", "DH"));

  private Onsets() {}

  /** The phones of one to three consonants and "uh"; empty for any other word. */
  static Optional<List<String>> of(String word) {
    if (!word.endsWith("uh") || word.length() < 3) {
      return Optional.empty();
    }
    List<String> phones = new ArrayList<>();
    int end = word.length() - 2;
    for (int at = 0; at < end; ) {
      int length = at + 2 <= end && CONSONANTS.containsKey(word.substring(at, at + 2)) ? 2 : 1;
      String phone = CONSONANTS.get(word.substring(at, at + length));
      if (phone == null || phones.size() == 3) {
        return Optional.empty();
      }
      phones.add(phone);
      at += length;
    }
    phones.add("AH1");
    return Optional.of(List.copyOf(phones));
  }
}
