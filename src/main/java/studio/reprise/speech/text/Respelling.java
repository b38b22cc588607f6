package studio.reprise.speech.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import studio.reprise.speech.Pronunciation;

/**
 * Puts an author's pronunciations into a text: at each place the longest word that stands there
 * whole; of equal words the first given. What was put in is not looked at again.
 */
final class Respelling {
  private Respelling() {}

  static String of(String text, List<Pronunciation> pronunciations) {
    List<Pronunciation> longestFirst = new ArrayList<>(pronunciations);
    longestFirst.removeIf(pronunciation -> pronunciation.nextIn(text, 0) < 0);
    longestFirst.sort(Comparator.comparingInt((Pronunciation p) -> p.word().length()).reversed());
    if (longestFirst.isEmpty()) {
      return text;
    }
    int[] next = new int[longestFirst.size()];
    StringBuilder out = new StringBuilder(text.length() + 32);
    int at = 0;
    while (true) {
      int best = -1;
      for (int i = 0; i < next.length; i++) {
        if (next[i] >= 0 && next[i] < at || at == 0) {
          next[i] = longestFirst.get(i).nextIn(text, at);
        }
        if (next[i] >= 0 && (best < 0 || next[i] < next[best])) {
          best = i;
        }
      }
      if (best < 0) {
        return out.append(text, at, text.length()).toString();
      }
      out.append(text, at, next[best]).append(longestFirst.get(best).spoken());
      at = next[best] + longestFirst.get(best).word().length();
    }
  }
}
