package studio.reprise.render;

import java.util.function.Function;
import studio.reprise.audio.Pcm;
import studio.reprise.speech.Speech;

/**
 * What came of rendering a take again, here or on another machine.
 *
 * @param normalizedText what was spoken
 * @param sounds its phones
 * @param tokensSha256 over the tokens
 * @param melFingerprint over the mel
 * @param distance how far its mel is from a stored summary
 * @param sound in canonical form
 */
record Again(
    String normalizedText,
    String sounds,
    String tokensSha256,
    String melFingerprint,
    Function<String, MelSummary.Distance> distance,
    Pcm sound) {

  static Again of(Speech speech) {
    return new Again(
        speech.normalizedText(),
        speech.sounds(),
        Hash.sha256(speech.tokens()),
        Hash.sha256(speech.mel().values()),
        summary -> MelSummary.distance(summary, speech.mel()),
        CanonicalSound.of(speech.pcm()));
  }

  /** A take that another machine made of the same request. */
  static Again of(Receipt receipt, Pcm sound) {
    Receipt.Made made = receipt.made();
    return new Again(
        made.normalizedText(),
        made.sounds(),
        made.tokensSha256(),
        made.melFingerprint(),
        summary -> MelSummary.distance(summary, made.melSummary()),
        sound);
  }
}
