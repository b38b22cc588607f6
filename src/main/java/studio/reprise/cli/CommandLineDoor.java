package studio.reprise.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line. */
@Command(
    name = "reprise",
    mixinStandardHelpOptions = true,
    description = "Every line of a script, spoken again, exactly the same.")
public final class CommandLineDoor implements Runnable {
  private CommandLineDoor() {}

  /** Runs one command and returns its exit code. */
  public static int run(String... args) {
    return new CommandLine(new CommandLineDoor()).execute(args);
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
