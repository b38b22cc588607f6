package studio.reprise.render;

import java.util.LinkedHashMap;
import java.util.Map;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * The voice prints that were extracted last, by clip and transcript. They belong to one open pack.
 * Used on the render thread only.
 */
final class VoicePrints {
  private static final int MOST = 64;

  private record Key(String clipSha256, String transcript, ClipUse use) {}

  private final Map<Key, VoicePrint> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, VoicePrint> eldest) {
          return size() > MOST;
        }
      };

  VoicePrint of(Synthesizer synthesizer, Utterance utterance, ClipSource clip) {
    Key key = new Key(utterance.clipSha256(), utterance.promptText(), utterance.clipUse());
    VoicePrint known = latest.get(key);
    if (known == null) {
      known = synthesizer.voicePrint(clip.read(), utterance.promptText(), utterance.clipUse());
      latest.put(key, known);
    }
    return known;
  }

  void clear() {
    latest.clear();
  }
}
