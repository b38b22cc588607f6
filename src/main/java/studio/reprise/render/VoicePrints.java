package studio.reprise.render;

import java.util.LinkedHashMap;
import java.util.Map;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * The voice prints that were extracted last, by clip and transcript, one at a time. They belong to
 * one open pack.
 */
final class VoicePrints {
  private static final int MOST = 64;

  private final Map<Utterances.Clip, VoicePrint> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Utterances.Clip, VoicePrint> eldest) {
          return size() > MOST;
        }
      };

  synchronized VoicePrint of(Synthesizer synthesizer, Utterances.Clip voice, ClipSource clip) {
    VoicePrint known = latest.get(voice);
    if (known == null) {
      known = synthesizer.voicePrint(clip.read(), voice.transcript(), voice.use());
      latest.put(voice, known);
    }
    return known;
  }

  synchronized void clear() {
    latest.clear();
  }
}
