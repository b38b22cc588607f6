package studio.reprise.speech;

import java.util.ArrayList;
import java.util.List;
import studio.reprise.speech.network.TokenWriter;

/**
 * What the language model reads before a segment: the clip, and in packs that follow the reference
 * also the segments spoken so far, the oldest of them dropped when the speech would grow too long
 * (PORTING 3.3).
 */
final class CarriedPrompt {
  private static final int MOST_SPEECH_TOKENS = 750;

  private final List<int[]> texts = new ArrayList<>();
  private final List<int[]> speeches = new ArrayList<>();
  private final boolean carriesSegments;

  CarriedPrompt(int[] promptText, int[] promptSpeech, boolean carriesSegments) {
    texts.add(promptText);
    speeches.add(promptSpeech);
    this.carriesSegments = carriesSegments;
  }

  /** The script for the next segment; forgets what no longer fits. */
  TokenWriter.Script script(int[] text) {
    if (texts.size() > 1) {
      int speech = length(speeches);
      double ratio = (double) speech / Math.max(1, length(texts));
      while (texts.size() > 1 && speech + (int) (ratio * text.length) > MOST_SPEECH_TOKENS) {
        speech -= speeches.remove(1).length;
        texts.remove(1);
      }
    }
    return new TokenWriter.Script(joined(texts), text, joined(speeches));
  }

  void add(int[] text, int[] speech) {
    if (carriesSegments) {
      texts.add(text);
      speeches.add(speech);
    }
  }

  private static int length(List<int[]> parts) {
    return parts.stream().mapToInt(part -> part.length).sum();
  }

  private static int[] joined(List<int[]> parts) {
    return parts.stream().flatMapToInt(java.util.Arrays::stream).toArray();
  }
}
