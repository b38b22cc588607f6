package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.LeftOut;
import studio.reprise.document.script.ScriptDraft;

/** Every format of games and stages, by a small file that its own rules would make. */
class GameScriptsTest {
  private static ScriptFile file(String name) {
    try {
      return ScriptFile.at(
          Path.of(GameScriptsTest.class.getResource("/scripts/games/" + name).toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A draft as rows of scene, key, speaker, direction and words. */
  private static List<String> rows(ScriptDraft draft) {
    return draft.sections().stream()
        .flatMap(
            section ->
                section.lines().stream()
                    .map(
                        line ->
                            String.join(
                                " | ",
                                section.title(),
                                line.key(),
                                line.speaker(),
                                line.direction(),
                                line.text())))
        .toList();
  }

  private static List<String> leftOut(ScriptDraft draft) {
    return draft.leftOut().stream().map(LeftOut::text).toList();
  }

  private static DraftLine line(ScriptDraft draft, String key) {
    return draft.lines().filter(line -> line.key().equals(key)).findFirst().orElseThrow();
  }

  private static String remarks(ScriptDraft draft) {
    return draft.remarks().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  @Test
  void aYarnScriptKeepsItsKeysAndLosesItsCommands() {
    ScriptDraft draft = YarnScript.read(file("bridge.yarn"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            "Bridge | line:brg01 | Anna |  | Who goes there?",
            "Bridge | line:brg02 | Tom |  | Only me [still].",
            "Bridge | line:brg04 | Anna |  | You may cross, for {$gold} coins.",
            "Bridge |  | Anna |  | Go home.",
            "Bridge | line:brg06 | Anna |  | The river is loud tonight.",
            "Bridge | line:brg07 |  |  | Nobody says a word.",
            "River | line:riv01 | Tom |  | It is cold."),
        rows(draft));
    assertEquals("Tom: Only [wave]me[/wave] \\[still\\].", line(draft, "line:brg02").written());
    assertEquals("#tired", line(draft, "line:brg02").note());
    assertEquals(8, line(draft, "line:brg02").position().line());
    assertEquals(List.of("Let him pass", "Send him away", "Anna: Go home."), leftOut(draft));
    assertTrue(remarks(draft).contains("bridge.yarn:11: {$gold} is filled in"), remarks(draft));
    assertTrue(remarks(draft).contains("without a #line: tag: 1."), remarks(draft));
  }

  @Test
  void choicesAreReadWhereTheAuthorWantsThem() {
    ScriptDraft draft =
        YarnScript.read(
            file("bridge.yarn"), ReadingOptions.USUAL.with(ReadingOptions.SILENT, "yes"));
    assertEquals("Let him pass", line(draft, "line:brg03").text());
    assertEquals(List.of(), leftOut(draft));
  }

  @Test
  void renpysDialogueKnowsExtendAndQuotedNames() {
    ScriptDraft draft = RenpyDialogue.read(file("dialogue.tab"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            "bridge | bridge_9e949aac | e |  | Who's there? Speak up.",
            "bridge | bridge_31b7c001 | e |  | Now.",
            "bridge | bridge_0a1b2c3d |  |  | The river runs\nhigh, and [player] knows it.",
            "bridge | bridge_0a1b2c3d_1 | Old Tom |  | Only me {still}.",
            "river | river_44aa55bb | t |  | It is cold."),
        rows(draft));
    assertEquals("game/bridge.rpy", line(draft, "bridge_31b7c001").position().file());
    assertEquals(13, line(draft, "bridge_31b7c001").position().line());
    assertEquals(List.of("Start the game"), leftOut(draft));
  }

  @Test
  void dialogueManagersLinesAreToldFromItsCommands() {
    ScriptDraft draft = GodotDialogue.read(file("crossing.dialogue"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            "bridge | BRG01 | Anna |  | Who goes there?",
            "bridge | BRG02 | Tom |  | Only me, {{player}}.",
            "bridge |  | Tom |  | It is late.",
            "bridge | BRG03 | Tom |  | It is early.",
            "bridge | BRG04 | Anna |  | You may cross.",
            "bridge | BRG06 | The wind answers |  | nothing: not a word.",
            "river | RIV01 | Tom |  | It is cold."),
        rows(draft));
    assertEquals("Anna is tired here.", line(draft, "BRG01").note());
    assertEquals("#mood=sad", line(draft, "BRG02").note());
    assertEquals(List.of("Let him pass", "Send him away"), leftOut(draft));
  }

  @Test
  void aTimelineOfDialogicKnowsPortraitsAndRowsThatGoOn() {
    ScriptDraft draft = DialogicTimeline.read(file("crossing.dtl"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            " | Text/3a/text | Anna | tired | Who goes there?",
            " | Text/3b/text | Old Tom | small smile | Only me,\nwith the tide.",
            " | Text/3c/text |  |  | The river runs high.",
            " | Text/3e/text | Anna |  | You may cross for {Gold.Amount} coins.",
            "river | Text/3f/text | Tom |  | It is cold. [laughs]",
            "river | Text/40/text |  |  | Nobody answers."),
        rows(draft));
    assertEquals("voice: res://voice/one.ogg", line(draft, "Text/3a/text").note());
    assertEquals(List.of("Let him pass", "Send him away"), leftOut(draft));
  }

  @Test
  void dinksTextsAreThoseOfTheLanguageBesideIt() {
    ScriptDraft draft =
        DinkStructure.read(file("crossing-dink-structure.json"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            "Bridge | main_Bridge_7QX2 | ANNA | low | Who's there?",
            "Bridge | main_Bridge_8RY3 | TOM | O.S.; calling | Only me, with the tide.",
            "Bridge / River | main_Bridge_River_9SZ4 | TOM |  | It is cold."),
        rows(draft));
    assertEquals("en-GB", draft.language());
    assertEquals(
        "The first meeting.\nShe is alone.\n#vo:loud", line(draft, "main_Bridge_7QX2").note());
    assertEquals("main.ink", line(draft, "main_Bridge_7QX2").position().file());
    assertEquals(List.of("A lamp burns on the bridge."), leftOut(draft));
    assertEquals(
        4,
        DinkStructure.readStrings(file("crossing-strings-en-GB.json"), ReadingOptions.USUAL)
            .lineCount());
  }

  @Test
  void aCompiledStoryOfInkGivesItsLinesInOrder() {
    ScriptDraft draft = InkStory.read(file("lamp.json"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            "quay | lamp_quay_A1B2 |  |  | The harbour is dark.",
            "quay | lamp_quay_C3D4 | ANNA | quietly | Is anybody there?",
            "quay | lamp_quay_E5F6 | TOM | off | Only me, and the tide.",
            "quay | lamp_quay_G7H8 | ANNA |  | Where did you put the lamp?",
            "quay.lamp | lamp_quay_lamp_J9K0 | TOM |  | It cost {coins} coins.",
            "quay.lamp | lamp_quay_lamp_L1M2 |  |  | {ANNA: That is far too much.|ANNA: A fair price.}"),
        rows(draft));
    assertEquals(List.of("Ask for the lamp", "Leave"), leftOut(draft));
    assertEquals("#vo:loud", line(draft, "lamp_quay_C3D4").note());
  }

  @Test
  void inksChoicesBlocksAndGlueAreTakenApart() {
    ScriptDraft draft = InkStory.read(file("tide.json"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            "shore | tide_1 | TOM |  | The tide is {low|rising|high}.",
            "shore | tide_2 | ANNA |  | We should go now.",
            "shore | tide_3 | ANNA |  | I am glad.",
            "shore | tide_4 | TOM |  | So am I.",
            "shore | tide_5 | ANNA |  | I am cold.",
            "shore | tide_6 |  |  | \"Wait,\" I said.",
            "shore | tide_7 | TOM |  | For what?",
            "shore | tide_8 |  |  | Point at the sea.",
            "shore | tide_9 | ANNA |  | There.",
            "shore | tide_10 | TOM |  | Hm.",
            "shore | tide_12 | ANNA |  | La la.",
            "shore | tide_13 | ANNA |  | Done, {print()} times.",
            "shore | tide_14 | TOM |  | First.",
            "shore | tide_15 | TOM |  | Again.",
            "shore.quiet | tide_16 |  |  | Nobody spoke.",
            "shore.quiet | tide_17 | ANNA |  | Loud.",
            "shore.quiet | tide_18 |  |  | {The key.|No key.}",
            "back | tide_19 | TOM |  | Back then."),
        rows(draft));
    assertEquals(List.of("\"Wait.\"", "Sing", "Shrug", "Point at the sea."), leftOut(draft));
    assertEquals("#tone: dark", line(draft, "tide_16").note());
  }

  @Test
  void articysFragmentsComeInTheOrderOfTheirPins() {
    ScriptDraft draft = ArticyProject.read(file("articy.json"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            "The bridge | 0x0100000000000011 | Anna | whispers | Who goes there?",
            "The bridge | 0x0100000000000012 | Old Tom |  | Only me.",
            "The bridge | 0x0100000000000013 | Anna |  | You may cross."),
        rows(draft));
    assertEquals("The crossing", draft.title());
    assertEquals("You may <b>cross</b>.", line(draft, "0x0100000000000013").written());
  }

  @Test
  void aCatalogueGivesTranslationsAndLeavesUncertainOnesOut() {
    ScriptDraft draft = GettextCatalog.read(file("crossing.po"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            " | BRG01 | Anna |  | Wer ist da?",
            " | Bridge,BRG02 |  |  | Only me,\nwith %d friends.",
            " | RIV02 |  |  | \"Eine\" Münze"),
        rows(draft));
    assertEquals("de-DE", draft.language());
    assertEquals("She is alone.", line(draft, "BRG01").note());
    assertEquals(List.of("Es ist warm."), leftOut(draft));
    assertTrue(remarks(draft).contains("%d is filled in"), remarks(draft));
  }

  @Test
  void aScreenplayInFountainIsItsDialogue() {
    ScriptDraft draft = Fountain.read(file("crossing.fountain"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            "INT. GATE HOUSE - NIGHT |  | ANNA |  | Who goes there?",
            "INT. GATE HOUSE - NIGHT |  | ANNA | whispering | Tell me now, or I shout.",
            "INT. GATE HOUSE - NIGHT |  | OLD TOM |  | Only me. And the tide.",
            "INT. GATE HOUSE - NIGHT |  | McAnna | together | Me too.",
            "THE RIVER |  | TOM |  | It is cold."),
        rows(draft));
    assertEquals("The Crossing", draft.title());
    assertTrue(leftOut(draft).contains("Never heard."), leftOut(draft).toString());
    assertTrue(leftOut(draft).contains("a song without words"), leftOut(draft).toString());
  }

  @Test
  void finalDraftsTwoVoicesAtOnceAreTwoLines() {
    ScriptDraft draft = FinalDraft.read(file("crossing.fdx"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            "INT. GATE HOUSE - NIGHT |  | ANNA | whispering | Who goes there?",
            "INT. GATE HOUSE - NIGHT |  | OLD TOM |  | Only me & the tide.",
            "INT. GATE HOUSE - NIGHT |  | ANNA |  | Stop.",
            "EXT. RIVER - DAY |  | OLD TOM |  | It is cold."),
        rows(draft));
    assertEquals(List.of("A lamp burns."), leftOut(draft));
  }

  @Test
  void tweesPassagesKeepTheWordsOfLinks() {
    ScriptDraft draft = Twee.read(file("crossing.twee"), ReadingOptions.USUAL);
    assertEquals(
        List.of(
            "The bridge |  |  |  | The lamp burns low.",
            "The bridge |  | ANNA |  | Who goes there?",
            "The bridge |  | ANNA |  | You may cross for $gold coins.",
            "The bridge |  |  |  | Go back to the river before dawn.",
            "River |  |  |  | Tom said nothing."),
        rows(draft));
    assertEquals("The Crossing", draft.title());
    assertEquals(List.of("* [[Let him pass|River]]", "[[Send him away]]"), leftOut(draft));
  }

  private static ScriptDraft read(String name) {
    return ScriptFormats.read(file(name), "", ReadingOptions.USUAL);
  }

  @Test
  void whatYscExtractsIsNoTableOfPeople() {
    ScriptDraft draft = read("yarn-extract.csv");
    assertEquals("yarn-extract", draft.format());
    assertEquals(
        List.of(" | line:brg01 | Anna |  | Who goes there?", " | line:brg02 | Tom |  | Only me."),
        rows(draft));
  }

  @Test
  void inkLocalisersTableSaysWhoSpeaksInItsTexts() {
    ScriptDraft draft = read("ink-loc.csv");
    assertEquals("ink-csv", draft.format());
    assertEquals(
        List.of(
            " | main_Bridge_7QX2 | ANNA | off; low | Who is there?",
            " | main_Bridge_8RY3 |  |  | The river runs high."),
        rows(draft));
  }

  @Test
  void everyFileOfAGameIsKnownByItself() {
    assertEquals(
        List.of(
            "yarn",
            "renpy",
            "godot-dialogue",
            "dialogic",
            "dink",
            "dink-strings",
            "ink",
            "articy",
            "po",
            "fountain",
            "fdx",
            "twee"),
        List.of(
                "bridge.yarn",
                "dialogue.tab",
                "crossing.dialogue",
                "crossing.dtl",
                "crossing-dink-structure.json",
                "crossing-strings-en-GB.json",
                "lamp.json",
                "articy.json",
                "crossing.po",
                "crossing.fountain",
                "crossing.fdx",
                "crossing.twee")
            .stream()
            .map(name -> read(name).format())
            .toList());
  }

  @Test
  void tagsOfACompiledYarnLieBesideItsTexts() {
    ScriptDraft draft = read("crossing-Lines.csv");
    assertEquals("#tired #slow", line(draft, "line:brg02").note());
    assertEquals("", line(draft, "line:brg01").note());
  }

  @Test
  void aRowIndentedBelowALineOfDialogueManagerGoesOnWithIt() {
    ScriptDraft draft =
        Drafts.read(
            "x.dialogue",
            "~ a\nAnna: First, [ID:A1]\n\tand then.\nTom: Yes. [ID:A2]\n\tif x\n\t\tTom: No.\n");
    assertEquals(
        List.of(
            "a | A1 | Anna |  | First,\nand then.",
            "a | A2 | Tom |  | Yes.",
            "a |  | Tom |  | No."),
        rows(draft));
  }

  @Test
  void aTableOfGodotMayBeUtf16WithSemicolons() {
    ScriptDraft draft = read("godot.csv");
    assertEquals("godot-csv", draft.format());
    assertEquals(
        List.of(" | BRG01 | Anna |  | Who goes there?", " | BRG03 | Tom |  | Only me."),
        rows(draft));
    assertEquals("Wer da?", line(draft, "BRG01").extra().get("de"));
    ScriptDraft german =
        ScriptFormats.read(
            file("godot.csv"), "", ReadingOptions.USUAL.with(ReadingOptions.LANGUAGE, "de"));
    assertEquals("Wer da?", german.lines().findFirst().orElseThrow().text());
  }

  @Test
  void unrealsDialogueScriptNamesVoicesByTheirAssets() {
    assertEquals(
        List.of(
            " | 0A1B2C3D_00112233 | Anna | low | Who goes there?",
            " | 0A1B2C3D_44556677 | Tom |  | Only me."),
        rows(read("unreal-dialogue.csv")));
  }

  @Test
  void aChineseTableNamesItsSpeakersWithAWideColon() {
    ScriptDraft draft =
        Drafts.read(
            "x.csv",
            "Key,Chinese(zh)\na1,\u5b89\u5a1c\uff1a\u8c01\u5728\u90a3\u91cc\uff1f\n"
                + "a2,\u5b89\u5a1c\uff1a\u662f\u6211\u3002\na3,\u6ce8\u610f\uff1a\u8584\u51b0\n");
    assertEquals("unity", draft.format());
    assertEquals("zh", draft.language());
    assertEquals(
        List.of(
            " | a1 | \u5b89\u5a1c |  | \u8c01\u5728\u90a3\u91cc\uff1f",
            " | a2 | \u5b89\u5a1c |  | \u662f\u6211\u3002",
            " | a3 |  |  | \u6ce8\u610f\uff1a\u8584\u51b0"),
        rows(draft));
  }
}
