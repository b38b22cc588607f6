package studio.reprise.speech;

import java.util.Objects;

/**
 * How a word is to be said in one request.
 *
 * @param word the word as written, matched whole and without regard to case
 * @param spoken a respelling ("reh-preez") or phonemes ({@code <|R|><|AH0|>...})
 */
public record Pronunciation(String word, String spoken) {
  public Pronunciation {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(spoken, "spoken");
  }
}
