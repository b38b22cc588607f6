package studio.reprise.speech.network;

import java.nio.file.Path;

/** The stages of the English pack. */
class StarterStagesTest extends PackStages {
  StarterStagesTest() {
    super(Path.of("packs/starter"), Path.of("src/test/resources/golden-starter"));
  }
}
