package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.speech.pack.VoicePack;

/** The command line with the real engine and the pack of this repository. */
@Timeout(300)
class StarterPackCommandTest {
  private static final Path STARTER = Path.of("packs/starter").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void aBatchIsTheSameBytesAgainAndAnAlteredPackIsNamed() throws Exception {
    Terminal terminal = new Terminal(folder);
    terminal.engines = VoicePack::open;
    Files.copy(Path.of("sample-voices/rms.wav"), folder.resolve("rms.wav"));
    terminal.write(
        "tasks.jsonl",
        "{\"prompt_text\":\"We were talking about the weather and the price of bread.\","
            + "\"prompt_audio\":\"rms.wav\",\"input_text\":\"Good evening.\","
            + "\"output_name\":\"a\",\"sample_rate\":24000,\"seed\":42}\n"
            + "{\"prompt_text\":\"We were talking about the weather and the price of bread.\","
            + "\"prompt_audio\":\"rms.wav\",\"input_text\":\"* * *\",\"output_name\":\"b\"}\n");
    String pack = STARTER.toString();

    assertEquals(0, batch(terminal, pack, "one"), terminal.err);
    assertEquals(0, batch(terminal, pack, "two"), terminal.err);
    assertArrayEquals(terminal.bytes("one/a.wav"), terminal.bytes("two/a.wav"));
    assertTrue(terminal.bytes("one/a.wav").length > 24_000, "half a second at least");
    assertEquals(44 + 2 * 24_000, terminal.bytes("one/b.wav").length, "a scene break is a pause");

    Path altered = folder.resolve("altered");
    copy(STARTER, altered);
    Path config = altered.resolve("reprise.json");
    Files.writeString(config, Files.readString(config) + "\n");
    assertEquals(
        3,
        terminal.run("verify", "one", "--pack", altered.toString(), "--threads", "1"),
        terminal.err);
    assertTrue(terminal.out.contains("reprise.json differs"), terminal.out);
  }

  private static int batch(Terminal terminal, String pack, String out) {
    return terminal.run("batch", "tasks.jsonl", "--out", out, "--pack", pack, "--threads", "1");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}
