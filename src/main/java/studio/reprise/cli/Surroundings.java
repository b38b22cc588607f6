package studio.reprise.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.Synthesizer;

/**
 * What the command line touches of the world; tests bring another one.
 *
 * @param out results go here
 * @param err progress and complaints go here
 * @param terminal whether somebody watches: a bar is drawn, else plain lines
 * @param folder relative paths start here
 * @param home where the application lies, with {@code packs/}; empty in a bare checkout
 * @param config where the user's choices are remembered
 * @param engines opens voice packs
 * @param debug whether unexpected problems show their stack trace
 */
record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Path folder,
    Optional<Path> home,
    Path config,
    EngineOpener engines,
    boolean debug) {

  /** Opens the voice pack in a folder. */
  @FunctionalInterface
  interface EngineOpener {
    Synthesizer open(Path pack, EngineOptions options);
  }

  static Surroundings ofProcess(EngineOpener engines) {
    Map<String, String> environment = System.getenv();
    return new Surroundings(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        System.console() != null && !"dumb".equals(environment.get("TERM")),
        Path.of(""),
        Optional.ofNullable(System.getProperty("reprise.home")).map(Path::of),
        config(environment),
        engines,
        environment.containsKey("REPRISE_DEBUG"));
  }

  private static Path config(Map<String, String> environment) {
    for (String variable : new String[] {"XDG_CONFIG_HOME", "APPDATA"}) {
      String folder = environment.get(variable);
      if (folder != null && !folder.isBlank()) {
        return Path.of(folder, "reprise");
      }
    }
    return Path.of(System.getProperty("user.home"), ".config", "reprise");
  }
}
