package studio.reprise.speech.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.speech.SpeechException;

class SettingsTest {
  @TempDir Path folder;

  private Settings yaml(String text) throws IOException {
    return Settings.yaml(Files.writeString(folder.resolve("config.yaml"), text));
  }

  private Settings json(String text) throws IOException {
    return Settings.json(Files.writeString(folder.resolve("config.json"), text));
  }

  @Test
  void tagsOfAnotherProgramAreIgnored() throws IOException {
    Settings flow =
        yaml("""
                seed: !apply:torch.manual_seed [1986]
                flow: !new:flow.flow.Flow
                    mel_dim: 80
                    big_model: false
                    optimiser: !name:torch.optim.AdamW
                        lr: 1e-4
                """)
            .within("flow");
    assertEquals(80, flow.count("mel_dim"));
    assertFalse(flow.isOn("big_model", Settings.Flag.ON));
    assertTrue(flow.isOn("absent", Settings.Flag.ON));
    assertEquals(1e-4, flow.within("optimiser").number("lr", 0));
  }

  @Test
  void noPythonObjectIsEverMade() {
    assertThrows(
        SpeechException.class,
        () -> yaml("a: !!javax.script.ScriptEngineManager [1]\n").within("a"));
  }

  @Test
  void aMissingCountNamesFileAndKey() throws IOException {
    Settings settings = json("{\"hidden_size\": 0, \"layers\": \"many\", \"heads\": null}");
    for (String key : new String[] {"hidden_size", "layers", "heads", "absent"}) {
      String sentence = assertThrows(SpeechException.class, () -> settings.count(key)).getMessage();
      assertTrue(sentence.contains("config.json") && sentence.contains(key), sentence);
    }
    assertEquals(7, settings.count("heads", 7));
  }

  @Test
  void listsOfCounts() throws IOException {
    Settings settings = json("{\"rates\": [8, 5], \"dilations\": [[1, 3], [1]], \"none\": []}");
    assertArrayEquals(new int[] {8, 5}, settings.counts("rates"));
    assertArrayEquals(new int[] {1, 3}, settings.countLists("dilations")[0]);
    assertThrows(SpeechException.class, () -> settings.counts("none"));
    assertThrows(SpeechException.class, () -> settings.counts("dilations"));
  }

  @Test
  void aFileThatIsNoSettingsIsOneSentence() {
    assertThrows(SpeechException.class, () -> json("{"));
    assertThrows(SpeechException.class, () -> json("[1]"));
    assertThrows(SpeechException.class, () -> yaml("a: [1"));
    assertThrows(SpeechException.class, () -> yaml("just text"));
    assertThrows(SpeechException.class, () -> Settings.json(folder.resolve("none.json")));
  }
}
