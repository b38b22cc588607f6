package studio.reprise.speech.pack;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import studio.reprise.speech.layer.ThreadsOfOne;
import studio.reprise.speech.network.TokenWriter;

/**
 * Whether each word of a segment is in its speech, as the language model hears it: how much
 * likelier the speech is behind the text than behind the text without the word, in nats for each
 * token that the word takes. No length tells of one word: at an end it is drawn out, "what" takes
 * as long as "what if", and among many its share is less than a speaker's freedom.
 */
final class WordCheck {
  /** Of so few words each is to be sure, not only not missing. */
  private static final int FEW = 4;

  /** More are not asked for: an answer is a reading of the whole segment. */
  private static final int MOST = 24;

  /**
   * From here on one of few words is there. In three voices 11 words that a listener missed had 5.6
   * nats a token or less; of 349 that it heard one in twelve had.
   */
  private static final double SURE = 5.7;

  /** Below this one of few words is missing; none that was heard had less than 2.8. */
  private static final double MISSING = 2.5;

  /**
   * The same among many, where the clip is not read with them, which is twice as fast. Of 35
   * segments that were spoken with one word left out all had -1.2 or less (length told of one); of
   * 35 whole ones 33 had 2.6 or more, and in the two that had less a listener missed words, too.
   */
  private static final double MISSING_AMONG_MANY = 1;

  private final TokenWriter writer;
  private final Pace pace;
  private final OptionalInt wordBreak;
  private final IntSupplier threads;

  /**
   * What is found.
   *
   * @param shortfall how much the least sure word falls short, nats a token; 0: draw no more
   * @param isMissing whether a word is missing, as good as certainly
   */
  record Found(double shortfall, boolean isMissing) {
    static final Found NOTHING = new Found(0, false);

    private static Found of(double sureness, double wanted, double missing) {
      return new Found(Math.max(0, wanted - sureness), sureness < missing);
    }
  }

  /**
   * @param wordBreak the text id between two words; none: the pack's text shows no words
   * @param threads that readings are shared among, each of which is one thread's
   */
  WordCheck(TokenWriter writer, Pace pace, OptionalInt wordBreak, IntSupplier threads) {
    this.writer = writer;
    this.pace = pace;
    this.wordBreak = wordBreak;
    this.threads = threads;
  }

  Found find(NDManager manager, TokenWriter.Script script, int[] codes) {
    if (!counts(script)) {
      return Found.NOTHING;
    }
    List<int[]> words = words(script.text());
    if (words.size() <= FEW) {
      return Found.of(sureness(manager, script, words, codes), SURE, MISSING);
    }
    TokenWriter.Script alone = new TokenWriter.Script(new int[0], script.text(), new int[0]);
    double sureness = sureness(manager, alone, words, codes);
    return Found.of(sureness, MISSING_AMONG_MANY, MISSING_AMONG_MANY);
  }

  /** Whether a text's words are asked for. */
  boolean counts(TokenWriter.Script script) {
    int count = wordBreak.isPresent() ? words(script.text()).size() : 0;
    return count >= 2 && count <= MOST;
  }

  /** Whether a text is one word, of which nothing can be asked. */
  boolean isOneWord(TokenWriter.Script script) {
    return wordBreak.isPresent() && words(script.text()).size() == 1;
  }

  /** How sure the least sure word is. */
  private double sureness(
      NDManager manager, TokenWriter.Script script, List<int[]> words, int[] codes) {
    List<TokenWriter.Script> read = new ArrayList<>();
    read.add(script);
    for (int[] word : words) {
      read.add(
          new TokenWriter.Script(
              script.promptText(),
              without(script.text(), word[0], word[1]),
              script.promptSpeech()));
    }
    double[] nats = new double[read.size()];
    ThreadsOfOne.each(
        threads.getAsInt(),
        IntStream.range(0, nats.length).boxed().toList(),
        i -> nats[i] = writer.nats(manager, read.get(i), codes));
    double least = Double.MAX_VALUE;
    for (int i = 0; i < words.size(); i++) {
      int[] word = words.get(i);
      double tokens = Math.max(1, pace.tokens(script.text(), word[0], word[1]));
      least = Math.min(least, (nats[i + 1] - nats[0]) / tokens);
    }
    return least;
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
