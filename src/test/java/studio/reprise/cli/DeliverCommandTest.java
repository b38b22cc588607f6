package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static studio.reprise.document.Disclosure.Spoken.OFF;
import static studio.reprise.document.Disclosure.Spoken.START;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.desk.delivery.BookDelivery;
import studio.reprise.desk.delivery.DeliveryListener;
import studio.reprise.desk.delivery.DeliveryWishes;
import studio.reprise.document.Book;
import studio.reprise.document.Disclosure;
import studio.reprise.document.Edit;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.delivery.CheckId;
import studio.reprise.storage.delivery.Profiles;
import studio.reprise.storage.delivery.Severity;

@Timeout(120)
class DeliverCommandTest {
  @TempDir Path folder;
  private Terminal terminal;
  private Path project;

  /** Opening, two chapters, closing; title page, cover, consent; everything rendered. */
  @BeforeEach
  void writeABook() throws IOException {
    terminal = new Terminal(folder);
    project = terminal.project(2);
    try (ProjectFolder open = ProjectFolder.open(project)) {
      Project now = open.project();
      open.save(
          now.withSpeakers(now.speakers().stream().map(s -> s.withConsent("by letter")).toList())
              .withScenes(
                  List.of(
                      scene("o", "Opening", Scene.Role.OPENING, "The Tide, by A. Writer."),
                      scene(
                          "c1",
                          "第一章 The bridge",
                          Scene.Role.CHAPTER,
                          "The bridge.",
                          "It rained.",
                          "He came."),
                      scene("c2", "The quay", Scene.Role.CHAPTER, "The quay.", "It was late then."),
                      scene("e", "Closing", Scene.Role.CLOSING, "The End."))));
    }
    Path cover = folder.resolve("cover.png");
    ImageIO.write(
        new BufferedImage(2400, 2400, BufferedImage.TYPE_BYTE_GRAY), "png", cover.toFile());
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertEquals(
        0,
        terminal.run(
            "book",
            "project",
            "--title",
            "The Tide",
            "--author",
            "A. Writer",
            "--narrator",
            "AI voice",
            "--cover",
            "cover.png",
            "--language",
            "en",
            "--date",
            "2027-03-31"),
        terminal.err);
  }

  private static Scene scene(String id, String title, Scene.Role role, String... texts) {
    Line[] lines = new Line[texts.length];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = Line.of(id + "-" + i, i % 2 == 0 ? "anna" : "ben", texts[i]);
    }
    return new Scene(id, title, List.of(lines), role);
  }

  private int deliver(String out, String profile, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "deliver",
                "project",
                "--profile",
                profile,
                "--out",
                out,
                "--acknowledge",
                "synthetic-policy"));
    arguments.addAll(List.of(more));
    return terminal.run(arguments.toArray(String[]::new));
  }

  private Map<String, FileTime> times(String out) throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve(out))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(folder.resolve(out).relativize(file).toString(), Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  private void edit(Edit edit) {
    try (ProjectFolder open = ProjectFolder.open(project)) {
      open.save(edit.change().apply(open.project()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"acx", "inaudio", "apple", "google", "podcast", "ebu", "game", "plain"})
  void theBookPassesEveryProfileAndIsTheSameBytesAgain(String profile) {
    assertEquals(0, deliver("one", profile, "--threads", "1"), terminal.err + terminal.out);
    assertEquals(0, deliver("two", profile, "--threads", "4"), terminal.err + terminal.out);
    String sums = terminal.text(folder.resolve("one/SHA256SUMS"));
    assertEquals(sums, terminal.text(folder.resolve("two/SHA256SUMS")));
    assertTrue(sums.contains("report.html"), sums);
    assertTrue(sums.contains("delivery.json"), sums);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inaudio", "google"})
  void theBookPassesTheOtherShopsToo(String profile) {
    assertEquals(0, deliver("one", profile), terminal.err + terminal.out);
  }

  @Test
  void whatIsUnchangedIsNotWrittenAgain() throws IOException {
    assertEquals(0, deliver("out", "acx"), terminal.err + terminal.out);
    Map<String, FileTime> before = times("out");
    String list = terminal.text(folder.resolve("out/delivery.json"));
    assertEquals(0, deliver("out", "acx"), terminal.err + terminal.out);
    assertTrue(terminal.out.contains("unchanged"), terminal.out);
    assertEquals(list, terminal.text(folder.resolve("out/delivery.json")));
    assertEquals(before, times("out"));
  }

  @Test
  void oneChangedLineWritesOneChapterAgain() throws IOException {
    assertEquals(0, deliver("out", "acx"), terminal.err + terminal.out);
    Map<String, FileTime> before = times("out");
    edit(LineEdits.changeText("c2-1", "It was very late, and nobody came."));
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertEquals(0, deliver("out", "acx"), terminal.err + terminal.out);
    Map<String, FileTime> after = times("out");
    after.keySet().removeIf(file -> before.get(file).equals(after.get(file)));
    assertEquals(
        List.of("SHA256SUMS", "audio/03-The_quay.mp3", "delivery.json", "report.html"),
        List.copyOf(after.keySet()));
  }

  @Test
  void foreignFilesStay() throws IOException {
    Files.createDirectories(folder.resolve("out/audio"));
    Files.writeString(folder.resolve("out/audio/notes.txt"), "mine");
    assertEquals(0, deliver("out", "ebu"), terminal.err + terminal.out);
    assertEquals("mine", terminal.text(folder.resolve("out/audio/notes.txt")));
    Files.createDirectories(folder.resolve("other/audio"));
    Files.writeString(folder.resolve("other/audio/03-The_quay.wav"), "mine");
    assertEquals(1, deliver("other", "ebu"), terminal.out);
    assertTrue(terminal.err.contains("--force"), terminal.err);
    assertEquals("mine", terminal.text(folder.resolve("other/audio/03-The_quay.wav")));
    assertFalse(Files.exists(folder.resolve("other/delivery.json")));
    assertEquals(0, deliver("other", "ebu", "--force"), terminal.err);
  }

  @Test
  void acxRefusesUntilItsRuleIsAcknowledged() {
    assertEquals(1, terminal.run("deliver", "project", "--profile", "acx", "--out", "out"));
    assertTrue(terminal.err.contains("synthetic-policy"), terminal.err);
    assertFalse(Files.exists(folder.resolve("out")), "nothing was written");
    assertEquals(1, terminal.run("deliver", "project", "--profile", "acx", "--check-only"));
    assertTrue(terminal.err.contains("error: synthetic-policy"), terminal.err);
    assertEquals(2, deliver("out", "acx", "--acknowledge", "level"));
  }

  @Test
  void whatIsKnownBeforeTheWorkIsSaidBeforeIt() {
    try (ProjectFolder open = ProjectFolder.open(project)) {
      open.save(open.project().withBook(Project.empty("").book()));
    }
    edit(LineEdits.changeText("c2-0", "Something else."));
    for (String[] where : new String[][] {{"--out", "out"}, {"--check-only"}}) {
      List<String> command = new java.util.ArrayList<>(List.of("deliver", "project"));
      command.addAll(List.of("--profile", "acx", "--acknowledge", "synthetic-policy"));
      command.addAll(List.of(where));
      assertEquals(1, terminal.run(command.toArray(String[]::new)), terminal.out);
      String before = terminal.err.substring(0, terminal.err.indexOf("1/"));
      for (String id : List.of("tags", "cover", "takes")) {
        assertTrue(before.contains("error: " + id + ":"), id + " in " + before);
      }
      assertTrue(before.contains("title"), before);
      assertTrue(before.contains("known before anything is made"), before);
    }
  }

  @Test
  void whatTheBookLacksIsNamed() {
    assertEquals(0, terminal.run("book", "project", "--cover", "", "--role", "Opening=skip"));
    edit(LineEdits.changeText("c2-0", "Something else."));
    assertEquals(1, deliver("out", "acx"), terminal.out);
    for (String id : List.of("credits", "cover", "takes", "header-read")) {
      assertTrue(terminal.err.contains(": " + id + ":"), id + " in " + terminal.err);
    }
    assertTrue(terminal.text(folder.resolve("out/delivery.json")).contains("\"passes\" : false"));
    assertTrue(terminal.text(folder.resolve("out/report.html")).contains("does not pass"));
  }

  @Test
  void aWrongRoleLeavesTheBookAsItWas() {
    String before = terminal.text(folder.resolve("project/project.json"));
    assertEquals(2, terminal.run("book", "project", "--title", "T", "--role", "No scene=skip"));
    assertEquals(0, terminal.run("book", "project"), terminal.err);
    assertFalse(terminal.err.contains("recovered"), terminal.err);
    assertEquals(before, terminal.text(folder.resolve("project/project.json")));
  }

  @Test
  void creditsAreMadeOfTheTitlePageWhereThereAreNone() {
    assertEquals(
        0, terminal.run("book", "project", "--role", "Opening=skip", "--credits"), terminal.err);
    assertTrue(terminal.out.contains("opening  Opening credits"), terminal.out);
    Scene first = terminal.read(project).scenes().get(0);
    assertEquals(Scene.Role.OPENING, first.role());
    assertEquals(
        List.of("The Tide.", "Written by A. Writer.", "Narrated by AI voice."),
        first.lines().stream().map(Line::text).toList());
    assertEquals(Set.of("anna"), Set.copyOf(first.lines().stream().map(Line::speakerId).toList()));
    assertEquals(5, terminal.read(project).scenes().size(), "closing credits are there already");
    assertEquals(0, terminal.run("book", "project", "--credits"), terminal.err);
    assertEquals(5, terminal.read(project).scenes().size());
  }

  @Test
  void leftOversAreNamedAndDeletedWhenAskedFor() {
    assertEquals(0, deliver("out", "ebu"), terminal.err);
    assertEquals(0, terminal.run("book", "project", "--role", "The quay=skip"));
    assertEquals(0, deliver("out", "ebu"), terminal.err);
    assertTrue(
        terminal.err.contains("audio/03-The_quay.wav is of an earlier delivery"), terminal.err);
    assertFalse(terminal.text(folder.resolve("out/SHA256SUMS")).contains("03-The_quay"));
    assertEquals(0, deliver("out", "ebu", "--prune"), terminal.err);
    assertFalse(Files.exists(folder.resolve("out/audio/03-The_quay.wav")));
  }

  @Test
  void everythingBesideTheSoundIsTheSameBytesAgain() throws IOException {
    String also = "epub,stems,masters,reaper,otio,srt,vtt,lrc,labels,chapters";
    assertEquals(0, deliver("one", "podcast", "--also", also), terminal.err + terminal.out);
    assertEquals(0, deliver("two", "podcast", "--also", also, "--threads", "3"), terminal.err);
    String sums = terminal.text(folder.resolve("one/SHA256SUMS"));
    assertEquals(sums, terminal.text(folder.resolve("two/SHA256SUMS")));
    for (String file :
        List.of(
            "readalong/The_Tide.epub",
            "captions/03-The_quay.vtt",
            "masters/03-The_quay.wav",
            "stems/03-The_quay/1-anna.wav",
            "daw/03-The_quay.rpp",
            "daw/03-The_quay.otio",
            "captions/03-The_quay.chapters.json")) {
      assertTrue(sums.contains("  " + file + "\n"), file + " in " + sums);
    }
    for (String file : times("one").keySet()) {
      if (!file.startsWith("captions/") && !file.equals("SHA256SUMS")) {
        assertTrue(saysThatAMachineSpeaks(folder.resolve("one").resolve(file)), file);
      }
    }
  }

  /** By the mark that programs look for, or by words where a format has no place for one. */
  private static boolean saysThatAMachineSpeaks(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return text.contains("trainedAlgorithmicMedia") || text.contains("Narrated by an AI voice");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whoAllowedEachVoiceStandsInTheReportAndTheList() {
    assertEquals(0, terminal.run("speaker", "set", "project", "ben", "--consent", "His own."));
    assertEquals(0, deliver("out", "ebu"), terminal.err);
    for (String file : List.of("report.html", "delivery.json")) {
      String text = terminal.text(folder.resolve("out/" + file));
      assertTrue(text.contains("by letter") && text.contains("His own."), file);
    }
  }

  @Test
  void otherPeoplesFilesAreChecked() {
    assertEquals(0, deliver("out", "acx"), terminal.err);
    assertEquals(0, terminal.run("check", "out/audio", "--profile", "acx"), terminal.err);
    assertEquals(1, terminal.run("check", "out/audio", "--profile", "ebu"), terminal.out);
    assertTrue(terminal.err.contains("error: codec"), terminal.err);
    assertEquals(
        1, terminal.run("check", "project/project.json", "--profile", "ebu"), terminal.out);
  }

  @Test
  void theCommandsAreUsedAsTheySay() {
    assertEquals(2, terminal.run("deliver", "project", "--profile", "acx"));
    assertEquals(2, terminal.run("deliver", "project", "--profile", "none", "--out", "out"));
    assertEquals(2, deliver("out", "ebu", "--also", "tape"));
    assertEquals(1, deliver("project/out", "ebu"));
    assertEquals(2, deliver("out", "ebu", "--scene", "Nowhere"));
    assertEquals(0, terminal.run("profile", "new", "mine", "--from", "ebu"), terminal.err);
    assertEquals(0, deliver("mine-out", "mine"), terminal.err);
    assertEquals(0, deliver("json-out", "ebu", "--json", "--quiet"), terminal.err);
    assertTrue(terminal.out.startsWith("{"), terminal.out);
  }

  @Test
  void aDeliveryIsProvedByTheProjectsTakes() throws IOException {
    assertEquals(0, deliver("out", "google"), terminal.err);
    assertEquals(2, terminal.run("verify", "out"), "whose delivery is it?");
    assertEquals(
        0, terminal.run("verify", "out", "--project", "project"), terminal.out + terminal.err);
    edit(LineEdits.changeText("c2-1", "It was early."));
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertEquals(3, terminal.run("verify", "out", "--project", "project"), terminal.out);
    assertTrue(terminal.out.contains("line c2-1 has another take now"), terminal.out);
    assertEquals(0, deliver("out", "google"), terminal.err);
    Path sound = folder.resolve("out/audio/03-The_quay.mp3");
    byte[] tagged = Files.readAllBytes(sound);
    tagged[40] ^= 1;
    Files.write(sound, tagged);
    assertEquals(0, terminal.run("verify", "out", "--project", "project"), terminal.out);
    assertTrue(terminal.out.contains("equal"), terminal.out);
    byte[] cut = java.util.Arrays.copyOf(tagged, tagged.length * 3 / 4);
    Files.write(sound, cut);
    assertEquals(3, terminal.run("verify", "out", "--project", "project"), terminal.out);
  }

  @Test
  void threeHundredChaptersAreOneBook() throws IOException {
    try (ProjectFolder open = ProjectFolder.open(project)) {
      Project now = open.project();
      Line spoken = now.line("c2-0").orElseThrow();
      List<Scene> scenes = new java.util.ArrayList<>();
      for (int i = 1; i <= 300; i++) {
        scenes.add(new Scene("x" + i, "第" + i + "章", List.of(spoken.withId("x" + i + "-0"))));
      }
      open.save(now.withScenes(scenes));
    }
    terminal.write(
        "short.json",
        "{\"name\":\"short\",\"from\":\"apple\",\"head\":0,\"tail\":0.1,"
            + "\"headLeast\":null,\"tailLeast\":null,\"edgeMost\":null,\"floorMost\":null}");
    JsonNode list = delivered("out", "short.json");
    assertEquals(300, list.path("sounds").path(0).path("takes").size());
    assertTrue(Files.size(folder.resolve("out/book/The_Tide.m4b")) > 10_000);
  }

  @Test
  void aChapterThatIsTooLongIsCutBehindAParagraphAndSaidSo() throws IOException {
    edit(
        new Edit(
            "",
            "",
            now ->
                now.withScenes(
                    now.scenes().stream()
                        .map(
                            scene ->
                                scene.withLines(scene.lines().stream().map(this::ends).toList()))
                        .toList())));
    JsonNode whole = sound(delivered("whole", "ebu"), "第一章 The bridge");
    double seconds = whole.at("/decoded/levels/seconds").asDouble();
    terminal.write(
        "short.json",
        "{\"name\":\"short\",\"from\":\"ebu\",\"minutesMost\":" + (seconds - 0.01) / 60 + "}");
    JsonNode list = delivered("cut", "short.json");
    assertTrue(
        terminal.err.contains("warning: minutes: audio/03-第一章_The_bridge-2.wav"), terminal.err);
    assertTrue(terminal.err.contains("before line 4:"), terminal.err);
    JsonNode first = sound(list, "第一章 The bridge (1/2)");
    JsonNode second = sound(list, "第一章 The bridge (2/2)");
    assertEquals(2, first.path("takes").size());
    assertEquals(1, second.path("takes").size());
    assertEquals(0, second.at("/takes/0/start_sample").asLong());
    assertEquals(5, list.path("sounds").size());
    assertEquals(
        0, terminal.run("verify", "cut", "--project", "project"), terminal.out + terminal.err);
    assertEquals(0, terminal.run("check", "cut", "--profile", "short.json"), terminal.err);
  }

  private Line ends(Line line) {
    return line.withParagraphEnd(
        line.id().equals("c1-1") ? Line.Paragraph.ENDS : Line.Paragraph.GOES_ON);
  }

  private JsonNode delivered(String out, String profile) throws IOException {
    assertEquals(0, deliver(out, profile), terminal.err + terminal.out);
    return new ObjectMapper().readTree(folder.resolve(out + "/delivery.json").toFile());
  }

  private static JsonNode sound(JsonNode list, String title) {
    for (JsonNode sound : list.path("sounds")) {
      if (sound.path("title").asText().equals(title)) {
        return sound;
      }
    }
    throw new AssertionError(title + " in " + list.path("sounds").findValuesAsText("title"));
  }

  @Test
  void findingsNameLinesByTheNumbersOfTheScript() {
    edit(LineEdits.changeText("c2-1", "Something else."));
    assertEquals(1, deliver("out", "ebu"), terminal.out);
    assertTrue(terminal.err.contains("takes: Line 6 has changed since its take."), terminal.err);
  }

  /** What acx would say of the project with some edits, before anything is made. */
  private Set<String> said(Edit... edits) {
    return said("acx", edits);
  }

  private Set<String> said(String profile, Edit... edits) {
    try (ProjectFolder open = ProjectFolder.open(project)) {
      Project now = open.project();
      for (Edit edit : edits) {
        now = edit.change().apply(now);
      }
      DeliveryWishes wishes =
          DeliveryWishes.of(open, now, new Profiles(folder).get(profile))
              .acknowledging(Set.of(CheckId.SYNTHETIC_POLICY));
      return new BookDelivery(wishes)
          .before().stream()
              .filter(found -> found.severity() != Severity.ACKNOWLEDGED)
              .map(found -> found.severity().key() + " " + found.id().key())
              .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private Edit book(UnaryOperator<Book> change) {
    return new Edit("", "", now -> now.withBook(change.apply(now.book())));
  }

  private String cover(int width, int height) throws IOException {
    Path file = folder.resolve(width + "x" + height + ".png");
    ImageIO.write(
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", file.toFile());
    try (ProjectFolder open = ProjectFolder.open(project)) {
      return open.covers().put(file);
    }
  }

  @Test
  void whatAPersonDecidesIsLookedAt() throws IOException {
    Edit titled = SceneEdits.rename("c1", "The bridge");
    assertEquals(Set.of("warning header-read"), said());
    assertEquals(Set.of(), said(titled));
    assertEquals(Set.of("error tags"), said(titled, book(b -> b.withNarrators(List.of()))));
    assertEquals(Set.of("error tags"), said(titled, book(b -> b.withAuthors(List.of()))));
    assertEquals(Set.of("error cover"), said(titled, book(b -> b.withCover(""))));
    String small = cover(2399, 2399);
    assertEquals(Set.of("error cover"), said(titled, book(b -> b.withCover(small))));
    String oblong = cover(2400, 2500);
    assertEquals(Set.of("error cover"), said(titled, book(b -> b.withCover(oblong))));
    Edit silent = SpeakerEdits.changeConsent("anna", " ");
    assertEquals(Set.of("warning consent"), said(titled, silent));
    Edit replica =
        book(b -> b.withDisclosure(new Disclosure(Disclosure.Kind.AUTHORISED_REPLICA, "", OFF)));
    assertEquals(Set.of(), said(titled, replica));
    assertEquals(Set.of("error disclosure", "warning consent"), said(titled, replica, silent));
    Edit spoken = book(b -> b.withDisclosure(new Disclosure(Disclosure.Kind.AI_VOICE, "", START)));
    assertEquals(Set.of("error disclosure"), said(titled, spoken));
    Edit said =
        book(b -> b.withDisclosure(new Disclosure(Disclosure.Kind.AI_VOICE, "the tide", START)));
    assertEquals(Set.of(), said(titled, said));
    Edit role = SceneEdits.changeRole("e", Scene.Role.CHAPTER);
    assertTrue(said(titled, role).contains("error credits"));
    assertEquals(Set.of("error takes"), said(titled, LineEdits.changeText("c2-1", "Other.")));
    Edit unspoken = LineEdits.add("c2", 2, List.of(Line.of("new", "anna", "Never rendered.")));
    assertEquals(Set.of("error takes"), said(titled, unspoken));
  }

  @Test
  void aSampleIsThereAndNoLongerThanTheShopPlays() {
    Edit titled = SceneEdits.rename("c1", "The bridge");
    Edit role = SceneEdits.changeRole("c2", Scene.Role.SAMPLE);
    Edit pause = LineEdits.changeGap("c2-0", 6.0);
    double seconds;
    try (ProjectFolder open = ProjectFolder.open(project)) {
      DeliveryWishes wishes =
          DeliveryWishes.of(
              open,
              pause.change().apply(role.change().apply(open.project())),
              new Profiles(folder).get("acx"));
      seconds =
          new BookDelivery(wishes)
              .files().stream()
                  .filter(file -> file.file().startsWith("sample/"))
                  .findFirst()
                  .orElseThrow()
                  .seconds();
    }
    assertEquals(Set.of(), said(sampleOf(seconds + 1e-6, 2.5), titled, role, pause));
    assertEquals(Set.of("error sample"), said(sampleOf(seconds - 0.001, 2.5), titled, role, pause));
    assertEquals(Set.of("error sample"), said(sampleOf(6, 5), titled), "room for no line");
    assertEquals(
        Set.of(), said(sampleOf(300, 2.5), titled), "the first chapter, as far as it may go");
  }

  private String sampleOf(double mostSeconds, double tail) {
    terminal.write(
        "sampled.json",
        "{\"name\":\"sampled\",\"from\":\"acx\",\"sampleMinutes\":%s,\"tail\":%s}"
            .formatted(mostSeconds / 60, tail));
    return folder.resolve("sampled.json").toString();
  }

  @Test
  void whatWasCancelledGoesOnWhereItStopped() throws IOException {
    Path out = folder.resolve("out");
    int[] asked = {0};
    try (ProjectFolder open = ProjectFolder.open(project)) {
      BookDelivery delivery =
          new BookDelivery(
              DeliveryWishes.of(open, open.project(), new Profiles(folder).get("ebu")));
      assertThrows(
          CancellationException.class,
          () -> delivery.to(out, DeliveryListener.NONE, () -> ++asked[0] > 40));
    }
    try (Stream<Path> files = Files.walk(out)) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".new")).toList());
    }
    assertEquals(0, deliver("out", "ebu"), terminal.err);
    assertEquals(0, deliver("whole", "ebu"), terminal.err);
    assertEquals(
        terminal.text(folder.resolve("whole/SHA256SUMS")),
        terminal.text(out.resolve("SHA256SUMS")));
  }
}
