package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.reprise.audio.WavFile;
import studio.reprise.desk.game.GameProfile;
import studio.reprise.desk.game.GameProfiles;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.document.script.Incoming;
import studio.reprise.document.script.MergePlan;
import studio.reprise.document.script.ScriptMerge;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.storage.script.ScriptFile;
import studio.reprise.storage.script.ScriptFormat;
import studio.reprise.storage.script.ScriptFormats;

/** Scripts of games in, rendered with the tone engine, and out by the engines' own rules. */
class GameExportTest {
  @TempDir Path folder;
  private Terminal terminal;
  private Path project;

  @BeforeEach
  void sitDown() {
    terminal = new Terminal(folder);
    project = terminal.project(0);
  }

  private static Path script(String name) {
    try {
      return Path.of(GameExportTest.class.getResource("/scripts/games/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void bringIn(Path file) {
    try (ProjectFolder opened = ProjectFolder.open(project)) {
      MergePlan plan =
          ScriptMerge.of(
              opened.project(),
              Incoming.first(ScriptFormats.read(ScriptFile.at(file), "", ReadingOptions.USUAL))
                  .withSpeakers(Map.of("", "ben")));
      Project with = plan.edit(opened.sources().put(plan.draft())).change().apply(opened.project());
      Speaker voice = opened.project().speakers().get(0);
      opened.save(
          with.withSpeakers(
              with.speakers().stream()
                  .map(each -> each.withClip(voice.clipSha256(), voice.transcript()))
                  .toList()));
    }
  }

  private void bringIn(String name, String content) throws IOException {
    bringIn(Files.writeString(folder.resolve(name), content));
  }

  private void changeText(String from, String to) {
    try (ProjectFolder opened = ProjectFolder.open(project)) {
      String id =
          opened
              .project()
              .lines()
              .filter(line -> line.text().equals(from))
              .findFirst()
              .orElseThrow()
              .id();
      opened.save(LineEdits.changeText(id, to).change().apply(opened.project()));
    }
  }

  private void deleteText(String text) {
    try (ProjectFolder opened = ProjectFolder.open(project)) {
      Set<String> ids =
          opened
              .project()
              .lines()
              .filter(line -> line.text().equals(text))
              .map(Line::id)
              .collect(Collectors.toSet());
      opened.save(LineEdits.delete(ids).change().apply(opened.project()));
    }
  }

  private void export(String engine, String... more) {
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    String[] all =
        Stream.concat(
                Stream.of("export", "project", "--out", "out", "--for", engine), Stream.of(more))
            .toArray(String[]::new);
    assertEquals(0, terminal.run(all), terminal.err);
  }

  /** Files below the folder, but for what every export has. */
  private TreeSet<String> files() throws IOException {
    Path out = folder.resolve("out");
    try (Stream<Path> all = Files.walk(out)) {
      TreeSet<String> files = new TreeSet<>();
      all.filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !file.equals("metadata.json") && !file.startsWith("clips/"))
          .forEach(files::add);
      return files;
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve("out").resolve(file), StandardCharsets.UTF_8);
  }

  private boolean isRefused(String engine, String words) {
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    int code = terminal.run("export", "project", "--out", "out", "--for", engine);
    assertTrue(terminal.err.contains(words), terminal.err);
    assertFalse(Files.exists(folder.resolve("out")), "nothing was written");
    return code == 1;
  }

  @Test
  void yarnSpinnerFindsEveryLineByItsKey() throws IOException {
    bringIn(script("bridge.yarn"));
    changeText("It is cold.", "It is: cold [now].");
    export("yarn-unity");
    assertEquals(
        List.of(
            "changes.csv",
            "en/brg01.wav",
            "en/brg02.wav",
            "en/brg04.wav",
            "en/brg06.wav",
            "en/brg07.wav",
            "en/riv01.wav",
            "strings-en.csv"),
        List.copyOf(files()));
    String table = text("strings-en.csv");
    assertTrue(table.startsWith("language,id,text,file,node,lineNumber,lock,comment\n"), table);
    assertTrue(
        table.contains("en,line:brg01,Anna: Who goes there?,bridge.yarn,Bridge,7,06d755f2,\n"),
        table);
    assertTrue(table.contains("en,line:brg02,Tom: Only [wave]me[/wave] \\[still\\].,"), table);
    assertTrue(table.contains("en,line:riv01,Tom: It is: cold \\[now\\].,"), table);
    assertEquals(
        "\uFEFFkey,file,line,before,after\nline:riv01,bridge.yarn,23,It is cold.,It is: cold [now].\n",
        text("changes.csv"));
    assertTrue(terminal.err.contains("no script of Yarn Spinner (Unity) names"), terminal.err);
    assertTrue(terminal.err.contains("Texts that were changed here: 1."), terminal.err);
  }

  /** Unity's rule: the name itself, in any case; else any name that contains it. */
  @Test
  void aYarnKeyWithinAnotherStopsTheExportBeforeTheFirstByte() throws IOException {
    bringIn(
        "a.yarn", "title: A\n---\nAnna: One. #line:test\nAnna: Two. #line:test_something\n===\n");
    assertTrue(isRefused("yarn-unity", "test_something.wav for the line line:test too"));
  }

  @Test
  void dinkFindsFilesByTheStartOfTheirNames() throws IOException {
    bringIn(script("crossing-dink-structure.json"));
    export("dink");
    List<String> ids = List.of("main_Bridge_7QX2", "main_Bridge_8RY3", "main_Bridge_River_9SZ4");
    try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
      List<String> names =
          all.filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT))
              .toList();
      for (String id : ids) {
        assertEquals(
            1, names.stream().filter(name -> name.startsWith(id.toLowerCase(Locale.ROOT))).count());
      }
    }
  }

  @Test
  void aDinkIdThatBeginsAnotherStopsTheExport() throws IOException {
    bringIn(
        "x-dink-structure.json",
        "[{\"SceneID\":\"S\",\"Blocks\":[{\"BlockID\":\"\",\"Snippets\":[{\"Beats\":["
            + "{\"Type\":\"Line\",\"CharacterID\":\"A\",\"Text\":\"One.\",\"LineID\":\"s_X1\"},"
            + "{\"Type\":\"Line\",\"CharacterID\":\"A\",\"Text\":\"Two.\",\"LineID\":\"S_x10\"}]}]}]}]");
    assertTrue(isRefused("dink", "dink would play S_x10.wav for the line s_X1 too"));
  }

  @Test
  void twoKeysThatAreOneNameStopTheExport() throws IOException {
    bringIn("x.po", "msgctxt \"a/b\"\nmsgid \"One.\"\n\nmsgctxt \"A?b\"\nmsgid \"Two.\"\n");
    assertTrue(isRefused("godot", "The lines a/b and A?b would both be en/A_b.wav."));
  }

  @Test
  void aKeyThatIsTooLongForAFileIsRefusedAndNeverShortened() throws IOException {
    bringIn("x.po", "msgctxt \"" + "k".repeat(300) + "\"\nmsgid \"One.\"\n");
    assertTrue(isRefused("fmod", "is longer than 200 bytes"));
  }

  @Test
  void renpyFindsItsVoicesByIdentifier() throws IOException {
    bringIn(script("dialogue.tab"));
    export("renpy");
    assertEquals(
        List.of(
            "game/voice.rpy",
            "game/voice/bridge_0a1b2c3d.wav",
            "game/voice/bridge_0a1b2c3d_1.wav",
            "game/voice/bridge_31b7c001.wav",
            "game/voice/bridge_9e949aac.wav",
            "game/voice/river_44aa55bb.wav"),
        List.copyOf(files()));
    assertTrue(text("game/voice.rpy").contains("define config.auto_voice = \"voice/{id}.wav\""));
  }

  @Test
  void godotsKeysWithSlashesBecomeNamesAndAreReported() throws IOException {
    bringIn(script("crossing.dtl"));
    export("godot");
    assertTrue(files().contains("en/Text_3a_text.wav"), files().toString());
    assertTrue(terminal.err.contains("Text/3a/text"), terminal.err);
    String table = text("crossing.csv");
    assertTrue(table.startsWith("keys,en,_character,_notes,_direction,_file\n"), table);
    assertTrue(
        table.contains(
            "Text/3a/text,Who goes there?,Anna,voice: res://voice/one.ogg,tired,en/Text_3a_text.wav\n"),
        table);
  }

  @Test
  void wwiseGetsATableALanguage() throws IOException {
    bringIn(script("articy.json"));
    export("wwise");
    String table = text("import-en.txt");
    assertTrue(table.startsWith("Audio File\tObject Path\tObject Type\tNotes\n"), table);
    assertTrue(
        table.contains(
            "en\\0x0100000000000011.wav\t<Sound Voice>0x0100000000000011\tSound Voice\tAnna (whispers)\n"),
        table);
    assertTrue(text("lines.wsources").contains("<Source Path=\"en\\0x0100000000000013.wav\"/>"));
  }

  @Test
  void anExportsWavsHoldWhatStudiosAskForAndSoundTheSame() throws IOException {
    bringIn(script("articy.json"));
    export("fmod");
    Path studio = folder.resolve("out/en/0x0100000000000011.wav");
    String bytes = Files.readString(studio, StandardCharsets.ISO_8859_1);
    assertEquals("bext", bytes.substring(12, 16));
    assertTrue(bytes.contains("<characterName>anna</characterName>"));
    assertTrue(bytes.contains("<text>Who goes there?</text>"));
    assertTrue(bytes.contains("<direction>whispers</direction>"));
    assertTrue(bytes.contains("A=PCM,F=24000,W=16,M=mono,T=Reprise; starter; seed 42"));
    float[] heard = WavFile.read(studio).samples();
    assertEquals(0, terminal.run("verify", "out"), terminal.out);

    export("fmod", "--no-bwf");
    String plain = Files.readString(studio, StandardCharsets.ISO_8859_1);
    assertEquals("fmt ", plain.substring(12, 16));
    org.junit.jupiter.api.Assertions.assertArrayEquals(heard, WavFile.read(studio).samples());
  }

  @Test
  void ourOwnTableNamesEverythingOfALine() throws IOException {
    bringIn(script("bridge.yarn"));
    export("csv", "--pattern", "{scene}/{key}");
    assertTrue(files().contains("Bridge/line_brg01.wav"), files().toString());
    String table = text("lines.csv");
    assertTrue(
        table.startsWith(
            "\uFEFFid,key,source,scene,speaker,direction,text,language,seed,locked,take,file,duration_seconds,note\n"),
        table);
    assertTrue(table.contains("line:brg01,bridge.yarn,Bridge,anna,,Who goes there?,,,,"), table);
    assertTrue(table.contains("Bridge/line_brg01.wav,"), table);
  }

  @Test
  void unrealsTableGoesBackWholeWithItsOwnColumns() throws IOException {
    bringIn(
        "Bridge.csv",
        "Key,SourceString,Speaker,Status\n"
            + "\"Greet_01\",\"Who\\'s there?\\nSay \\\"\"it\\\"\".\",\"Anna\",\"final\"\n"
            + "\"Greet_02\",\"Only <b>me</b>.\",\"Tom\",\"\"\n"
            + "\"Greet_03\",\"Gone.\",\"Tom\",\"draft\"\n");
    changeText("Only me.", "Only we.");
    deleteText("Gone.");
    export("unreal");
    assertTrue(files().contains("en/Greet_01.wav"), files().toString());
    assertFalse(files().contains("en/Greet_03.wav"), files().toString());
    assertEquals(
        "Key,SourceString,Speaker,File,Seed,Status\n"
            + "\"Greet_01\",\"Who\\'s there?\\nSay \\\"\"it\\\"\".\",\"Anna\",\"en/Greet_01.wav\",\"42\",\"final\"\n"
            + "\"Greet_02\",\"Only we.\",\"Tom\",\"en/Greet_02.wav\",\"42\",\"\"\n"
            + "\"Greet_03\",\"Gone.\",\"Tom\",\"\",\"\",\"draft\"\n",
        text("Bridge.csv"));
  }

  @Test
  void unitysTableKeepsItsIds() throws IOException {
    bringIn(
        "Dialogue.csv",
        "Key,Id,English(en),German(de),Shared Comments\n"
            + "brg.01,101,Anna: Who goes there?,Anna: Wer da?,whispered\n"
            + "brg.02,102,Tom: Only <i>me</i>.,,\nbrg.03,103,Tom: It is {0}.,,\n");
    changeText("Only me.", "Just me.");
    export("unity");
    String table = text("Dialogue.csv");
    assertEquals(
        "Key,Id,English(en),Shared Comments\n"
            + "brg.01,101,Anna: Who goes there?,whispered\n"
            + "brg.02,102,Tom: Just me.,\nbrg.03,103,Tom: It is {0}.,\n",
        table);
    assertTrue(files().contains("en/brg.01.wav"), files().toString());
  }

  @Test
  void godotsOtherLocalesGoBackAsTheyCame() throws IOException {
    bringIn(
        "tr.csv",
        "keys,en,de,_character,_stage\nBRG01,Who goes [b]there[/b]?,Wer da?,Anna,night\nBRG02,Only me.,,Tom,\n");
    export("godot");
    assertEquals(
        "keys,en,_stage,de,_character,_notes,_direction,_file\n"
            + "BRG01,Who goes [b]there[/b]?,night,Wer da?,Anna,,,en/BRG01.wav\n"
            + "BRG02,Only me.,,,Tom,,,en/BRG02.wav\n",
        text("tr.csv"));
  }

  @Test
  void theLockOfAYarnTranslationStaysAsItCame() throws IOException {
    bringIn(
        "translated.csv",
        "language,id,text,file,node,lineNumber,lock,comment\n"
            + "en-GB,line:brg01,Anna: Who is it?,bridge.yarn,Bridge,7,06d755f2,at night\n");
    export("yarn-unreal");
    assertEquals(
        "language,id,text,file,node,lineNumber,lock,comment\n"
            + "en-GB,line:brg01,Anna: Who is it?,bridge.yarn,Bridge,7,06d755f2,at night\n",
        text("strings-en-GB.csv"));
    assertTrue(files().contains("en-GB/brg01.wav"), files().toString());
  }

  @Test
  void ourTableComesInAgainAsItWentOut() throws IOException {
    bringIn(
        "mine.csv",
        "scene,speaker,direction,text,seed,note\n"
            + "The bridge,Anna,low,\"=Who, goes\nthere?\",7,mind the pause\n"
            + "The river,Tom,,- Only me.,,\n");
    export("csv");
    assertTrue(text("lines.csv").contains(",\"'=Who, goes\nthere?\","), text("lines.csv"));
    Project before = terminal.read(project);
    Path again = folder.resolve("again");
    ProjectFolder.create(again, Project.empty("Again")).close();
    project = again;
    try (ProjectFolder opened = ProjectFolder.open(again)) {
      MergePlan plan =
          ScriptMerge.of(
              opened.project(),
              Incoming.first(
                  ScriptFormats.read(
                      ScriptFile.at(folder.resolve("out/lines.csv")), "", ReadingOptions.USUAL)));
      assertEquals(words(before), words(plan.after()));
      assertEquals(
          before.lines().map(Line::id).toList(), plan.after().lines().map(Line::id).toList());
      assertEquals(7, plan.after().lines().findFirst().orElseThrow().seed().value());
    }
  }

  private static List<String> words(Project project) {
    return project.scenes().stream()
        .filter(scene -> !scene.lines().isEmpty())
        .flatMap(
            scene ->
                scene.lines().stream()
                    .map(
                        line ->
                            String.join(
                                "|",
                                scene.title(),
                                project.speaker(line.speakerId()).orElseThrow().name(),
                                line.direction(),
                                line.text(),
                                line.note())))
        .toList();
  }

  /** How many lines each file has that its engine has a place for. */
  @ParameterizedTest
  @CsvSource({
    "crossing-dink-structure.json, dink, 3",
    "crossing-strings-en-GB.json, dink, 4",
    "lamp.json, dink, 6",
    "tide.json, wwise, 18",
    "ink-loc.csv, dink, 2",
    "bridge.yarn, yarn-unreal, 6",
    "crossing-Lines.csv, yarn-unity, 2",
    "yarn-extract.csv, yarn-unity, 2",
    "dialogue.tab, renpy, 5",
    "Crossing.csv, unreal, 2",
    "unreal-dialogue.csv, unreal, 2",
    "unity.csv, unity, 3",
    "godot.csv, godot, 2",
    "crossing.dialogue, godot, 7",
    "crossing.dtl, godot, 6",
    "articy.json, fmod, 3",
    "crossing.fountain, fmod, 5",
    "crossing.fdx, wwise, 4",
    "crossing.twee, csv, 5"
  })
  void everyFormatComesInIsSpokenAndGoesOut(String file, String engine, int lines)
      throws IOException {
    bringIn(script(file));
    export(engine);
    assertEquals(lines, files().stream().filter(name -> name.endsWith(".wav")).count());
    assertEquals(0, terminal.run("verify", "out"), terminal.out);
  }

  @Test
  void aProfileThatIsNotKnownIsWrongUse() {
    assertEquals(2, terminal.run("export", "project", "--out", "out", "--for", "quake"));
    assertTrue(terminal.err.contains("known are dink, yarn-unity"), terminal.err);
  }

  @Test
  void theHelpNamesEveryProfileAndItsFiles() {
    terminal.run("export", "--help");
    for (GameProfile profile : GameProfiles.all()) {
      Optional<String> row =
          terminal
              .out
              .lines()
              .filter(line -> line.startsWith("  " + profile.id() + " "))
              .findFirst();
      assertTrue(row.orElse("").endsWith("  " + profile.names()), profile.id() + ": " + row);
    }
  }

  @Test
  void thePageNamesEveryFormatAndEveryProfile() throws IOException {
    String page = Files.readString(Path.of("docs/scripts.md"));
    GameProfiles.all()
        .forEach(profile -> assertTrue(page.contains("`" + profile.id() + "`"), profile.id()));
    ScriptFormats.all().stream()
        .filter(format -> format.carries().contains(ScriptFormat.Carries.KEYS))
        .forEach(format -> assertTrue(page.contains("| `" + format.id() + "` |"), format.id()));
  }
}
