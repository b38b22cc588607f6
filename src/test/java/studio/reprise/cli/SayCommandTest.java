package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts are read by the pack of this repository, and spoken by tones. */
class SayCommandTest {
  private static final String STARTER = Path.of("packs/starter").toAbsolutePath().toString();

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void sit() {
    desk = new Desk(folder);
  }

  private void read(String... more) {
    String[] args = new String[more.length + 4];
    System.arraycopy(new String[] {"say", "--text-only", "--pack", STARTER}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    assertEquals(0, desk.run(args), desk.err);
  }

  @Test
  void showsWordsSegmentsAndPhonesOfAText() {
    read("Dr. Lee left. [sighs] At 9!");
    assertEquals(
        """
        Dr. Lee left. [sighs] At 9!
          said        doctor lee left. at nine!
          segment 1   doctor lee left.
                      D AA1 K T ER0 | L IY1 | L EH1 F T .
          segment 2   at nine!
                      AE1 T | N AY1 N !
          directions  sighs
        """,
        desk.out);
  }

  @Test
  void showsAPauseAndWhatIsGuessed() {
    read("* * *");
    assertTrue(desk.out.contains("(a pause)"), desk.out);
    read("The Zorblax.");
    assertTrue(desk.out.contains("guessed     Zorblax"), desk.out);
  }

  @Test
  void aFileIsReadLineByLineAsJson() throws Exception {
    desk.write("lines.txt", "It costs $5.\n\n[whispering] Come.\n");
    read("--file", "lines.txt", "--json", "--directions", "spoken");
    String[] lines = desk.out.split("\n");
    assertEquals(2, lines.length, desk.out);
    JsonNode first = new ObjectMapper().readTree(lines[0]);
    assertEquals("it costs five dollars.", first.path("normalized_text").asText());
    assertEquals(1, first.path("rules").path("money").asInt());
    assertEquals(
        "whispering, come.",
        new ObjectMapper().readTree(lines[1]).path("normalized_text").asText());
  }

  @Test
  void aLineThatCannotBeReadIsNamedAndTheOthersAreShown() {
    desk.write("lines.txt", "Hello.\n\u041f\u0440\u0438\u0432\u0435\u0442\nBye.\n");
    assertEquals(
        1,
        desk.run(
            "say", "--text-only", "--pack", STARTER, "--file", "lines.txt", "--language", "en"));
    assertTrue(desk.err.contains("Line 2"), desk.err);
    assertTrue(desk.out.contains("hello.") && desk.out.contains("bye."), desk.out);
  }

  @Test
  void speaksWithAClipOfOnesOwn() throws Exception {
    desk.clip("me.wav", 0.2);
    assertEquals(
        0,
        desk.run("say", "Good evening.", "--out", "a.wav", "--clip", "me.wav", "--words", "Words."),
        desk.err);
    assertTrue(Files.size(folder.resolve("a.wav")) > 1000);
  }

  @Test
  void speaksWithASampleVoice() throws Exception {
    Path voices = Files.createDirectories(folder.resolve("home/sample-voices"));
    Files.move(desk.clip("rms.wav", 0.2), voices.resolve("rms.wav"));
    Files.writeString(voices.resolve("voices.tsv"), "rms\ten\tWords of it.\n");
    assertEquals(0, desk.run("say", "Good evening.", "--out", "a.wav"), desk.err);
    assertTrue(Files.size(folder.resolve("a.wav")) > 1000);
    assertEquals(1, desk.run("say", "Good evening.", "--out", "b.wav", "--voice", "nobody"));
    assertTrue(desk.err.contains("There are rms."), desk.err);
  }

  @Test
  void wrongUseIsToldAndExitsWithTwo() {
    assertEquals(2, desk.run("say", "Hello."));
    assertEquals(2, desk.run("say", "--text-only"));
    assertEquals(2, desk.run("say", "Hello.", "--out", "a.wav", "--clip", "me.wav"));
  }
}
