package studio.reprise.speech.text.tokens;

import java.util.LinkedHashMap;
import java.util.Map;
import studio.reprise.speech.SpeechException;

/**
 * The token ids that the language model's grammar is made of, found by name.
 *
 * @param pad {@code <|endoftext|>}
 * @param endOfAudio {@code <|user|>}
 * @param beginOfAudio {@code <|begin_of_audio|>}
 * @param firstAudio {@code <|audio_0|>}
 * @param lastAudio the highest {@code <|audio_n|>}; the codes lie between without a gap
 */
public record SpecialTokens(
    int pad, int endOfAudio, int beginOfAudio, int firstAudio, int lastAudio) {

  public static SpecialTokens of(TiktokenTokenizer tokenizer, int codes) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (String name :
        new String[] {
          "<|endoftext|>",
          "<|user|>",
          "<|begin_of_audio|>",
          "<|audio_0|>",
          "<|audio_" + (codes - 1) + "|>"
        }) {
      int id = tokenizer.idOf(name);
      if (id < 0) {
        throw new SpeechException("The text tokenizer lacks the token {0}.", name);
      }
      ids.put(name, id);
    }
    int[] found = ids.values().stream().mapToInt(Integer::intValue).toArray();
    SpecialTokens special = new SpecialTokens(found[0], found[1], found[2], found[3], found[4]);
    if (special.lastAudio - special.firstAudio != codes - 1) {
      throw new SpeechException(
          "The tokenizer's audio tokens are {0} to {1}; {2} codes in a row were expected.",
          special.firstAudio, special.lastAudio, codes);
    }
    return special;
  }

  /** Number of speech codes. */
  public int codes() {
    return lastAudio - firstAudio + 1;
  }
}
