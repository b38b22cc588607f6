package studio.reprise.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import studio.reprise.storage.ProjectFolder;

/**
 * A program that hands something over again and again, each time something else, until it is
 * killed. It says {@code done n} on its standard output when round n is over.
 */
public final class RestlessTerminal {
  private RestlessTerminal() {}

  /** Arguments: a folder with a project and tasks, and what is done with them. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(args[0]);
    Terminal terminal = new Terminal(folder);
    long first = Long.parseLong(args[2]);
    for (long n = first; ; n++) {
      int code =
          switch (args[1]) {
            case "export" ->
                terminal.run(
                    "export",
                    "project",
                    "--out",
                    "exported",
                    "--join",
                    "--sample-rate",
                    n % 2 == 0 ? "16000" : "22050");
            case "batch" ->
                terminal.run(
                    "batch", "seedless.jsonl", "--out", "delivered", "--seed", Long.toString(n));
            case "deliver" ->
                terminal.run(
                    "deliver",
                    "project",
                    "--out",
                    "handed",
                    "--profile",
                    n % 2 == 0 ? "game" : "loud");
            default -> copied(folder, n);
          };
      out.println(code == 0 ? "done " + n : terminal.err);
    }
  }

  private static int copied(Path folder, long n) {
    try (ProjectFolder open = ProjectFolder.open(folder.resolve("project"))) {
      open.saveCopy(folder.resolve("copies/copy " + n), open.project());
    }
    return 0;
  }
}
