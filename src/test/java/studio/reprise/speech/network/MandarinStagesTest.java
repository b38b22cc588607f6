package studio.reprise.speech.network;

import java.nio.file.Path;

/** The stages of the Chinese pack: other tokens, the same networks. */
class MandarinStagesTest extends PackStages {
  MandarinStagesTest() {
    super(Path.of("packs/mandarin"), Path.of("src/test/resources/golden-mandarin"));
  }
}
