package studio.reprise.desk;

import java.nio.file.Path;
import java.util.Optional;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.pack.VoicePack;

/** Opens the voice pack in a folder; on the render thread. Tests bring another one. */
@FunctionalInterface
public interface EngineOpener {
  /**
   * @throws studio.reprise.speech.SpeechException when it cannot be opened
   */
  Synthesizer open(Path pack, EngineOptions options);

  /** The hash of a pack's files, without opening it; empty when it is none. */
  default Optional<String> sha256(Path pack) {
    try {
      return Optional.of(VoicePack.sha256(pack));
    } catch (SpeechException e) {
      return Optional.empty();
    }
  }
}
