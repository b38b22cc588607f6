package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

class ScriptTableTest {
  private static ScriptDraft read(String name, String content) {
    return read(name, content.getBytes(StandardCharsets.UTF_8), ReadingOptions.USUAL);
  }

  private static ScriptDraft read(String name, byte[] content, ReadingOptions options) {
    return ScriptFormats.read(ScriptFile.of(name, content), "", options);
  }

  private static List<String> texts(ScriptDraft draft) {
    return draft.lines().map(DraftLine::text).toList();
  }

  private static DraftLine only(ScriptDraft draft) {
    assertEquals(1, draft.lineCount());
    return draft.lines().findFirst().orElseThrow();
  }

  @Test
  void aTableHasHeadingsAndQuotedCells() {
    ScriptDraft draft =
        read(
            "a.csv",
            "id,Speaker,scene,text,seed,mood\nq7,Mira,Quay,\"Say \"\"no\"\", then\ngo.\",9,sad\n"
                + ",Tom,Quay,Plain,,\n,,,,,\n");
    assertEquals("csv", draft.format());
    DraftSection quay = draft.sections().get(0);
    assertEquals("Quay", quay.title());
    assertEquals(List.of("Say \"no\", then\ngo.", "Plain"), texts(draft));
    DraftLine first = quay.lines().get(0);
    assertEquals("q7", first.key());
    assertEquals(new DraftLine.Own("q7", 9L), first.own());
    assertEquals("sad", first.extra().get("mood"));
    assertEquals("Mira", first.speaker());
    assertEquals(2, first.position().line());
    assertEquals(
        List.of(Sentence.of("The column \"{0}\" was passed over.", "mood")), draft.remarks());
  }

  @Test
  void keysOfEnginesAreKeysAndNeedNotBeIds() {
    ScriptDraft draft = read("a.csv", "id,character,text\nline:0a1,Anna,Who goes there?\n");
    assertEquals("line:0a1", only(draft).key());
    assertEquals("Anna", only(draft).speaker());
  }

  @Test
  void semicolonsTabsAndASaidSeparatorAreUnderstood() {
    assertEquals("Hello, you", only(read("a.csv", "speaker;text\nMira;Hello, you\n")).text());
    assertEquals("a, b", only(read("a.tsv", "speaker\ttext\nMira\ta, b\n")).text());
    assertEquals("a;b", only(read("a.csv", "speaker\ttext\nMira\ta;b\n")).text());
    DraftLine said = only(read("a.csv", "sep=;\r\nspeaker;text\r\nMira;one, two\r\n"));
    assertEquals("one, two", said.text());
    assertEquals(3, said.position().line());
    assertEquals("b", only(read("a.csv", "text\rb\r")).text());
  }

  @Test
  void everyEncodingThatSaysItselfIsRead() {
    String table = "speaker,text\nMira,Grüße aus 北京\n";
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("UTF-32LE"))) {
      byte[] marked = ("\uFEFF" + table).getBytes(charset);
      assertEquals(
          "Grüße aus 北京", only(read("a.csv", marked, ReadingOptions.USUAL)).text(), charset.name());
    }
    byte[] unmarked = table.getBytes(StandardCharsets.UTF_16LE);
    assertEquals("Grüße aus 北京", only(read("a.csv", unmarked, ReadingOptions.USUAL)).text());
    byte[] windows =
        "text\nGr\u00fc\u00dfe \u2013 5 \u20ac\n".getBytes(Charset.forName("windows-1252"));
    assertThrows(UnknownEncoding.class, () -> read("a.csv", windows, ReadingOptions.USUAL));
    ReadingOptions asked = ReadingOptions.USUAL.with(ReadingOptions.ENCODING, "windows-1252");
    assertEquals("Gr\u00fc\u00dfe \u2013 5 \u20ac", only(read("a.csv", windows, asked)).text());
    ReadingOptions none = ReadingOptions.USUAL.with(ReadingOptions.ENCODING, "no such");
    assertThrows(StorageException.class, () -> read("a.csv", windows, none));
  }

  @Test
  void anUnquotedCommaLosesNoWords() {
    expect("id,speaker,text\nA1,Anna,Hello, there.\n", "line 2", "there.", "quotation marks");
    expect("text,speaker\nHello,Anna,,more\n", "line 2", "more");
    assertEquals(List.of("Hello"), texts(read("a.csv", "text\nHello,,\n")));
  }

  @Test
  void aMarkThatEnclosesNoCellSwallowsNoRow() {
    String rows =
        "speaker\ttext\nMira\t\"Hello,\" she said.\nMira\t\"Open\nMira\tClose\"\nMira\tEnd\n";
    assertEquals(
        List.of("\"Hello,\" she said.", "\"Open", "Close\"", "End"), texts(read("a.tsv", rows)));
    expect("text\n\"Hello,\" she said.\n", "line 2", "twice");
    expect("text,note\n\"Open,x\n\"Next\",y\n", "line 2", "twice");
  }

  @Test
  void aMistakeIsNamedWithItsLine() {
    expect("speaker,words\n", "line 1", "\"text\"");
    expect("text,seed\nHello,high\n", "line 2", "seed");
    expect("text,id\n\"two\nlines\",a\nNext,a\n", "line 4", "taken");
    expect("text\n\"open\n", "line 2", "never closed");
    expect("text,text\n", "line 1", "two columns");
    expect("", "empty");
  }

  private static void expect(String table, String... parts) {
    StorageException e = assertThrows(StorageException.class, () -> read("a.csv", table));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  @Test
  void aStringTableOfYarnSaysWhoSpeaks() {
    ScriptDraft draft =
        read(
            "bridge.csv",
            "language,id,text,file,node,lineNumber,lock,comment\n"
                + "en,line:brg01,Anna: Who goes there?,bridge.yarn,Bridge,12,06d755f2,low\n");
    assertEquals("yarn-strings", draft.format());
    DraftLine line = only(draft);
    assertEquals("line:brg01", line.key());
    assertEquals("Anna", line.speaker());
    assertEquals("Who goes there?", line.text());
    assertEquals("Anna: Who goes there?", line.written());
    assertEquals("Bridge", draft.sections().get(0).title());
    assertEquals("bridge.yarn", line.position().file());
    assertEquals(12, line.position().line());
    assertEquals("06d755f2", line.extra().get("lock"));
    assertEquals("low", line.note());
  }

  @Test
  void ourOwnTableWithKeysOfYarnLosesNoColumn() {
    ScriptDraft draft =
        read("a.csv", "id,scene,character,direction,text\nline:1,Bridge,Anna,low,Who?\n");
    assertEquals("csv", draft.format());
    assertEquals("Bridge", draft.sections().get(0).title());
    assertEquals("low", only(draft).direction());
    assertEquals(List.of(), draft.remarks());
  }

  @Test
  void tablesOfUnrealAreRead() {
    DraftLine line =
        only(
            read("St.csv", "Key,SourceString,Speaker\n\"Greet_01\",\"Who's\\nthere?\",\"Anna\"\n"));
    assertEquals("Greet_01", line.key());
    assertEquals("Who's\nthere?", line.text());
    assertEquals("Anna", line.speaker());
    ScriptDraft dialogue =
        read(
            "Dialogue.csv",
            "SpeakingVoice,TargetVoices,SpokenDialogue,VoiceActorDirection,AudioFileName,DialogueAsset,IsRecorded\n"
                + "/Game/Voices/Anna.Anna,,Who's there?,low,D1_C1,/Game/D,False\n");
    assertEquals("unreal-dialogue", dialogue.format());
    assertEquals("D1_C1", only(dialogue).key());
    assertEquals("Anna", only(dialogue).speaker());
    assertEquals("low", only(dialogue).direction());
  }

  @Test
  void oneLanguageOfATableIsTaken() {
    String unity =
        "Key,Id,English(en),German(de),Shared Comments\nBRG01,4711,ANNA: Who?,ANNA: Wer?,low\n";
    ScriptDraft draft = read("u.csv", unity);
    assertEquals("unity", draft.format());
    assertEquals("Who?", only(draft).text());
    assertEquals("en", draft.language());
    assertEquals("4711", only(draft).extra().get("Id"));
    assertEquals("low", only(draft).note());
    ReadingOptions german = ReadingOptions.USUAL.with(ReadingOptions.LANGUAGE, "de");
    assertEquals(
        "Wer?", only(read("u.csv", unity.getBytes(StandardCharsets.UTF_8), german)).text());
    ReadingOptions french = ReadingOptions.USUAL.with(ReadingOptions.LANGUAGE, "fr");
    assertThrows(
        StorageException.class,
        () -> read("u.csv", unity.getBytes(StandardCharsets.UTF_8), french));
    ScriptDraft godot =
        read(
            "g.csv", "keys,en,_character,_notes\nBRG01,[b]Who?[/b],Anna,low\nC1,Yes,(response),\n");
    assertEquals("godot-csv", godot.format());
    assertEquals("Who?", only(godot).text());
    assertEquals("[b]Who?[/b]", only(godot).written());
    assertEquals(1, godot.leftOut().size());
  }

  @Test
  void rowsOfASceneAreOfItWhereverTheyStand() {
    ScriptDraft draft = read("a.csv", "scene,text\nA,One\nB,Two\nA,Three\n");
    assertEquals(2, draft.sections().size());
    assertEquals(List.of("One", "Three", "Two"), texts(draft));
  }

  @Test
  void aMissingOrWrongFileIsASentence(@org.junit.jupiter.api.io.TempDir java.nio.file.Path temp) {
    assertThrows(StorageException.class, () -> ScriptFile.at(temp));
    assertThrows(StorageException.class, () -> ScriptFile.at(temp.resolve("none.csv")));
  }

  @Test
  void headingsOfPeopleAndInChineseAreKnownAndMayStandBelowATitle() {
    for (String table :
        List.of(
            "Line ID,Character,Dialogue\nk1,Anna,Hello.\n",
            "\u7f16\u53f7,\u89d2\u8272,\u53f0\u8bcd\nk1,Anna,Hello.\n",
            "My game\n\nid;speaker;text\nk1;Anna;Hello.\n",
            "My game,,\nThird draft,,\nid,speaker,text\nk1,Anna,Hello.\n")) {
      DraftLine line = Drafts.read("t.csv", table).lines().findFirst().orElseThrow();
      assertEquals("k1 Anna Hello.", line.key() + " " + line.speaker() + " " + line.text(), table);
    }
    assertEquals(
        List.of("One; two; three."),
        Drafts.texts(Drafts.read("t.csv", "text\nOne; two; three.\n")));
    ScriptDraft below = Drafts.read("t.csv", "My game,,\nid,speaker,text\nk1,Anna,Hello.\n");
    assertEquals(List.of("above the headings of the table: My game"), Drafts.leftOut(below));
  }
}
