package studio.reprise.speech.pack;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import studio.reprise.speech.network.TokenWriter;

/**
 * Whether each word of a short segment is in its speech, as the language model hears it: how much
 * likelier the speech is behind the text than behind the text without the word. Of a few words one
 * may be lost and no length tell, for a word at an end is drawn out: "what" takes as long as "what
 * if". In three voices, 11 words that a listener missed had 5.6 nats or less for each token that
 * the word takes, and of 349 that it heard one in twelve had.
 */
final class WordCheck {
  /** More words than these have a length that tells. */
  private static final int MOST_WORDS = 4;

  /** Nats a token from which a word is there; below, the words are drawn again. */
  private static final double SURE = 5.7;

  /** Below this a word is missing; no word that was heard had less than 2.8. */
  private static final double MISSING = 2.5;

  private final TokenWriter writer;
  private final Pace pace;
  private final OptionalInt wordBreak;

  /**
   * @param wordBreak the text id between two words; none: the pack's text shows no words
   */
  WordCheck(TokenWriter writer, Pace pace, OptionalInt wordBreak) {
    this.writer = writer;
    this.pace = pace;
    this.wordBreak = wordBreak;
  }

  /** How sure the least sure word is, nats a token; much where nothing is asked. */
  double sureness(NDManager manager, TokenWriter.Script script, int[] codes) {
    List<int[]> words = wordBreak.isPresent() ? words(script.text()) : List.of();
    if (words.size() < 2 || words.size() > MOST_WORDS) {
      return Double.MAX_VALUE;
    }
    double whole = writer.nats(manager, script, codes);
    double least = Double.MAX_VALUE;
    for (int[] word : words) {
      TokenWriter.Script without =
          new TokenWriter.Script(
              script.promptText(), without(script.text(), word[0], word[1]), script.promptSpeech());
      double tokens = Math.max(1, pace.tokens(script.text(), word[0], word[1]));
      least = Math.min(least, (writer.nats(manager, without, codes) - whole) / tokens);
    }
    return least;
  }

  /** How much a word falls short of being there; 0 where all are. */
  static double unsureness(double sureness) {
    return Math.max(0, SURE - sureness);
  }

  static boolean isMissing(double sureness) {
    return sureness < MISSING;
  }

  /** Where each word begins and ends; the mark at the end is none. */
  private List<int[]> words(int[] text) {
    List<int[]> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length; i++) {
      boolean isLast = i == text.length - 1;
      if (isLast || text[i] == wordBreak.getAsInt()) {
        if (i > start) {
          words.add(new int[] {start, i});
        }
        start = i + 1;
      }
    }
    return words;
  }

  /** The text without one word and one break beside it. */
  private static int[] without(int[] text, int start, int end) {
    boolean isLast = end == text.length - 1;
    int from = isLast ? start - 1 : start;
    int to = isLast ? end : end + 1;
    int[] rest = new int[text.length - (to - from)];
    System.arraycopy(text, 0, rest, 0, from);
    System.arraycopy(text, to, rest, from, text.length - to);
    return rest;
  }
}
