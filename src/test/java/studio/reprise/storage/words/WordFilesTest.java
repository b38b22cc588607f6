package studio.reprise.storage.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpokenForm;
import studio.reprise.storage.StorageException;

class WordFilesTest {
  @TempDir Path temp;

  private final Project project =
      Project.empty("Test")
          .withSpeakers(List.of(Speaker.named("anna", "Anna", "#aa0000")))
          .withScenes(List.of(new Scene("s1", "", List.of(Line.of("l1", "anna", "Hello.")))))
          .withDictionary(
              List.of(
                  DictionaryEntry.forProject("Reprise", SpokenForm.ofPhonemes("R AH0 P R IY1 Z")),
                  DictionaryEntry.forProject("=SUM", "sum, \"all\""),
                  DictionaryEntry.forProject("重庆", SpokenForm.ofPhonemes("CHONG2 QING4")),
                  new DictionaryEntry("Ms", "miz", DictionaryEntry.Scope.SPEAKER, "anna"),
                  new DictionaryEntry("a", "ay", DictionaryEntry.Scope.LINE, "l1")));

  private WordList read(String name, String text) throws IOException {
    return WordFiles.read(Files.writeString(temp.resolve(name), text), project);
  }

  private static List<String> shown(WordList list) {
    return list.entries().stream()
        .map(
            entry ->
                entry.word() + "=" + SpokenForm.phonemes(entry.spoken()).orElse(entry.spoken()))
        .toList();
  }

  @Test
  void aTableBringsEveryEntryBack() {
    for (String name : List.of("words.csv", "words.tsv")) {
      Path file = temp.resolve(name);
      WordFiles.write(file, project);
      WordList list = WordFiles.read(file, project);
      assertEquals(project.dictionary(), list.entries(), name);
      assertEquals(List.of(), list.remarks());
    }
  }

  @Test
  void aSpreadsheetRunsNoFormulaOfOurs() throws IOException {
    Path file = temp.resolve("words.csv");
    WordFiles.write(file, project);
    assertTrue(Files.readString(file).contains("\n'=SUM,"), Files.readString(file));
  }

  @Test
  void aLexiconBringsBackWhatIsForTheWholeProject() throws IOException {
    Path file = temp.resolve("words.pls");
    WordFiles.write(file, project);
    assertTrue(Files.readString(file).contains("<phoneme>ɹəpɹˈiz</phoneme>"));
    assertEquals(project.dictionary().subList(0, 3), WordFiles.read(file, project).entries());
  }

  @Test
  void aTableOfTwoColumnsNeedsNoHeadings() throws IOException {
    assertEquals(List.of("Siobhan=shiv-awn"), shown(read("a.csv", "Siobhan,shiv-awn\n")));
    assertEquals(
        List.of("Nguyen=N UW1 IH2 N"),
        shown(read("b.csv", "Grapheme,Phoneme\nNguyen,n uw1 ih2 n")));
  }

  @Test
  void whatCannotBeUsedIsNamedAndTheRestIsRead() throws IOException {
    WordList list = read("a.csv", "word,spoken,scope,owner\na,b,speaker,Nobody\nc,d,,\n,x,,\n");
    assertEquals(List.of("c=d"), shown(list));
    assertEquals(2, list.remarks().size());
    assertTrue(list.remarks().get(0).toString().contains("line 2"), list.remarks().toString());
  }

  @Test
  void aForeignLexiconIsReadByItsPreferredPronunciations() throws IOException {
    String lexicon =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
              alphabet="ipa" xml:lang="en-US">
          <metadata><owner>somebody</owner></metadata>
          <lexeme><grapheme>judgment</grapheme><grapheme>judgement</grapheme>
            <phoneme>ˈd͡ʒʌdʒ.mənt</phoneme></lexeme>
          <lexeme><grapheme>fiancé</grapheme>
            <phoneme>fiˈɒnseɪ</phoneme><phoneme prefer="true">ˌfiːɑːnˈseɪ</phoneme></lexeme>
          <lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>
          <lexeme><grapheme>bottle</grapheme><phoneme>ˈbɒtl̩</phoneme></lexeme>
          <lexeme><grapheme>!Xu</grapheme><phoneme>ǃʰõ</phoneme></lexeme>
          <lexeme><grapheme>cat</grapheme><phoneme alphabet="x-sampa">k{t</phoneme></lexeme>
        </lexeme-free/></lexicon>
        """
            .replace("</lexeme-free/>", "");
    WordList list = read("foreign.pls", lexicon);
    assertEquals(
        List.of(
            "judgment=JH AH1 JH M AH0 N T",
            "judgement=JH AH1 JH M AH0 N T",
            "fiancé=F IY2 AA0 N S EY1",
            "W3C=World Wide Web Consortium",
            "bottle=B AA1 T AH0 L"),
        shown(list));
    assertEquals(2, list.remarks().size(), "what no table knows is named, not guessed");
  }

  @Test
  void aLexiconReadsNoOtherFile() throws IOException {
    Files.writeString(temp.resolve("secret.txt"), "secret");
    String hostile =
        "<?xml version=\"1.0\"?><!DOCTYPE lexicon [<!ENTITY x SYSTEM \"secret.txt\">]>"
            + "<lexicon><lexeme><grapheme>a</grapheme><alias>&x;</alias></lexeme></lexicon>";
    assertThrows(StorageException.class, () -> read("hostile.pls", hostile));
    assertThrows(StorageException.class, () -> read("cut.pls", "<lexicon><lexeme>"));
    assertThrows(StorageException.class, () -> read("other.xml", "<html/>"));
  }

  @Test
  void everyPhonemeGoesToIpaAndBack() {
    for (String phonemes :
        List.of(
            "AA1 B AE0 CH AH2 D AO1 DH AW0 F", "AY1 G EH2 HH ER1 JH EY0 K IH1 L IY0 M OW1 N",
            "OY1 NG UH0 P UW1 R S SH T TH V W Y Z ZH", "AH1 N ER0 AH0")) {
      List<String> all = List.of(phonemes.split(" "));
      assertEquals(all, Ipa.arpabet(Ipa.of(all).orElseThrow()).orElseThrow());
    }
  }
}
