package studio.reprise.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import studio.reprise.desk.ConfigFolder;
import studio.reprise.speech.ToneSynthesizer;

/**
 * The command line of a machine with the tone engine: a process of its own. A text that holds
 * {@code HALT} ends it, as a crash would.
 */
final class ToneCommandLine {
  private ToneCommandLine() {}

  public static void main(String[] args) {
    Path folder = Path.of("").toAbsolutePath();
    System.exit(
        CommandLineDoor.run(
            new Surroundings(
                System.in,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                false,
                folder,
                Optional.of(Path.of(System.getProperty("reprise.home"))),
                ConfigFolder.at(Path.of(System.getProperty("reprise.home"), "config")),
                System.getenv(),
                (pack, options) ->
                    new CrashingSynthesizer(
                        new ToneSynthesizer(
                            ToneSynthesizer.engine(options.mathMode()),
                            ToneSynthesizer.pack(Terminal.packContent(pack)))),
                false),
            args));
  }
}
