package studio.reprise.storage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.sentence.Sentence;

/** Another program on the same project, for tests with two processes. */
public final class OtherProgram {
  private OtherProgram() {}

  /** Runs it and returns what it said, line by line. */
  static List<String> run(List<String> before, String... args) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProgram.class.getName()));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().toList();
  }

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (ProjectFolder folder = ProjectFolder.open(Path.of(args[1]))) {
      if (args[0].equals("look")) {
        out.println(folder.readOnlyReason().orElse(Sentence.of("writable")));
      } else {
        fill(folder, out);
      }
    }
  }

  /** Edits until the disk refuses, then makes room. */
  private static void fill(ProjectFolder folder, PrintStream out) {
    Project now = folder.project();
    for (int n = 0; ; n++) {
      Project after = LineEdits.changeText("l1", "Words " + n).change().apply(now);
      try {
        folder.record("Change text", now, after);
        now = after;
      } catch (StorageException e) {
        out.println(n);
        out.println(e.getMessage());
        break;
      }
    }
    try {
      folder.record("Change text", now, now.withName("x".repeat(400)));
      out.println("the second edit found room");
    } catch (StorageException e) {
      out.println(e.getMessage());
    }
  }
}
