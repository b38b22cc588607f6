package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.sentence.AuthorException;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.storage.script.ScriptFile;
import studio.reprise.storage.script.ScriptFormats;

/**
 * Damages every kind of file that the program reads and gives it to the command that reads it: it
 * does what it can or says in a sentence why not; it neither fails unexpectedly, nor hangs, nor
 * touches anything outside. {@code -Dreprise.mutations=2400 -Dreprise.seed=7 -Dgroups=mutations}
 * for the long run.
 */
@Tag("mutations")
class MutationTest {
  private static final int MUTATIONS = Integer.getInteger("reprise.mutations", 66);
  private static final long SEED = Long.getLong("reprise.seed", 5);
  private static final int MOST_SECONDS = 60;
  private static final Path SOUNDS = Path.of("src/test/resources/sounds");

  @TempDir Path temp;
  private final ExecutorService hands = Executors.newSingleThreadExecutor();
  private Path folder;
  private Terminal terminal;
  private Path project;
  private Map<String, byte[]> before;

  /** Something to be damaged, and what reads it. */
  private record Victim(String name, Path file, Work work) {}

  /** Reads what was damaged. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  @BeforeEach
  void sitDown() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.writeString(outside.resolve("precious.txt"), "precious");
    folder = Files.createDirectories(temp.resolve("work/terminal"));
    terminal = new Terminal(folder);
    project = terminal.project(3);
    run("render", "project", "--out", "wavs");
    run("batch", terminal.batch(2), "--out", "batched");
    before = outsides();
  }

  @AfterEach
  void standUp() {
    hands.shutdownNow();
  }

  private void run(String... command) {
    int code = terminal.run(command);
    String said = String.join(" ", command) + " said: " + terminal.err + terminal.out;
    assertTrue(code >= 0 && code <= 3, code + " " + said);
    assertFalse(said.contains("unexpected"), said);
    assertFalse(said.contains("Exception"), said);
    assertFalse(said.contains("\tat "), said);
  }

  private List<Victim> victims() throws IOException {
    Project read = terminal.read(project);
    String take = "takes/" + read.line("l0").orElseThrow().takeFingerprint();
    String clip = "clips/" + read.speaker("anna").orElseThrow().clipSha256() + ".wav";
    Work render = () -> run("render", "project", "--out", "wavs", "--quiet");
    Work verify = () -> run("verify", "wavs", "--quiet");
    Work batch = () -> run("batch", "tasks.jsonl", "--out", "batched", "--quiet");
    List<Victim> victims = new ArrayList<>();
    victims.add(new Victim("batch file", folder.resolve("tasks.jsonl"), batch));
    victims.add(new Victim("project", project.resolve("project.json"), render));
    victims.add(new Victim("journal", journal(), render));
    victims.add(new Victim("take's sound", project.resolve(take + ".wav"), render));
    victims.add(new Victim("take's receipt", project.resolve(take + ".json"), render));
    victims.add(new Victim("project's clip", project.resolve(clip), render));
    victims.add(new Victim("metadata", folder.resolve("wavs/metadata.json"), verify));
    victims.add(
        new Victim(
            "metadata that is exported over",
            folder.resolve("wavs/metadata.json"),
            () -> run("export", "project", "--out", "wavs", "--prune")));
    victims.add(new Victim("exported WAV", folder.resolve("wavs/0001-anna-l0.wav"), verify));
    for (String sound :
        List.of("mono16.flac", "tone.mp3", "tone.m4a", "tone.opus", "tone.ogg", "tone.aiff")) {
      Path file = Files.copy(SOUNDS.resolve(sound), folder.resolve(sound));
      victims.add(new Victim(sound, file, () -> addSpeaker(sound)));
    }
    victims.add(new Victim("a.wav", folder.resolve("a.wav"), () -> addSpeaker("a.wav")));
    for (String script : List.of("script.txt", "script.csv", "script.tsv")) {
      String mark = script.endsWith("tsv") ? "\t" : ",";
      Path file =
          terminal.write(
              script,
              script.endsWith("txt")
                  ? "# One\nANNA: Hello there.\n\nBEN (softly): Come here.\n"
                  : String.join(mark, "id", "speaker", "text")
                      + "\n"
                      + String.join(mark, "a1", "Anna", "\"Hello, there.\"")
                      + "\n");
      victims.add(new Victim(script, file, () -> importScript(file)));
    }
    return victims;
  }

  /** Edits that were made and not saved. */
  private Path journal() {
    try (ProjectFolder open = ProjectFolder.open(project)) {
      Project now = open.project();
      for (int i = 0; i < 3; i++) {
        Project next = LineEdits.changeText("l1", "Edit " + i + ".").change().apply(now);
        open.record("Change text", now, next);
        now = next;
      }
    }
    return project.resolve("journal.jsonl");
  }

  private void addSpeaker(String clip) {
    run("speaker", "add", "project", "--clip", clip, "--text", "Words.", "--name", "Somebody");
  }

  private void importScript(Path file) {
    try {
      ScriptFormats.read(ScriptFile.at(file), "", ReadingOptions.USUAL);
    } catch (AuthorException e) {
      assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }
  }

  /** Everything that lies around the folder in which the program works. */
  private Map<String, byte[]> outsides() throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(temp)) {
      for (Path file : files.filter(file -> !file.startsWith(folder)).toList()) {
        found.put(
            temp.relativize(file).toString(),
            Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
      }
    }
    return found;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void whateverIsDamagedIsReadOrRefusedInASentence() throws Exception {
    List<Victim> victims = victims();
    Path whole = temp.resolve("outside/whole");
    copy(folder, whole);
    before = outsides();
    for (int i = 0; i < MUTATIONS; i++) {
      Victim victim = victims.get(i % victims.size());
      Random chance = new Random(SEED * 1_000_003 + i);
      byte[] damaged = Mutation.of(Files.readAllBytes(victim.file()), chance);
      Files.write(victim.file(), damaged);
      String which = "mutation " + i + " of seed " + SEED + ": " + victim.name();
      try {
        hands
            .submit(
                () -> {
                  victim.work().run();
                  return null;
                })
            .get(MOST_SECONDS, TimeUnit.SECONDS);
      } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
        throw new AssertionError(which, e);
      }
      Map<String, byte[]> after = outsides();
      assertEquals(before.keySet(), after.keySet(), which);
      for (Map.Entry<String, byte[]> file : before.entrySet()) {
        assertTrue(
            java.util.Arrays.equals(file.getValue(), after.get(file.getKey())),
            which + " changed " + file.getKey());
      }
      delete(folder);
      copy(whole, folder);
    }
  }
}
