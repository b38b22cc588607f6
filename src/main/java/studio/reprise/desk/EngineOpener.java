package studio.reprise.desk;

import java.nio.file.Path;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.Synthesizer;

/** Opens the voice pack in a folder; on the render thread. Tests bring another one. */
@FunctionalInterface
public interface EngineOpener {
  /**
   * @throws studio.reprise.speech.SpeechException when it cannot be opened
   */
  Synthesizer open(Path pack, EngineOptions options);
}
