package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.desk.ConfigFolder;
import studio.reprise.desk.Packs;
import studio.reprise.document.PackRef;
import studio.reprise.speech.pack.VoicePack;

/** Chinese with the shipped pack, from the article's own batch line. */
@Timeout(300)
class MandarinPackCommandTest {
  @TempDir Path folder;

  @Test
  void chineseFindsItsPackAndIsSpoken() throws Exception {
    Path pack =
        Packs.of(Optional.empty(), Path.of(""), ConfigFolder.at(folder.resolve("none")))
            .choose(Optional.empty(), PackRef.NONE, Set.of("zh"));
    assertEquals("mandarin", pack.getFileName().toString());

    Terminal terminal = new Terminal(folder);
    terminal.engines = VoicePack::open;
    Files.copy(Path.of("sample-voices/zhang.wav"), folder.resolve("zhang.wav"));
    terminal.write(
        "tasks.jsonl",
        "{\"prompt_text\": \"你好，今天天气不错。\", \"prompt_audio\": \"zhang.wav\","
            + " \"input_text\": \"欢迎收听今天的新闻播报。\", \"output_name\": \"news_zhangsan\","
            + " \"sample_rate\": 24000, \"seed\": 42}\n");
    String at = pack.toAbsolutePath().toString();
    assertEquals(
        0,
        terminal.run("batch", "tasks.jsonl", "--out", "out", "--pack", at, "--json"),
        terminal.err);
    assertTrue(terminal.out.contains("\"flags\": [ ]"), terminal.out);
    double seconds = (terminal.bytes("out/news_zhangsan.wav").length - 44) / 48_000.0;
    assertTrue(seconds > 1.8 && seconds < 4, "eleven syllables in " + seconds + " s");
    assertEquals(0, terminal.run("verify", "out", "--pack", at), terminal.err);
  }
}
