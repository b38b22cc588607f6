package studio.reprise.speech.network;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.reprise.speech.SpeechException;

/**
 * Lets the language model write speech tokens: it reads the clip's text, the new text and the
 * clip's speech, and continues the speech until it draws the end.
 */
public final class TokenWriter {
  private final SpeechLm lm;

  public TokenWriter(SpeechLm lm) {
    this.lm = lm;
  }

  /** See {@link SpeechLm#isSmall}. */
  public boolean isSmall() {
    return lm.isSmall();
  }

  /** See {@link SpeechLm#weightBytesPerToken}. */
  public long weightBytesPerToken() {
    return lm.weightBytesPerToken();
  }

  /**
   * What is read before the first new token.
   *
   * @param promptText token ids of the clip's transcript
   * @param text token ids of what is to be said
   * @param promptSpeech the clip's speech codes, from 0
   */
  public record Script(int[] promptText, int[] text, int[] promptSpeech) {

    /** Transcript, text, begin of audio, speech. */
    int[] tokens(SpeechLm.Ids ids) {
      int[] all = new int[promptText.length + text.length + 1 + promptSpeech.length];
      System.arraycopy(promptText, 0, all, 0, promptText.length);
      System.arraycopy(text, 0, all, promptText.length, text.length);
      int at = promptText.length + text.length;
      all[at++] = ids.beginOfAudio();
      for (int code : promptSpeech) {
        if (code < 0 || code >= ids.codes()) {
          throw new SpeechException(
              "Speech code {0} is none of the {1} that the voice has.", code, ids.codes());
        }
        all[at++] = ids.firstAudio() + code;
      }
      return all;
    }
  }

  /**
   * How long the speech may be.
   *
   * @param fewest tokens before the end may be drawn
   * @param most tokens after which it is cut
   */
  public record Length(int fewest, int most) {
    /**
     * From a text's length by the pack's ratios: no end while the count is below the lower ratio
     * times the text, and never more than the upper ratio times the text.
     */
    public static Length ofText(int textTokens, double fewestRatio, double mostRatio) {
      return new Length((int) Math.ceil(fewestRatio * textTokens), (int) (mostRatio * textTokens));
    }
  }

  /** Which tokens the model may write. */
  public enum Head {
    /** Speech codes and the end: a third of the projection, and never a word. */
    SPEECH,
    /** The whole vocabulary, as the reference does; codes may then be negative. */
    FULL
  }

  /**
   * What was written.
   *
   * @param codes speech codes, from 0, without the end
   * @param ended whether the model drew the end; otherwise it was cut at the most tokens
   */
  public record Written(int[] codes, boolean ended) {}

  /** Is told after each token; may throw to stop everything. */
  public interface Step {
    /**
     * @param drawn all tokens so far, the last one new
     * @return whether to go on; otherwise the speech is cut here
     */
    boolean goesOn(List<Integer> drawn);
  }

  /**
   * Writes speech.
   *
   * @param manager the device's
   */
  public Written write(
      NDManager manager, Script script, Length length, Head head, TokenSampler sampler, Step step) {
    SpeechLm.Ids ids = lm.ids();
    int[] read = script.tokens(ids);
    int offset = head == Head.FULL ? ids.firstAudio() : 0;
    int end = head == Head.FULL ? ids.endOfAudio() : ids.codes();
    int most = fitting(length, read.length);
    List<Integer> history = new ArrayList<>();
    boolean ended = false;
    boolean goesOn = true;
    try (SpeechLm.Context context = lm.newContext(manager, read.length + Math.max(1, most))) {
      int[] tokens = read;
      for (int i = 0; i < most && goesOn; i++) {
        float[] logits =
            head == Head.FULL ? lm.nextToken(context, tokens) : lm.nextSpeech(context, tokens);
        TokenSampler.EndRule rule =
            i < length.fewest() ? TokenSampler.EndRule.FORBIDDEN : TokenSampler.EndRule.ALLOWED;
        int drawn = sampler.next(logits, history, end, rule);
        ended = drawn == end;
        if (ended) {
          break;
        }
        history.add(drawn);
        tokens = new int[] {head == Head.FULL ? drawn : ids.firstAudio() + drawn};
        goesOn = step.goesOn(history);
      }
    }
    return new Written(history.stream().mapToInt(drawn -> drawn - offset).toArray(), ended);
  }

  /**
   * How unlikely speech is to the model behind its words: mean negative log likelihood among all
   * codes and the end, nats a code. Known voices are near 2, chance is the logarithm of the number
   * of codes.
   *
   * @param text token ids of the words
   * @param speech at least one code
   */
  public double nats(NDManager manager, int[] text, int[] speech) {
    int[] tokens = new Script(text, new int[0], speech).tokens(lm.ids());
    return nats(manager, tokens, text.length, speech) / speech.length;
  }

  /**
   * How unlikely a whole continuation is: negative log likelihood of its codes and of its end, in
   * nats.
   *
   * @param codes speech codes, from 0, without the end
   */
  public double nats(NDManager manager, Script script, int[] codes) {
    SpeechLm.Ids ids = lm.ids();
    int[] read = script.tokens(ids);
    int[] tokens = Arrays.copyOf(read, read.length + codes.length);
    for (int i = 0; i < codes.length; i++) {
      tokens[read.length + i] = ids.firstAudio() + codes[i];
    }
    int[] ended = Arrays.copyOf(codes, codes.length + 1);
    ended[codes.length] = ids.codes();
    return nats(manager, tokens, read.length - 1, ended);
  }

  /** Of what follows each token from one on: codes, or the end as the one behind the last code. */
  private double nats(NDManager manager, int[] tokens, int from, int[] chosen) {
    int choices = lm.ids().codes() + 1;
    try (SpeechLm.Context context = lm.newContext(manager, tokens.length)) {
      float[] logits = lm.speechLogits(context, tokens, from);
      double nats = 0;
      for (int i = 0; i < chosen.length; i++) {
        nats += nats(logits, i * choices, choices, chosen[i]);
      }
      return nats;
    }
  }

  /** Negative log of the share that one of {@code count} logits has, from {@code start} on. */
  private static double nats(float[] logits, int start, int count, int chosen) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = start; i < start + count; i++) {
      most = Math.max(most, logits[i]);
    }
    double sum = 0;
    for (int i = start; i < start + count; i++) {
      sum += StrictMath.exp(logits[i] - most);
    }
    return StrictMath.log(sum) + most - logits[start + chosen];
  }

  /** The longest speech that the model's positions leave room for; the least must fit. */
  private int fitting(Length length, int read) {
    int room = lm.config().positions() - read;
    return room >= length.fewest() && room > 0 ? Math.min(length.most(), room) : length.most();
  }
}
