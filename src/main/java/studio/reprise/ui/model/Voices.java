package studio.reprise.ui.model;

import java.nio.file.Path;
import java.util.List;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.Synthesizer;

/** The voice packs of this computer, as the window sees them. */
public interface Voices {
  /**
   * A folder that is, or should be, a voice pack.
   *
   * @param folder where it lies
   * @param name as it calls itself
   * @param bytes of all its files
   * @param memoryBytes that it will need, about; 0 when unknown
   * @param troubles one sentence for each thing that is missing or broken; empty when it is whole
   */
  record Pack(Path folder, String name, long bytes, long memoryBytes, List<String> troubles) {
    public Pack {
      troubles = List.copyOf(troubles);
    }

    public boolean isWhole() {
      return troubles.isEmpty();
    }
  }

  /** The packs in the usual places, the starter first. Reads disks: not on the JavaFX thread. */
  List<Pack> found();

  /** Looks a folder over, file by file. Not on the JavaFX thread. */
  Pack check(Path folder);

  /** Loads a pack; on the render thread. */
  Synthesizer open(Path folder, EngineOptions options);
}
