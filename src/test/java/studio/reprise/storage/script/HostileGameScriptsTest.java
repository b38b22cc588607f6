package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.AuthorException;
import studio.reprise.storage.StorageException;

/** Scripts of games that somebody made to do harm, and those of old machines. */
@Timeout(120)
class HostileGameScriptsTest {
  private static String refused(String name, String text) {
    return assertThrows(StorageException.class, () -> Drafts.read(name, text)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"SceneID\":\"x\",\"Blocks\":",
        "{\"inkVersion\":21,\"root\":",
        "{\"Settings\":{\"set_Localization\":\"False\"},\"Packages\":"
      })
  void jsonThatNestsTwoHundredThousandTimesIsASentence(String start) {
    String said = refused("deep.json", start + "[".repeat(200_000));
    assertTrue(said.contains("deep.json is no valid JSON"), said);
  }

  @Test
  void aStoryThatNestsAsDeepAsJsonMayIsWalkedThrough() {
    String deep = "[".repeat(900) + "\"^Deep down.\",\"\\n\"" + ",null]".repeat(900);
    ScriptDraft draft = Drafts.read("x.json", "{\"inkVersion\":21,\"root\":" + deep + "}");
    assertEquals("Deep down.", draft.lines().findFirst().orElseThrow().text());
  }

  @Test
  void laughsByTheBillionAreASentence() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE FinalDraft [<!ENTITY a \"ha\">");
    for (char c = 'b'; c < 'k'; c++) {
      char before = (char) (c - 1);
      laughs.append("<!ENTITY ").append(c).append(" \"").append(("&" + before + ";").repeat(10));
      laughs.append("\">");
    }
    String said =
        refused(
            "x.fdx",
            laughs
                + "]><FinalDraft><Content><Paragraph Type=\"Dialogue\"><Text>&j;</Text></Paragraph></Content></FinalDraft>");
    assertTrue(said.startsWith("x.fdx, line 1"), said);
  }

  @Test
  void aFileThatNamesAnotherOneIsNotOpened() {
    assertThrows(
        AuthorException.class,
        () ->
            Drafts.read(
                "x.fdx",
                "<!DOCTYPE FinalDraft [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                    + "<FinalDraft><Content><Paragraph Type=\"Dialogue\"><Text>&a;</Text></Paragraph></Content></FinalDraft>"));
  }

  @Test
  void twoHundredThousandElementsInOneAnotherAreReadOrRefused() {
    String deep = "<Paragraph>".repeat(200_000) + "</Paragraph>".repeat(200_000);
    String said = refused("x.fdx", "<FinalDraft><Content>" + deep + "</Content></FinalDraft>");
    assertTrue(said.startsWith("x.fdx"), said);
  }

  /** Rows of a million letters that open what they never close. */
  @ParameterizedTest
  @CsvSource({
    "x.yarn, 'title: A\n---\n', '[', ''",
    "x.yarn, 'title: A\n---\n', '{', ''",
    "x.yarn, 'title: A\n---\n', '<<', ''",
    "x.yarn, 'title: A\n---\n', ' #', ''",
    "x.dialogue, '~ a\n', '[[', ''",
    "x.dialogue, '~ a\n', '[b', ''",
    "x.dialogue, '~ a\n%', '0', ''",
    "x.dtl, 'A: ', '(', ''",
    "x.dtl, '', '\\', ''",
    "x.po, 'msgid \"a\"\nmsgstr \"', '\\\\', '\"'",
    "x.fountain, 'ANNA\n', '*', ''",
    "x.fountain, '', '/*', ''",
    "x.fountain, '', '(', ''",
    "x.twee, ':: A\n', '(a:', ''",
    "x.twee, ':: A\n', '<!--', ''",
    "x.twee, ':: ', '\\', ''",
    "x.twee, ':: A\n', '[[', ''"
  })
  void rowsOfAMillionLettersEndSoon(String name, String start, String piece, String end) {
    String row = start + piece.repeat(1_000_000 / piece.length()) + end;
    try {
      Drafts.read(name, row);
    } catch (StorageException e) {
      assertTrue(e.getMessage().startsWith(name), e.getMessage());
    }
  }

  @Test
  void aHundredThousandAndOneLinesAreASentence() {
    String lines = "Anna: Yes. #line:a\n".repeat(100_001);
    assertTrue(refused("x.yarn", "title: A\n---\n" + lines + "===\n").contains("100000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void aByteOrderMarkSaysWhatTheTextIs(String charset) {
    byte[] bytes =
        "\uFEFFtitle: A\n---\nZo\u00eb: D\u00e9j\u00e0 vu. #line:z\n===\n"
            .getBytes(Charset.forName(charset));
    assertEquals(
        "Zo\u00eb", Drafts.read("x.yarn", bytes).lines().findFirst().orElseThrow().speaker());
  }

  @Test
  void anOldCodePageIsAskedFor() {
    byte[] bytes =
        "title: A\n---\nZo\u00eb: Hello. #line:z\n===\n".getBytes(Charset.forName("windows-1252"));
    assertThrows(UnknownEncoding.class, () -> Drafts.read("x.yarn", bytes));
    ReadingOptions said = ReadingOptions.USUAL.with(ReadingOptions.ENCODING, "windows-1252");
    assertEquals(
        "Zo\u00eb", Drafts.read("x.yarn", bytes, said).lines().findFirst().orElseThrow().speaker());
  }

  @Test
  void rowsMayEndAsOnAnySystem() {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      String text = String.join(end, "title: A", "---", "Anna: One. #line:a", "===", "");
      ScriptDraft draft = Drafts.read("x.yarn", text.getBytes(StandardCharsets.UTF_8));
      assertEquals(3, draft.lines().findFirst().orElseThrow().position().line());
    }
  }
}
