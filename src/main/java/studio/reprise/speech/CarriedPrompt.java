package studio.reprise.speech;

import studio.reprise.speech.network.TokenWriter;
import studio.reprise.speech.text.PromptCache;

/**
 * What the language model reads before a segment: the clip, and in packs that follow the reference
 * also the segments spoken so far, as far as {@link PromptCache} keeps them.
 */
final class CarriedPrompt {
  private final PromptCache cache;
  private final boolean carriesSegments;

  CarriedPrompt(int[] promptText, int[] promptSpeech, boolean carriesSegments) {
    this.cache = new PromptCache(promptText, promptSpeech);
    this.carriesSegments = carriesSegments;
  }

  /** The script for the next segment; forgets what no longer fits. */
  TokenWriter.Script script(int[] text) {
    cache.makeRoom(text.length);
    return new TokenWriter.Script(cache.promptText(), text, cache.promptSpeech());
  }

  void add(int[] text, int[] speech) {
    if (carriesSegments) {
      cache.add(text, speech);
    }
  }
}
