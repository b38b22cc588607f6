package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.script.Drafts.Epub;

/** Books that somebody made to do harm: a sentence or a draft, in little memory and time. */
class HostileBooksTest {
  @TempDir Path temp;

  private static String refusal(String name, byte[] bytes) {
    return assertThrows(StorageException.class, () -> Drafts.read(name, bytes)).getMessage();
  }

  private static byte[] word(String document) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("word/document.xml", document.getBytes(StandardCharsets.UTF_8));
    return Drafts.zip(parts);
  }

  @Test
  void aPartThatUnpacksWithoutEndIsRefused() {
    String refusal =
        refusal(
            "b.epub", new Epub().page("a.xhtml", "<p>" + "a ".repeat(20 << 20) + "</p>").bytes());
    assertTrue(refusal.contains("unpacks to more than 32 MiB"), refusal);
  }

  @Test
  void manySmallPartsThatUnpackToTooMuchAreRefused() {
    Epub book = new Epub();
    String page = "<p>" + " ".repeat(30 << 20) + "One.</p>";
    for (int i = 0; i < 9; i++) {
      book.page("p" + i + ".xhtml", page);
    }
    String refusal = refusal("b.epub", book.bytes());
    assertTrue(refusal.contains("unpacks to more than 256 MiB"), refusal);
  }

  @Test
  void tooManyPartsAreRefused() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (int i = 0; i <= Archive.MOST_PARTS; i++) {
      parts.put("p" + i, new byte[0]);
    }
    assertTrue(refusal("b.epub", Drafts.zip(parts)).contains("more than 20000 parts"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "/etc/passwd",
        "..\\..\\etc\\passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "%2Fetc%2Fpasswd",
        "http://localhost/x",
        "file:///etc/passwd",
        "C:\\x",
        "a%00.xhtml"
      })
  void aPathOutOfTheBookLeadsNowhere(String path) {
    ScriptDraft draft = new Epub().page("a.xhtml", "<p>One.</p>").listed(path, "").draft();
    assertEquals(java.util.List.of("One."), Drafts.texts(draft));
    assertFalse(draft.completeness().isComplete());
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.epub", "b.fb2", "b.html", "b.docx"})
  void noEntityIsResolved(String name) throws IOException {
    Path secret = Files.writeString(temp.resolve("secret"), "the secret words");
    String dtd =
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY s SYSTEM '"
            + secret.toUri()
            + "'><!ENTITY a 'ha'>]>";
    byte[] bytes =
        switch (name) {
          case "b.epub" ->
              new Epub()
                  .whole("a.xhtml", dtd + "<html><body><p>One &s; two.</p></body></html>", "")
                  .bytes();
          case "b.fb2" ->
              (dtd
                      + "<FictionBook><body><section><p>One &s; two.</p></section></body></FictionBook>")
                  .getBytes();
          case "b.html" -> (dtd + "<html><body><p>One &s; two.</p></body></html>").getBytes();
          default ->
              word(
                  dtd
                      + "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>One &s; two.</w:t></w:r></w:p></w:body></w:document>");
        };
    String said;
    try {
      said = String.join("\n", Drafts.texts(Drafts.read(name, bytes)));
    } catch (StorageException e) {
      said = e.getMessage();
    }
    assertFalse(said.contains("secret words"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.epub", "b.fb2", "b.docx"})
  void aBillionLaughsAreNotLaughed(String name) {
    StringBuilder dtd = new StringBuilder("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      dtd.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
    }
    dtd.append("]>");
    byte[] bytes =
        switch (name) {
          case "b.epub" ->
              new Epub()
                  .whole("a.xhtml", dtd + "<html><body><p>One &a29;</p></body></html>", "")
                  .bytes();
          case "b.fb2" ->
              (dtd + "<FictionBook><body><p>One &a29;</p></body></FictionBook>").getBytes();
          default ->
              word(
                  dtd
                      + "<w:document xmlns:w='w'><w:p><w:r><w:t>One &a29;</w:t></w:r></w:p></w:document>");
        };
    try {
      assertTrue(String.join("", Drafts.texts(Drafts.read(name, bytes))).length() < 100);
    } catch (StorageException e) {
      assertTrue(e.getMessage().contains(name));
    }
  }

  @ParameterizedTest
  @CsvSource({"b.epub, div", "b.docx, w:sdt", "b.md, ["})
  void twoHundredThousandNestedElementsAreRead(String name, String element) {
    int deep = 200_000;
    boolean isMark = name.equals("b.md");
    String open = (isMark ? element : "<" + element + ">").repeat(deep);
    String close = isMark ? "" : ("</" + element + ">").repeat(deep);
    String nested = open + "deep words" + close;
    byte[] bytes =
        switch (name) {
          case "b.epub" -> new Epub().page("a.xhtml", nested).bytes();
          case "b.fb2" -> ("<FictionBook><body>" + nested + "</body></FictionBook>").getBytes();
          case "b.docx" ->
              word(
                  "<w:document xmlns:w='w'>"
                      + open
                      + "<w:p><w:r><w:t>deep words</w:t></w:r></w:p>"
                      + close
                      + "</w:document>");
          case "b.md" -> (open + " deep words").getBytes();
          default -> nested.getBytes();
        };
    if (isMark) {
      // Marks beyond the hundredth are words, and too many of them are one that nobody can say.
      assertTrue(refusal(name, bytes).contains("which nobody can say"));
    } else {
      assertTrue(String.join(" ", Drafts.texts(Drafts.read(name, bytes))).contains("deep words"));
    }
  }

  @Test
  void aBookThatItsShopLockedIsRefused() {
    byte[] book =
        new Epub()
            .page("a.xhtml", "<p>One.</p>")
            .part(
                "META-INF/encryption.xml",
                "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' xmlns:enc='http://www.w3.org/2001/04/xmlenc#'>"
                    + "<enc:EncryptedData><enc:EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/>"
                    + "<enc:CipherData><enc:CipherReference URI='OPS/a.xhtml'/></enc:CipherData></enc:EncryptedData></encryption>")
            .bytes();
    assertTrue(refusal("b.epub", book).contains("locked by its shop (DRM)"));
  }

  @Test
  void scrambledFontsAreNoLock() {
    ScriptDraft draft =
        new Epub()
            .page("a.xhtml", "<p>One.</p>")
            .part(
                "META-INF/encryption.xml",
                "<encryption xmlns:enc='x'><enc:EncryptedData><enc:EncryptionMethod Algorithm='http://www.idpf.org/2008/embedding'/>"
                    + "<enc:CipherData><enc:CipherReference URI='OPS/font.otf'/></enc:CipherData></enc:EncryptedData></encryption>")
            .draft();
    assertEquals(1, draft.lineCount());
  }

  @Test
  void aTextOfTwoHundredMegabytesIsASentence() throws IOException {
    Path file = temp.resolve("b.txt");
    try (var channel =
        java.nio.channels.FileChannel.open(
            file,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.WRITE)) {
      channel.position(200L << 20).write(java.nio.ByteBuffer.wrap(new byte[] {'a'}));
    }
    String refusal = assertThrows(StorageException.class, () -> Drafts.read(file)).getMessage();
    assertTrue(refusal.contains("larger than 64 MiB"), refusal);
  }

  @Test
  void aHundredThousandLinesAndOneAreRefused() {
    String refusal = refusal("b.txt", "Word.\n\n".repeat(100_001).getBytes());
    assertTrue(refusal.contains("more than 100000 lines"), refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.txt", "b.md", "b.epub"})
  void aWordOfAMegabyteIsASentence(String name) {
    String word = "a-b'c".repeat(200_000);
    byte[] bytes =
        name.equals("b.epub")
            ? new Epub().page("a.xhtml", "<p>" + word + "</p>").bytes()
            : word.getBytes();
    String refusal = refusal(name, bytes);
    assertTrue(refusal.contains("which nobody can say"), refusal);
    assertTrue(refusal.length() < 300, refusal);
  }

  @Test
  void aSentenceWithoutAnEndIsCutAtItsCommasAndStaysWhole() {
    String sentence = "and so on, ".repeat(10_000).strip();
    ScriptDraft draft = Drafts.read("b.md", sentence);
    assertEquals(sentence, String.join(" ", Drafts.texts(draft)));
    assertTrue(draft.lines().allMatch(line -> line.text().length() <= 20_000));
  }

  @ParameterizedTest
  @CsvSource({
    "'%PDF-1.7 x', a PDF",
    "'{\\rtf1 Hello}', an RTF document",
    "'PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.text', an OpenDocument file"
  })
  void whatIsNotReadSaysWhatToDo(String head, String what) {
    for (String name : new String[] {"b.pdf", "b.txt", "b.docx"}) {
      String refusal = refusal(name, head.getBytes(StandardCharsets.ISO_8859_1));
      assertTrue(refusal.contains(what) && refusal.contains("Save it as DOCX or EPUB"), refusal);
    }
  }

  @Test
  void anArchiveWithAPasswordSaysSo() {
    byte[] book = new Epub().page("a.xhtml", "<p>One.</p>").bytes();
    for (int i = 0; i + 8 < book.length; i++) {
      if (book[i] == 'P' && book[i + 1] == 'K' && book[i + 2] == 1 && book[i + 3] == 2) {
        book[i + 8] |= 1;
      }
    }
    assertTrue(refusal("b.epub", book).contains("locked with a password"));
  }

  @Test
  void bytesInFrontOfAnArchiveAndAnotherCaseOfNamesAreForgiven() {
    byte[] book =
        new Epub().page("Chapter.XHTML", "<p>One.</p>").listed("chapter.xhtml", "").bytes();
    byte[] shifted = new byte[book.length + 100];
    System.arraycopy(book, 0, shifted, 100, book.length);
    shifted[0] = 'P';
    shifted[1] = 'K';
    assertEquals(1, Drafts.read("b.epub", shifted).lineCount());
  }
}
