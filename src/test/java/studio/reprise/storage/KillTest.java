package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.CanonicalSound;
import studio.reprise.render.Receipt;
import studio.reprise.sentence.Sentence;

/**
 * Kills a program that edits and renders, at random moments, and looks at what it left. {@code
 * -Dreprise.kills=100} for the long run.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("reprise.kills", 8);

  @TempDir Path temp;

  @Test
  void nothingThatWasFinishedIsLostByAKill() throws IOException, InterruptedException {
    Path folder = temp.resolve("project");
    prepare(folder);
    Random moments = new Random(20);
    int edits = 0;
    int takes = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process author = start(folder);
      int wanted = 1 + moments.nextInt(40);
      int lastEdit = -1;
      List<String> finished = new java.util.ArrayList<>();
      try (BufferedReader said =
          new BufferedReader(
              new InputStreamReader(author.getInputStream(), StandardCharsets.UTF_8))) {
        int heard = 0;
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          heard++;
          if (line.startsWith("edit ")) {
            lastEdit = Integer.parseInt(line.substring(5));
          } else if (line.startsWith("take ")) {
            finished.add(line.substring(5));
          } else {
            throw new AssertionError("The program said: " + line);
          }
          if (heard == wanted) {
            spin(moments.nextInt(12_000_000));
            author.toHandle().destroyForcibly();
          }
        }
      }
      author.waitFor();
      try (ProjectFolder left = ProjectFolder.open(folder)) {
        assertTrue(
            left.readOnlyReason().isEmpty(),
            left.readOnlyReason().orElse(Sentence.NONE).toString());
        int reached = Integer.parseInt(left.project().name());
        assertTrue(
            reached >= lastEdit, "edit " + lastEdit + " was made, the project is at " + reached);
        assertEquals(5, left.project().lineCount());
        assertTrue(left.project().lines().anyMatch(line -> line.text().equals("Words " + reached)));
        for (String fingerprint : finished) {
          requireWhole(left.takes(), fingerprint);
        }
        for (String fingerprint : left.takes().fingerprints()) {
          requireWhole(left.takes(), fingerprint);
        }
        edits = reached;
        takes = left.takes().fingerprints().size();
      }
      requireNothingHalfWritten(folder);
    }
    assertTrue(edits > KILLS && takes > 0, edits + " edits, " + takes + " takes");
  }

  /** A moment between two messages: the author may be anywhere in the writing of a file. */
  private static void spin(long nanoseconds) {
    long end = System.nanoTime() + nanoseconds;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void requireWhole(TakeFolder takes, String fingerprint) {
    Receipt receipt = takes.receipt(fingerprint).orElseThrow();
    Pcm sound = takes.sound(fingerprint).orElseThrow();
    assertEquals(receipt.made().pcmSha256(), CanonicalSound.sha256(sound));
  }

  /** What was being written had another name, and opening the project swept it away. */
  private static void requireNothingHalfWritten(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        assertTrue(
            name.matches("project\\.json|\\.lock|[0-9a-f]{64}\\.(wav|json)"),
            "left behind: " + file);
      }
    }
  }

  private static void prepare(Path folder) {
    float[] tone = new float[24000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) Math.sin(i * 0.05) * 0.3f;
    }
    try (ProjectFolder made = ProjectFolder.create(folder, Project.empty("0"))) {
      String clip = made.clips().put(new Pcm(tone, 24000));
      Speaker speaker = Speaker.named("p1", "Ann", "#aa0000").withClip(clip, "Some words.");
      List<Line> lines =
          IntStream.range(0, 5).mapToObj(i -> Line.of("l" + i, "p1", "Line " + i)).toList();
      made.save(
          Project.empty("0")
              .withSpeakers(List.of(speaker))
              .withScenes(List.of(new Scene("s1", "", lines))));
    }
  }

  private static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            RestlessAuthor.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }
}
