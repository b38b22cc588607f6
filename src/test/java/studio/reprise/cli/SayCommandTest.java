package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts are read by the pack of this repository, and spoken by tones. */
class SayCommandTest {
  private static final String STARTER = Path.of("packs/starter").toAbsolutePath().toString();

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void sit() {
    terminal = new Terminal(folder);
  }

  private void read(String... more) {
    String[] args = new String[more.length + 4];
    System.arraycopy(new String[] {"say", "--text-only", "--pack", STARTER}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    assertEquals(0, terminal.run(args), terminal.err);
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
        terminal.out);
  }

  @Test
  void showsAPauseAndWhatIsGuessed() {
    read("* * *");
    assertTrue(terminal.out.contains("(a pause)"), terminal.out);
    read("The Zorblax.");
    assertTrue(terminal.out.contains("guessed     Zorblax"), terminal.out);
  }

  @Test
  void aFileIsReadLineByLineAsJson() throws Exception {
    terminal.write("lines.txt", "It costs $5.\n\n[whispering] Come.\n");
    read("--file", "lines.txt", "--json", "--directions", "spoken");
    String[] lines = terminal.out.split("\n");
    assertEquals(2, lines.length, terminal.out);
    JsonNode first = new ObjectMapper().readTree(lines[0]);
    assertEquals("it costs five dollars.", first.path("normalized_text").asText());
    assertEquals(1, first.path("rules").path("money").asInt());
    assertEquals(
        "whispering, come.",
        new ObjectMapper().readTree(lines[1]).path("normalized_text").asText());
  }

  @Test
  void whatIsActedAndWhatStaysSilentIsShown() throws Exception {
    read("--directions", "acted", "[whispering] Come. (angrily) Go now! (shouting) Run!");
    assertTrue(terminal.out.contains("segment 1   come.  (whisper)"), terminal.out);
    assertTrue(terminal.out.contains("segment 3   run!  (shout)"), terminal.out);
    assertTrue(terminal.out.contains("directions  whispering; angrily; shouting"), terminal.out);
    assertTrue(terminal.out.contains("acted       whispering; shouting"), terminal.out);
    assertTrue(terminal.err.contains("Silent, not acted: \"angrily\"."), terminal.err);
    read("--json", "--directions", "acted", "[whispering] Come.");
    JsonNode reading = new ObjectMapper().readTree(terminal.out);
    assertEquals("whisper", reading.path("segments").path(0).path("manner").asText());
    assertEquals("whispering", reading.path("acted").path(0).asText());
    read("[whispering] Come.");
    assertFalse(terminal.out.contains("acted"), terminal.out);
  }

  @Test
  void aPackThatCannotActSaysSoBeforeAndAfter() {
    terminal.clip("me.wav", 0.2);
    String[] say = {
      "say",
      "(whispering) Come.",
      "--directions",
      "acted",
      "--out",
      "a.wav",
      "--clip",
      "me.wav",
      "--words",
      "Words."
    };
    assertEquals(0, terminal.run(say), terminal.err);
    assertTrue(
        terminal.err.contains("This voice pack cannot act directions. Silent: \"whispering\"."),
        terminal.err);
    assertTrue(terminal.err.contains("nothing acted"), terminal.err);
  }

  @Test
  void aLineThatCannotBeReadIsNamedAndTheOthersAreShown() {
    terminal.write("lines.txt", "Hello.\n\u041f\u0440\u0438\u0432\u0435\u0442\nBye.\n");
    assertEquals(
        1,
        terminal.run(
            "say", "--text-only", "--pack", STARTER, "--file", "lines.txt", "--language", "en"));
    assertTrue(terminal.err.contains("Line 2"), terminal.err);
    assertTrue(terminal.out.contains("hello.") && terminal.out.contains("bye."), terminal.out);
  }

  @Test
  void speaksWithAClipOfOnesOwn() throws Exception {
    terminal.clip("me.wav", 0.2);
    assertEquals(
        0,
        terminal.run(
            "say", "Good evening.", "--out", "a.wav", "--clip", "me.wav", "--words", "Words."),
        terminal.err);
    assertTrue(Files.size(folder.resolve("a.wav")) > 1000);
  }

  @Test
  void speaksWithASampleVoice() throws Exception {
    Path voices = Files.createDirectories(folder.resolve("home/sample-voices"));
    Files.move(terminal.clip("rms.wav", 0.2), voices.resolve("rms.wav"));
    Files.writeString(voices.resolve("voices.tsv"), "rms\ten\tWords of it.\n");
    assertEquals(0, terminal.run("say", "Good evening.", "--out", "a.wav"), terminal.err);
    assertTrue(Files.size(folder.resolve("a.wav")) > 1000);
    assertEquals(2, terminal.run("say", "Good evening.", "--out", "b.wav", "--voice", "nobody"));
    assertTrue(terminal.err.contains("There are rms."), terminal.err);
    assertEquals(2, terminal.run("say", "Good evening.", "--out", "none/b.wav"));
    assertTrue(terminal.err.contains("there is no folder"), terminal.err);
    assertFalse(terminal.err.contains("rendered in"), terminal.err);
  }

  @Test
  void eachArgumentIsATextOfItsOwn() {
    String[] three = {"say", "--text-only", "--pack", STARTER, "Hello.", "Привет.", "At 9!"};
    assertEquals(1, terminal.run(three));
    assertTrue(terminal.err.startsWith("reprise: Text 2: "), terminal.err);
    assertFalse(terminal.err.contains("which is here"), terminal.err);
    assertEquals(2, terminal.out.lines().filter(line -> line.startsWith("  said")).count());
    assertTrue(terminal.out.startsWith("Hello."), terminal.out);
  }

  @Test
  void aTextThatAnotherPackSpeaksNamesThatPack() throws IOException {
    String[] read = {"say", "--text-only", "--pack", STARTER, "银行行长"};
    Files.createDirectories(folder.resolve("packs"));
    Files.createSymbolicLink(
        folder.resolve("packs/mandarin"), Path.of("packs/mandarin").toAbsolutePath());
    assertEquals(1, terminal.run(read));
    String advice = "The voice pack \"mandarin\", which is here, speaks it. (--pack mandarin)";
    assertTrue(terminal.err.contains(advice), terminal.err);
    String[] speak = {"say", "--out", "a.wav", "--pack", STARTER, "银行行长"};
    assertEquals(1, terminal.run(speak));
    assertTrue(terminal.err.contains(advice), terminal.err);

    terminal.project(1);
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    terminal.write("s.csv", "id,speaker,text\nz,anna,银行行长\n");
    assertEquals(0, terminal.run("import", "project", "s.csv"), terminal.err);
    assertEquals(1, terminal.run("render", "project"), terminal.err);
    assertTrue(terminal.err.contains(advice), terminal.err);
  }

  @Test
  void wrongUseIsToldAndExitsWithTwo() {
    assertEquals(2, terminal.run("say", "Hello."));
    assertEquals(2, terminal.run("say", "--text-only"));
    assertEquals(2, terminal.run("say", "Hello.", "--out", "a.wav", "--clip", "me.wav"));
  }
}
