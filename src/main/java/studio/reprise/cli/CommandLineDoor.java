package studio.reprise.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import studio.reprise.sentence.Problem;
import studio.reprise.speech.pack.VoicePack;

/** The root of the command line. */
@Command(
    name = "reprise",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = CommandLineDoor.Version.class,
    sortOptions = false,
    description = "Every line of a script, spoken again, exactly the same.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  reprise                                     open the studio",
      "  reprise render my-book --out my-book-wavs   render what is stale, export",
      "  reprise verify my-book                      render again and compare",
      "",
      "Exit codes: 0 done, 1 something failed (and said what), 2 wrong use: an option",
      "            or argument makes no sense or names what is not there,",
      "            3 drift, an undecided upgrade, or what a dry run would change,",
      "            130 cancelled."
    })
public final class CommandLineDoor {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USE = 2;
  static final int DRIFT = 3;
  static final int CANCELLED = 130;

  /** The version of the packaged application. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CommandLineDoor.class.getPackage().getImplementationVersion();
      return new String[] {"Reprise " + (version == null ? "(from the source tree)" : version)};
    }
  }

  /** Opens the window; the command line only knows whether there can be one. */
  @FunctionalInterface
  public interface Studio {
    /** Returns when the window was closed. */
    void open();
  }

  private CommandLineDoor() {}

  /**
   * Runs one command, or opens the studio when there is none, and returns the exit code.
   *
   * @param studio opens the window
   */
  public static int run(Studio studio, String... args) {
    if (System.getenv("REPRISE_DEBUG") != null) {
      // logback.xml asks for it: without it a log line ends with its message.
      System.setProperty("reprise.trace", "%n%ex");
      System.setProperty("reprise.trace.level", "DEBUG");
    }
    Surroundings surroundings = Surroundings.ofProcess(VoicePack::open);
    if (args.length > 0) {
      return run(surroundings, args);
    }
    if (isWithoutDisplay()) {
      surroundings
          .err()
          .println(
              "reprise: There is no display for the studio. Set DISPLAY, or use a command:"
                  + " 'reprise --help' lists them.");
      return WRONG_USE;
    }
    studio.open();
    return DONE;
  }

  static int run(Surroundings surroundings, String... args) {
    try {
      return commandLine(surroundings).execute(args);
    } catch (OutOfMemoryError | LinkageError e) {
      return failed(surroundings, e);
    }
  }

  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine line =
        new CommandLine(new CommandLineDoor())
            .addSubcommand(new RenderCommand(surroundings))
            .addSubcommand(new BatchCommand(surroundings))
            .addSubcommand(new VerifyCommand(surroundings))
            .addSubcommand(new UpgradeCommand(surroundings))
            .addSubcommand(new ImportCommand(surroundings))
            .addSubcommand(new WatchCommand(surroundings))
            .addSubcommand(new ExportCommand(surroundings))
            .addSubcommand(new DeliverCommand(surroundings))
            .addSubcommand(new CheckCommand(surroundings))
            .addSubcommand(ProfileCommand.with(surroundings))
            .addSubcommand(new BookCommand(surroundings))
            .addSubcommand(PackCommand.with(surroundings))
            .addSubcommand(new ProjectCommand(surroundings))
            .addSubcommand(new CleanCommand(surroundings))
            .addSubcommand(SpeakerCommand.with(surroundings))
            .addSubcommand(DictionaryCommand.with(surroundings))
            .addSubcommand(new SayCommand(surroundings))
            .addSubcommand(new PinyinCommand(surroundings))
            .addSubcommand(new BenchCommand(surroundings))
            .addSubcommand(new RendererCommand(surroundings))
            .addSubcommand(new CompletionCommand(surroundings));
    // "@file" is no file of arguments: a name or a text may begin so.
    line.setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setOut(writer(surroundings.out()))
        .setErr(writer(surroundings.err()))
        .setParameterExceptionHandler((problem, arguments) -> wrongUse(surroundings, problem))
        .setExecutionExceptionHandler((problem, command, result) -> failed(surroundings, problem));
    return line;
  }

  /** Without arguments to the process the studio opens; here only options were given. */
  @SuppressWarnings("unused")
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static int wrongUse(Surroundings surroundings, ParameterException problem) {
    surroundings.err().println("reprise: " + problem.getMessage());
    surroundings
        .err()
        .println("Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return WRONG_USE;
  }

  /** The one place where a problem becomes words on the terminal and an exit code. */
  private static int failed(Surroundings surroundings, Throwable problem) {
    Throwable itself = Problem.itself(problem);
    if (itself instanceof CancellationException) {
      if (!(itself instanceof Interruption.Told)) {
        surroundings.err().println("reprise: Cancelled.");
      }
      return CANCELLED;
    }
    if (surroundings.debug()) {
      problem.printStackTrace(surroundings.err());
    }
    String hint =
        Problem.isForeseen(itself)
            ? ""
            : " With REPRISE_DEBUG=1 in the environment the command shows where.";
    surroundings.err().println("reprise: " + Problem.of(itself) + hint);
    return itself instanceof WrongUse ? WRONG_USE : FAILED;
  }

  private static boolean isWithoutDisplay() {
    String display = System.getenv("DISPLAY");
    return System.getProperty("os.name").startsWith("Linux")
        && (display == null || display.isBlank())
        && System.getProperty("testfx.headless") == null;
  }
}
