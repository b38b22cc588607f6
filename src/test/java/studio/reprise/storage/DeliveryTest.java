package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.document.Project;
import studio.reprise.render.MemoryShelf;
import studio.reprise.render.Takes;
import studio.reprise.storage.DeliveryOrder.Foreign;
import studio.reprise.storage.DeliveryOrder.Orphans;

/** Whose a file is that lies where another one shall be written. */
class DeliveryTest {
  private static final byte[] PRECIOUS = "somebody's".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temp;
  private Path out;
  private ExportFolder folder;
  private ClipFolder noClips;
  private final MemoryShelf takes = new MemoryShelf();

  @BeforeEach
  void prepare() {
    out = temp.resolve("out");
    folder = new ExportFolder(out);
    noClips = new ClipFolder(temp.resolve("none"));
  }

  private Deliverable wav(String file, String scene) {
    Takes.Take take = Takes.spoken(file, "The words of " + file + ".");
    takes.put(take.receipt(), take.sound());
    return new Deliverable(
        file, take.receipt(), 24_000, Optional.of(scene), "Anna", Optional.empty());
  }

  static DeliveryOrder order(String source, List<Deliverable> all) {
    return DeliveryOrder.of(source, all.stream().map(Deliverable::output).toList());
  }

  private Delivery.Outcome write(String source, Deliverable... all) {
    return folder.write(order(source, List.of(all)), List.of(all), takes, noClips);
  }

  private List<String> listed() throws IOException {
    List<String> files = new ArrayList<>();
    JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(out.resolve("metadata.json")));
    root.get("lines").forEach(line -> files.add(line.get("output").get("file").asText()));
    return files;
  }

  private void assertRefused(String words, DeliveryOrder order) throws IOException {
    StorageException e = assertThrows(StorageException.class, () -> folder.begin(order));
    assertTrue(e.getMessage().contains(words), e.getMessage());
    try (Stream<Path> files = Files.list(out)) {
      assertTrue(
          files.noneMatch(file -> file.getFileName().toString().startsWith(".")),
          "nothing is left behind");
    }
  }

  @Test
  void aForeignFileIsNotWrittenOverUntilThatIsAllowed() throws IOException {
    Files.createDirectories(out);
    Files.write(out.resolve("a.wav"), PRECIOUS);
    List<Deliverable> all = List.of(wav("a", "s"), wav("b", "s"));
    assertRefused("a.wav", order("p", all));
    assertArrayEquals(PRECIOUS, Files.readAllBytes(out.resolve("a.wav")));
    assertFalse(Files.exists(out.resolve("b.wav")));

    folder.write(order("p", all).with(Foreign.REPLACED), all, takes, noClips);
    assertEquals(List.of("a.wav", "b.wav"), listed());
  }

  @Test
  void foreignMetadataIsNotWrittenOver() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("metadata.json"), "{\"of\": \"another program\"}");
    List<Deliverable> all = List.of(wav("a", "s"));
    assertRefused("metadata.json", order("p", all));
    folder.write(order("p", all).with(Foreign.REPLACED), all, takes, noClips);
    assertEquals(List.of("a.wav"), listed());
  }

  @Test
  void ownFilesAreWrittenAgain() throws IOException {
    write("p", wav("a", "s"));
    Files.write(out.resolve("a.wav"), new byte[0]);
    write("p", wav("a", "s"));
    assertTrue(Files.size(out.resolve("a.wav")) > 44);
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(2, files.count(), "neither a lock nor a claim stays");
    }
  }

  @Test
  void anInputIsNeverWrittenOverWhateverIsAllowed() throws IOException {
    Files.createDirectories(out);
    Files.write(out.resolve("a.wav"), PRECIOUS);
    Path link = temp.resolve("clip.wav");
    Files.createSymbolicLink(link, out.resolve("a.wav"));
    assertRefused(
        "the clip of line 3",
        order("p", List.of(wav("a", "s")))
            .with(Foreign.REPLACED)
            .sparing(Map.of(link, "the clip of line 3")));
  }

  private Delivery.Outcome withTables(Set<String> tables, Orphans orphans) {
    List<Deliverable> all = List.of(wav("a", "s"));
    try (Delivery delivery = folder.begin(order("p", all).withTables(tables).with(orphans))) {
      all.forEach(each -> delivery.put(each, takes, noClips));
      tables.forEach(file -> delivery.putTable(file, file.getBytes(StandardCharsets.UTF_8)));
      return delivery.finish();
    }
  }

  @Test
  void aTableThatIsNotWrittenAnyMoreIsNamedAndDeletedOnlyWhenItIsUnchanged() throws IOException {
    withTables(Set.of("lines.csv", "en/changes.csv"), Orphans.NAMED);
    assertEquals("lines.csv", Files.readString(out.resolve("lines.csv")));
    write("p", wav("a", "s"));
    assertTrue(
        Files.exists(out.resolve("lines.csv")), "an order without tables says nothing of them");

    assertEquals(
        List.of("en/changes.csv"), withTables(Set.of("lines.csv"), Orphans.NAMED).leftOver());
    Files.writeString(out.resolve("en/changes.csv"), "edited");
    assertEquals(List.of(), withTables(Set.of("lines.csv"), Orphans.DELETED).deleted());
    assertTrue(Files.exists(out.resolve("en/changes.csv")), "somebody changed it");
    assertEquals(List.of("lines.csv"), withTables(Set.of("other.csv"), Orphans.DELETED).deleted());
    assertFalse(Files.exists(out.resolve("lines.csv")));
  }

  @Test
  void aForeignTableIsNotWrittenOver() throws IOException {
    Files.createDirectories(out);
    Files.write(out.resolve("lines.csv"), PRECIOUS);
    assertRefused("lines.csv", order("p", List.of(wav("a", "s"))).withTables(Set.of("lines.csv")));
    assertArrayEquals(PRECIOUS, Files.readAllBytes(out.resolve("lines.csv")));
  }

  @Test
  void aSecondSourceKeepsTheFirstOnesEntries() throws IOException {
    write("one", wav("a", "s"));
    write("two", wav("b", "s"));
    assertEquals(List.of("b.wav", "a.wav"), listed());
    assertRefused("a.wav", order("two", List.of(wav("a", "s"))));
  }

  @Test
  void oneSceneKeepsTheOthersEntries() throws IOException {
    write("p", wav("a", "One"), wav("b", "Two"));
    List<Deliverable> two = List.of(wav("b", "Two"));
    Delivery.Outcome outcome =
        folder.write(order("p", two).onlyScenes(Set.of("Two")), two, takes, noClips);
    assertEquals(List.of(), outcome.leftOver());
    assertEquals(List.of("b.wav", "a.wav"), listed());
  }

  @Test
  void anotherScenesFileIsNotTakenOver() throws IOException {
    write("p", wav("a", "One"));
    Takes.Take other = Takes.spoken("another line", "Other words.");
    Deliverable clash =
        new Deliverable("a", other.receipt(), 24_000, Optional.of("Two"), "Anna", Optional.empty());
    assertRefused("a.wav", order("p", List.of(clash)).onlyScenes(Set.of("Two")));
  }

  @Test
  void whatTheSourceNoLongerHasIsNamedAndPruned() throws IOException {
    write("p", wav("a", "s"), wav("b", "s"));
    write("other", wav("c", "s"));
    List<Deliverable> rest = List.of(wav("a", "s"));
    assertEquals(List.of("b.wav"), write("p", wav("a", "s")).leftOver());
    assertEquals(List.of("a.wav", "b.wav", "c.wav"), listed().stream().sorted().toList());

    Delivery.Outcome pruned =
        folder.write(order("p", rest).with(Orphans.DELETED), rest, takes, noClips);
    assertEquals(List.of("b.wav"), pruned.deleted());
    assertFalse(Files.exists(out.resolve("b.wav")));
    assertTrue(Files.exists(out.resolve("c.wav")));
    assertEquals(List.of("a.wav", "c.wav"), listed());
  }

  @Test
  void anOrphanThatSomebodyChangedIsNotPruned() throws IOException {
    write("p", wav("a", "s"), wav("b", "s"));
    Files.write(out.resolve("b.wav"), PRECIOUS);
    List<Deliverable> rest = List.of(wav("a", "s"));
    Delivery.Outcome outcome =
        folder.write(order("p", rest).with(Orphans.DELETED), rest, takes, noClips);
    assertEquals(List.of("b.wav"), outcome.leftOver());
    assertArrayEquals(PRECIOUS, Files.readAllBytes(out.resolve("b.wav")));
  }

  @Test
  void whatWasPutBeforeItWasBrokenOffIsListedAndGoesOn() throws IOException {
    List<Deliverable> all = List.of(wav("a", "s"), wav("b", "s"));
    try (Delivery delivery = folder.begin(order("p", all))) {
      delivery.put(all.get(0), takes, noClips);
    }
    assertEquals(List.of("a.wav"), listed());
    assertEquals(List.of(), folder.unlisted());
    write("p", wav("a", "s"), wav("b", "s"));
    assertEquals(List.of("a.wav", "b.wav"), listed());
  }

  @Test
  void whatAKilledDeliveryWroteIsItsOwn() throws IOException {
    List<Deliverable> all = List.of(wav("a", "s"), wav("b", "s"));
    Files.createDirectories(out);
    ExportManifest.claim(out, Set.of("a.wav", "b.wav"));
    Files.write(out.resolve("a.wav"), new byte[] {1, 2, 3});
    folder.write(order("p", all), all, takes, noClips);
    assertEquals(List.of("a.wav", "b.wav"), listed());
  }

  @Test
  void aLineThatCouldNotBeRenderedKeepsItsOldWav() throws IOException {
    write("p", wav("a", "s"), wav("b", "s"));
    List<Deliverable> all = List.of(wav("a", "s"), wav("b", "s"));
    try (Delivery delivery = folder.begin(order("p", all))) {
      delivery.put(all.get(0), takes, noClips);
      assertEquals(List.of(), delivery.finish().leftOver());
    }
    assertEquals(List.of("a.wav", "b.wav"), listed());
  }

  @Test
  void nothingIsWrittenThroughALinkedFolder() throws IOException {
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Files.createDirectories(out);
    Files.createSymbolicLink(out.resolve("sub"), elsewhere);
    assertRefused("is a link", order("p", List.of(wav("sub/a", "s"))));
    try (Stream<Path> files = Files.list(elsewhere)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aWriteProtectedFileIsRespected() throws IOException {
    write("p", wav("a", "s"));
    Files.setPosixFilePermissions(
        out.resolve("a.wav"), PosixFilePermissions.fromString("r--r--r--"));
    assertRefused("a.wav", order("p", List.of(wav("a", "s"))));
  }

  @Test
  void aProjectIsNoPlaceForAnExport() throws IOException {
    ProjectFolder.create(out, Project.empty("A project")).close();
    StorageException e =
        assertThrows(
            StorageException.class, () -> folder.begin(order("p", List.of(wav("a", "s")))));
    assertTrue(e.getMessage().contains("is a project"), e.getMessage());
  }

  @Test
  void twoDeliveriesDoNotWriteIntoOneFolderAtOnce() {
    List<Deliverable> all = List.of(wav("a", "s"));
    try (Delivery first = folder.begin(order("p", all))) {
      assertThrows(StorageException.class, () -> folder.begin(order("q", all)));
      first.put(all.get(0), takes, noClips);
      first.finish();
    }
  }

  @Test
  void wavsThatNobodyVouchesForAreNamed() throws IOException {
    write("p", wav("a", "s"), wav("sub/b", "s"));
    Files.write(out.resolve("old.WAV"), PRECIOUS);
    Files.write(out.resolve("sub/c.wav"), PRECIOUS);
    Files.createDirectories(out.resolve("takes"));
    Files.write(out.resolve("takes/x.wav"), PRECIOUS);
    assertEquals(List.of("old.WAV", "sub/c.wav"), folder.unlisted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b.wav", "../a.wav"})
  void metadataThatNamesNoFileIsASentence(String file) throws IOException {
    write("p", wav("a", "s"));
    String metadata = Files.readString(out.resolve("metadata.json"));
    Files.writeString(
        out.resolve("metadata.json"),
        metadata.replace("\"file\": \"a.wav\"", "\"file\": \"" + file + "\""));
    assertThrows(StorageException.class, folder::items);
    assertThrows(
        StorageException.class,
        () -> folder.write(order("p", List.of()).with(Orphans.DELETED), List.of(), takes, noClips));
  }
}
