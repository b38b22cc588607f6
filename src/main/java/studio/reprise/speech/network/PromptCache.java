package studio.reprise.speech.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Which earlier segments of a long text go before the next one as its prompt. The clip (segment 0)
 * always stays; from the oldest spoken segment on, so many are forgotten that the speech so far and
 * what the next text is expected to need stay within a number of tokens.
 */
public final class PromptCache {
  /** Most speech tokens of prompt and expected speech: 30 seconds. */
  public static final int MOST_TOKENS = 750;

  private record Spoken(int[] text, int[] speech) {}

  private final List<Spoken> kept = new ArrayList<>();

  /**
   * @param promptText the transcript's text tokens
   * @param promptSpeech the clip's speech tokens
   */
  public PromptCache(int[] promptText, int[] promptSpeech) {
    kept.add(new Spoken(promptText, promptSpeech));
  }

  /** Adds a segment that was spoken. */
  public void add(int[] text, int[] speech) {
    kept.add(new Spoken(text, speech));
  }

  /**
   * Forgets what the next text leaves no room for. What is forgotten stays so for later texts.
   *
   * @param textTokens length of the text that comes next
   */
  public void makeRoom(int textTokens) {
    int text = kept.stream().mapToInt(spoken -> spoken.text().length).sum();
    int speech = speechTokens();
    // One rate for the whole decision, as the reference does: it is not renewed while forgetting.
    double rate = text == 0 ? 0 : (double) speech / text;
    int expected = (int) (rate * textTokens);
    while (kept.size() > 1 && speechTokens() + expected > MOST_TOKENS) {
      kept.remove(1);
    }
  }

  private int speechTokens() {
    return kept.stream().mapToInt(spoken -> spoken.speech().length).sum();
  }

  /** Text tokens of all that is kept, in order. */
  public int[] promptText() {
    return kept.stream().flatMapToInt(spoken -> java.util.Arrays.stream(spoken.text())).toArray();
  }

  /** Speech tokens of all that is kept, in order. */
  public int[] promptSpeech() {
    return kept.stream().flatMapToInt(spoken -> java.util.Arrays.stream(spoken.speech())).toArray();
  }
}
